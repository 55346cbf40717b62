import Encoding
import IncidentModel
import Testing

/// What each kind of event makes of an incident.
@Suite struct FoldTests {
  typealias Look = @Sendable (Incident) -> String

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let look: Look
    let expected: String
    let script: Script

    init(
      _ name: String, _ expected: String, _ look: @escaping Look, _ tell: (inout Script) -> Void
    ) {
      var script = Script(.p1)
      tell(&script)
      testDescription = name
      self.expected = expected
      self.look = look
      self.script = script
    }
  }

  static func minute(_ instant: Instant?) -> String {
    instant.map { String($0.seconds(since: Script.start) / 60) } ?? "-"
  }

  static let status: Look = { incident in
    "\(incident.status.rawValue) \(minute(incident.mitigatedAt)) \(minute(incident.resolvedAt)) "
      + "\(minute(incident.closedAt)) \(incident.closeReason ?? "-")"
  }
  static let leader: Look = { incident in
    "\(incident.leader ?? "nobody") \(minute(incident.leaderSince)) "
      + (incident.isLeaderAssigned ? "assigned" : "acting")
      + (incident.handoff.map { ", offered to \($0.to)" } ?? "")
  }
  static let people: Look = { incident in
    incident.people.map { "\($0.name) \($0.presence.rawValue) \(minute($0.since))" }
      .joined(separator: ", ")
  }
  static let impact: Look = { incident in
    guard let impact = incident.impact else { return "-" }
    return "\(impact.level.rawValue) \(impact.text ?? "-") \(impact.data ?? "-") "
      + "\(minute(impact.dataAtRiskSince)) \(impact.users.map(String.init) ?? "-") "
      + "\(impact.isSecurity)"
  }
  static let actions: Look = { incident in
    incident.actions.map { "\($0.text) \($0.outcome?.rawValue ?? "?") \(minute($0.endedAt))" }
      .joined(separator: ", ")
  }

  static let milestones: [Case] = [
    Case("declared", "open - - - -", status) { _ in },
    Case("mitigated and resolved are two", "resolved 10 20 - -", status) {
      $0.add(10, .mitigated)
      $0.add(20, .resolved)
    },
    Case("resolved is mitigated too", "resolved 20 20 - -", status) { $0.add(20, .resolved) },
    Case("the first of each counts", "closed 10 20 30 resolved", status) {
      $0.add(10, .mitigated)
      $0.add(11, .mitigated)
      $0.add(20, .resolved)
      $0.add(21, .resolved)
      $0.add(22, .mitigated)
      $0.add(30, .closed, [.reason: "resolved"])
      $0.add(31, .closed, [.reason: "duplicate"])
      $0.add(32, .resolved)
    },
    Case("reopened after closing", "open - - - -", status) {
      $0.add(20, .resolved)
      $0.add(30, .closed, [.reason: "duplicate", .of: "inc-1"])
      $0.add(40, .reopened)
    },
    Case("resolved again", "resolved 50 50 - -", status) {
      $0.add(20, .resolved)
      $0.add(40, .reopened)
      $0.add(50, .resolved)
    },
    Case(
      "reopening forgets the checks", "0, 1 time, opened 40, of -",
      { incident in
        "\(incident.checks.count), \(incident.reopenings) time, opened \(minute(incident.openedAt)), "
          + "of \(incident.closedInFavorOf ?? "-")"
      }
    ) {
      $0.add(15, .checkPassed, [.name: "smoke"])
      $0.add(30, .closed, [.reason: "duplicate", .of: "inc-1"])
      $0.add(40, .reopened)
      $0.add(41, .reopened)
    },
    Case(
      "reopening keeps step, leader and findings", "narrow ana 1",
      { incident in
        "\(incident.step.shortName) \(incident.leader ?? "-") \(incident.findings.count)"
      }
    ) {
      $0.add(5, .leaderAssigned, [.name: "ana"])
      $0.add(6, .stepEntered, step: .narrow)
      $0.add(7, .finding, [.component: "db", .state: "failed"])
      $0.add(20, .mitigated)
      $0.add(40, .reopened)
    },
    Case("a deferral ends with resolving", "-", { minute($0.deferral?.until) }) {
      $0.add(10, .restoreDeferred, said([:]).with(.until, minute: 400))
      $0.add(20, .resolved)
    },
    Case("nothing is deferred after that", "-", { minute($0.deferral?.until) }) {
      $0.add(10, .resolved)
      $0.add(20, .restoreDeferred, said([:]).with(.until, minute: 400))
    },
    Case("a deferral without a time is none", "-", { minute($0.deferral?.until) }) {
      $0.add(10, .restoreDeferred, [.until: "tomorrow"])
    },
    Case(
      "two machines declared it: the first counts", "Orders return 500, 2, max",
      { incident in
        "\(incident.title), \(incident.declarations.count), \(incident.leader ?? "-")"
      }
    ) { $0.add(1, .declared, by: "bob", [.title: "Orders down", .severity: "P3"]) },
    Case("a review without a time is not scheduled", "5000", { minute($0.reviewScheduled) }) {
      $0.add(10, .reviewScheduled, said([:]).with(.time, minute: 5000))
      $0.add(11, .reviewScheduled)
    },
  ]

  static let leading: [Case] = [
    Case("whoever declares acts", "max 0 acting", leader) { _ in },
    Case("assigned", "ana 5 assigned", leader) { $0.add(5, .leaderAssigned, [.name: "ana"]) },
    Case("the acting one is assigned", "max 5 assigned", leader) {
      $0.add(5, .leaderAssigned, [.name: "max"])
    },
    Case("assigned twice is on duty since the first", "ana 5 assigned", leader) {
      $0.add(5, .leaderAssigned, [.name: "ana"])
      $0.add(9, .leaderAssigned, [.name: "ana"])
    },
    Case("nobody can lead", "nobody - acting", leader) {
      $0.add(5, .leaderAssigned, [.name: "ana"])
      $0.add(6, .handoffOffered, [.to: "bob"])
      $0.add(7, .leaderAssigned, said([:]).with(.nobody))
    },
    Case("offered", "max 0 acting, offered to bob", leader) {
      $0.add(6, .handoffOffered, [.to: "bob"])
    },
    Case("accepted", "bob 8 assigned", leader) {
      $0.add(6, .handoffOffered, [.to: "bob"])
      $0.add(8, .handoffAccepted, by: "bob")
    },
    Case("the first leader is the first in time", "3", { minute($0.firstLeaderAt) }) {
      $0.add(5, .leaderAssigned, [.name: "ana"])
      $0.add(3, .leaderAssigned, [.name: "bob"])
    },
  ]

  static let calling: [Case] = [
    Case("called", "max in the call 0, bob called 2", people) {
      $0.add(2, .responderCalled, [.name: "bob"])
    },
    Case("no answer, then declined", "max in the call 0, bob declined 4", people) {
      $0.add(2, .responderCalled, [.name: "bob", .outcome: "no-answer"])
      $0.add(4, .responderCalled, [.name: "bob", .outcome: "declined"])
    },
    Case("in the call since they came", "max in the call 0, bob in the call 3", people) {
      $0.add(3, .responderCalled, [.name: "bob", .outcome: "joined"])
      $0.add(5, .responderJoined, [.name: "bob"])
    },
    Case("a late call takes nobody out", "max in the call 0, bob in the call 3", people) {
      $0.add(3, .responderJoined, [.name: "bob"])
      $0.add(4, .responderCalled, [.name: "bob", .outcome: "no-answer"])
    },
    Case("left and back", "max in the call 0, bob in the call 9", people) {
      $0.add(3, .responderJoined, [.name: "bob"])
      $0.add(6, .responderLeft, [.name: "bob"])
      $0.add(9, .responderJoined, by: "bob")
    },
    Case(
      "first joined stays, in order of coming", "max, carol, bob; bob 5",
      { incident in
        "\(incident.joined.joined(separator: ", ")); bob \(minute(incident.people[1].firstJoined))"
      }
    ) {
      $0.add(2, .responderCalled, [.name: "bob"])
      $0.add(3, .responderJoined, [.name: "carol"])
      $0.add(5, .responderJoined, [.name: "bob"])
      $0.add(6, .responderLeft, [.name: "bob"])
      $0.add(7, .responderJoined, [.name: "bob"])
    },
    Case(
      "a role is kept, and whoever has it is there", "scribe bob in the call",
      { incident in
        "\(incident.roles.keys.joined()) \(incident.roles["scribe"] ?? "-") "
          + incident.people[1].presence.rawValue
      }
    ) { $0.add(3, .roleAssigned, [.role: "scribe", .name: "bob"]) },
  ]

  static let facts: [Case] = [
    Case("impact", "full cannot order at-risk 4 900 true", impact) {
      var data = said([.impact: "full", .text: "cannot order", .data: "at-risk"])
        .with(.security)
      data.set(.users, 900)
      $0.add(4, .impactSet, data)
    },
    Case(
      "less impact: the old words go, the count of those hit stays", "partial - at-risk 4 900 true",
      impact
    ) {
      var data = said([.impact: "full", .text: "cannot order", .data: "at-risk"])
        .with(.security)
      data.set(.users, 900)
      $0.add(4, .impactSet, data)
      $0.add(9, .impactSet, [.impact: "partial"])
    },
    Case("the same impact said again", "full cannot order safe - - false", impact) {
      $0.add(4, .impactSet, [.impact: "full", .text: "cannot order", .data: "at-risk"])
      $0.add(9, .impactSet, [.impact: "full", .data: "safe"])
    },
    Case("no such impact", "-", impact) { $0.add(4, .impactSet, [.impact: "huge"]) },
    Case("severity", "P3", { $0.severity?.rawValue ?? "-" }) {
      $0.add(4, .severitySet, [.severity: "p3"])
      $0.add(5, .severitySet, [.severity: "P9"])
      $0.add(6, .severitySet)
    },
    Case(
      "began and how it was found", "-20 - user",
      { incident in
        "\(minute(incident.began)) \(minute(incident.detected)) \(incident.foundBy ?? "-")"
      }
    ) {
      $0.add(4, .beganSet, said([:]).with(.began, minute: -20))
      $0.add(5, .beganSet, [.foundBy: "user"])
    },
    Case("room", "nowhere", { $0.room ?? "nowhere" }) {
      $0.add(4, .roomSet, [.url: "https://meet.example.com/a"])
      $0.add(5, .roomSet, [.url: "closed"])
    },
    Case("a room without an address changes nothing", "x", { $0.room ?? "nowhere" }) {
      $0.add(4, .roomSet, [.url: "x"])
      $0.add(5, .roomSet)
    },
    Case(
      "page", "on site bob 7 2",
      { incident in
        let page = incident.maintenance
        return "\(page.state.rawValue) \(page.scope?.rawValue ?? "-") \(page.owner ?? "-") "
          + "\(minute(page.since)) \(minute(page.firstOn))"
      }
    ) {
      $0.add(5, .maintenanceOn, [.scope: "site", .message: "a", .to: "bob"])
      $0.add(6, .maintenanceOff)
      $0.add(7, .maintenanceOn, [.to: "bob"])
      $0.add(2, .maintenanceDeclined)
      $0.add(2, .maintenanceOn, [.to: "bob"])
      $0.add(7, .maintenanceOn, [.to: "bob"])
    },
    Case("no page needed", "none needed", { $0.maintenance.state.rawValue }) {
      $0.add(5, .maintenanceDeclined)
    },
    Case(
      "checks behind the page", "true true false, true false true",
      { incident in
        ["a", "b"].compactMap { incident.checks[$0] }
          .map { "\($0.hasPassed) \($0.isBehindPage) \($0.isProof)" }.joined(separator: ", ")
      }
    ) {
      $0.add(5, .maintenanceOn)
      $0.add(6, .checkPassed, [.name: "a"])
      $0.add(7, .maintenanceOff)
      $0.add(8, .checkPassed, [.name: "b"])
    },
    Case("undone rides along, each thing once", "a|b|c", { $0.undone.joined(separator: "|") }) {
      var data = EventData()
      data.set(.undone, ["a", "b"])
      $0.add(5, .stepDone, data)
      data.set(.undone, ["b", "c"])
      $0.add(6, .stepDone, data)
      $0.add(7, .stepDone)
    },
    Case("ticked and not", "x", { $0.ticked.sorted().joined() }) {
      $0.add(5, .itemTicked, [.item: "x"])
      $0.add(5, .itemTicked, [.item: "y"])
      $0.add(6, .itemUnticked, [.item: "y"])
    },
    Case(
      "a runbook attached again", "db 2",
      { incident in
        incident.runbooks.map { "\($0.id) \($0.version ?? "-")" }.joined(separator: ", ")
      }
    ) {
      $0.add(5, .runbookAttached, [.name: "db", .version: "1"])
      $0.add(6, .runbookAttached, [.name: "db", .version: "2"])
    },
  ]

  static let work: [Case] = [
    Case(
      "a cause, confirmed", "pool by bob",
      { "\($0.cause?.text ?? "-") by \($0.cause?.confirmedBy ?? "-")" }
    ) {
      let id = $0.add(5, .causeSuspected, [.text: "pool"])
      $0.add(6, .causeConfirmed, by: "bob", [.ref: id])
    },
    Case(
      "a new cause wants its own", "disk by -",
      { "\($0.cause?.text ?? "-") by \($0.cause?.confirmedBy ?? "-")" }
    ) {
      let id = $0.add(5, .causeSuspected, [.text: "pool"])
      $0.add(6, .causeSuspected, [.text: "disk"])
      $0.add(7, .causeConfirmed, by: "bob", [.ref: id])
    },
    Case(
      "findings, the newest of each", "db ok, cache suspect",
      { incident in
        incident.foundComponents.compactMap { incident.findings[$0] }
          .map { "\($0.component) \($0.state.rawValue)" }.joined(separator: ", ")
      }
    ) {
      $0.add(5, .finding, [.component: "db", .state: "failed"])
      $0.add(6, .finding, [.component: "cache", .state: "suspect"])
      $0.add(7, .finding, [.component: "db", .state: "ok"])
      $0.add(8, .finding, [.component: "db", .state: "melting"])
    },
    Case(
      "ruled out: theory, change, option", "no, , slow",
      { incident in
        [incident.theories[0].ruledOut, incident.changes[0].ruledOut, incident.options[0].ruledOut]
          .map { $0 ?? "-" }.joined(separator: ", ")
      }
    ) {
      let theory = $0.add(5, .theoryOpened, [.text: "cache"])
      let change = $0.add(5, .changed, [.what: "deploy"])
      let option = $0.add(5, .optionProposed, [.text: "restart"])
      $0.add(6, .ruledOut, [.ref: theory, .why: "no"])
      $0.add(6, .ruledOut, [.ref: change])
      $0.add(6, .ruledOut, [.ref: option, .why: "slow"])
      $0.add(6, .ruledOut, [.ref: "nothing"])
    },
    Case(
      "a decision is taken by its action", "a open, b taken; a",
      { incident in
        incident.decisions.map { "\($0.text) \($0.isTaken ? "taken" : "open")" }
          .joined(separator: ", ") + "; \(incident.openDecision?.text ?? "-")"
      }
    ) {
      $0.add(5, .decision, [.text: "a"])
      let id = $0.add(6, .decision, [.text: "b"])
      $0.add(7, .actionStarted, [.text: "b", .ref: id])
    },
    Case("an action ends by its reference", "a worked 9, b ? -", actions) {
      let id = $0.add(5, .actionStarted, [.text: "a"])
      $0.add(6, .actionStarted, [.text: "b"])
      $0.add(9, .actionEnded, [.ref: id, .outcome: "worked"])
    },
    Case("without one it is the newest that runs", "a ? -, b failed 9", actions) {
      $0.add(5, .actionStarted, [.text: "a"])
      $0.add(6, .actionStarted, [.text: "b"])
      $0.add(9, .actionEnded, [.outcome: "failed"])
    },
    Case("the end of a struck action ends no other", "b ? -", actions) {
      let id = $0.add(5, .actionStarted, [.text: "a"])
      $0.add(6, .actionStarted, [.text: "b"])
      $0.add(9, .actionEnded, [.ref: id, .outcome: "worked"])
      $0.add(10, .struck, [.ref: id])
    },
    Case("a task is done once", "20", { minute($0.tasks.first?.doneAt) }) {
      let id = $0.add(5, .taskAssigned, [.text: "look", .to: "bob"])
      $0.add(20, .taskDone, [.ref: id])
      $0.add(30, .taskDone, [.ref: id])
    },
    Case(
      "unknown kinds are counted and left alone", "3 60 open",
      { incident in
        "\(incident.eventCount) \(minute(incident.lastAt)) \(incident.status.rawValue)"
      }
    ) {
      $0.add(60, named: "resolved-by-robots", [.text: "x"])
      $0.add(20, .note, [.text: "y"])
    },
  ]

  @Test(arguments: milestones + leading + calling + facts + work)
  func folds(_ item: Case) {
    #expect(item.look(item.script.incident) == item.expected)
  }

  @Test func keepsWhatLaterAnswersDependOn() {
    var data: EventData = [.zone: "Europe/Berlin", .room: "r", .foundBy: "monitor"]
    data.members["playbook"] = ["id": "production-outage", "version": "3", "sha256": "9c1f"]
    data.members["timers"] = ["leader": ["P1": 60]]
    let incident = Script(.p2, data).incident
    #expect(incident.zone == "Europe/Berlin")
    #expect(incident.room == "r")
    #expect(incident.foundBy == "monitor")
    #expect(incident.playbook?.sha256 == "9c1f")
    #expect(incident.timers == ["leader": [.p1: 60]])
    #expect(incident.enteredAt == [.callForHelp: Script.start])
    #expect(incident.title == "Orders return 500")
    #expect(incident.severity == .p2)
  }

  @Test func ordersByClockThenWriterThenSequence() {
    func event(_ clock: Int, _ writer: String, _ sequence: Int, _ line: String = "") -> Event {
      Event(
        id: "\(clock)\(writer)\(sequence)\(line)", kindName: "note", at: Script.at(100 - clock),
        recorded: Script.start, by: "ana", step: nil, data: [:], clock: clock, writer: writer,
        sequence: sequence, line: Array(line.utf8))
    }
    let ordered = [
      event(1, "b", 9), event(2, "a", 1), event(2, "a", 2), event(2, "b", 1), event(3, "a", 3, "x"),
      event(3, "a", 3, "y"),
    ]
    let record = IncidentRecord(id: Script.id, events: ordered.reversed())
    #expect(record.events.map(\.id) == ordered.map(\.id))
    #expect(record.effectiveEvents.map(\.clock) == [3, 3, 2, 2, 2, 1])
  }

  @Test func theClockDecidesNotTheTime() {
    var script = Script(.p1)
    script.add(30, .severitySet, [.severity: "P2"])
    script.add(10, .severitySet, [.severity: "P3"])
    #expect(script.incident.severity == .p3)
    #expect(script.incident.lastAt == Script.at(30))
  }
}
