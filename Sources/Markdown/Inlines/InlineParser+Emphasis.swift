/// A run of `*`, `_` or `~` that may open or close.
struct Delimiter {
  let node: Int
  let byte: UInt8
  /// Its length as written, and what is left of it.
  let length: Int
  var left: Int
  let canOpen: Bool
  let canClose: Bool
  var previous: Int
  var next = -1
}

/// Emphasis, strong emphasis and strikethrough.
extension InlineParser {
  mutating func parseDelimiters(_ byte: UInt8) {
    let start = position
    var after = start
    while after < end, text[after] == byte { after += 1 }
    position = after
    let length = after - start
    if byte == 0x7E, length > 2 {
      appendText(start, after)
      return
    }
    let previous: CharacterClass =
      start > leafStart ? CharacterClass(text.scalar(before: start)) : .whitespace
    let following: CharacterClass =
      after < end ? CharacterClass(text.scalar(at: after)) : .whitespace
    let isLeft = following != .whitespace && (following == .other || previous != .other)
    let isRight = previous != .whitespace && (previous == .other || following != .other)
    let canOpen: Bool
    let canClose: Bool
    if byte == 0x5F {
      canOpen = isLeft && (!isRight || previous == .punctuation)
      canClose = isRight && (!isLeft || following == .punctuation)
    } else {
      canOpen = isLeft
      canClose = isRight
    }
    if !canOpen, !canClose {
      appendText(start, after)
      return
    }
    var node = InlineRecord(tag: .text, start: start, end: after)
    node.text = TextRange(start: start, end: after)
    let index = append(node)
    let delimiter = Delimiter(
      node: index, byte: byte, length: length, left: length, canOpen: canOpen, canClose: canClose,
      previous: lastDelimiter)
    if lastDelimiter >= 0 { delimiters[lastDelimiter].next = delimiters.count }
    lastDelimiter = delimiters.count
    delimiters.append(delimiter)
  }

  /// Pairs the delimiters above the one at `bottom` (-1: all), the specification's "process
  /// emphasis", and forgets them.
  mutating func resolveEmphasis(above bottom: Int) {
    if lastDelimiter <= bottom { return }
    // By kind of closer: no opener for it stands below this delimiter.
    var floors = [Int](repeating: bottom + 1, count: 16)
    var closer = bottom >= 0 ? delimiters[bottom].next : firstDelimiter()
    while closer >= 0 {
      steps &+= 1
      if !delimiters[closer].canClose {
        closer = delimiters[closer].next
        continue
      }
      let kind = floorIndex(delimiters[closer])
      var opener = delimiters[closer].previous
      while opener >= floors[kind], opener > bottom, !matches(opener, closer) {
        steps &+= 1
        opener = delimiters[opener].previous
      }
      if opener >= floors[kind], opener > bottom {
        closer = pair(opener, closer)
      } else {
        floors[kind] = closer
        let next = delimiters[closer].next
        if !delimiters[closer].canOpen { removeDelimiter(closer) }
        closer = next
      }
    }
    if bottom >= 0 { delimiters[bottom].next = -1 }
    lastDelimiter = bottom
  }

  private func firstDelimiter() -> Int {
    var index = lastDelimiter
    while index >= 0, delimiters[index].previous >= 0 { index = delimiters[index].previous }
    return index
  }

  private func floorIndex(_ delimiter: Delimiter) -> Int {
    switch delimiter.byte {
    case 0x2A: (delimiter.canOpen ? 3 : 0) + delimiter.length % 3
    case 0x5F: 6 + (delimiter.canOpen ? 3 : 0) + delimiter.length % 3
    default: 12 + min(delimiter.length, 2)
    }
  }

  private func matches(_ opener: Int, _ closer: Int) -> Bool {
    let open = delimiters[opener]
    let close = delimiters[closer]
    guard open.byte == close.byte, open.canOpen else { return false }
    if open.byte == 0x7E { return open.length == close.length }
    if close.canOpen || open.canClose, close.length % 3 != 0,
      (open.length + close.length) % 3 == 0
    {
      return false
    }
    return true
  }

  /// Wraps what stands between, and gives the closer to go on with.
  private mutating func pair(_ opener: Int, _ closer: Int) -> Int {
    let isStrike = delimiters[opener].byte == 0x7E
    let used =
      isStrike
      ? delimiters[opener].length
      : delimiters[opener].left >= 2 && delimiters[closer].left >= 2 ? 2 : 1
    let openNode = delimiters[opener].node
    let closeNode = delimiters[closer].node
    delimiters[opener].left -= used
    delimiters[closer].left -= used
    nodes[openNode].end -= used
    nodes[openNode].text.end -= used
    nodes[closeNode].start += used
    nodes[closeNode].text.start += used
    let tag: InlineTag = isStrike ? .strikethrough : used == 2 ? .strong : .emphasis
    let node = InlineRecord(tag: tag, start: nodes[openNode].end, end: nodes[closeNode].start)
    _ = wrap(after: openNode, before: closeNode, in: node)

    // The delimiters in between stay text.
    delimiters[opener].next = closer
    delimiters[closer].previous = opener
    if delimiters[opener].left == 0 {
      unlink(openNode)
      removeDelimiter(opener)
    }
    if delimiters[closer].left > 0 { return closer }
    let next = delimiters[closer].next
    unlink(closeNode)
    removeDelimiter(closer)
    return next
  }

  private mutating func removeDelimiter(_ index: Int) {
    let previous = delimiters[index].previous
    let next = delimiters[index].next
    if previous >= 0 { delimiters[previous].next = next }
    if next >= 0 { delimiters[next].previous = previous } else { lastDelimiter = previous }
  }
}
