/// Receives the parts of a JSON text in the order in which they stand there.
///
/// Offsets count from the first byte scanned.
protocol JSONReceiver {
  mutating func beginArray(at offset: Int)
  mutating func beginObject(at offset: Int)
  mutating func name(_ token: JSONScanner.StringToken)
  mutating func string(_ token: JSONScanner.StringToken)
  mutating func number(_ range: Range<Int>)
  mutating func literal(_ kind: JSONLiteral, _ range: Range<Int>)
  /// An array or object has ended in front of the offset.
  mutating func end(before offset: Int)
}

enum JSONLiteral {
  case null, `true`, `false`
}

/// The structure of RFC 8259, in one place for everything that reads JSON here.
///
/// A loop and not a recursion, so that no input decides how much stack is used.
enum JSONGrammar {
  /// How many arrays and objects may be inside each other.
  static let maximumDepth = 512

  /// Reads one whole JSON text and reports its parts.
  static func read<Receiver: JSONReceiver>(
    _ scanner: inout JSONScanner, into receiver: inout Receiver
  ) throws(JSONError) {
    var open = OpenContainers()
    while true {
      let isComplete = try value(&scanner, into: &receiver, &open)
      if isComplete, try afterValue(&scanner, into: &receiver, &open) { break }
    }
    guard scanner.isAtEnd() else {
      throw .unexpectedByte(scanner.bytes[scanner.index], offset: scanner.index)
    }
  }

  /// Reads a value, or the start of one up to its first element; says whether it is complete.
  @inline(__always)
  private static func value<Receiver: JSONReceiver>(
    _ scanner: inout JSONScanner, into receiver: inout Receiver, _ open: inout OpenContainers
  ) throws(JSONError) -> Bool {
    let byte = try scanner.nextByte()
    switch byte {
    case UInt8(ascii: "\""):
      receiver.string(try scanner.string())
    case UInt8(ascii: "-"), 0x30...0x39:
      receiver.number(try scanner.number())
    case UInt8(ascii: "t"):
      receiver.literal(.true, try scanner.literal("true"))
    case UInt8(ascii: "f"):
      receiver.literal(.false, try scanner.literal("false"))
    case UInt8(ascii: "n"):
      receiver.literal(.null, try scanner.literal("null"))
    case UInt8(ascii: "{"):
      guard open.push(isObject: true) else { throw .tooDeep(offset: scanner.index) }
      receiver.beginObject(at: scanner.index)
      scanner.advance()
      if try scanner.nextByte() == UInt8(ascii: "}") { return end(&scanner, &receiver, &open) }
      try name(&scanner, into: &receiver)
      return false
    case UInt8(ascii: "["):
      guard open.push(isObject: false) else { throw .tooDeep(offset: scanner.index) }
      receiver.beginArray(at: scanner.index)
      scanner.advance()
      if try scanner.nextByte() == UInt8(ascii: "]") { return end(&scanner, &receiver, &open) }
      return false
    default:
      throw .unexpectedByte(byte, offset: scanner.index)
    }
    return true
  }

  /// Reads what follows a complete value up to the next one; says whether the text is complete.
  @inline(__always)
  private static func afterValue<Receiver: JSONReceiver>(
    _ scanner: inout JSONScanner, into receiver: inout Receiver, _ open: inout OpenContainers
  ) throws(JSONError) -> Bool {
    while open.depth > 0 {
      let byte = try scanner.nextByte()
      switch (byte, open.isInObject) {
      case (UInt8(ascii: ","), true):
        scanner.advance()
        try name(&scanner, into: &receiver)
        return false
      case (UInt8(ascii: ","), false):
        scanner.advance()
        return false
      case (UInt8(ascii: "}"), true), (UInt8(ascii: "]"), false):
        _ = end(&scanner, &receiver, &open)
      default:
        throw .unexpectedByte(byte, offset: scanner.index)
      }
    }
    return true
  }

  @inline(__always)
  private static func name<Receiver: JSONReceiver>(
    _ scanner: inout JSONScanner, into receiver: inout Receiver
  ) throws(JSONError) {
    let byte = try scanner.nextByte()
    guard byte == UInt8(ascii: "\"") else { throw .unexpectedByte(byte, offset: scanner.index) }
    receiver.name(try scanner.string())
    try scanner.colon()
  }

  @inline(__always)
  private static func end<Receiver: JSONReceiver>(
    _ scanner: inout JSONScanner, _ receiver: inout Receiver, _ open: inout OpenContainers
  ) -> Bool {
    scanner.advance()
    open.pop()
    receiver.end(before: scanner.index)
    return true
  }
}

/// Which containers are open at a position, one bit each, without an allocation.
private struct OpenContainers {
  private var bits = SIMD8<UInt64>()
  private(set) var depth = 0
  /// Whether the innermost one is an object.
  private(set) var isInObject = false

  /// Opens a container, unless there are as many as may be.
  mutating func push(isObject: Bool) -> Bool {
    guard depth < JSONGrammar.maximumDepth else { return false }
    let bit = UInt64(1) << UInt64(depth % 64)
    if isObject {
      bits[depth / 64] |= bit
    } else {
      bits[depth / 64] &= ~bit
    }
    depth += 1
    isInObject = isObject
    return true
  }

  mutating func pop() {
    depth -= 1
    guard depth > 0 else { return }
    isInObject = bits[(depth - 1) / 64] >> UInt64((depth - 1) % 64) & 1 == 1
  }
}
