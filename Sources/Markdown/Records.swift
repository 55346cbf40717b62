/// A stretch of `Storage.text`.
struct TextRange {
  var start = 0
  var end = 0
  var isEmpty: Bool { end <= start }
}

/// From byte `text` of the leaves' text on, bytes come from byte `source` of the source on.
struct TextMapEntry {
  let text: Int
  let source: Int
}

struct LineRecord {
  /// Its first byte, and the byte where its line ending begins.
  let start: Int
  let end: Int
  /// Nothing but white space after the prefixes of its containers.
  var isBlank = false
}

enum BlockTag: UInt8 {
  case document, quote, list, item, footnote, table, row
  case paragraph, heading, code, html, rule, cell
}

struct BlockRecord {
  var tag: BlockTag
  var parent: Int
  var previous = -1
  var next = -1
  var firstChild = -1
  var lastChild = -1
  /// First byte in the source; the line it begins and the last line it has content on, from 0.
  var start: Int
  var line: Int
  var endLine: Int
  /// A leaf's text.
  var text = TextRange()
  /// Heading level, or the place in the table of its kind (lists, codes, tables, footnotes).
  var detail = 0
  /// Setext heading, checked task, header row, tight list.
  var flag = false
  /// A list item that begins with a task box.
  var isTask = false
  var firstInline = -1
  /// A table cell's own end, which is not the end of its line.
  var end = -1

  init(tag: BlockTag, parent: Int, start: Int, line: Int) {
    self.tag = tag
    self.parent = parent
    self.start = start
    self.line = line
    endLine = line
  }
}

struct CodeRecord {
  var info = TextRange()
  /// The info string in the source.
  var written = TextRange()
  /// The fence's byte, or 0 for indented code.
  var fence: UInt8 = 0
  var fenceLength = 0
  var fenceIndent = 0
  var isClosed = false
}

struct TableRecord {
  var alignments: [ColumnAlignment]
}

struct FootnoteRecord {
  let block: Int
  let label: TextRange
  var references = 0
}

enum InlineTag: UInt8 {
  case text, softBreak, lineBreak, code, html, emphasis, strong, strikethrough, link, image
  case footnoteReference
}

struct InlineRecord {
  var tag: InlineTag
  var previous = -1
  var next = -1
  var firstChild = -1
  /// Where it stands in its leaf's text.
  var start: Int
  var end: Int
  /// Its own text, which may be a decoded piece.
  var text = TextRange()
  var detail = 0
}

struct LinkRecord {
  var destination = TextRange()
  var title = TextRange()
  var hasTitle = false
  /// An address without angle brackets, which is text again inside another link.
  var isBare = false
  /// What an autolink without a scheme leaves out.
  var prefix = ImpliedScheme.none
}

/// The scheme in front of an autolink's text that the text itself lacks.
enum ImpliedScheme: UInt8 {
  case none, http, mailto
}
