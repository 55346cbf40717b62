/// Takes bytes one at a time and gives scalars, and every byte that is not UTF-8 by itself.
///
/// The bounds of the second byte are those of RFC 3629, so overlong forms and surrogates never
/// pass.
struct UTF8Scanner {
  enum Result: Equatable {
    case scalar(Unicode.Scalar)
    case invalid(UInt8)
  }

  private var pending: [UInt8] = []
  private var missing = 0
  private var lower: UInt8 = 0x80
  private var upper: UInt8 = 0xBF

  /// Whether a character has begun and is not complete.
  var isIncomplete: Bool { missing > 0 }

  mutating func push(_ byte: UInt8, _ emit: (Result) -> Void) {
    if missing > 0 {
      if (lower...upper).contains(byte) {
        pending.append(byte)
        missing -= 1
        (lower, upper) = (0x80, 0xBF)
        if missing == 0 { complete(emit) }
        return
      }
      finish { emit(.invalid($0)) }
    }
    start(byte, emit)
  }

  /// Gives the bytes of a character that will not be completed.
  mutating func finish(_ emit: (UInt8) -> Void) {
    for byte in pending { emit(byte) }
    pending = []
    missing = 0
  }

  private mutating func start(_ byte: UInt8, _ emit: (Result) -> Void) {
    (lower, upper) = (0x80, 0xBF)
    switch byte {
    case 0..<0x80:
      emit(.scalar(Unicode.Scalar(byte)))
      return
    case 0xC2...0xDF: missing = 1
    case 0xE0...0xEF:
      missing = 2
      if byte == 0xE0 { lower = 0xA0 }
      if byte == 0xED { upper = 0x9F }
    case 0xF0...0xF4:
      missing = 3
      if byte == 0xF0 { lower = 0x90 }
      if byte == 0xF4 { upper = 0x8F }
    default:
      emit(.invalid(byte))
      return
    }
    pending = [byte]
  }

  private mutating func complete(_ emit: (Result) -> Void) {
    let first = UInt32(pending[0])
    var value: UInt32 =
      switch pending.count {
      case 2: first & 0x1F
      case 3: first & 0x0F
      default: first & 0x07
      }
    for byte in pending.dropFirst() { value = value << 6 | UInt32(byte & 0x3F) }
    pending = []
    if let scalar = Unicode.Scalar(value) { emit(.scalar(scalar)) }
  }
}
