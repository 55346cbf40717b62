import TestSupport

extension SplitMix64 {
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
