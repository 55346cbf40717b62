import Encoding
import Testing

@testable import IncidentModel

@Suite("Past incidents like this one")
struct SimilarIncidentsTests {
  private static func incident(
    _ id: String, _ title: String, failed: [String] = [], runbook: String? = nil,
    isDrill: Bool = false, reason: String? = nil
  ) -> Incident {
    var incident = Incident(id: id)
    incident.title = title
    incident.isDrill = isDrill
    incident.closeReason = reason
    incident.runbooks = ["book", runbook].compactMap { $0.map { AttachedRunbook(id: $0) } }
    incident.playbook = AttachedRunbook(id: "book")
    for component in failed {
      incident.findings[component] = Finding(
        id: "f", component: component, state: .failed, evidence: nil, lane: nil, by: "ana",
        at: Script.at(1))
    }
    return incident
  }

  private static let past = [
    incident("inc-1", "Orders return 500", failed: ["db"]),
    incident("inc-2", "Checkout slow, connection pool exhausted", failed: ["db", "pool"]),
    incident("inc-3", "Images missing", failed: ["cdn"], runbook: "assets"),
    incident("inc-4", "Orders are slow"),
    incident("inc-5", "Orders pool exhausted cdn", isDrill: true),
    incident("inc-6", "Orders pool exhausted cdn", reason: "false-alarm"),
    incident("inc-7", "Orders pool exhausted cdn", reason: "duplicate"),
  ]

  private func found(_ search: SimilarIncidents) -> [String] {
    var search = search
    Self.past.forEach { search.consider($0) }
    return search.matches().map(\.id)
  }

  static let searches: [(text: String, ids: [String])] = [
    ("pool exhausted", ["inc-2"]),
    ("exhaustion of connections", ["inc-2"]),
    ("cdn", ["inc-3"]),
    ("ORDERS!", ["inc-4", "inc-1"]),
    ("orders slow", ["inc-4", "inc-2", "inc-1"]),
    ("chekcout", ["inc-2"]),
    ("exhuasted conection", ["inc-2"]),
    ("odrers", ["inc-4", "inc-1"]),
    ("501", []),
    ("nothing of this", []),
    ("", []),
  ]

  @Test("by words, with typing mistakes, without drills and false alarms", arguments: searches)
  func findsByWords(text: String, ids: [String]) {
    #expect(found(SimilarIncidents(to: text)) == ids)
  }

  @Test("a word as it is tells more than one that is mistyped")
  func prefersExact() {
    var search = SimilarIncidents(to: "order")
    search.consider(Self.incident("inc-1", "border"))
    search.consider(Self.incident("inc-2", "order"))
    #expect(search.matches().map(\.id) == ["inc-2", "inc-1"])
  }

  @Test("by what is known of one, without itself")
  func findsByIncident() {
    let now = Self.incident("inc-4", "Site down", failed: ["pool"])
    #expect(found(SimilarIncidents(to: now)) == ["inc-2"])
    let walked = Self.incident("inc-9", "Site down", runbook: "assets")
    #expect(found(SimilarIncidents(to: walked)) == ["inc-3"])
  }

  @Test("no more than asked for")
  func limits() {
    var search = SimilarIncidents(to: "slow")
    (0..<20).forEach { search.consider(Self.incident("inc-\($0)", "slow")) }
    #expect(search.matches(limit: 3).count == 3)
  }
}
