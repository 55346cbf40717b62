/// GitHub's autolinks: addresses without angle brackets.
extension InlineParser {
  /// At `://` or `www.`: links the address around it, or takes the byte as text.
  mutating func parseBareAddress(_ byte: UInt8) {
    let found = byte == 0x3A ? schemeAddress() : webAddress()
    guard let found else {
      appendText(position, position + 1)
      position += 1
      return
    }
    // The scheme before a colon is already text: take it back.
    if found.start < position, last >= 0, nodes[last].tag == .text {
      let back = position - found.start
      nodes[last].text.end -= back
      nodes[last].end -= back
      if nodes[last].text.isEmpty { unlink(last) }
    }
    let prefix: ImpliedScheme = byte == 0x3A ? .none : .http
    append(autolink: found, prefix: prefix, at: found, isBare: true)
    lastBareAddress = found.start
    position = found.end
  }

  private mutating func webAddress() -> TextRange? {
    let start = position
    if start > leafStart {
      let before = text[start - 1]
      guard
        before.isAsciiSpace || before == 0x2A || before == 0x5F || before == 0x7E
          || before == 0x28 || (before == 0x5B && !brackets.isEmpty)
      else { return nil }
    }
    guard let hostEnd = hostEnd(from: start, isShortAllowed: false) else { return nil }
    return TextRange(start: start, end: addressEnd(start, hostEnd))
  }

  private mutating func schemeAddress() -> TextRange? {
    var start = position
    let floor = last >= 0 && growing == last ? nodes[last].text.start : position
    while start > floor, text[start - 1].isAsciiLetter, position - start < 6 { start -= 1 }
    let isKnown: Bool
    switch position - start {
    case 3: isKnown = text.hasPrefix("ftp", at: start, foldingCase: true)
    case 4: isKnown = text.hasPrefix("http", at: start, foldingCase: true)
    case 5: isKnown = text.hasPrefix("https", at: start, foldingCase: true)
    default: isKnown = false
    }
    let host = position + 3
    guard isKnown, host < end, isHostCharacter(at: host),
      let hostEnd = hostEnd(from: host, isShortAllowed: true)
    else { return nil }
    return TextRange(start: start, end: addressEnd(start, hostEnd))
  }

  private func isHostCharacter(at index: Int) -> Bool {
    let byte = text[index]
    if byte < 0x80 { return byte.isAsciiAlphanumeric }
    let properties = text.scalar(at: index).properties
    switch properties.generalCategory {
    case .spaceSeparator, .connectorPunctuation, .dashPunctuation, .openPunctuation,
      .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return false
    default:
      return true
    }
  }

  /// The end of a valid host: no underscore in its last two labels, and a dot unless short ones pass.
  private mutating func hostEnd(from start: Int, isShortAllowed: Bool) -> Int? {
    if start < refused.hostBefore { return nil }
    var index = start
    var dots = 0
    var underscoresBefore = 0
    var underscores = 0
    while index < end {
      let byte = text[index]
      if byte == 0x5F {
        underscores += 1
      } else if byte == 0x2E {
        underscoresBefore = underscores
        underscores = 0
        dots += 1
      } else if byte & 0xC0 != 0x80, byte != 0x2D, !isHostCharacter(at: index) {
        break
      }
      index += 1
    }
    steps &+= index - start
    if underscores > 0 || underscoresBefore > 0 || (dots == 0 && !isShortAllowed) {
      refused.hostBefore = index
      return nil
    }
    return index
  }

  /// The end of an address, without the punctuation that belongs to the sentence.
  private func addressEnd(_ start: Int, _ hostEnd: Int) -> Int {
    var after = hostEnd
    while after < end, !text[after].isAsciiSpace, text[after] != 0x3C,
      text[after] != 0x5D || brackets.isEmpty
    {
      after += 1
    }
    var balance = 0
    for index in start..<after {
      if text[index] == 0x28 { balance += 1 } else if text[index] == 0x29 { balance -= 1 }
    }
    while after > start {
      switch text[after - 1] {
      case 0x3F, 0x21, 0x2E, 0x2C, 0x3A, 0x2A, 0x5F, 0x7E, 0x27, 0x22:
        after -= 1
      case 0x29:
        if balance >= 0 { return after }
        balance += 1
        after -= 1
      case 0x3B:
        var name = after - 2
        while name > start, text[name].isAsciiLetter { name -= 1 }
        after = name < after - 2 && text[name] == 0x26 ? name : after - 1
      default:
        return after
      }
    }
    return after
  }

  // MARK: Mail

  /// Links mail addresses in the text nodes that are in no link.
  mutating func linkMailAddresses(from start: Int) {
    var stack = [start]
    while let index = stack.popLast() {
      guard index >= 0 else { continue }
      stack.append(nodes[index].next)
      switch nodes[index].tag {
      case .link, .image: break
      case .text: linkMailAddresses(in: index)
      default: stack.append(nodes[index].firstChild)
      }
    }
  }

  private mutating func linkMailAddresses(in index: Int) {
    var node = index
    guard nodes[node].text.end <= text.count else { return }
    var scan = nodes[node].text.start
    while scan < nodes[node].text.end {
      steps &+= 1
      guard text[scan] == 0x40, let found = mailAddress(around: scan, in: nodes[node].text) else {
        scan += 1
        continue
      }
      let shift = nodes[node].end - nodes[node].text.end
      let after = nodes[node].next
      let rest = TextRange(start: found.end, end: nodes[node].text.end)
      nodes[node].text.end = found.start
      nodes[node].end = found.start + shift

      var link = InlineRecord(tag: .link, start: found.start + shift, end: found.end + shift)
      link.detail = links.count
      links.append(LinkRecord(destination: found, isBare: true, prefix: .mailto))
      let linkIndex = nodes.count
      link.firstChild = linkIndex + 1
      nodes.append(link)
      var label = InlineRecord(tag: .text, start: link.start, end: link.end)
      label.text = found
      nodes.append(label)
      nodes[node].next = linkIndex
      nodes[linkIndex].previous = node
      nodes[linkIndex].next = after
      if rest.isEmpty { return }
      var tail = InlineRecord(tag: .text, start: rest.start + shift, end: rest.end + shift)
      tail.text = rest
      tail.next = after
      tail.previous = linkIndex
      nodes[linkIndex].next = nodes.count
      node = nodes.count
      nodes.append(tail)
      scan = rest.start
    }
  }

  private func mailAddress(around at: Int, in range: TextRange) -> TextRange? {
    var start = at
    while start > range.start {
      let byte = text[start - 1]
      guard byte.isAsciiAlphanumeric || byte == 0x2E || byte == 0x2B || byte == 0x2D || byte == 0x5F
      else { break }
      start -= 1
    }
    if start == at { return nil }
    var index = at + 1
    var dots = 0
    while index < range.end {
      let byte = text[index]
      if byte == 0x40 { return nil }
      if byte == 0x2E {
        guard index + 1 < range.end, text[index + 1].isAsciiAlphanumeric else { break }
        dots += 1
      } else if !byte.isAsciiAlphanumeric, byte != 0x2D, byte != 0x5F {
        break
      }
      index += 1
    }
    let last = text[index - 1]
    guard dots > 0, last.isAsciiLetter || last.isAsciiDigit else { return nil }
    return TextRange(start: start, end: index)
  }
}
