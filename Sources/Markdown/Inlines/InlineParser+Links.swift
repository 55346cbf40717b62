/// An opening `[` or `![`.
struct Bracket {
  let node: Int
  let isImage: Bool
  /// The place after it.
  let contentStart: Int
  /// The delimiter on top when it was met.
  let delimiter: Int
  /// Another bracket opened inside it, so that its text is no label.
  var holdsBracket = false
}

/// Links, images and footnote references.
extension InlineParser {
  /// References may expand to this many bytes, or to the size of the input if that is more.
  private static let expansionLimit = 100_000

  mutating func pushBracket(isImage: Bool) {
    let length = isImage ? 2 : 1
    var node = InlineRecord(tag: .text, start: position, end: position + length)
    node.text = TextRange(start: position, end: position + length)
    let index = append(node)
    position += length
    if !brackets.isEmpty { brackets[brackets.count - 1].holdsBracket = true }
    brackets.append(
      Bracket(node: index, isImage: isImage, contentStart: position, delimiter: lastDelimiter))
  }

  mutating func parseClosingBracket() {
    let closing = position
    position += 1
    guard let opener = brackets.popLast() else {
      appendText(closing, closing + 1)
      return
    }
    let isDead = !opener.isImage && brackets.count < deadBrackets
    deadBrackets = min(deadBrackets, brackets.count)
    if isDead {
      appendText(closing, closing + 1)
      return
    }
    if let link = inlineLink() ?? referenceLink(opener, closing) {
      finish(opener, link)
    } else if !parseFootnoteReference(opener, closing) {
      appendText(closing, closing + 1)
    }
  }

  /// `(destination "title")` at the position, which it passes.
  private mutating func inlineLink() -> LinkRecord? {
    guard position < end, text[position] == 0x28 else { return nil }
    let scanner = LinkScanner(text: text, end: end)
    var next = skipSpace(position + 1)
    guard let destination = scanner.destination(at: next) else { return nil }
    let afterSpace = skipSpace(destination.next)
    var link = LinkRecord()
    var title: TextRange?
    next = afterSpace
    if afterSpace > destination.next, let found = scanner.title(at: afterSpace) {
      title = found.range
      next = skipSpace(found.next)
    }
    guard next < end, text[next] == 0x29 else { return nil }
    link.destination = decode(destination.range)
    if let title {
      link.title = decode(title)
      link.hasTitle = true
    }
    position = next + 1
    return link
  }

  private func skipSpace(_ start: Int) -> Int {
    var index = start
    while index < end, text[index].isAsciiSpace { index += 1 }
    return index
  }

  /// `[label]`, `[]` or nothing after the text, for a label that is defined.
  private mutating func referenceLink(_ opener: Bracket, _ closing: Int) -> LinkRecord? {
    if references.isEmpty { return nil }
    var label = TextRange(start: opener.contentStart, end: closing)
    var next = position
    if let labelEnd = LinkScanner(text: text, end: end).label(at: position) {
      label = TextRange(start: position + 1, end: labelEnd - 1)
      next = labelEnd
    } else {
      if opener.holdsBracket || label.end - label.start > 999 { return nil }
      if position + 1 < end, text[position] == 0x5B, text[position + 1] == 0x5D { next += 2 }
    }
    guard !label.isEmpty, let link = references.link(for: text.string(label.start, label.end))
    else { return nil }
    let size = link.destination.end - link.destination.start + link.title.end - link.title.start
    if expanded + size > max(text.count, Self.expansionLimit) { return nil }
    expanded += size
    position = next
    return link
  }

  private mutating func finish(_ opener: Bracket, _ link: LinkRecord) {
    resolveEmphasis(above: opener.delimiter)
    var node = InlineRecord(
      tag: opener.isImage ? .image : .link, start: nodes[opener.node].start, end: position)
    node.detail = links.count
    links.append(link)
    let index = wrap(after: opener.node, before: -1, in: node)
    unlink(opener.node)
    if !opener.isImage {
      deadBrackets = brackets.count
      flattenAutolinks(in: index)
    }
  }

  /// A link holds no link: bare addresses met before the bracket closed become text again.
  private mutating func flattenAutolinks(in link: Int) {
    guard lastBareAddress >= nodes[link].start else { return }
    var stack = [nodes[link].firstChild]
    while let index = stack.popLast() {
      guard index >= 0 else { continue }
      stack.append(nodes[index].next)
      stack.append(nodes[index].firstChild)
      guard nodes[index].tag == .link, links[nodes[index].detail].isBare else { continue }
      nodes[index].tag = .text
      nodes[index].firstChild = -1
      nodes[index].text = TextRange(start: nodes[index].start, end: nodes[index].end)
    }
    lastBareAddress = -1
  }

  private mutating func parseFootnoteReference(_ opener: Bracket, _ closing: Int) -> Bool {
    guard options.contains(.footnotes), text[opener.contentStart] == 0x5E,
      closing > opener.contentStart + 1,
      let number = footnoteNumber(for: TextRange(start: opener.contentStart + 1, end: closing))
    else { return false }
    resolveEmphasis(above: opener.delimiter)
    let start = nodes[opener.node].end - 1
    var node = InlineRecord(tag: .footnoteReference, start: start, end: closing + 1)
    node.text = TextRange(start: opener.contentStart, end: closing)
    node.detail = number
    let index = wrap(after: opener.node, before: -1, in: node)
    nodes[index].firstChild = -1
    if opener.isImage {
      nodes[opener.node].end -= 1
      nodes[opener.node].text.end -= 1
    } else {
      unlink(opener.node)
    }
    return true
  }

  /// The range itself, or of a decoded copy where it holds escapes.
  mutating func decode(_ range: TextRange) -> TextRange {
    if !EscapeDecoder.isNeeded(text, range.start, range.end) { return range }
    let before = decoded.count
    EscapeDecoder.append(text, range.start, range.end, to: &decoded)
    return TextRange(start: text.count + before, end: text.count + decoded.count)
  }
}
