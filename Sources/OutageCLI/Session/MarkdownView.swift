import Markdown
import TerminalUI

/// Markdown as lines of a screen: wrapped to its width, tables in columns or, where these do not fit,
/// as one name and value to a line.
///
/// Code is not broken: it is there to be copied. Marks that carry meaning without colour stay (`#`,
/// `-`, `[x]`, backticks); nothing is drawn with boxes.
struct MarkdownView {
  private let width: Int
  private let isPlain: Bool
  private(set) var lines: [StyledText] = []
  /// What stands at the left of every line: quotation marks and the indents of lists.
  private var indent = StyledText()
  /// What stands there once, at the next line: a list's marker.
  private var marker: StyledText?

  /// Nobody nests so deep on purpose; what does is shown as the words in it.
  private static let deepest = 24

  /// Lays a text out in rows of so many cells; when plain, tables are always one value to a line.
  init(_ text: String, width: Int, isPlain: Bool) {
    self.width = max(width, 20)
    self.isPlain = isPlain
    let document = Document(parsing: text, options: .document)
    add(document.blocks, depth: 0)
    for (number, footnote) in document.footnotes.enumerated() {
      separate()
      marker = StyledText("[\(number + 1)] ")
      nested(by: "    ") { $0.add(footnote.children, depth: 1) }
    }
  }
}

extension MarkdownView {
  private mutating func add(_ blocks: Block.Children, depth: Int, isTight: Bool = false) {
    for block in blocks {
      if marker == nil, !isTight { separate() }
      add(block, depth: depth)
    }
  }

  private mutating func add(_ block: Block, depth: Int) {
    guard depth < Self.deepest else { return put(StyledText(block.plainText)) }
    switch block.kind {
    case .document, .footnote: break
    case .paragraph: put(MarkdownWords(block.inlines).text)
    case .heading(let level, _):
      let marks = String(repeating: "#", count: level) + " "
      put(StyledText(marks + block.plainTextWithHTML, .heading))
    case .quote:
      nested(by: "| ") { $0.add(block.children, depth: depth + 1) }
    case .list(let style, let isTight):
      addList(block, style, isTight: isTight, depth: depth)
    case .item: break
    case .fencedCode: addCode(block, info: block.writtenInfo)
    case .indentedCode: addCode(block, info: "")
    case .html:
      if !block.literal.hasPrefix("<!--") { addLines(of: block.literal, indent: "") }
    case .rule: put(StyledText("---", .muted))
    case .table: addTable(block)
    case .row, .cell: break
    }
  }

  private mutating func addList(_ list: Block, _ style: ListStyle, isTight: Bool, depth: Int) {
    var number = 1
    if case .ordered(let start) = style.kind { number = start }
    for (place, item) in list.children.enumerated() {
      if place > 0, !isTight { separate() }
      var mark = "- "
      if case .ordered = style.kind { mark = "\(number &+ place). " }
      if case .item(let task?) = item.kind { mark += task == .done ? "[x] " : "[ ] " }
      marker = StyledText(mark)
      nested(by: String(repeating: " ", count: mark.count)) {
        $0.add(item.children, depth: depth + 1, isTight: isTight)
      }
      // An item without words still has its marker.
      if marker != nil { put(StyledText()) }
    }
  }

  private mutating func addCode(_ block: Block, info: String) {
    if info.contains(" ") { put(StyledText("    (\(info))", .muted)) }
    let language = info.prefix { !$0.isWhitespace }
    guard language == "text" || language == "txt" else {
      return addLines(of: block.literal, indent: "    ")
    }
    // Words to be said or sent are prose, and wrap.
    nested(by: "    ") { $0.put(StyledText(block.literal.trimmingLastNewline)) }
  }

  /// Lines as they are: the terminal may break them, a selection then still holds them whole.
  private mutating func addLines(of text: String, indent space: String) {
    var rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    if rows.last?.isEmpty == true { rows.removeLast() }
    for row in rows {
      let shown = Sanitizer.visible(row).replacing("\t", with: "    ")
      append(shown.isEmpty ? StyledText() : StyledText(space + shown))
    }
  }

  private mutating func addTable(_ table: Block) {
    guard case .table(let alignments) = table.kind else { return }
    let rows = table.children.map { row in row.children.map { MarkdownWords($0.inlines).text } }
    let set = ColumnTable(rows: rows, alignments: alignments)
    for line in set.lines(width: width - indent.width, isPlain: isPlain) {
      append(line)
    }
  }

  /// A row behind what stands at the left; an empty one ends in no space.
  private mutating func append(_ row: StyledText) {
    let start = left()
    let isEmpty = row.isEmpty && !start.isEmpty
    lines.append(isEmpty ? StyledText(start.text.trimmedAtEnd) : start + row)
  }

  /// A text wrapped behind what stands at the left.
  private mutating func put(_ text: StyledText) {
    for line in text.sanitized().lines() {
      for row in line.wrapped(to: max(width - indent.width, 10)) { append(row) }
    }
  }

  private mutating func left() -> StyledText {
    guard let first = marker else { return indent }
    marker = nil
    let outer = StyledText(String(indent.text.dropLast(first.text.count)))
    return outer + first
  }

  private mutating func nested(by space: String, _ add: (inout MarkdownView) -> Void) {
    let outer = indent
    if indent.width + space.count <= width / 2 { indent += StyledText(space) }
    add(&self)
    indent = outer
  }

  private mutating func separate() {
    guard let last = lines.last, !last.text.allSatisfy({ $0 == " " || $0 == "|" }) else { return }
    append(StyledText())
  }
}

extension String {
  /// The text without spaces at its end.
  fileprivate var trimmedAtEnd: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
