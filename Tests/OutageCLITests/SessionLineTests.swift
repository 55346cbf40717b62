import Testing

@testable import OutageCLI

@Suite("A line in the session")
struct SessionLineTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let line: String
    let meaning: SessionLine
    var testDescription: String { line.isEmpty ? "an empty line" : line }
  }

  static let cases: [Case] = [
    Case(line: "", meaning: .empty),
    Case(line: "   ", meaning: .empty),
    Case(line: "?", meaning: .help),
    Case(line: "7", meaning: .number(7)),
    Case(line: "500", meaning: .number(500)),
    Case(line: "/decide roll back", meaning: .command(verb: "decide", rest: "roll back")),
    Case(line: "/deci roll back", meaning: .command(verb: "decide", rest: "roll back")),
    Case(line: "/fixed", meaning: .command(verb: "mitigated", rest: "")),
    Case(line: "/decied roll back", meaning: .nearMiss(corrected: ["/decide roll back"])),
    Case(line: "/var is full", meaning: note("/var is full")),
    Case(line: "/v2/orders returns 500", meaning: note("/v2/orders returns 500")),
    Case(line: "/", meaning: note("/")),
    Case(line: "next", meaning: note("next")),
    Case(line: "it's - fine", meaning: note("it's - fine")),
    Case(
      line: "@bo pool exhausted",
      meaning: .note(.init(text: "pool exhausted", who: "bo", line: "@bo pool exhausted"))),
    Case(
      line: "@-12m deploy finished",
      meaning: .note(
        .init(text: "deploy finished", when: "-12m", line: "@-12m deploy finished"))),
    Case(
      line: "@bo @01:52 first 500",
      meaning: .note(
        .init(text: "first 500", who: "bo", when: "01:52", line: "@bo @01:52 first 500"))),
    Case(
      line: "@01:52 @bo first 500",
      meaning: .note(
        .init(text: "first 500", who: "bo", when: "01:52", line: "@01:52 @bo first 500"))),
    Case(line: "@bo", meaning: note("@bo")),
    Case(line: "one\n/next\nthree", meaning: note("one\n/next\nthree")),
    Case(line: "17\n18", meaning: note("17\n18")),
  ]

  private static func note(_ text: String) -> SessionLine {
    .note(.init(text: text, line: text))
  }

  @Test("is a number, a verb or a note", arguments: cases)
  func means(_ example: Case) {
    let isTime: (String) -> Bool = { $0.contains(":") || $0.hasPrefix("-") }
    #expect(SessionLine(example.line, table: .outage, isTime: isTime) == example.meaning)
  }
}
