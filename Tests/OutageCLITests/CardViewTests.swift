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
}
