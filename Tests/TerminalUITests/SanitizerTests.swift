import TestSupport
import Testing

@testable import TerminalUI

@Suite struct SanitizerTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let visible: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ visible: String) {
      self.name = name
      self.text = text
      self.visible = visible
    }
  }

  @Test(arguments: [
    Row("harmless", "db-2 is fine: 40 %", "db-2 is fine: 40 %"),
    Row("line feed and tab stay", "a\n\tb", "a\n\tb"),
    Row("escape", "a\u{1B}[2Jb", #"a\x1B[2Jb"#),
    Row("bell", "\u{7}", #"\x07"#),
    Row("null", "a\0b", #"a\x00b"#),
    Row("DEL", "\u{7F}", #"\x7F"#),
    Row("8-bit CSI", "\u{9B}5n", #"\u{9B}5n"#),
    Row("next line, C1", "\u{85}", #"\u{85}"#),
    Row("bare carriage return", "good\rFAKE", #"good\x0DFAKE"#),
    Row("carriage return at the end", "good\r", #"good\x0D"#),
    Row("CR LF is a line feed", "a\r\nb", "a\nb"),
    Row("two CR before a LF", "a\r\r\nb", "a\\x0D\nb"),
    Row("right-to-left override", "safe\u{202E}gpj.exe", #"safe\u{202E}gpj.exe"#),
    Row("Arabic letter mark", "\u{61C}", #"\u{61C}"#),
    Row("marks", "\u{200E}\u{200F}", #"\u{200E}\u{200F}"#),
    Row("isolates", "\u{2066}\u{2067}\u{2068}\u{2069}", #"\u{2066}\u{2067}\u{2068}\u{2069}"#),
    Row("embeddings", "\u{202A}\u{202B}\u{202C}\u{202D}", #"\u{202A}\u{202B}\u{202C}\u{202D}"#),
    Row("separators", "\u{2028}\u{2029}", #"\u{2028}\u{2029}"#),
    Row("zero-width space", "pay\u{200B}pal", #"pay\u{200B}pal"#),
    Row("word joiner, byte order mark", "\u{2060}a\u{FEFF}", #"\u{2060}a\u{FEFF}"#),
    Row("soft hyphen, fillers", "a\u{AD}\u{3164}\u{115F}", #"a\u{AD}\u{3164}\u{115F}"#),
    Row("tags that nobody sees", "a\u{E0041}", #"a\u{E0041}"#),
    Row("flag of Scotland", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"),
    Row("skin tones", "👩🏽‍🤝‍👨🏿 👋🏽", "👩🏽‍🤝‍👨🏿 👋🏽"),
    Row("keycap", "1\u{FE0F}\u{20E3}", "1\u{FE0F}\u{20E3}"),
    Row("Devanagari, Thai, Tibetan", "क्षेत्र ที่นี่ བོད", "क्षेत्र ที่นี่ བོད"),
    Row(
      "a tower of accents", "a" + String(repeating: "\u{301}", count: 14),
      "a" + String(repeating: "\u{301}", count: 12) + #"\u{301}\u{301}"#),
    Row("family emoji", "👨‍👩‍👦 ❤️", "👨‍👩‍👦 ❤️"),
    Row("Persian", "می\u{200C}خواهم", "می\u{200C}خواهم"),
    Row("Hebrew is only text", "שלום", "שלום"),
    Row("accents", "é e\u{301} Â", "é e\u{301} Â"),
    Row("backslash stays", #"\x1B"#, #"\x1B"#),
  ])
  func visible(_ row: Row) {
    let visible = Sanitizer.visible(row.text)
    #expect(Array(visible.unicodeScalars) == Array(row.visible.unicodeScalars))
    #expect(Sanitizer.visible(visible) == visible)
  }

  @Test func whitespaceAsAsked() {
    #expect(Sanitizer.visible("a\tb\r\nc", .spaced) == "a b c")
    #expect(Sanitizer.visible("a\tb\r\nc", .escaped) == #"a\x09b\x0D\x0Ac"#)
  }

  @Test(arguments: [
    (bytes: [0x61, 0xFF, 0x62] as [UInt8], visible: #"a\xFFb"#),
    (bytes: [0xC3], visible: #"\xC3"#),
    (bytes: [0xC3, 0x28], visible: #"\xC3("#),
    (bytes: [0xE2, 0x82], visible: #"\xE2\x82"#),
    (bytes: [0xED, 0xA0, 0x80], visible: #"\xED\xA0\x80"#),
    (bytes: [0xC0, 0xAF], visible: #"\xC0\xAF"#),
    (bytes: [0xF4, 0x90, 0x80, 0x80], visible: #"\xF4\x90\x80\x80"#),
    (bytes: [0xE2, 0x82, 0xAC], visible: "€"),
    (bytes: [0xF0, 0x9F, 0x94, 0xA5], visible: "🔥"),
    (bytes: [0xC2, 0x9B], visible: #"\u{9B}"#),
    (bytes: [0x1B, 0x9B], visible: #"\x1B\x9B"#),
  ])
  func bytes(_ bytes: [UInt8], _ visible: String) {
    #expect(Sanitizer.visible(bytes: bytes) == visible)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func nothingDangerousPasses(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let bytes = (0..<random.next(below: 60)).map { _ in UInt8(random.next(below: 256)) }
      let visible = Sanitizer.visible(bytes: bytes, .spaced)
      #expect(!visible.unicodeScalars.contains(where: Sanitizer.isDangerous), "seed \(seed)")
      let decoded = String(decoding: bytes, as: UTF8.self)
      if !decoded.unicodeScalars.contains(where: { Sanitizer.isDangerous($0) || $0 == "\u{FFFD}" })
      {
        #expect(Sanitizer.visible(bytes: bytes) == decoded)
      }
    }
  }
}
