import TestSupport
import Testing

@testable import Exporters

/// A text and how it stands in Markdown, by the name of what it shows.
struct EscapingCase: CustomTestStringConvertible {
  var testDescription: String
  var text: String
  var lines: [String]

  init(_ name: String, _ text: String, _ lines: String...) {
    testDescription = name
    self.text = text
    self.lines = lines
  }
}

@Suite("Escaping for Markdown")
struct EscapingTests {
  static let cases = [
    EscapingCase("plain words stay", "all is well, 5 - 3 > 1", "all is well, 5 - 3 > 1"),
    EscapingCase("pipe and code", "| a | `b`", #"\| a \| \`b\`"#),
    EscapingCase("emphasis", "*a* __b__ ~~c~~", #"\*a\* \_\_b\_\_ \~\~c\~\~"#),
    EscapingCase("an underscore in a name", "max_open_files", "max_open_files"),
    EscapingCase("tags", "<b> </td> <!-- x -->", "&lt;b> &lt;/td> &lt;!-- x -->"),
    EscapingCase("links and images", "[a](b) ![c][d]", #"\[a\](b) !\[c\]\[d\]"#),
    EscapingCase("a backslash", #"C:\new\"#, #"C:\\new\\"#),
    EscapingCase("a character reference", "&lt; &#64; a && b", ##"&amp;lt; &amp;\#64; a && b"##),
    EscapingCase("a heading", "# a", ##"\# a"##),
    EscapingCase("a bullet", "- a", #"\- a"#),
    EscapingCase("a plus", "+ a", #"\+ a"#),
    EscapingCase("a quote", "> a", #"\> a"#),
    EscapingCase("an underline", "===", #"\==="#),
    EscapingCase("a table's rule", ":-:", #"\:-:"#),
    EscapingCase("a numbered item", "1. a", #"1\. a"#),
    EscapingCase("an empty numbered item", "12)", #"12\)"#),
    EscapingCase("a version is no item", "2.4.1 leaks", "2.4.1 leaks"),
    EscapingCase("indented code", "    a", "a"),
    EscapingCase("each line of several", "a\n- b\r\n# c\u{2028}d", "a", #"\- b"#, ##"\# c"##, "d"),
    EscapingCase("an empty line", "a\n\nb", "a", "", "b"),
    EscapingCase("a name", "ask @alice, @bo-b", "ask @&#8203;alice, @&#8203;bo-b"),
    EscapingCase("a name in brackets", "(@alice)", "(@&#8203;alice)"),
    EscapingCase("a mail address", "to bo@example.org", "to bo@example.org"),
    EscapingCase("a formula", "$x$", #"\$x\$"#),
    EscapingCase(
      "an address", "see https://example.org/a_b?x=*1&y=2.",
      "see <https://example.org/a_b?x=*1&y=2>."),
    EscapingCase(
      "an address with a reference in it", "http://a.example/&lt;", "<http://a.example/&amp;lt>;"),
    EscapingCase("a scheme alone", "https://", "https://"),
    EscapingCase("another scheme", "[a](javascript:alert(1))", #"\[a\](javascript:alert(1))"#),
    EscapingCase("controls", "a\u{1B}[31mb\0\u{9B}", #"a\\u{1B}\[31mb\\u{0}\\u{9B}"#),
    EscapingCase("text turned around", "a\u{202E}b", #"a\\u{202E}b"#),
    EscapingCase("no text", "", ""),
    EscapingCase("people of all kinds", "é 👩‍👩‍👧 漢字", "é 👩‍👩‍👧 漢字"),
  ]

  @Test("each kind of markup", arguments: cases)
  func table(_ example: EscapingCase) {
    #expect(Escaping.markdown(example.text) == example.lines)
  }

  @Test("no markup survives, and no text is lost", arguments: 0..<20 as Range<UInt64>)
  func nothingSurvives(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<40 {
      let text = random.nastyText()
      let written = Escaping.markdown(text)
      let plain = Escaping.lines(text).map { String(String.UnicodeScalarView($0)) }
      #expect(written.count == plain.count, "seed \(seed), \(text.debugDescription)")
      for (line, plain) in zip(written, plain) {
        let reading = MarkdownReading(line)
        #expect(reading.live == "", "seed \(seed), \(text.debugDescription) gave \(line)")
        #expect(reading.text == visible(plain), "seed \(seed), \(text.debugDescription)")
      }
    }
  }

  /// What a reader of the text is to see: what cannot be seen is spelled out, and a tab is a blank.
  private func visible(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0x09: " "
      case 0..<0x20, 0x7F..<0xA0, 0x202E:
        "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: String(scalar)
      }
    }
    .joined()
  }
}
