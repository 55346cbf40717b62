/// A block of a document: a container of blocks, or a leaf with inlines or literal text.
public struct Block: Equatable, Sendable {
  let storage: Storage
  let index: Int

  private var record: BlockRecord { storage.blocks[index] }

  /// Whether both are the same block of the same parse.
  public static func == (left: Block, right: Block) -> Bool {
    left.storage === right.storage && left.index == right.index
  }

  /// What it is.
  public var kind: Kind {
    let record = record
    switch record.tag {
    case .document: return .document
    case .quote: return .quote
    case .list: return .list(storage.lists[record.detail], isTight: record.flag)
    case .item: return .item(record.isTask ? (record.flag ? .done : .open) : nil)
    case .footnote: return .footnote
    case .table: return .table(storage.tables[record.detail].alignments)
    case .row: return .row(isHeader: record.flag)
    case .cell:
      return .cell(ColumnAlignment(rawValue: UInt8(truncatingIfNeeded: record.detail)) ?? .none)
    case .paragraph: return .paragraph
    case .heading: return .heading(level: record.detail, isUnderlined: record.flag)
    case .html: return .html
    case .rule: return .rule
    case .code:
      let code = storage.codes[record.detail]
      if code.fence == 0 { return .indentedCode }
      return .fencedCode(info: storage.string(code.info), isClosed: code.isClosed)
    }
  }

  /// The blocks in it.
  public var children: Children {
    Children(storage: storage, upcoming: record.firstChild)
  }

  /// The inlines of a paragraph, heading or cell; of other blocks none.
  public var inlines: Inline.Siblings {
    Inline.Siblings(storage: storage, upcoming: record.firstInline)
  }

  /// The block after it in the same container.
  public var nextSibling: Block? {
    record.next >= 0 ? Block(storage: storage, index: record.next) : nil
  }

  /// The block it stands in, or nil for the document.
  public var parent: Block? {
    record.parent >= 0 ? Block(storage: storage, index: record.parent) : nil
  }

  /// The text of code (with its line feeds) or of HTML; of other blocks empty.
  public var literal: String {
    switch record.tag {
    case .code, .html: storage.string(record.text)
    default: ""
    }
  }

  /// The line it begins on, from 1.
  public var line: Int { record.line + 1 }

  /// The last line with something of it on, from 1.
  public var endLine: Int { record.endLine + 1 }

  /// From its first byte (a container's or heading's mark) to the end of its last line, or of the cell.
  public var range: SourceRange {
    let record = record
    var end = record.end
    if end < 0 {
      end = record.endLine < storage.lines.count ? storage.lines[record.endLine].end : 0
    }
    return SourceRange(
      start: storage.position(at: record.start), end: storage.position(at: max(end, record.start)))
  }

  /// The containers it stands in: quotations, list items and footnotes.
  public var depth: Int {
    var depth = 0
    var parent = record.parent
    while parent > 0 {
      if storage.blocks[parent].tag != .list { depth += 1 }
      parent = storage.blocks[parent].parent
    }
    return depth
  }

  /// The info string of a fence as it is written, trimmed; of other blocks empty.
  public var writtenInfo: String {
    guard record.tag == .code else { return "" }
    let range = storage.codes[record.detail].written
    guard range.start <= range.end, range.end <= storage.source.count else { return "" }
    return String(decoding: storage.source[range.start..<range.end], as: UTF8.self)
  }

  /// The place in the source of a line of its literal text; lines count from 0.
  public func literalPosition(line: Int, column: Int) -> SourcePosition {
    let range = record.text
    var start = range.start
    var left = line
    while left > 0, start < range.end {
      if storage.text[start] == 0x0A { left -= 1 }
      start += 1
    }
    return storage.position(at: storage.sourceOffset(ofText: start) + column)
  }

  /// What kinds of block there are.
  public enum Kind: Equatable, Sendable {
    /// The whole.
    case document
    /// A block quotation.
    case quote
    /// A list of items.
    case list(ListStyle, isTight: Bool)
    /// A list item, a task if it begins with a box.
    case item(TaskState?)
    /// A footnote's definition.
    case footnote
    /// A table, whose first row is its header.
    case table([ColumnAlignment])
    /// A row of a table.
    case row(isHeader: Bool)
    /// A cell, by its column's alignment.
    case cell(ColumnAlignment)
    /// A paragraph.
    case paragraph
    /// A heading of level 1 to 6; underlined with `=` or `-`, or begun with `#`.
    case heading(level: Int, isUnderlined: Bool)
    /// Code between fences, its info string with escapes decoded.
    case fencedCode(info: String, isClosed: Bool)
    /// Code by its indentation.
    case indentedCode
    /// Raw HTML.
    case html
    /// A thematic break.
    case rule
  }

  /// The blocks in a block, in order.
  public struct Children: Sequence, IteratorProtocol, Sendable {
    let storage: Storage
    var upcoming: Int

    /// The next block.
    public mutating func next() -> Block? {
      guard upcoming >= 0 else { return nil }
      defer { upcoming = storage.blocks[upcoming].next }
      return Block(storage: storage, index: upcoming)
    }

    /// The first block.
    public var first: Block? { upcoming >= 0 ? Block(storage: storage, index: upcoming) : nil }
  }
}

/// The look of a list's markers.
public struct ListStyle: Equatable, Sendable {
  /// Bullets, or numbers from a first one on.
  public enum Kind: Equatable, Sendable {
    /// A bullet list.
    case bullet
    /// A numbered list.
    case ordered(start: Int)
  }

  /// Bullets or numbers.
  public let kind: Kind
  /// The byte that makes the marker: `-`, `+`, `*`, `.` or `)`.
  public let marker: UInt8

  /// Whether an item of another style belongs to the same list.
  func isContinued(by other: ListStyle) -> Bool { marker == other.marker }
}

/// Whether a task's box is ticked.
public enum TaskState: Equatable, Sendable {
  /// `[ ]`.
  case open
  /// `[x]`.
  case done
}

/// How a table's column is aligned.
public enum ColumnAlignment: UInt8, Equatable, Sendable {
  /// As it comes.
  case none
  /// To the left.
  case left
  /// Centred.
  case center
  /// To the right.
  case right
}
