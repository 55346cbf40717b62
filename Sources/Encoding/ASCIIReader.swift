/// A position in ASCII text, for the small fixed grammars of dates and zone rules.
///
/// Nothing here reads past the end: every step says whether it found what it looked for.
struct ASCIIReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { index >= bytes.count }

  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  /// Takes the next byte if it is one of an ASCII letter's two cases.
  mutating func skip(letter lowercase: UInt8) -> Bool {
    guard let next = peek, next | 0x20 == lowercase else { return false }
    index += 1
    return true
  }

  /// Takes bytes while they satisfy a condition and says how many they were.
  mutating func skip(while matches: (UInt8) -> Bool) -> Int {
    let start = index
    while let next = peek, matches(next) { index += 1 }
    return index - start
  }

  /// Takes between `digits.lowerBound` and `digits.upperBound` decimal digits, at most 9.
  mutating func number(digits: ClosedRange<Int>) -> (value: Int, count: Int)? {
    var value = 0
    var count = 0
    while count < digits.upperBound, let next = peek, (0x30...0x39).contains(next) {
      value = value * 10 + Int(next - 0x30)
      count += 1
      index += 1
    }
    return count < digits.lowerBound ? nil : (value, count)
  }

  mutating func number(digits: Int) -> Int? {
    number(digits: digits...digits)?.value
  }
}

extension StringProtocol {
  /// Calls the body with the text's UTF-8 bytes, without a copy where there is storage to point at.
  func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
  }
}

extension [UInt8] {
  /// Appends a number that is not negative in decimal, with zeros in front up to a width.
  mutating func appendDecimal(_ value: Int, width: Int) {
    var divisor = 1
    for _ in 1..<Swift.max(width, 1) { divisor *= 10 }
    while value / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(0x30 + UInt8(truncatingIfNeeded: value / divisor % 10))
      divisor /= 10
    }
  }
}
