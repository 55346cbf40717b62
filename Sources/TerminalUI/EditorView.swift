/// Draws a prompt and a line in one physical row that scrolls sideways, sending as little as it
/// can.
///
/// The last column is never used, so no terminal's way of wrapping matters. Typing at the end of
/// the line sends what was typed and nothing else.
public struct EditorView: Sendable {
  /// How the prompt is dressed.
  public var style: TextStyle
  /// Whether a line feed is shown as `\n` instead of a glyph.
  public var isASCII: Bool
  /// Whether the terminal wraps what is on the screen anew when it becomes narrower.
  public var reflows: Bool
  /// The name of a search before its prompt, and of one that found nothing.
  public var searchLabels = (found: "search", failed: "no match")

  private static let mostEchoed = 10

  private var row: Row?
  /// The prompt whose upper lines stand above the row, and how wide they are.
  private var announced: StyledText?
  private var above: [Int] = []
  /// Where the visible part begins, in bytes of the text before the cursor.
  private var start = 0
  /// The lines that stand below the row.
  private var list: [StyledText] = []

  /// What stands in the row, cell by cell.
  private struct Row {
    var prompt: String
    var promptWidth: Int
    var cells: [Cell]
    /// The column of the cursor.
    var cursor: Int
    var columns: Int
    /// Whether the whole line can be read in it.
    var isWhole: Bool

    var width: Int { promptWidth + cells.reduce(0) { $0 + $1.width } }
  }

  private struct Cell: Equatable {
    var text: String
    var width: Int
  }

  /// Makes a view that has drawn nothing.
  public init(style: TextStyle, isASCII: Bool = false, reflows: Bool = true) {
    self.style = style
    self.isASCII = isASCII
    self.reflows = reflows
  }

  /// What brings the row from what it shows to this line, and the lines below it.
  public mutating func draw(
    _ editor: LineEditor, prompt: StyledText, columns: Int, list newList: [StyledText] = []
  ) -> String {
    let layout = PromptLayout(promptText(editor, prompt), columns: columns)
    let isAnnounced = editor.search != nil || editor.count != nil || announced == prompt
    var output = newList == list && isAnnounced ? "" : closeList()
    if !isAnnounced {
      if !layout.above.isEmpty || !above.isEmpty { output += clear() }
      for line in layout.above { output += line.rendered(style) + "\n" }
      announced = prompt
      above = layout.above.map(\.width)
    }
    let new = makeRow(editor.line, layout, columns: columns)
    output += change(to: new)
    row = new
    return output + (newList == list ? "" : showList(newList))
  }

  private func change(to new: Row) -> String {
    guard let old = row, old.prompt == new.prompt, old.columns == new.columns else {
      return "\r" + new.prompt + text(new.cells[...]) + "\u{1B}[K"
        + move(from: new.width, to: new.cursor)
    }
    let same = zip(old.cells, new.cells).prefix { $0 == $1 }.count
    var output = ""
    var column = old.cursor
    if same < old.cells.count || same < new.cells.count {
      let kept = new.promptWidth + new.cells[..<same].reduce(0) { $0 + $1.width }
      output += move(from: column, to: kept) + text(new.cells[same...])
      if old.width > new.width { output += "\u{1B}[K" }
      column = new.width
    }
    return output + move(from: column, to: new.cursor)
  }

  /// Empties the row, and the upper lines of the prompt, for other lines to be printed in their place;
  /// `draw` then draws all of it.
  public mutating func clear() -> String {
    let output = closeList()
    guard row != nil else { return output }
    row = nil
    guard !above.isEmpty else { return output + "\r\u{1B}[K" }
    defer { forgetAbove() }
    return output + "\u{1B}[\(above.count)A\r\u{1B}[J"
  }

  /// Ends the line: it stays on the screen once, and the cursor goes below it.
  public mutating func finish(_ editor: LineEditor, prompt: StyledText, mark: String = "") -> String
  {
    var output = closeList()
    defer { forget() }
    if let row, row.isWhole, editor.search == nil {
      return output + (mark.isEmpty ? "" : move(from: row.cursor, to: row.width) + mark) + "\n"
    }
    let columns = row?.columns ?? 80
    output += row == nil ? "" : "\r\u{1B}[K"
    output += PromptLayout(prompt, columns: columns).row.rendered(style)
    return output + echo(editor.line.text, columns: columns) + mark + "\n"
  }

  /// The beginning of a line that was sent: a paste of a thousand lines must not push away all that
  /// was on the screen.
  private func echo(_ text: String, columns: Int) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let mark = isASCII ? "..." : "…"
    let most = Self.mostEchoed
    var shown = lines.prefix(lines.count > most ? most - 1 : most).map {
      Sanitizer.visible($0.prefix(most * columns)).truncated(to: most * columns, mark: mark)
    }
    if lines.count > most { shown.append("\(mark) +\(lines.count - shown.count)") }
    return shown.joined(separator: "\n")
  }

  /// Leaves the row as it is for something else to be printed below it.
  public mutating func leave() -> String {
    defer { forget() }
    return closeList() + "\n"
  }

  /// Prepares for a new size: whatever the old row became is erased, as far as that can be known.
  public mutating func resize(to columns: Int) -> String {
    guard let old = row, old.columns != columns else { return "" }
    list = []
    row = nil
    start = 0
    var up = above.count
    if reflows, columns > 0 {
      up = above.reduce(0) { $0 + max(1, ($1 + columns - 1) / columns) }
      if old.width > columns { up += Self.rowOfCursor(old, columns: columns) }
    }
    forgetAbove()
    return (up > 0 ? "\u{1B}[\(up)A" : "") + "\r\u{1B}[J"
  }

  /// Knows nothing of the screen any more.
  public mutating func forget() {
    row = nil
    forgetAbove()
    start = 0
    list = []
  }

  private mutating func forgetAbove() {
    announced = nil
    above = []
  }

  /// Shows lines below the row and puts the cursor back.
  private mutating func showList(_ lines: [StyledText]) -> String {
    guard let row, !lines.isEmpty else { return "" }
    list = lines
    return "\n\u{1B}[J" + lines.map { $0.rendered(style) }.joined(separator: "\n")
      + "\u{1B}[\(lines.count)A\r" + move(from: 0, to: row.cursor)
  }

  /// Takes the lines below the row away.
  private mutating func closeList() -> String {
    guard !list.isEmpty, let row else { return "" }
    list = []
    return "\u{1B}[B\r\u{1B}[J\u{1B}[A\r" + move(from: 0, to: row.cursor)
  }

  private func promptText(_ editor: LineEditor, _ prompt: StyledText) -> StyledText {
    if let count = editor.count { return StyledText("(arg: \(count.text)) ") }
    guard let search = editor.search else { return prompt }
    let label = search.hasFailed ? searchLabels.failed : searchLabels.found
    return StyledText("\(label) '\(Sanitizer.visible(search.query, .escaped))': ")
  }

  private static func rowOfCursor(_ row: Row, columns: Int) -> Int {
    var line = 0
    var column = 0
    var position = 0
    for width in Array(repeating: 1, count: row.promptWidth) + row.cells.map(\.width) {
      if column + width > columns {
        line += 1
        column = 0
      }
      if position >= row.cursor { return line }
      column += width
      position += width
    }
    return column >= columns ? line + 1 : line
  }

  private func text(_ cells: ArraySlice<Cell>) -> String {
    cells.reduce(into: "") { $0 += $1.text }
  }

  private func move(from: Int, to target: Int) -> String {
    switch target - from {
    case 0: ""
    case 1...: "\u{1B}[\(target - from)C"
    case -4 ... -1: String(repeating: "\u{8}", count: from - target)
    default: target == 0 ? "\r" : "\u{1B}[\(from - target)D"
    }
  }
}

extension EditorView {
  private mutating func makeRow(_ line: LineBuffer, _ layout: PromptLayout, columns: Int) -> Row {
    let promptWidth = layout.row.width
    let room = max(columns - 1 - promptWidth, 1)
    scroll(line, room: room)
    var cells = start > 0 ? [Cell(text: "<", width: 1)] : []
    var used = cells.count
    let first = line.before.utf8.index(line.before.startIndex, offsetBy: start)
    for character in line.before[first...] {
      let cell = cell(character)
      cells.append(cell)
      used += cell.width
    }
    let cursor = promptWidth + used
    var isCut = false
    for character in line.after {
      let cell = cell(character)
      guard used + cell.width <= room else {
        isCut = true
        break
      }
      cells.append(cell)
      used += cell.width
    }
    if isCut {
      while used > room - 1, promptWidth + used > cursor, let last = cells.popLast() {
        used -= last.width
      }
      if used < room { cells.append(Cell(text: "+", width: 1)) }
    }
    let isAll = start == 0 && !isCut
    return Row(
      prompt: layout.row.rendered(style), promptWidth: promptWidth, cells: cells, cursor: cursor,
      columns: columns, isWhole: isAll && !line.text.utf8.contains(0x0A))
  }

  /// Chooses where the visible part begins, looking at no more of the line than fits in the row.
  ///
  /// It stays where it is as long as the cursor can be seen, and then jumps by a good part of the
  /// row, so that not every key sends all of it again.
  private mutating func scroll(_ line: LineBuffer, room: Int) {
    let end = line.before.utf8.count
    let wasPassed = start >= end
    // When going left, most of the row is for what comes before the cursor.
    let aim = min(wasPassed ? room * 2 / 3 : room / 2, room - 2)
    var width = 0
    var offset = end
    var jump = end
    var canStay = false
    for character in line.before.reversed() {
      width += cell(character).width
      guard width <= room - 1 else { break }
      offset -= character.utf8.count
      if width <= aim { jump = offset }
      // Where something is hidden on the left, its mark takes a cell.
      if offset == start, start == 0 || width <= room - 2 { canStay = true }
    }
    let reachesStart = offset == 0 && width <= room - 1
    if reachesStart, canStay && start == 0 || fits(line.after, in: room - width) {
      start = 0
    } else if !canStay {
      start = jump
    }
  }

  private func fits(_ text: String, in room: Int) -> Bool {
    var width = 0
    for character in text {
      width += cell(character).width
      if width > room { return false }
    }
    return true
  }

  /// How one character is shown; nothing that steers the terminal gets through.
  private func cell(_ character: Character) -> Cell {
    let shown: String
    switch character {
    case "\n", "\r\n": shown = isASCII ? #"\n"# : "⏎"
    case "\t": shown = " "
    default:
      let safe = Sanitizer.visible(String(character), .escaped)
      // A mark without a letter would fall upon the cell before it, and the cursor not move over it.
      shown = DisplayWidth.of(safe) > 0 ? safe : Sanitizer.escaped(safe)
    }
    return Cell(text: shown, width: DisplayWidth.of(shown))
  }
}
