import TerminalUI
import Testing

@testable import OutageCLI

@Suite("Markdown on a screen")
struct MarkdownViewTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let markdown: String
    let width: Int
    let shown: String
    var testDescription: String { name }

    init(_ name: String, _ markdown: String, width: Int = 40, _ shown: String) {
      self.name = name
      self.markdown = markdown
      self.width = width
      self.shown = shown
    }
  }

  static let matrix = """
    | Scenario | Do first | Cost |
    |---|---|---:|
    | Bad deployment | Back to the last good build | low |
    | No primary | Fail over | high |
    """

  static let cases = [
    Case("a paragraph wraps", "one two three\nfour five", width: 20, "one two three four\nfive"),
    Case("a line that the author ends", "one  \ntwo", "one\ntwo"),
    Case("headings", "# A\n## B *c*\ntext", "# A\n\n## B c\n\ntext"),
    Case(
      "lists and tasks", "- a b c d e f g h i j k\n- [x] done\n- [ ] open\n\n3. c\n4. d", width: 20,
      "- a b c d e f g h i\n  j k\n- [x] done\n- [ ] open\n\n3. c\n4. d"),
    Case("a list in a list", "- a\n  - b\n    c", "- a\n  - b c"),
    Case("a paragraph in an item", "- a\n\n  b", "- a\n\n  b"),
    Case("an item without words", "-\n- a", "-\n- a"),
    Case("a quotation", "> a\n> b\n>\n> c", "| a b\n|\n| c"),
    Case(
      "code is not broken", "```sh\necho \(String(repeating: "x", count: 50))\n```", width: 20,
      "    echo \(String(repeating: "x", count: 50))"),
    Case("what a fence says", "```sh check id=look\nls\n```", "    (sh check id=look)\n    ls"),
    Case(
      "words to be said wrap", "```text\none two three four\n```", width: 20,
      "    one two three\n    four"),
    Case("marks without colour", "a `b` **c** ~~d~~ <host>", "a `b` c ~~d~~ <host>"),
    Case(
      "links", "[a](https://b.example) https://c.example [x](#x)",
      width: 60, "a (https://b.example) https://c.example x"),
    Case("a rule and a comment", "a\n\n---\n\n<!-- no -->\n\nb", "a\n\n---\n\nb"),
    Case("front matter is not text", "---\nid: x\n---\n# A", "# A"),
    Case(
      "a table that fits", matrix, width: 60,
      """
      Scenario        Do first                     Cost
      --------------  ---------------------------  ----
      Bad deployment  Back to the last good build   low
      No primary      Fail over                    high
      """),
    Case(
      "a table whose cells wrap", matrix, width: 40,
      """
      Scenario        Do first            Cost
      --------------  ------------------  ----
      Bad deployment  Back to the last     low
                      good build

      No primary      Fail over           high
      """),
    Case(
      "a table that is too narrow for columns", matrix, width: 22,
      """
      Scenario: Bad
        deployment
      Do first: Back to the
        last good build
      Cost: low

      Scenario: No primary
      Do first: Fail over
      Cost: high
      """),
    Case("a table of wide letters", "| a | b |\n|---|---|\n| 日本 | x |", "a     b\n----  -\n日本  x"),
    Case("controls", "a\u{1B}[2J `\u{202E}`", "a\\x1B[2J `\\u{202E}`"),
    Case("nothing", "", ""),
  ]

  @Test("is laid out", arguments: cases)
  func isLaidOut(_ one: Case) {
    #expect(Self.shown(one.markdown, one.width) == one.shown)
  }

  @Test("plain, a table is read line by line at any width")
  func isReadOut() {
    let lines = MarkdownView(Self.matrix, width: 200, isPlain: true).lines.map(\.text)
    #expect(lines.first == "Scenario: Bad deployment")
    #expect(lines.count == 7)
  }

  @Test("nothing that anybody writes breaks it", arguments: [1, 2, 3, 4] as [UInt64])
  func takesAnything(_ seed: UInt64) {
    var random = seed
    func next(_ below: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % below
    }
    let pieces = [
      "> ", "- ", "1. ", "# ", "|", "|-|-|", "\n", "\n\n", "**", "`", "~~", "[", "](x)", "    ",
      "```",
      "text", "日本", "\u{1B}", "[^1]", "[^1]: ", "<b>", "![", "*", "\t",
    ]
    for _ in 0..<100 {
      let text = (0..<next(40)).map { _ in pieces[next(pieces.count)] }.joined()
      for width in [20, 39, 79] {
        for line in MarkdownView(text, width: width, isPlain: width == 39).lines {
          #expect(!line.text.unicodeScalars.contains(where: Sanitizer.isDangerous), "seed \(seed)")
        }
      }
    }
    #expect(
      MarkdownView(String(repeating: "> ", count: 5000), width: 40, isPlain: false).lines.count < 3)
    let deep = String(repeating: "*a", count: 3000) + String(repeating: "*", count: 3000)
    #expect(!MarkdownView(deep, width: 40, isPlain: false).lines.isEmpty)
  }

  private static func shown(_ markdown: String, _ width: Int) -> String {
    MarkdownView(markdown, width: width, isPlain: false).lines.map(\.text)
      .joined(separator: "\n")
  }
}
