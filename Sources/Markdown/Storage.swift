/// Everything a parsed document holds, in flat arrays.
///
/// Nothing here is recursive to build, walk or free, so nesting costs no stack. `Block` and `Inline`
/// are views on it.
final class Storage: Sendable {
  let source: [UInt8]
  /// Text of leaves, containers' prefixes removed; after `leafTextCount` the decoded pieces.
  let text: [UInt8]
  let leafTextCount: Int
  let textMap: [TextMapEntry]
  let lines: [LineRecord]
  let blocks: [BlockRecord]
  let inlines: [InlineRecord]
  let links: [LinkRecord]
  let lists: [ListStyle]
  let codes: [CodeRecord]
  let tables: [TableRecord]
  /// Footnote definitions in order of their first reference.
  let footnotes: [FootnoteRecord]

  /// What the parse took.
  let steps: Int

  init(source: [UInt8], blocks: BlockParser, inlines: InlineParser) {
    self.source = source
    var text = blocks.text
    leafTextCount = text.count
    text.append(contentsOf: inlines.decoded)
    self.text = text
    textMap = blocks.textMap
    lines = blocks.lines
    self.blocks = inlines.blocks
    self.inlines = inlines.nodes
    links = inlines.links
    lists = blocks.lists
    codes = blocks.codes
    tables = blocks.tables
    footnotes = inlines.footnotes
    steps = blocks.steps &+ inlines.steps
  }

  func string(_ range: TextRange) -> String {
    guard range.start >= 0, range.start <= range.end, range.end <= text.count else { return "" }
    return String(decoding: text[range.start..<range.end], as: UTF8.self)
  }

  /// The line and column of a byte of the source.
  func position(at offset: Int) -> SourcePosition {
    let clamped = max(0, min(offset, source.count))
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].start <= clamped { low = middle + 1 } else { high = middle }
    }
    let start = low > 0 ? lines[low - 1].start : 0
    return SourcePosition(line: max(low, 1), column: clamped - start + 1, offset: clamped)
  }

  /// The byte of the source that a byte of a leaf's text came from.
  func sourceOffset(ofText offset: Int) -> Int {
    var low = 0
    var high = textMap.count
    while low < high {
      let middle = (low + high) / 2
      if textMap[middle].text <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let entry = textMap[low - 1]
    return entry.source + (offset - entry.text)
  }
}
