/// The text of leaves, and what happens when a block ends.
extension BlockParser {
  /// Copies bytes of the source to the leaves' text.
  mutating func appendText(_ start: Int, _ end: Int) -> TextRange {
    let first = text.count
    textMap.append(TextMapEntry(text: first, source: start))
    text.append(contentsOf: source.slice(start, end))
    return TextRange(start: first, end: text.count)
  }

  mutating func addParagraphLine(to paragraph: Int) {
    if text.count > blocks[paragraph].text.start { text.append(0x0A) }
    paragraphLines.append(text.count)
    blocks[paragraph].text.end = appendText(nextOffset, lineEnd).end
    blocks[paragraph].endLine = lineNumber
  }

  /// A line of code or HTML, with the columns that are left of a tab as spaces.
  mutating func addLiteralLine(to block: Int) {
    if isTabSplit {
      let columns = 4 - column % 4
      offset += 1
      isTabSplit = false
      for _ in 0..<columns { text.append(0x20) }
    }
    _ = appendText(offset, lineEnd)
    text.append(0x0A)
    blocks[block].text.end = text.count
    let isFenced = blocks[block].tag == .code && codes[blocks[block].detail].fence != 0
    if isFenced || !isBlank { blocks[block].endLine = lineNumber }
  }

  func trimmedEnd(_ range: TextRange) -> Int {
    var end = range.end
    while end > range.start, text[end - 1].isAsciiSpace { end -= 1 }
    return end
  }

  mutating func trimEnd(of block: Int) {
    blocks[block].text.end = trimmedEnd(blocks[block].text)
  }

  /// Ends the deepest open block.
  mutating func closeDeepest() {
    guard open.count > 1, let index = open.popLast() else { return }
    if openFences.last == open.count { openFences.removeLast() }
    steps &+= 1
    switch blocks[index].tag {
    case .paragraph: finishParagraph(index)
    case .code where codes[blocks[index].detail].fence == 0: dropBlankLines(from: index)
    case .html: dropBlankLines(from: index)
    case .list: settleLooseness(of: index)
    case .item: itemIndents[index] = nil
    default: break
    }
    let parent = blocks[index].parent
    if parent >= 0 { blocks[parent].endLine = max(blocks[parent].endLine, blocks[index].endLine) }
  }

  private mutating func dropBlankLines(from block: Int) {
    let range = blocks[block].text
    var end = range.end
    var cut = end
    while end > range.start {
      let byte = text[end - 1]
      if byte == 0x0A { cut = end } else if !byte.isSpaceOrTab { break }
      end -= 1
    }
    blocks[block].text.end = end > range.start ? cut : range.start
  }

  private mutating func finishParagraph(_ index: Int) {
    takeDefinitions(from: index)
    trimEnd(of: index)
    let parent = blocks[index].parent
    if blocks[index].text.isEmpty {
      blocks[parent].endLine = max(blocks[parent].endLine, blocks[index].endLine)
      remove(index)
      return
    }
    guard options.contains(.taskItems), parent >= 0, blocks[parent].tag == .item,
      blocks[parent].firstChild == index
    else { return }
    let start = blocks[index].text.start
    guard blocks[index].text.end - start > 3, text[start] == 0x5B, text[start + 2] == 0x5D,
      text[start + 3].isAsciiSpace
    else { return }
    let mark = text[start + 1]
    guard mark == 0x20 || mark == 0x09 || mark == 0x78 || mark == 0x58 else { return }
    blocks[parent].isTask = true
    blocks[parent].flag = mark | 0x20 == 0x78
    var rest = start + 3
    while rest < blocks[index].text.end, text[rest].isAsciiSpace { rest += 1 }
    blocks[index].text.start = rest
  }

  /// Takes link reference definitions off the beginning of a paragraph.
  mutating func takeDefinitions(from paragraph: Int) {
    var range = blocks[paragraph].text
    guard range.start < range.end, text[range.start] == 0x5B else { return }
    while range.start < range.end, text[range.start] == 0x5B {
      let found = text.withUnsafeBufferPointer {
        DefinitionScanner(text: ByteView($0), end: range.end).definition(at: range.start)
      }
      guard let found else { break }
      add(found)
      range.start = found.end
      steps &+= 1
    }
    blocks[paragraph].text = range
    paragraphLines.removeAll { $0 < range.start }
  }

  private mutating func add(_ definition: Definition) {
    let key = ReferenceMap.key(
      String(decoding: text[definition.label.start..<definition.label.end], as: UTF8.self))
    var link = LinkRecord(destination: decoded(definition.destination))
    if let title = definition.title {
      link.title = decoded(title)
      link.hasTitle = true
    }
    references.add(key, link)
  }

  /// The range itself, or of a copy with escapes decoded.
  private mutating func decoded(_ range: TextRange) -> TextRange {
    let copy = text.withUnsafeBufferPointer { buffer -> [UInt8]? in
      let view = ByteView(buffer)
      guard EscapeDecoder.isNeeded(view, range.start, range.end) else { return nil }
      var copy: [UInt8] = []
      EscapeDecoder.append(view, range.start, range.end, to: &copy)
      return copy
    }
    guard let copy else { return range }
    let start = text.count
    text.append(contentsOf: copy)
    return TextRange(start: start, end: text.count)
  }
}
