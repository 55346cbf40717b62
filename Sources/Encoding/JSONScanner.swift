/// The tokens of RFC 8259 over bytes: finds where each ends and that it is well formed, and decodes
/// nothing.
///
/// Never reads outside the buffer and never goes back, so the time is linear in the bytes.
struct JSONScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var index = 0

  /// A string token: where its content is, without the quotes.
  struct StringToken {
    var content: Range<Int>
    var hasEscapes: Bool

    var range: Range<Int> { content.lowerBound - 1..<content.upperBound + 1 }
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The next byte that is not white space, left in place.
  @inline(__always)
  mutating func nextByte() throws(JSONError) -> UInt8 {
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      index += 1
    }
    throw .endsEarly(offset: index)
  }

  /// Whether only white space is left.
  mutating func isAtEnd() -> Bool {
    do throws(JSONError) {
      _ = try nextByte()
      return false
    } catch {
      return true
    }
  }

  /// Takes the byte that `nextByte` has shown.
  @inline(__always)
  mutating func advance() {
    index += 1
  }

  /// Takes the colon between a name and its value.
  mutating func colon() throws(JSONError) {
    let byte = try nextByte()
    guard byte == UInt8(ascii: ":") else { throw .unexpectedByte(byte, offset: index) }
    index += 1
  }

  /// Takes `true`, `false` or `null`.
  mutating func literal(_ word: StaticString) throws(JSONError) -> Range<Int> {
    let start = index
    for position in 0..<word.utf8CodeUnitCount {
      guard index < bytes.count else { throw .endsEarly(offset: index) }
      guard bytes[index] == word.utf8Start[position] else {
        throw .unexpectedByte(bytes[index], offset: index)
      }
      index += 1
    }
    return start..<index
  }

  /// Takes a number (RFC 8259 §6), which starts with a minus or a digit.
  mutating func number() throws(JSONError) -> Range<Int> {
    let start = index
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    if index < bytes.count, bytes[index] == UInt8(ascii: "0") {
      index += 1
    } else {
      try digits()
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      try digits()
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      try digits()
    }
    return start..<index
  }

  private mutating func digits() throws(JSONError) {
    guard index < bytes.count else { throw .endsEarly(offset: index) }
    guard (0x30...0x39).contains(bytes[index]) else {
      throw .unexpectedByte(bytes[index], offset: index)
    }
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
  }

  /// Takes a string, whose opening quote is the next byte.
  mutating func string() throws(JSONError) -> StringToken {
    index += 1
    let start = index
    var hasEscapes = false
    while true {
      skipPlainText()
      guard index < bytes.count else { throw .endsEarly(offset: index) }
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return StringToken(content: start..<index - 1, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try escape()
      case ..<0x20:
        throw .controlCharacter(byte, offset: index)
      case 0x80...:
        try multibyteScalar(first: byte)
      default:
        index += 1
      }
    }
  }

  /// Skips eight bytes at a time while none of them is a quote, a backslash, a control character or
  /// part of a longer UTF-8 sequence; stops in front of the first that is.
  @inline(__always)
  private mutating func skipPlainText() {
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highBits: UInt64 = 0x8080_8080_8080_8080
    while bytes.count - index >= 8 {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      // Taking one from each byte borrows only out of a byte that was zero, so the lowest mark is
      // always true and the ones above it do not matter.
      let marks =
        (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
          | ((word &- ones &* 0x20) & ~word) | word) & highBits
      guard marks == 0 else {
        index += marks.trailingZeroBitCount / 8
        return
      }
      index += 8
    }
  }

  private mutating func escape() throws(JSONError) {
    guard index + 1 < bytes.count else { throw .endsEarly(offset: bytes.count) }
    switch bytes[index + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      index += 2
    case UInt8(ascii: "u"):
      for position in index + 2..<index + 6 {
        guard position < bytes.count else { throw .endsEarly(offset: bytes.count) }
        guard JSONText.hexDigit(bytes[position]) != nil else { throw .invalidEscape(offset: index) }
      }
      index += 6
    default:
      throw .invalidEscape(offset: index)
    }
  }

  /// Takes one sequence of two to four bytes, well formed by Unicode's table 3-7: none longer than
  /// needed, no surrogate, nothing past U+10FFFF.
  private mutating func multibyteScalar(first: UInt8) throws(JSONError) {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: throw .invalidUTF8(offset: index)
    }
    guard bytes.count - index >= length, second.contains(bytes[index + 1]) else {
      throw .invalidUTF8(offset: index)
    }
    for position in index + 1..<index + length {
      guard bytes[position] & 0xC0 == 0x80 else { throw .invalidUTF8(offset: index) }
    }
    index += length
  }
}
