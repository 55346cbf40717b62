/// Reads raw HTML by the specification's grammar, which is stricter than a browser's.
struct HTMLTagScanner {
  let text: ByteView
  let end: Int

  @inline(__always)
  private func byte(_ index: Int) -> UInt8 { index < end ? text[index] : 0 }

  private func skipSpace(_ start: Int) -> Int {
    var position = start
    while byte(position).isAsciiSpace { position += 1 }
    return position
  }

  private func name(_ start: Int) -> Int? {
    guard byte(start).isAsciiLetter else { return nil }
    var position = start + 1
    while byte(position).isAsciiAlphanumeric || byte(position) == 0x2D { position += 1 }
    return position
  }

  /// The place after the open tag at `start`, or nil.
  func openTag(at start: Int) -> Int? {
    guard byte(start) == 0x3C, var position = name(start + 1) else { return nil }
    while true {
      let afterSpace = skipSpace(position)
      switch byte(afterSpace) {
      case 0x3E:
        return afterSpace + 1
      case 0x2F:
        return byte(afterSpace + 1) == 0x3E ? afterSpace + 2 : nil
      default:
        guard afterSpace > position, let next = attribute(afterSpace) else { return nil }
        position = next
      }
    }
  }

  private func attribute(_ start: Int) -> Int? {
    let first = byte(start)
    guard first.isAsciiLetter || first == 0x5F || first == 0x3A else { return nil }
    var position = start + 1
    while true {
      let next = byte(position)
      guard next.isAsciiAlphanumeric || next == 0x5F || next == 0x3A || next == 0x2E || next == 0x2D
      else { break }
      position += 1
    }
    let equals = skipSpace(position)
    guard byte(equals) == 0x3D else { return position }
    position = skipSpace(equals + 1)
    let quote = byte(position)
    if quote == 0x22 || quote == 0x27 {
      position += 1
      while position < end, byte(position) != quote { position += 1 }
      return position < end ? position + 1 : nil
    }
    let valueStart = position
    while position < end {
      switch byte(position) {
      case 0x09...0x0D, 0x20, 0x22, 0x27, 0x3C, 0x3D, 0x3E, 0x60:
        return position > valueStart ? position : nil
      default:
        position += 1
      }
    }
    return position > valueStart ? position : nil
  }

  /// The place after the closing tag at `start`, or nil.
  func closingTag(at start: Int) -> Int? {
    guard byte(start) == 0x3C, byte(start + 1) == 0x2F, let named = name(start + 2)
    else { return nil }
    let position = skipSpace(named)
    return byte(position) == 0x3E ? position + 1 : nil
  }
}
