/// The parts of links: labels, destinations and titles.
struct LinkScanner {
  let text: ByteView
  let end: Int

  /// Parentheses in a destination nest at most this deep, so that each is read a bounded number of times.
  private static let parenthesisLimit = 32
  /// The longest label, by the specification.
  private static let labelLimit = 999

  @inline(__always)
  private func byte(_ index: Int) -> UInt8 { index < end ? text[index] : 0 }

  /// The end of the label that begins at `start` with a bracket, or nil.
  func label(at start: Int) -> Int? {
    guard byte(start) == 0x5B else { return nil }
    var position = start + 1
    var hasContent = false
    while position < end, position - start <= Self.labelLimit + 1 {
      switch byte(position) {
      case 0x5B: return nil
      case 0x5D: return hasContent ? position + 1 : nil
      case 0x5C:
        hasContent = true
        position += byte(position + 1).isAsciiPunctuation ? 2 : 1
      case let other:
        if !other.isAsciiSpace { hasContent = true }
        position += 1
      }
    }
    return nil
  }

  /// The destination at `start` and the place after it, or nil.
  func destination(at start: Int) -> (range: TextRange, next: Int)? {
    var position = start
    if byte(position) == 0x3C {
      position += 1
      while position < end {
        switch byte(position) {
        case 0x3E: return (TextRange(start: start + 1, end: position), position + 1)
        case 0x3C, 0x0A: return nil
        case 0x5C: position += byte(position + 1).isAsciiPunctuation ? 2 : 1
        default: position += 1
        }
      }
      return nil
    }
    var depth = 0
    scan: while position < end {
      let current = byte(position)
      switch current {
      case 0x5C where byte(position + 1).isAsciiPunctuation:
        position += 2
      case 0x28:
        depth += 1
        if depth > Self.parenthesisLimit { return nil }
        position += 1
      case 0x29:
        if depth == 0 { break scan }
        depth -= 1
        position += 1
      default:
        if current <= 0x20 || current == 0x7F { break scan }
        position += 1
      }
    }
    if depth != 0 { return nil }
    return (TextRange(start: start, end: position), position)
  }

  /// The title at `start` and the place after it, or nil.
  func title(at start: Int) -> (range: TextRange, next: Int)? {
    let closing: UInt8
    switch byte(start) {
    case 0x22: closing = 0x22
    case 0x27: closing = 0x27
    case 0x28: closing = 0x29
    default: return nil
    }
    var position = start + 1
    while position < end {
      let current = byte(position)
      if current == closing {
        return (TextRange(start: start + 1, end: position), position + 1)
      }
      if closing == 0x29, current == 0x28 { return nil }
      position += current == 0x5C && byte(position + 1).isAsciiPunctuation ? 2 : 1
    }
    return nil
  }

  /// The place after spaces, tabs and at most one line feed.
  func skipSpaceAndLineFeed(from start: Int) -> Int {
    var position = start
    while byte(position).isSpaceOrTab { position += 1 }
    if byte(position) == 0x0A { position += 1 }
    while byte(position).isSpaceOrTab { position += 1 }
    return position
  }

  /// The place after the line's end, if only spaces and tabs stand before it.
  func lineEnd(from start: Int) -> Int? {
    var position = start
    while byte(position).isSpaceOrTab { position += 1 }
    if position >= end { return end }
    return byte(position) == 0x0A ? position + 1 : nil
  }
}
