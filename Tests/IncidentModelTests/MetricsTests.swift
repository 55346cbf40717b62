import Encoding
import IncidentModel
import Testing

/// Milestones and durations: one computation for all views.
@Suite struct MetricsTests {
  /// The spans that are known, as `key minutes`.
  static func text(_ incident: Incident) -> String {
    Metrics(incident).spans.compactMap { span in
      span.seconds.map { "\(span.key.dropLast("Seconds".count)) \($0 / 60)" }
    }
    .joined(separator: ", ")
  }

  static let cases: [Story<String>] = [
    Story("declared only", "timeToDetect 0, timeToDeclare 0") { _ in },
    Story(
      "a whole incident",
      "timeToDetect 10, timeToDeclare 20, timeToLeader 4, "
        + "timeToFirstUpdate 9, timeToNarrow 25, timeToMitigate 50, timeToResolve 80"
    ) {
      $0.add(
        1, .beganSet, said([:]).with(.began, minute: -20).with(.detected, minute: -10))
      $0.add(4, .leaderAssigned, [.name: "ana"])
      $0.add(9, .updatePosted, [.audience: "public"])
      $0.add(12, .updatePosted, [.audience: "public"])
      $0.add(25, .causeSuspected, [.text: "pool"])
      $0.add(28, .causeSuspected, [.text: "disk"])
      $0.add(30, .mitigated)
      $0.add(60, .resolved)
    },
    Story(
      "began unknown: when it was detected",
      "timeToDetect 0, timeToDeclare 7, timeToMitigate 17"
    ) {
      $0.add(1, .beganSet, said([:]).with(.detected, minute: -7))
      $0.add(10, .mitigated)
    },
    Story(
      "resolved without mitigated",
      "timeToDetect 0, timeToDeclare 0, timeToMitigate 30, "
        + "timeToResolve 30"
    ) { $0.add(30, .resolved) },
    Story(
      "reopened: until it was good at last",
      "timeToDetect 0, timeToDeclare 0, timeToMitigate 90, timeToResolve 90"
    ) {
      $0.add(30, .resolved)
      $0.add(60, .reopened)
      $0.add(90, .resolved)
    },
    Story("reopened and open", "timeToDetect 0, timeToDeclare 0") {
      $0.add(30, .resolved)
      $0.add(60, .reopened)
    },
    Story(
      "written down late: the earliest in time",
      "timeToDetect 0, timeToDeclare 0, timeToLeader 2, timeToFirstUpdate 3, timeToNarrow 5"
    ) {
      $0.add(8, .leaderAssigned, [.name: "ana"])
      $0.add(2, .leaderAssigned, [.name: "bob"])
      $0.add(9, .updatePosted, [.audience: "public"])
      $0.add(3, .updatePosted, [.audience: "public"])
      $0.add(7, .causeSuspected, [.text: "a"])
      $0.add(5, .causeSuspected, [.text: "b"])
    },
    Story("the wrong way round is not known", "timeToDetect 0, timeToDeclare 0") {
      $0.add(-5, .mitigated)
    },
    Story("a word to customers is no public word", "timeToDetect 0, timeToDeclare 0") {
      $0.add(5, .updatePosted, [.audience: "customers"])
    },
  ]

  @Test(arguments: cases)
  func measures(_ story: Story<String>) {
    #expect(Self.text(story.script.incident) == story.expected)
  }

  static let running: [Story<Int>] = [
    Story("open: to now", 100) { _ in },
    Story("from its begin", 120) { $0.add(1, .beganSet, said([:]).with(.began, minute: -20)) },
    Story("to its resolution", 30) { $0.add(30, .resolved) },
    Story("mitigated runs on", 100) { $0.add(30, .mitigated) },
    Story("to its closing", 40) { $0.add(40, .closed) },
    Story("reopened runs on", 100) {
      $0.add(30, .closed)
      $0.add(40, .reopened)
    },
    Story("began in the future", 0) {
      $0.add(1, .beganSet, said([:]).with(.began, minute: 500))
    },
  ]

  @Test(arguments: running)
  func runs(_ story: Story<Int>) {
    #expect(Metrics.running(story.script.incident, now: Script.at(100)) == story.expected * 60)
  }

  @Test func tellsMilestonesInOrderOfTime() {
    var script = Script(.p1)
    script.add(9, .updatePosted, [.audience: "public"])
    script.add(4, .leaderAssigned, [.name: "ana"])
    script.add(4, .maintenanceOn)
    script.add(20, .resolved)
    let reached = Metrics(script.incident).reached.map { "\($0.milestone)" }
    #expect(
      reached == [
        "began", "detected", "declared", "leaderAssigned", "pageOn", "firstPublicUpdate",
        "mitigated", "resolved",
      ])
    #expect(Metrics.running(Incident(id: "x"), now: Script.start) == 0)
  }
}
