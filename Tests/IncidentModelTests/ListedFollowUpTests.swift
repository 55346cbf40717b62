import Encoding
import TestSupport
import Testing

@testable import IncidentModel

@Suite("Action items over all incidents")
struct ListedFollowUpTests {
  private func item(
    _ id: String, due: Int? = nil, done: Int? = nil, ticket: String? = nil, tollgate: String? = nil
  ) -> FollowUp {
    FollowUp(
      id: id, text: id, owner: "ana", due: due.map { Script.at($0) }, ticket: ticket,
      tollgate: tollgate, doneAt: done.map { Script.at($0) })
  }

  private var incident: Incident {
    var incident = Incident(id: "inc")
    incident.tollgates = [
      MissedTollgate(id: "1", name: "unit", text: "not modelled", ticket: "OPS-1", by: "ana"),
      MissedTollgate(id: "2", name: "Acceptance", text: "not finished", ticket: "", by: "ana"),
    ]
    return incident
  }

  @Test(
    "overdue the longest first, then open by date, then done the newest first",
    arguments: [UInt64(1), 2, 3])
  func sorts(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let items = [
      item("done early", due: 1, done: 2), item("no date"), item("later", due: 200),
      item("overdue", due: 50), item("done late", done: 5), item("soon", due: 150),
      item("long overdue", due: 10), item("now", due: 100),
    ].map { ListedFollowUp(incident: "inc", item: $0) }
    let sorted = ListedFollowUp.sorted(items.shuffled(using: &random), at: Script.at(100))
    #expect(
      sorted.map(\.item.id) == [
        "long overdue", "overdue", "now", "soon", "later", "no date", "done late", "done early",
      ])
    #expect(
      sorted.map { $0.state(at: Script.at(100)) } == [
        .overdue, .overdue, .open, .open, .open, .open, .done, .done,
      ])
  }

  static let answers: [(ticket: String?, tollgate: String?, gate: String?)] = [
    (nil, nil, nil), ("ops-1", nil, "unit"), ("OPS-2", nil, nil), (nil, "acceptance", "Acceptance"),
    ("OPS-1", "acceptance", "Acceptance"), (nil, "post-release", nil),
    ("", nil, nil),
  ]

  @Test(
    "the missed tollgate is the one that is named, else the one of the ticket", arguments: answers)
  func findsTheGate(ticket: String?, tollgate: String?, gate: String?) {
    let item = item("x", ticket: ticket, tollgate: tollgate)
    #expect(incident.tollgate(answeredBy: item)?.name == gate)
  }
}
