import TerminalUI

/// A terminal emulator as small as the editor allows: what it does not know, it reports.
struct Screen {
  let columns: Int
  private(set) var rows: [[String]] = [[]]
  private(set) var row = 0
  private(set) var column = 0
  private(set) var problems: [String] = []

  init(columns: Int) {
    self.columns = columns
  }

  /// A window that has become narrower or wider, whose terminal cuts its rows.
  init(columns: Int, cutting other: Screen) {
    self.columns = columns
    rows = other.rows.map { Array($0.prefix(columns)) }
    row = other.row
    column = min(other.column, columns - 1)
    problems = other.problems
  }

  /// The row with the cursor, a bar where it stands.
  var cutAtCursor: String {
    var cells = rows[row]
    while cells.count < column { cells.append(" ") }
    return cells[..<column].joined() + "|" + cells[column...].joined()
  }

  /// The row with the cursor, without spaces at its end.
  var line: String { text(row) }

  func text(_ row: Int) -> String {
    guard rows.indices.contains(row) else { return "" }
    let text = rows[row].joined()
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  mutating func write(_ output: String) {
    var rest = output[...]
    while let character = rest.popFirst() {
      switch character {
      case "\r": column = 0
      case "\n": newLine()
      case "\r\n": newLine()
      case "\u{8}": column = max(0, column - 1)
      case "\u{1B}": sequence(&rest)
      default: put(character)
      }
    }
  }

  private mutating func newLine() {
    row += 1
    column = 0
    if row == rows.count { rows.append([]) }
  }

  private mutating func put(_ character: Character) {
    let width = DisplayWidth.of(character)
    if character.unicodeScalars.contains(where: Sanitizer.isDangerous) {
      problems.append("control \(character.debugDescription)")
    }
    guard width > 0 else {
      if column > 0, rows[row].count >= column { rows[row][column - 1].append(character) }
      return
    }
    while rows[row].count < column + width { rows[row].append(" ") }
    rows[row][column] = String(character)
    for offset in 1..<max(width, 1) { rows[row][column + offset] = "" }
    column += width
    if column >= columns { problems.append("the last column was used") }
  }

  private mutating func sequence(_ rest: inout Substring) {
    guard rest.popFirst() == "[" else { return problems.append("not CSI") }
    let parameters = rest.prefix { $0.isNumber || $0 == ";" || $0 == "?" }
    rest = rest.dropFirst(parameters.count)
    let count = Int(parameters) ?? 1
    switch rest.popFirst() {
    case "m", "h", "l": break
    case "A": row = max(0, row - count)
    case "B": row = min(rows.count - 1, row + count)
    case "C": column += count
    case "D": column -= count
    case "K": rows[row] = Array(rows[row].prefix(column))
    case "J":
      rows[row] = Array(rows[row].prefix(column))
      rows = Array(rows.prefix(row + 1))
    case let final: problems.append("unknown CSI \(parameters)\(final.map(String.init) ?? "")")
    }
    if column < 0 || column >= columns { problems.append("column \(column)") }
  }
}
