import Encoding
import Testing

@testable import IncidentModel

@Suite("The durations of many incidents")
struct MetricsSummaryTests {
  /// An incident that began when it was declared.
  private func incident(
    mitigatedAfter minutes: Int?, severity: Severity = .p1, isDrill: Bool = false,
    reason: String? = nil, cause: String = "pool exhausted", component: String? = "db",
    monthsLater: Int = 0, runbooks: [String] = []
  ) -> Incident {
    var incident = Incident(id: "inc-\(minutes ?? 0)")
    let start = Script.at(monthsLater * 30 * 24 * 60)
    incident.severity = severity
    incident.declaredAt = start
    incident.began = start
    incident.mitigatedAt = minutes.map { start.advanced(bySeconds: $0 * 60) }
    incident.isDrill = isDrill
    incident.closeReason = reason
    incident.cause = SuspectedCause(
      id: "c", text: cause, component: component, by: "ana", at: start, confirmedBy: nil)
    incident.runbooks = (["book"] + runbooks).map { AttachedRunbook(id: $0) }
    incident.playbook = AttachedRunbook(id: "book")
    return incident
  }

  private static let families = [
    Playbook.CauseFamily(id: "capacity", name: "Capacity", words: ["pool", "disk full"]),
    Playbook.CauseFamily(id: "deploy", name: "Bad deployment", words: ["deploy"]),
  ]

  private func summary(_ incidents: [Incident], drills: Bool = false) -> MetricsSummary {
    var summary = MetricsSummary(
      families: Self.families, fundingWords: ["no budget"], countingDrills: drills)
    incidents.forEach { summary.add($0) }
    return summary
  }

  /// The groups as `name count/missing median`.
  private func told(_ groups: [MetricsSummary.Group]) -> [String] {
    groups.map { group in
      let values = group.distribution
      let median = values.median.map { "\($0.lowerBound / 60)" } ?? "-"
      return "\(group.name ?? "?") \(values.count)/\(values.missing) \(median)"
    }
  }

  @Test("drills and what was no incident are left out, and what has no value is counted")
  func leavesOut() throws {
    let summary = summary([
      incident(mitigatedAfter: 10), incident(mitigatedAfter: 30, severity: .p2),
      incident(mitigatedAfter: nil), incident(mitigatedAfter: 1, isDrill: true),
      incident(mitigatedAfter: 2, reason: "false-alarm"),
      incident(mitigatedAfter: 50, reason: "resolved"),
    ])
    #expect(summary.count == 4 && summary.drills == 1 && summary.notReal == 1)
    let row = try #require(summary.rows.first { $0.span.key == MetricsSummary.compared })
    #expect(row.distribution.shortest == [600, 1800, 3000] && row.distribution.missing == 1)
    #expect(row.span.formula == "mitigated - began")
    #expect(told(summary.groups(by: .severity)) == ["P1 2/1 30", "P2 1/0 30"])
  }

  @Test("or drills, and nothing else")
  func countsDrills() {
    let summary = summary(
      [incident(mitigatedAfter: 10), incident(mitigatedAfter: 20, isDrill: true)], drills: true)
    #expect(summary.count == 1 && told(summary.groups(by: .severity)) == ["P1 1/0 20"])
  }

  @Test("by component, family of the cause and runbook; one with two counts for both")
  func groupsIncidents() {
    var failed = incident(mitigatedAfter: 40, component: nil)
    for component in ["app", "lb"] {
      failed.foundComponents.append(component)
      failed.findings[component] = Finding(
        id: component, component: component, state: component == "app" ? .failed : .ok,
        evidence: nil, lane: nil, by: "ana", at: Script.at(1))
    }
    let summary = summary([
      incident(mitigatedAfter: 10, cause: "The Deployed build", runbooks: ["one", "two"]),
      incident(mitigatedAfter: 20, cause: "Disk  full!"),
      incident(mitigatedAfter: 30, cause: "a whirlpool"), failed,
    ])
    #expect(told(summary.groups(by: .component)) == ["app 1/0 40", "db 3/0 20"])
    #expect(
      told(summary.groups(by: .cause)) == ["Bad deployment 1/0 10", "Capacity 2/0 30", "? 1/0 30"])
    #expect(told(summary.groups(by: .runbook)) == ["one 1/0 10", "two 1/0 10", "? 3/0 30"])
    var said = incident(mitigatedAfter: 50, cause: "the deploy woke it")
    said.cause?.family = "capacity"
    #expect(told(self.summary([said]).groups(by: .cause)) == ["Capacity 1/0 50"])
    #expect(summary.groups(by: .runbook, of: "noSuchKey").isEmpty)
  }

  @Test("the trend has the months between, and no more than asked for")
  func tellsTheTrend() {
    let summary = summary([
      incident(mitigatedAfter: 10), incident(mitigatedAfter: 20, monthsLater: 3),
      incident(mitigatedAfter: nil, monthsLater: 3),
    ])
    let trend = summary.trend(of: MetricsSummary.compared, last: 12)
    #expect(trend.map(\.name) == ["2026-11", "2026-12", "2027-01", "2027-02"])
    #expect(trend.map { $0.distribution.count } == [1, 0, 0, 1])
    #expect(trend.map { $0.distribution.missing } == [0, 0, 0, 1])
    #expect(
      summary.trend(of: MetricsSummary.compared, last: 2).map(\.name) == ["2027-01", "2027-02"])
    #expect(MetricsSummary().trend(of: MetricsSummary.compared, last: 12).isEmpty)
  }

  @Test("the cost is that of what has a length")
  func addsTheCost() throws {
    let rate = try #require(CostRate(perHour: 6000, currency: "EUR"))
    var about = incident(mitigatedAfter: 60)
    about.beganBounds = Script.at(-30)...Script.at(0)
    let cost = summary([incident(mitigatedAfter: 10), about, incident(mitigatedAfter: nil)])
      .cost(at: rate)
    #expect(cost.total == 7000...10_000 && cost.missing == 1)
  }

  @Test("incidents whose cause or tollgate names missing money")
  func findsMissingMoney() {
    var gate = incident(mitigatedAfter: 30)
    gate.tollgates = [
      MissedTollgate(id: "t", name: "acceptance", text: "no budget for a copy", by: "ana"),
      MissedTollgate(id: "u", name: "unit", text: "case not considered", by: "ana"),
    ]
    let found = summary([
      gate, incident(mitigatedAfter: 10),
      incident(mitigatedAfter: 20, cause: "No  budget, old disk"),
      incident(mitigatedAfter: 5, isDrill: true, cause: "no budget"),
    ]).unfunded
    #expect(
      found.map(\.said) == [
        ["tollgate acceptance: no budget for a copy"], ["suspected cause: No  budget, old disk"],
      ])
    #expect(found.map(\.impact) == [.exactly(1800), .exactly(1200)])
  }
}
