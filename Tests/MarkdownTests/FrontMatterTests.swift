import Markdown
import Testing

/// A text between fences and what is read of it.
struct FrontMatterCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let yaml: String
  let values: String

  init(_ name: String, _ yaml: String, _ values: String) {
    testDescription = name
    self.yaml = yaml
    self.values = values
  }
}

/// What is wrong, where, and what is left.
struct FrontMatterFault: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let yaml: String
  let kind: FrontMatter.Problem.Kind
  let line: Int
  let column: Int

  init(_ name: String, _ yaml: String, _ kind: FrontMatter.Problem.Kind, _ line: Int, _ column: Int)
  {
    testDescription = name
    self.yaml = yaml
    self.kind = kind
    self.line = line
    self.column = column
  }
}

@Suite("Front matter")
struct FrontMatterTests {
  private func read(_ yaml: String) -> FrontMatter? {
    Document(parsing: "---\n" + yaml + "\n---\n# Title\n", options: .document).frontMatter
  }

  @Test(arguments: values)
  func readsValues(_ example: FrontMatterCase) throws {
    let found = try #require(read(example.yaml))
    #expect(found.problems.isEmpty)
    #expect(describe(.mapping(found.mapping)) == example.values)
  }

  @Test("what is not supported is told with its place and left out", arguments: faults)
  func refuses(_ fault: FrontMatterFault) throws {
    let found = try #require(read("first: 1\n" + fault.yaml + "\nlast: 2"))
    let problem = try #require(found.problems.first)
    #expect(problem.kind == fault.kind)
    #expect(problem.position.line == fault.line)
    #expect(problem.position.column == fault.column)
    #expect(describe(.mapping(found.mapping)) == "{first: 1, last: 2}")
  }

  @Test(
    "what only looks like front matter is Markdown",
    arguments: [
      "---\n\nProse: with a colon, and\nmore prose\n\n---\n", "---\n---\n", "---\n- a\n---\n",
      "---\nsome words\n---\n", "---\na: 1\n", " ---\na: 1\n---\n", "\n---\na: 1\n---\n",
      "---\n# only a comment\n---\n", "----\na: 1\n----\n",
    ])
  func isNone(_ text: String) {
    #expect(Document(parsing: text, options: .document).frontMatter == nil)
  }

  @Test(
    "a closed block ends with dashes or dots, any line ending, and the body goes on",
    arguments: [
      "---\na: 1\n---\n# T", "---\r\na: 1\r\n---\r\n# T", "---\na: 1\n...\n# T",
      "--- \ra: 1\r---\r# T",
      "\u{FEFF}---\na: 1\n---\n# T",
    ])
  func body(_ text: String) {
    let document = Document(parsing: text, options: .document)
    #expect(document.frontMatter?["a"] == .number("1"))
    #expect(document.frontMatter?.closingLine == 3)
    #expect(document.blocks.first?.line == 4)
    #expect(document.html() == Array("<h1>T</h1>\n".utf8))
  }

  @Test("without the option it is Markdown")
  func option() {
    #expect(Document(parsing: "---\na: 1\n---\n").frontMatter == nil)
  }

  @Test("entries know their place, also in lists")
  func positions() throws {
    let found = try #require(read("vars:\n  - name: host\n    secret: true"))
    let entry = try #require(found["vars"]?.list?.first?.mapping?.entry("secret"))
    #expect(entry.position.line == 4)
    #expect(entry.position.column == 5)
  }

  private func describe(_ value: FrontMatter.Value) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let text): text
    case .date(let text): "date \(text)"
    case .text(let text): text.debugDescription
    case .list(let values): "[" + values.map(describe).joined(separator: ", ") + "]"
    case .mapping(let mapping):
      "{" + mapping.entries.map { "\($0.key): \(describe($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  static let values: [FrontMatterCase] = [
    .init("plain text", "title: Disk full", "{title: \"Disk full\"}"),
    .init(
      "booleans and nothing", "a: true\nb: False\nc: ~\nd:\ne: yes",
      "{a: true, b: false, c: null, d: null, e: \"yes\"}"),
    .init(
      "numbers as written", "a: 3\nb: -1.50\nc: 1e3\nd: 007\ne: 0x1F",
      "{a: 3, b: -1.50, c: 1e3, d: \"007\", e: \"0x1F\"}"),
    .init("dates", "a: 2026-08-01\nb: 2026-13-01", "{a: date 2026-08-01, b: \"2026-13-01\"}"),
    .init(
      "quotes", "a: 'it''s'\nb: \"x\\ty\\u00e9\"\n'c d': \"true\"",
      "{a: \"it\\'s\", b: \"x\\ty\u{E9}\", c d: \"true\"}"),
    .init("comments", "# top\na: 1 # one\nb: x#y\n  # end", "{a: 1, b: \"x#y\"}"),
    .init("colons inside", "a: http://x:80/\nb: 12:30", "{a: \"http://x:80/\", b: \"12:30\"}"),
    .init(
      "flow", "a: [x, 'y, z', [1], {k: v}]\nb: {c: [], d: }",
      "{a: [\"x\", \"y, z\", [1], {k: \"v\"}], b: {c: [], d: null}}"),
    .init(
      "flow over lines", "a: [x, # one\n  y,\n  z\n]\nb: 1", "{a: [\"x\", \"y\", \"z\"], b: 1}"),
    .init("block lists", "a:\n  - x\n  - y\nb:\n- z", "{a: [\"x\", \"y\"], b: [\"z\"]}"),
    .init("lists of maps", "a:\n  - k: 1\n    l: 2\n  - {k: 3}", "{a: [{k: 1, l: 2}, {k: 3}]}"),
    .init("lists in lists", "a:\n  - - x\n    - y\n  -\n    - z", "{a: [[\"x\", \"y\"], [\"z\"]]}"),
    .init("nested maps", "a:\n  b:\n    c: 1\n  d: 2\ne: 3", "{a: {b: {c: 1}, d: 2}, e: 3}"),
    .init("literal text", "a: |\n  x\n    y\n\n  z\n\nb: 1", "{a: \"x\\n  y\\n\\nz\\n\", b: 1}"),
    .init(
      "folded text", "a: >-\n  x\n  y\n\n  z\nb: >+\n  w\n\n", "{a: \"x y\\nz\", b: \"w\\n\\n\\n\"}"
    ),
    .init("plain text over lines", "a: x\n  y\n\n  z", "{a: \"x y\\nz\"}"),
    .init("quoted text over lines", "a: \"x\n  y\n\n  z\"", "{a: \"x y\\nz\"}"),
  ]

  static let faults: [FrontMatterFault] = [
    .init("duplicate key", "k: 1\nk: 2", .duplicateKey("k", firstLine: 3), 4, 1),
    .init("duplicate key in flow", "k: {a: 1, a: 2}", .duplicateKey("a", firstLine: 3), 3, 11),
    .init("anchor", "k: &a 1", .anchor, 3, 4),
    .init("alias", "k: *a", .alias, 3, 4),
    .init("tag", "k: !!str 1", .tag, 3, 4),
    .init("merge key", "<<: {a: 1}", .mergeKey, 3, 1),
    .init("complex key", "? k\n: v", .complexKey, 3, 1),
    .init("complex key as a value", "k: ? v", .complexKey, 3, 4),
    .init("tab", "k:\n\ta: 1", .tab, 4, 1),
    .init("tab before a key", "\tk: 1", .tab, 3, 1),
    .init("reserved character", "k: @x", .reservedCharacter, 3, 4),
    .init("line of text", "just words", .notAnEntry, 3, 1),
    .init("indentation", "k:\n    a: 1\n  b: 2", .indentation, 5, 3),
    .init("open quotation", "k: \"x", .unclosedQuote, 3, 4),
    .init("open bracket", "k: [x,", .unclosedBracket, 3, 4),
    .init("text after a quotation", "k: \"a\" b", .trailingText, 3, 8),
    .init("colon in a plain value", "k: a: b", .unquotedColon, 3, 5),
    .init("unknown escape", "k: \"\\q\"", .escape, 3, 5),
    .init("alias in a list", "k:\n  - a\n  - *b", .alias, 5, 5),
  ]
}
