import Encoding
import Testing

@testable import IncidentModel

@Suite("Past incidents like this one")
struct SimilarIncidentsTests {
  private func incident(_ id: String, _ title: String, failed: [String] = []) -> Incident {
    var incident = Incident(id: id)
    incident.title = title
    for component in failed {
      incident.findings[component] = Finding(
        id: "f", component: component, state: .failed, evidence: nil, lane: nil, by: "ana",
        at: Script.at(1))
    }
    return incident
  }

  private var past: [Incident] {
    [
      incident("inc-1", "Orders return 500", failed: ["db"]),
      incident("inc-2", "Checkout slow, connection pool exhausted", failed: ["db", "pool"]),
      incident("inc-3", "Images missing", failed: ["cdn"]),
      incident("inc-4", "Orders are slow"),
    ]
  }

  static let searches: [(text: String, ids: [String])] = [
    ("pool exhausted", ["inc-2"]),
    ("exhaustion of connections", ["inc-2"]),
    ("cdn", ["inc-3"]),
    ("ORDERS!", ["inc-1", "inc-4"]),
    ("orders slow", ["inc-4", "inc-1", "inc-2"]),
    ("nothing of this", []),
    ("", []),
  ]

  @Test("by words", arguments: searches)
  func findsByWords(text: String, ids: [String]) {
    #expect(SimilarIncidents(to: text, among: past).matches.map(\.incident.id) == ids)
  }

  @Test("by what is known of one, without itself")
  func findsByIncident() {
    let now = incident("inc-4", "Site down", failed: ["pool"])
    let found = SimilarIncidents(to: now, among: past + [now])
    #expect(found.matches.map(\.incident.id) == ["inc-2"])
  }
}
