import Encoding
import IncidentModel
import Testing

/// Milestones and durations: one computation for all views.
@Suite struct MetricsTests {
  /// The spans of which something is known, as `key length`.
  static func text(_ incident: Incident) -> String {
    Metrics(incident).spans.compactMap { span in
      span.length.text.map {
        "\(span.key.dropFirst("timeTo".count).dropLast("Seconds".count)) \($0)"
      }
    }
    .joined(separator: ", ")
  }

  static let cases: [Story<String>] = [
    Story("declared only: nobody said when it began or was noticed", "") { _ in },
    Story(
      "a whole incident",
      "Detect 10m, Declare 20m, Acknowledge 3m, Leader 4m, FirstUpdate 9m, Narrow 25m, "
        + "Mitigate 50m, Resolve 1h20m"
    ) {
      $0.add(
        1, .beganSet, said([:]).with(.began, minute: -20).with(.detected, minute: -10))
      $0.add(2, .responderJoined, [.name: "max"])
      $0.add(3, .responderJoined, [.name: "bo"])
      $0.add(4, .leaderAssigned, [.name: "ana"])
      $0.add(9, .updatePosted, [.audience: "public"])
      $0.add(12, .updatePosted, [.audience: "public"])
      $0.add(25, .causeSuspected, [.text: "pool"])
      $0.add(28, .causeSuspected, [.text: "disk"])
      $0.add(30, .mitigated)
      $0.add(60, .resolved)
    },
    Story(
      "began unknown, and detected at some time between two: no longer than since the later of them",
      "Declare at least 2m, Mitigate at least 12m"
    ) {
      $0.add(
        1, .beganSet,
        said([:]).with(.detected, minute: -10).with(.detectedFrom, minute: -10)
          .with(.detectedUntil, minute: -2))
      $0.add(10, .mitigated)
    },
    Story(
      "began unknown: at least since it was detected",
      "Declare at least 7m, Mitigate at least 17m"
    ) {
      $0.add(1, .beganSet, said([:]).with(.detected, minute: -7))
      $0.add(10, .mitigated)
    },
    Story("detected unknown: between its begin and the declaration", "Detect 0s to 7m, Declare 7m")
    {
      $0.add(1, .beganSet, said([:]).with(.began, minute: -7))
    },
    Story("began about then", "Detect 2m to 12m, Declare 5m to 15m, Mitigate 35m to 45m") {
      $0.add(
        1, .beganSet,
        said([:]).with(.began, minute: -10).with(.beganFrom, minute: -15)
          .with(.beganUntil, minute: -5).with(.detected, minute: -3))
      $0.add(30, .mitigated)
    },
    Story(
      "both about the same time: it may have been seen at once",
      "Detect 0s to 7m, Declare 5m to 10m"
    ) {
      $0.add(
        1, .beganSet,
        said([:]).with(.began, minute: -10).with(.beganFrom, minute: -10)
          .with(.beganUntil, minute: -5).with(.detected, minute: -8)
          .with(.detectedFrom, minute: -8).with(.detectedUntil, minute: -3))
    },
    Story("said again, exactly: no longer about then", "Detect 0s to 10m, Declare 10m") {
      $0.add(
        1, .beganSet,
        said([:]).with(.began, minute: -10).with(.beganFrom, minute: -15)
          .with(.beganUntil, minute: -5))
      $0.add(2, .beganSet, said([:]).with(.began, minute: -10))
    },
    Story("bounds the wrong way round are none", "Detect 0s to 10m, Declare 10m") {
      $0.add(
        1, .beganSet,
        said([:]).with(.began, minute: -10).with(.beganFrom, minute: -5)
          .with(.beganUntil, minute: -15))
    },
    Story(
      "resolved, and nobody said when it was mitigated: in between",
      "Detect 5m, Declare 5m, Mitigate 5m to 35m, Resolve 35m"
    ) {
      $0.add(1, .beganSet, said([:]).with(.began, minute: -5).with(.detected, minute: 0))
      $0.add(30, .resolved)
    },
    Story("mitigated is said once it is resolved", "Mitigate at least 20m, Resolve at least 30m") {
      $0.add(30, .resolved)
      $0.add(20, .mitigated)
    },
    Story(
      "reopened: without the time between, of which nobody said when it was mitigated first",
      "Resolve at least 1h"
    ) {
      $0.add(30, .resolved)
      $0.add(60, .reopened)
      $0.add(90, .resolved)
    },
    Story(
      "reopened: without the time in which it was over",
      "Mitigate at least 30m, Resolve at least 1h"
    ) {
      $0.add(20, .mitigated)
      $0.add(30, .resolved)
      $0.add(60, .reopened)
      $0.add(70, .mitigated)
      $0.add(90, .resolved)
    },
    Story("reopened and open", "") {
      $0.add(30, .resolved)
      $0.add(60, .reopened)
    },
    Story(
      "written down late: the earliest in time",
      "Acknowledge 2m, Leader 2m, FirstUpdate 3m, Narrow 5m"
    ) {
      $0.add(8, .leaderAssigned, [.name: "ana"])
      $0.add(2, .leaderAssigned, [.name: "bob"])
      $0.add(9, .updatePosted, [.audience: "public"])
      $0.add(3, .updatePosted, [.audience: "public"])
      $0.add(7, .causeSuspected, [.text: "a"])
      $0.add(5, .causeSuspected, [.text: "b"])
    },
    Story("the wrong way round is not known", "") {
      $0.add(1, .beganSet, said([:]).with(.began, minute: 5))
      $0.add(-5, .mitigated)
    },
    Story("a word to customers is no public word", "") {
      $0.add(5, .updatePosted, [.audience: "customers"])
    },
    Story("whoever declared it is no help", "") {
      $0.add(5, .responderJoined, [.name: "max"])
      $0.add(6, .responderCalled, [.name: "bo"])
    },
    Story("help that answered the phone", "Acknowledge 6m") {
      $0.add(6, .responderCalled, [.name: "bo", .outcome: "joined"])
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
        "began", "detected", "declared", "acknowledged", "leaderAssigned", "pageOn",
        "firstPublicUpdate", "mitigated", "resolved",
      ])
    #expect(Metrics(script.incident).assumed == [.began, .detected, .mitigated])
    #expect(Metrics.running(Incident(id: "x"), now: Script.start) == 0)
  }
}
