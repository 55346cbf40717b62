/// A small generator whose run is told by its seed (Steele, Lea and Flood, 2014).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A text of pieces that are markup somewhere, and of plain letters.
  mutating func nastyText() -> String {
    (0..<Int.random(in: 1...14, using: &self)).map { _ in
      Self.pieces.randomElement(using: &self) ?? ""
    }
    .joined()
  }

  private static let pieces = [
    "|", "`", "``", "<", ">", "#", "# ", "- ", "* ", "+ ", "1. ", "2) ", "@", "@ana", "*", "**",
    "_", "__", "~~", "[", "](", ")", "![", "<b>", "</td>", "<!--", "-->", "&lt;", "&#64;", "&",
    "\\", "\n", "\r\n", "\r", "\u{2028}", "===", "---", ":-", "> ", "    ", "\t", "\u{1B}[31m",
    "\u{202E}", "\0", "a", "b ", "x_y", "é", "👩‍👩‍👧", "$x$", "www.example.org ", "http://",
    "https://example.org/a_b*c@d ", "bo@example.org", "- [ ] ", "[x]: y", "<https://a.b>", " ",
  ]
}
