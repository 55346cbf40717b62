/// The second phase: the text of leaves to inlines.
///
/// One pass over each leaf with a stack of delimiter runs and a stack of brackets. What cannot be
/// closed is remembered, so that no place of the text is searched again and again.
struct InlineParser {
  let text: ByteView
  let options: ParsingOptions
  let references: ReferenceMap
  let footnoteKeys: [String: Int]

  var blocks: [BlockRecord]
  var nodes: [InlineRecord] = []
  var links: [LinkRecord] = []
  /// Decoded pieces; their ranges begin at `text.count`.
  var decoded: [UInt8] = []
  var footnotes: [FootnoteRecord] = []
  /// Work done, for tests that prove it grows with the input only.
  var steps = 0

  // The leaf at hand.
  var leafStart = 0
  var end = 0
  var position = 0
  var first = -1
  var last = -1
  /// The last node, if it is plain text that may grow.
  var growing = -1
  var delimiters: [Delimiter] = []
  var lastDelimiter = -1
  var brackets: [Bracket] = []
  /// Link openers below this height of the bracket stack are inside a link and open none.
  var deadBrackets = 0
  var refused = RefusedSearches()
  var hasAt = false
  /// Where the latest bare address of the leaf begins.
  var lastBareAddress = -1

  private let footnoteDefinitions: [(label: String, block: Int, text: TextRange)]
  /// Bytes that references have copied out, against outputs of quadratic size.
  var expanded = 0
  var footnoteNumbers: [Int: Int] = [:]

  init(text: ByteView, blocks: BlockParser) {
    self.text = text
    options = blocks.options
    references = blocks.references
    self.blocks = blocks.blocks
    footnoteDefinitions = blocks.footnotes
    var keys: [String: Int] = [:]
    for (index, footnote) in blocks.footnotes.enumerated() where keys[footnote.label] == nil {
      keys[footnote.label] = index
    }
    footnoteKeys = keys
    nodes.reserveCapacity(text.count / 16 + 8)
  }

  /// Parses every paragraph, heading and cell.
  mutating func parseLeaves() {
    for index in blocks.indices {
      switch blocks[index].tag {
      case .paragraph, .heading, .cell:
        if !blocks[index].text.isEmpty {
          blocks[index].firstInline = parse(blocks[index].text)
        }
      default:
        break
      }
    }
  }

  private mutating func parse(_ range: TextRange) -> Int {
    leafStart = range.start
    position = range.start
    end = range.end
    lastBareAddress = -1
    first = -1
    last = -1
    growing = -1
    delimiters.removeAll(keepingCapacity: true)
    lastDelimiter = -1
    brackets.removeAll(keepingCapacity: true)
    deadBrackets = 0
    refused = RefusedSearches()
    hasAt = false
    let firstNode = nodes.count
    while position < end { parseNext() }
    resolveEmphasis(above: -1)
    mergeText(from: firstNode)
    if hasAt, options.contains(.autolinks) { linkMailAddresses(from: first) }
    return first
  }

  private mutating func parseNext() {
    let start = position
    var scan = position
    while scan < end, !isSpecial(text[scan], at: scan) { scan += 1 }
    steps &+= scan - start + 1
    let special = scan < end ? text[scan] : 0
    if special == 0x0A {
      parseLineEnd(textFrom: start, at: scan)
      return
    }
    appendText(start, scan)
    position = scan
    if scan >= end { return }
    switch special {
    case 0x5C: parseBackslash()
    case 0x26: parseReference()
    case 0x60: parseCode()
    case 0x3C: parseAngle()
    case 0x2A, 0x5F, 0x7E: parseDelimiters(special)
    case 0x5B: pushBracket(isImage: false)
    case 0x21: pushBracket(isImage: true)
    case 0x5D: parseClosingBracket()
    case 0x3A, 0x57, 0x77: parseBareAddress(special)
    default:
      appendText(position, position + 1)
      position += 1
    }
  }

  /// Whether the byte may mean more than itself; the cheap looks ahead keep runs of text long.
  @inline(__always)
  private mutating func isSpecial(_ byte: UInt8, at index: Int) -> Bool {
    switch byte {
    case 0x0A, 0x5C, 0x26, 0x60, 0x3C, 0x2A, 0x5F, 0x5B, 0x5D: return true
    case 0x7E: return options.contains(.strikethrough)
    case 0x21: return text[index + 1] == 0x5B && index + 1 < end
    case 0x3A:
      return text[index + 1] == 0x2F && text[index + 2] == 0x2F && options.contains(.autolinks)
    case 0x77, 0x57:
      return text[index + 1] | 0x20 == 0x77 && text[index + 2] | 0x20 == 0x77
        && text[index + 3] == 0x2E && options.contains(.autolinks)
    case 0x40:
      hasAt = true
      return false
    default: return false
    }
  }

  // MARK: Simple inlines

  private mutating func parseLineEnd(textFrom start: Int, at lineEnd: Int) {
    var textEnd = lineEnd
    while textEnd > start, text[textEnd - 1] == 0x20 { textEnd -= 1 }
    appendText(start, textEnd)
    let isHard = lineEnd - textEnd >= 2
    append(InlineRecord(tag: isHard ? .lineBreak : .softBreak, start: textEnd, end: lineEnd + 1))
    position = lineEnd + 1
    while position < end, text[position].isSpaceOrTab { position += 1 }
  }

  private mutating func parseBackslash() {
    let next = position + 1 < end ? text[position + 1] : 0
    if next == 0x0A {
      append(InlineRecord(tag: .lineBreak, start: position, end: position + 2))
      position += 2
      while position < end, text[position].isSpaceOrTab { position += 1 }
    } else if next.isAsciiPunctuation {
      var node = InlineRecord(tag: .text, start: position, end: position + 2)
      node.text = TextRange(start: position + 1, end: position + 2)
      append(node)
      growing = nodes.count - 1
      position += 2
    } else {
      appendText(position, position + 1)
      position += 1
    }
  }

  private mutating func parseReference() {
    let before = decoded.count
    guard let length = EscapeDecoder.appendReference(text, position, end, to: &decoded) else {
      appendText(position, position + 1)
      position += 1
      return
    }
    var node = InlineRecord(tag: .text, start: position, end: position + length)
    node.text = TextRange(start: text.count + before, end: text.count + decoded.count)
    append(node)
    position += length
  }

  private mutating func parseCode() {
    var after = position
    while after < end, text[after] == 0x60 { after += 1 }
    let length = after - position
    guard let closing = refused.closingBackticks(length, after: after, in: text, end: end) else {
      appendText(position, after)
      position = after
      return
    }
    var node = InlineRecord(tag: .code, start: position, end: closing + length)
    node.text = codeText(after, closing)
    append(node)
    position = closing + length
  }

  /// Line feeds count as spaces; one space at both ends goes, unless there is nothing else.
  private mutating func codeText(_ start: Int, _ end: Int) -> TextRange {
    var range = TextRange(start: start, end: end)
    var hasLineFeed = false
    var hasOther = false
    for index in start..<max(start, end) {
      if text[index] == 0x0A { hasLineFeed = true } else if text[index] != 0x20 { hasOther = true }
    }
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }
    if hasOther, end - start >= 2, isSpace(text[start]), isSpace(text[end - 1]) {
      range = TextRange(start: start + 1, end: end - 1)
    }
    if !hasLineFeed { return range }
    let before = decoded.count
    for byte in text.slice(range.start, range.end) { decoded.append(byte == 0x0A ? 0x20 : byte) }
    return TextRange(start: text.count + before, end: text.count + decoded.count)
  }

  // MARK: The list of nodes

  mutating func appendText(_ start: Int, _ end: Int) {
    if end <= start { return }
    if growing >= 0, nodes[growing].text.end == start, growing == last {
      nodes[growing].text.end = end
      nodes[growing].end = end
      return
    }
    var node = InlineRecord(tag: .text, start: start, end: end)
    node.text = TextRange(start: start, end: end)
    append(node)
    growing = nodes.count - 1
  }

  @discardableResult
  mutating func append(_ node: InlineRecord) -> Int {
    let index = nodes.count
    nodes.append(node)
    nodes[index].previous = last
    if last >= 0 { nodes[last].next = index } else { first = index }
    last = index
    growing = -1
    return index
  }

  mutating func unlink(_ index: Int) {
    let previous = nodes[index].previous
    let next = nodes[index].next
    if previous >= 0 { nodes[previous].next = next } else { first = next }
    if next >= 0 { nodes[next].previous = previous } else { last = previous }
    nodes[index].next = -1
    growing = -1
  }

  /// Makes the nodes after `opener`, up to and without `closer` (-1: the end), children of `node`,
  /// which takes their place.
  mutating func wrap(after opener: Int, before closer: Int, in node: InlineRecord) -> Int {
    let index = nodes.count
    nodes.append(node)
    let child = nodes[opener].next
    let lastChild = closer >= 0 ? nodes[closer].previous : last
    if child >= 0, child != closer, lastChild != opener {
      nodes[index].firstChild = child
      nodes[child].previous = -1
      nodes[lastChild].next = -1
    }
    nodes[opener].next = index
    nodes[index].previous = opener
    nodes[index].next = closer
    if closer >= 0 { nodes[closer].previous = index } else { last = index }
    growing = -1
    return index
  }

  /// Joins neighbours that are one stretch of text.
  private mutating func mergeText(from start: Int) {
    for index in start..<max(start, nodes.count) where nodes[index].tag == .text {
      var next = nodes[index].next
      while next >= 0, nodes[next].tag == .text, nodes[next].text.start == nodes[index].text.end,
        nodes[next].start == nodes[index].end
      {
        nodes[index].text.end = nodes[next].text.end
        nodes[index].end = nodes[next].end
        let merged = next
        next = nodes[next].next
        // The merged node must not be merged into once more from its own place in the array.
        nodes[merged].next = -1
        nodes[merged].text = TextRange()
      }
      nodes[index].next = next
      if next >= 0 { nodes[next].previous = index }
    }
  }

  /// The number of a footnote's definition, new ones counted up in order of reference.
  mutating func footnoteNumber(for label: TextRange) -> Int? {
    guard !footnoteKeys.isEmpty,
      let definition = footnoteKeys[ReferenceMap.key(text.string(label.start, label.end))]
    else { return nil }
    if let number = footnoteNumbers[definition] {
      footnotes[number].references += 1
      return number
    }
    let known = footnoteDefinitions[definition]
    footnoteNumbers[definition] = footnotes.count
    footnotes.append(FootnoteRecord(block: known.block, label: known.text, references: 1))
    return footnotes.count - 1
  }
}
