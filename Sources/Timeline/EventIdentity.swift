/// An event's id in as few bytes as it takes, for sets of many.
enum EventIdentity: Hashable, Sendable {
  /// The 128 bits of a ULID.
  case ulid(UInt64, UInt64)
  /// An id of another form.
  case other(String)

  init(_ id: String) {
    self = Self.packed(id) ?? .other(id)
  }

  /// The bits of 26 characters of Crockford's base 32, capitals only, as they are written.
  private static func packed(_ id: String) -> EventIdentity? {
    guard id.utf8.count == 26 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for (place, byte) in id.utf8.enumerated() {
      guard let digit = digit(byte), place > 0 || digit < 8 else { return nil }
      high = high << 5 | low >> 59
      low = low << 5 | digit
    }
    return .ulid(high, low)
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - 0x30)
    case UInt8(ascii: "A")...UInt8(ascii: "H"): UInt64(byte - 0x41 + 10)
    case UInt8(ascii: "J"), UInt8(ascii: "K"): UInt64(byte - 0x4A + 18)
    case UInt8(ascii: "M"), UInt8(ascii: "N"): UInt64(byte - 0x4D + 20)
    case UInt8(ascii: "P")...UInt8(ascii: "T"): UInt64(byte - 0x50 + 22)
    case UInt8(ascii: "V")...UInt8(ascii: "Z"): UInt64(byte - 0x56 + 27)
    default: nil
    }
  }
}
