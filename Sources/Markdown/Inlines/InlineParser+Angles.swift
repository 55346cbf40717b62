/// What begins with `<`: autolinks and raw HTML.
extension InlineParser {
  mutating func parseAngle() {
    let start = position
    if let link = angleAutolink() {
      append(
        autolink: link.range, prefix: link.prefix,
        at: TextRange(start: start, end: link.range.end + 1))
      position = link.range.end + 1
      return
    }
    guard let after = rawHTMLEnd() else {
      appendText(start, start + 1)
      position = start + 1
      return
    }
    var node = InlineRecord(tag: .html, start: start, end: after)
    node.text = TextRange(start: start, end: after)
    append(node)
    position = after
  }

  /// Appends a link whose text is its address.
  mutating func append(
    autolink range: TextRange, prefix: ImpliedScheme, at place: TextRange, isBare: Bool = false
  ) {
    var node = InlineRecord(tag: .link, start: place.start, end: place.end)
    node.detail = links.count
    links.append(LinkRecord(destination: range, isBare: isBare, prefix: prefix))
    var label = InlineRecord(tag: .text, start: range.start, end: range.end)
    label.text = range
    let index = append(node)
    nodes[index].firstChild = nodes.count
    nodes.append(label)
  }

  private func angleAutolink() -> (range: TextRange, prefix: ImpliedScheme)? {
    let start = position + 1
    var index = start
    if text[index].isAsciiLetter {
      while index < end, index - start < 33, isSchemeByte(text[index]) { index += 1 }
      if index - start >= 2, index - start <= 32, index < end, text[index] == 0x3A {
        while index < end, text[index] > 0x20, text[index] != 0x7F, text[index] != 0x3C,
          text[index] != 0x3E
        {
          index += 1
        }
        if index < end, text[index] == 0x3E {
          return (TextRange(start: start, end: index), .none)
        }
        return nil
      }
    }
    index = start
    while index < end, isMailByte(text[index]) { index += 1 }
    guard index > start, index < end, text[index] == 0x40 else { return nil }
    index += 1
    while true {
      let label = index
      while index < end, text[index].isAsciiAlphanumeric || text[index] == 0x2D { index += 1 }
      guard index > label, index - label <= 63, text[label] != 0x2D, text[index - 1] != 0x2D,
        index < end
      else { return nil }
      if text[index] == 0x3E { return (TextRange(start: start, end: index), .mailto) }
      guard text[index] == 0x2E else { return nil }
      index += 1
    }
  }

  private func isSchemeByte(_ byte: UInt8) -> Bool {
    byte.isAsciiAlphanumeric || byte == 0x2B || byte == 0x2E || byte == 0x2D
  }

  private func isMailByte(_ byte: UInt8) -> Bool {
    if byte.isAsciiAlphanumeric { return true }
    switch byte {
    case 0x2E, 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E, 0x2D:
      return true
    default:
      return false
    }
  }

  /// The place after the raw HTML at the position, or nil.
  private mutating func rawHTMLEnd() -> Int? {
    let start = position
    let scanner = HTMLTagScanner(text: text, end: end)
    switch start + 1 < end ? text[start + 1] : 0 {
    case 0x2F: return scanner.closingTag(at: start)
    case 0x3F: return search("?>", from: start + 2, unless: \.instruction)
    case 0x21:
      if text.hasPrefix("!-->", at: start + 1), start + 5 <= end { return start + 5 }
      if text.hasPrefix("!--->", at: start + 1), start + 6 <= end { return start + 6 }
      if text.hasPrefix("!--", at: start + 1) {
        return search("-->", from: start + 4, unless: \.comment)
      }
      if text.hasPrefix("![CDATA[", at: start + 1) {
        return search("]]>", from: start + 9, unless: \.characterData)
      }
      guard text[start + 2].isAsciiLetter else { return nil }
      return search(">", from: start + 3, unless: \.declaration)
    default: return scanner.openTag(at: start)
    }
  }

  /// The place after the next `mark`; a search that failed once is not made again.
  private mutating func search(
    _ mark: StaticString, from start: Int, unless known: WritableKeyPath<RefusedSearches, Bool>
  ) -> Int? {
    if refused[keyPath: known] { return nil }
    let length = mark.utf8CodeUnitCount
    var index = start
    while index + length <= end {
      if text.hasPrefix(mark, at: index) { return index + length }
      index += 1
    }
    refused[keyPath: known] = true
    return nil
  }
}
