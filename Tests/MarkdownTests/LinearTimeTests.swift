import Markdown
import Testing

/// An input that has made other parsers slow, in any length.
struct HardInput: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let make: @Sendable (Int) -> String

  init(_ name: String, _ make: @escaping @Sendable (Int) -> String) {
    testDescription = name
    self.make = make
  }

  init(repeating text: String) {
    self.init("repeated \(text.debugDescription)") { String(repeating: text, count: $0) }
  }
}

@Suite("Work grows with the input and no faster")
struct LinearTimeTests {
  @Test(arguments: repeated + shaped)
  func takesAFewStepsAByte(_ input: HardInput) {
    let small = input.make(400)
    let large = input.make(1600)
    let few = Document(parsing: small, options: .document).parsingSteps
    let many = Document(parsing: large, options: .document).parsingSteps
    let growth = Double(large.utf8.count) / Double(max(small.utf8.count, 1))
    #expect(Double(many) <= Double(few + 100) * growth * 2)
    #expect(many <= large.utf8.count * 12 + 1000)
  }

  @Test("nesting costs no stack")
  func depth() {
    let depth = 20_000
    let quotes = Document(parsing: String(repeating: ">", count: depth) + "a").html()
    let text = String(decoding: quotes, as: UTF8.self)
    #expect(text.hasPrefix(String(repeating: "<blockquote>\n", count: depth) + "<p>a</p>"))
    let strong =
      String(repeating: "*a **a ", count: 5000) + "b" + String(repeating: " a** a*", count: 5000)
    let html = Document(parsing: strong).html()
    #expect(html.count == "<p>b</p>\n".count + 5000 * "<em>a <strong>a  a</strong> a</em>".count)
    let lists = Document(parsing: String(repeating: "- ", count: depth) + "a\n\n\nb")
    #expect(lists.html().count > depth * 10)
  }

  @Test("references cannot be made to multiply a text")
  func expansion() {
    let text =
      "[a]: /" + String(repeating: "x", count: 20_000) + "\n\n"
      + String(repeating: "[a] ", count: 5000)
    #expect(Document(parsing: text).html().count < 300_000)
  }

  static let repeated: [HardInput] = [
    "[", "![", "[a](", "[a](<b", "[a](b \"", "[ a_", "a]", "*a_ ", "*a **a ", "a_ ", "`", "`a``",
    "<",
    "<!A ", "<?", "<![CDATA[", "<!--", "<a x=\"", "&", "&amp", "\\", "> ", "- ", "* ", "1. ", "_ ",
    "-\n",
    "\n", "\r", "\t", "[a]: u\n", "[a\n", "[^a]", "[^a]: b\n", "a|b\n", "|", "www.a_b ", "_www.",
    "http://a(",
    "a@", "~a ~~a ", "a\n", "```\n", "<div>\n", "- a\n\n", "![[", "[a](b) [", "a  \n", "# #",
    "---\n",
  ].map(HardInput.init(repeating:))

  static let shaped: [HardInput] = [
    .init("brackets closed again") {
      String(repeating: "[", count: $0) + String(repeating: "]", count: $0)
    },
    .init("emphasis closed again") {
      String(repeating: "*a **a ", count: $0) + String(repeating: " a** a*", count: $0)
    },
    .init("nested lists and blank lines") {
      String(repeating: "- ", count: $0) + "a" + String(repeating: "\n", count: $0)
    },
    .init("nested quotations and lazy lines") {
      String(repeating: "> ", count: $0) + "a\n" + String(repeating: "b\n", count: $0)
    },
    .init("runs of backticks of every length") { count in
      (1...max(count / 8, 1)).map { "e" + String(repeating: "`", count: $0) }.joined()
    },
    .init("parentheses after an address") { "http://a" + String(repeating: ")", count: $0) },
    .init("links in links") {
      String(repeating: "[", count: $0) + "a" + String(repeating: "](x)", count: $0)
    },
    .init("many definitions and references") { count in
      let numbers = 0..<(count / 4)
      return numbers.map { "[a\($0)]: u\n" }.joined() + "\n"
        + numbers.map { "[a\($0)] " }.joined()
    },
    .init("a definition for every reference, all alike") {
      String(repeating: "[a]: u\n", count: $0) + "\n" + String(repeating: "[a] ", count: $0)
    },
    .init("rows of a wide table with one cell") { count in
      let width = max(count / 16, 1)
      return String(repeating: "|a", count: width) + "|\n" + String(repeating: "|-", count: width)
        + "|\n" + String(repeating: "x\n", count: width)
    },
    .init("fences in quotations of every depth") { count in
      (1...max(count / 8, 1)).map { String(repeating: ">", count: $0) + "```\n" }.joined()
    },
    .init("keys in front matter, each twice") { count in
      let keys = (0..<(count / 2)).map { "k\($0): 1\n" }.joined()
      return "---\n" + keys + keys + "---\n"
    },
    .init("open flow in front matter") {
      "---\na: " + String(repeating: "[", count: $0) + "\n---\n"
    },
    .init("blank lines in front matter") {
      "---\na: b\n" + String(repeating: "\n", count: $0) + "  c\n---\n"
    },
  ]
}
