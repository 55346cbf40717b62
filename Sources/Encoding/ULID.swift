/// Ids that sort by the time they were made: 48 bits of time and 80 of chance, as 26 characters of
/// Crockford's base 32.
public enum ULID {
  /// How many bytes of chance an id takes.
  public static let entropySize = 10

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The id of an instant and ten bytes of chance.
  ///
  /// Instants outside what 48 bits of milliseconds hold, 1970 to 10889, become the first or the last
  /// of those. Missing bytes of chance count as zeros, further ones do not count.
  public static func text(at instant: Instant, entropy: [UInt8]) -> String {
    let time = UInt64(min(max(instant.milliseconds, 0), 0xFFFF_FFFF_FFFF))
    var text: [UInt8] = []
    text.reserveCapacity(26)
    for shift in stride(from: 45, through: 0, by: -5) { append(time >> UInt64(shift), to: &text) }
    // Ten bytes are two groups of forty bits, and those eight digits each.
    for group in 0..<2 {
      var bits: UInt64 = 0
      for position in group * 5..<group * 5 + 5 {
        bits = bits << 8 | (position < entropy.count ? UInt64(entropy[position]) : 0)
      }
      for shift in stride(from: 35, through: 0, by: -5) { append(bits >> UInt64(shift), to: &text) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether a text has the form of an id.
  public static func hasForm(_ text: String) -> Bool {
    text.utf8.count == 26 && text.utf8.allSatisfy(alphabet.contains)
  }

  private static func append(_ bits: UInt64, to text: inout [UInt8]) {
    text.append(alphabet[Int(bits & 31)])
  }
}
