/// What a byte or a character counts as in CommonMark's rules.
extension UInt8 {
  @inline(__always)
  var isSpaceOrTab: Bool { self == 0x20 || self == 0x09 }

  /// Space, tab, line feed, vertical tab, form feed, carriage return.
  @inline(__always)
  var isAsciiSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }

  @inline(__always)
  var isAsciiDigit: Bool { self >= 0x30 && self <= 0x39 }

  @inline(__always)
  var isAsciiLetter: Bool {
    let lower = self | 0x20
    return lower >= 0x61 && lower <= 0x7A
  }

  @inline(__always)
  var isAsciiAlphanumeric: Bool { isAsciiLetter || isAsciiDigit }

  /// The 32 ASCII punctuation characters, which a backslash escapes.
  @inline(__always)
  var isAsciiPunctuation: Bool {
    (self >= 0x21 && self <= 0x2F) || (self >= 0x3A && self <= 0x40)
      || (self >= 0x5B && self <= 0x60) || (self >= 0x7B && self <= 0x7E)
  }

  @inline(__always)
  var isHexDigit: Bool {
    let lower = self | 0x20
    return isAsciiDigit || (lower >= 0x61 && lower <= 0x66)
  }

  /// The byte with an ASCII capital made small.
  @inline(__always)
  var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

/// The part a character plays next to a run of `*`, `_` or `~`.
enum CharacterClass {
  case whitespace
  case punctuation
  case other

  init(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      self =
        byte.isAsciiSpace || byte == 0
        ? .whitespace : byte.isAsciiPunctuation ? .punctuation : .other
      return
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator:
      self = .whitespace
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      self = .punctuation
    default:
      self = .other
    }
  }
}

extension ByteView {
  /// The character that begins at `index`; the bytes are well-formed UTF-8.
  func scalar(at index: Int) -> Unicode.Scalar {
    let first = self[index]
    if first < 0x80 { return Unicode.Scalar(first) }
    var value: UInt32
    var extra: Int
    switch first {
    case 0xC0..<0xE0: (value, extra) = (UInt32(first & 0x1F), 1)
    case 0xE0..<0xF0: (value, extra) = (UInt32(first & 0x0F), 2)
    default: (value, extra) = (UInt32(first & 0x07), 3)
    }
    var position = index
    while extra > 0 {
      position += 1
      value = value << 6 | UInt32(self[position] & 0x3F)
      extra -= 1
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// The character that ends right before `index`.
  func scalar(before index: Int) -> Unicode.Scalar {
    var position = index - 1
    while position > 0, index - position < 4, self[position] & 0xC0 == 0x80 { position -= 1 }
    return scalar(at: position)
  }
}
