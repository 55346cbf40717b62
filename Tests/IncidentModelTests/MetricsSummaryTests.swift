import Encoding
import Testing

@testable import IncidentModel

@Suite("The durations of many incidents")
struct MetricsSummaryTests {
  private func incident(
    mitigatedAfter minutes: Int?, severity: Severity = .p1, isDrill: Bool = false,
    reason: String? = nil
  ) -> Incident {
    var incident = Incident(id: "inc")
    incident.severity = severity
    incident.declaredAt = Script.at(0)
    incident.mitigatedAt = minutes.map { Script.at($0) }
    incident.isDrill = isDrill
    incident.closeReason = reason
    incident.cause = SuspectedCause(
      id: "c", text: "x", component: "db", by: "ana", at: Script.at(1), confirmedBy: nil)
    return incident
  }

  static let distributions: [(values: [Int], median: Int, ninetieth: Int)] = [
    ([5], 5, 5), ([1, 2], 1, 2), ([1, 2, 3], 2, 3), ([4, 1, 3, 2], 2, 4),
    (Array(1...10), 5, 9), (Array(1...11), 6, 10), (Array(1...100), 50, 90),
  ]

  @Test("median and 90th percentile", arguments: distributions)
  func sums(values: [Int], median: Int, ninetieth: Int) {
    var distribution = MetricsSummary.Distribution()
    values.shuffled().forEach { distribution.add($0) }
    #expect(distribution.median == median)
    #expect(distribution.ninetieth == ninetieth)
  }

  @Test("none without a value")
  func hasNone() {
    var distribution = MetricsSummary.Distribution()
    distribution.add(nil)
    #expect(distribution.median == nil && distribution.ninetieth == nil)
    #expect(distribution.missing == 1)
  }

  @Test("drills and what was no incident are left out, and what has no value is counted")
  func leavesOut() throws {
    var summary = MetricsSummary()
    for one in [
      incident(mitigatedAfter: 10), incident(mitigatedAfter: 30, severity: .p2),
      incident(mitigatedAfter: nil), incident(mitigatedAfter: 1, isDrill: true),
      incident(mitigatedAfter: 2, reason: "false-alarm"),
      incident(mitigatedAfter: 50, reason: "resolved"),
    ] { summary.add(one) }
    #expect(summary.count == 4 && summary.drills == 1 && summary.notReal == 1)
    let row = try #require(summary.rows.first { $0.key == MetricsSummary.compared })
    #expect(row.distribution.values == [600, 1800, 3000] && row.distribution.missing == 1)
    #expect(summary.bySeverity["P1"]?.values == [600, 3000])
    #expect(summary.byMonth.count == 1 && summary.byComponent["db"]?.values.count == 3)
  }

  @Test("or drills, and nothing else")
  func countsDrills() {
    var summary = MetricsSummary()
    summary.add(incident(mitigatedAfter: 10), countingDrills: true)
    summary.add(incident(mitigatedAfter: 20, isDrill: true), countingDrills: true)
    #expect(summary.count == 1 && summary.bySeverity["P1"]?.values == [1200])
  }
}
