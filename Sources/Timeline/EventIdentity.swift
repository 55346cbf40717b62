/// An event's id in as few bytes as it takes, for sets of many.
enum EventIdentity: Hashable, Sendable {
  /// The 128 bits of a ULID.
  case ulid(UInt64, UInt64)
  /// An id of another form.
  case other(String)

  init(_ id: String) {
    var id = id
    self = id.withUTF8 { EventIdentity(ulid: $0) } ?? .other(id)
  }

  /// The identity of 26 characters of Crockford's base 32, capitals only, as they are written.
  init?(ulid: UnsafeBufferPointer<UInt8>) {
    guard ulid.count == 26 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for (place, byte) in ulid.enumerated() {
      guard let digit = Self.digit(byte), place > 0 || digit < 8 else { return nil }
      high = high << 5 | low >> 59
      low = low << 5 | digit
    }
    self = .ulid(high, low)
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

  /// Hashes the half of a ULID that is random; the other is alike in events of one incident.
  func hash(into hasher: inout Hasher) {
    switch self {
    case .ulid(_, let low): hasher.combine(low)
    case .other(let id): hasher.combine(id)
    }
  }
}
