import Encoding
import TerminalUI
import Testing

@testable import IncidentModel
@testable import OutageCLI

/// How a card is laid out where there is little room.
@Suite("A card's layout")
struct CardViewTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var ask: String
    var answer: String
    var width: Int
    var rows: [String]
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "short", ask: "No leader yet.", answer: "/lead", width: 79,
      rows: ["LATE  No leader yet. (/lead), late 6m"]),
    Case(
      name: "a digit at 40 columns", ask: "You promised a public update. Post it.", answer: "9",
      width: 39, rows: ["LATE  You promised a public update… (9)"]),
    Case(
      name: "a long answer", ask: "bo, cy, dee: Ring again.", answer: "/call bo cy dee", width: 39,
      rows: ["LATE  bo, cy, dee: R… (/call bo cy dee)"]),
    Case(
      name: "an answer that leaves no room", ask: "bo: Ring again.",
      answer: "/call bo \"Head of operations\"", width: 39,
      rows: ["LATE  bo: Ring again.", "  (/call bo \"Head of operations\")"]),
    Case(
      name: "an answer longer than the window", ask: "bo: Ring again.",
      answer: "/call bo \"Head of engineering and operations\"", width: 39,
      rows: ["LATE  bo: Ring again.", "  (/call bo \"Head of engineering and o…"]),
  ]

  @Test("what answers something overdue is never cut off for its words", arguments: cases)
  func keepsTheAnswer(_ row: Case) {
    let due = Instant(milliseconds: 0)
    let late = Card.Late(
      timer: IncidentTimer(kind: .redial, due: due), ask: row.ask, answer: row.answer, seconds: 360)
    #expect(CardView.rows(of: late, row.width).map(\.text) == row.rows)
  }

  struct State: CustomTestStringConvertible {
    var width: Int
    var rows: Int
    var lines: [String]
    var testDescription: String { "\(rows) rows of \(width)" }
  }

  static let states = [
    State(
      width: 99, rows: 1,
      lines: [
        "began 02:01 | acting leader max | impact full | maintenance ON | mitigated | word at 02:43"
      ]),
    State(
      width: 79, rows: 1,
      lines: ["began 02:01 | acting max | impact full | page ON | mitigated | word at 02:43"]),
    State(
      width: 60, rows: 1, lines: ["acting max | impact full | page ON | word at 02:43"]),
    State(
      width: 39, rows: 2,
      lines: ["began 02:01 | acting max | impact full", "page ON | mitigated | word at 02:43"]),
    State(width: 20, rows: 1, lines: ["word at 02:43"]),
    State(width: 9, rows: 1, lines: ["word at …"]),
  ]

  @Test("the state is one line, said in short before anything is left out", arguments: states)
  func fitsTheState(_ row: State) {
    let parts = [
      Card.StatePart("began 02:01", worth: 2),
      .init("acting leader max", short: "acting max", worth: 5), .init("impact full", worth: 4),
      .init("maintenance ON", short: "page ON", worth: 3), .init("mitigated", worth: 1),
      .init("word at 02:43", worth: 6),
    ]
    #expect(StateLine(parts, width: row.width, rows: row.rows).lines.map(\.text) == row.lines)
  }

  struct Facts: CustomTestStringConvertible {
    var rows: Int
    var lines: [String]
    var testDescription: String { "\(rows) rows" }
  }

  static let facts = [
    Facts(rows: 0, lines: []),
    Facts(rows: 1, lines: ["RUNNING fail … /show"]),
    Facts(rows: 2, lines: ["RUNNING fail over d…", "SECOND ERROR … /show"]),
    Facts(rows: 3, lines: ["RUNNING fail over db", "  to db-2", "SECOND ERROR … /show"]),
    Facts(
      rows: 5,
      lines: [
        "RUNNING fail over db", "  to db-2", "SECOND ERROR flush", "  made it worse", "Failing: db",
      ]
    ),
  ]

  @Test("of what is being done a row each comes before a second row of any", arguments: facts)
  func keepsWhatPresses(_ row: Facts) {
    let facts = CardFacts(
      ["RUNNING fail over db to db-2", "SECOND ERROR flush made it worse", "Failing: db"],
      pressing: 2, width: 20)
    #expect(facts.lines(row.rows).map(\.text) == row.lines)
  }

  @Test("/show has what the card cuts")
  func showsAllOfTheFacts() throws {
    let steps = [
      "/go mitigate", "/act flush --approach data", "/worse it got much worse and worse",
      "/decide fail over the database to the second of the two replicas --approach failover",
      "/task look at the tickets --to bo", "/show",
    ]
    let world = try LeadingTests.world(steps)
    for words in [
      "SECOND ERROR: flush", "not begun: fail over the database to the second of the two replicas",
      "left undone: ", "impact not said",
    ] {
      #expect(world.output.contains(words), "\(words)")
    }
  }
}
