import Encoding
import IncidentModel
import Testing

/// The table of timers in the contract, cell by cell, and what moves them.
@Suite struct TimerTests {
  /// The timers as `kind minute`, the earliest first.
  static func text(_ incident: Incident) -> String {
    incident.timers(calendar: TimeText(zone: .utc))
      .map { "\($0.id) \($0.due.seconds(since: Script.start) / 60)" }.joined(separator: ", ")
  }

  /// Declared at 0, bob called at 1 without an answer.
  static func called(_ severity: Severity) -> Script {
    var script = Script(severity)
    script.add(1, .responderCalled, [.name: "bob"])
    return script
  }

  static let table: [Story<String>] = [
    Story(
      "P1, open", called(.p1),
      "leader 5, no-answer:bob 6, public-first 10, escalate 15, internal-update 15, "
        + "customer-email 30, rotation:max 240"
    ) { _ in },
    Story(
      "P2, open", called(.p2),
      "no-answer:bob 6, leader 10, public-first 30, escalate 30, internal-update 30, "
        + "rotation:max 240"
    ) { _ in },
    Story("P3, open", called(.p3), "") { _ in },
    Story("P4, open", called(.p4), "") { _ in },
    Story("no severity, open", Script(), "") { $0.add(0, .declared, by: "max") },
    Story("P1, mitigated", called(.p1), "internal-update 80, rotation:max 240") {
      $0.add(20, .mitigated)
    },
    Story("P2, mitigated", called(.p2), "internal-update 80, rotation:max 240") {
      $0.add(20, .mitigated)
    },
    Story("P3, mitigated", called(.p3), "") {
      $0.add(20, .mitigated)
    },
    Story("P4, mitigated", called(.p4), "") {
      $0.add(20, .mitigated)
    },
    Story("P1, late mail stops when mitigated", "internal-update 100, rotation:max 240") {
      $0.add(40, .mitigated)
    },
    Story(
      "severity raised: as if declared so", Script(.p3),
      "leader 5, public-first 10, "
        + "escalate 15, internal-update 15, customer-email 30, rotation:max 240"
    ) { $0.add(60, .severitySet, [.severity: "P1"]) },
  ]

  @Test(arguments: table)
  func keepsTheTableOfTheContract(_ story: Story<String>) {
    #expect(Self.text(story.script.incident) == story.expected)
  }

  /// The words of somebody who goes on alone, with the people to ring.
  static func alone(_ chain: String...) -> EventData {
    var data: EventData = [.name: "max"]
    data.set(.alone, true)
    data.set(.chain, chain)
    return data
  }

  /// The timers of one kind only.
  struct Cell: Sendable {
    var kind: IncidentTimer.Kind
    var dues: [Int]
  }

  /// A P3 that was declared with lengths of its own for the internal update, in seconds.
  static func own(_ lengths: JSON) -> Script {
    var data = EventData()
    data.members[EventData.Key.timers.rawValue] = ["internal-update": lengths]
    return Script(.p3, data)
  }

  static func cell(
    _ name: String, _ severity: Severity, _ kind: IncidentTimer.Kind, _ dues: [Int],
    _ tell: (inout Script) -> Void
  ) -> Story<Cell> {
    Story(name, Script(severity), Cell(kind: kind, dues: dues), tell)
  }

  static let cells: [Story<Cell>] = [
    cell("a leader ends it", .p1, .leader, []) { $0.add(2, .leaderAssigned, [.name: "ana"]) },
    cell("nobody leads starts it again", .p1, .leader, [5]) {
      $0.add(2, .leaderAssigned, [.name: "ana"])
      $0.add(3, .leaderAssigned, EventData().with(.nobody))
    },
    cell("whoever joins answered", .p1, .noAnswer, []) {
      $0.add(1, .responderCalled, [.name: "bob"])
      $0.add(2, .responderJoined, [.name: "bob"])
    },
    cell("rung again counts again", .p1, .noAnswer, [12]) {
      $0.add(1, .responderCalled, [.name: "bob"])
      $0.add(7, .responderCalled, [.name: "bob"])
    },
    cell("alone: no answer is redialled", .p1, .noAnswer, [8]) {
      $0.add(3, .responderCalled, [.name: "bob", .outcome: "no-answer"])
    },
    cell("with others there it is not", .p1, .noAnswer, []) {
      $0.add(3, .responderCalled, [.name: "bob", .outcome: "no-answer"])
      $0.add(4, .responderJoined, [.name: "carol"])
    },
    cell("called before it was time is no escalation", .p1, .escalate, [15]) {
      $0.add(14, .responderCalled, [.name: "bob"])
    },
    cell("called when it was time is one", .p1, .escalate, []) {
      $0.add(15, .responderCalled, [.name: "bob"])
    },
    cell("what came of an earlier call is none", .p1, .escalate, [15]) {
      $0.add(14, .responderCalled, [.name: "bob"])
      $0.add(16, .responderCalled, [.name: "bob", .outcome: "no-answer"])
    },
    cell("called in vain when it was time is one too", .p1, .escalate, []) {
      $0.add(16, .responderCalled, [.name: "bob", .outcome: "no-answer"])
    },
    cell("also once they have left", .p1, .escalate, []) {
      $0.add(16, .responderJoined, [.name: "bob"])
      $0.add(30, .responderLeft, [.name: "bob"])
    },
    cell("internal: from the last one", .p1, .internalUpdate, [27]) {
      $0.add(12, .updatePosted, [.audience: "internal"])
    },
    cell("internal: P2", .p2, .internalUpdate, [42]) {
      $0.add(12, .updatePosted, [.audience: "internal"])
    },
    cell("internal: after mitigated from that", .p1, .internalUpdate, [80]) {
      $0.add(12, .updatePosted, [.audience: "internal"])
      $0.add(20, .mitigated)
    },
    cell("first public word given", .p1, .publicFirst, []) {
      $0.add(8, .updatePosted, [.audience: "public"])
    },
    cell("next word: as promised", .p1, .publicNext, [28]) {
      $0.add(8, .updatePosted, said([.audience: "public"]).with(.next, minute: 28))
    },
    cell("next word: P1 without a promise", .p1, .publicNext, [38]) {
      $0.add(8, .updatePosted, [.audience: "public"])
    },
    cell("next word: P2 without a promise", .p2, .publicNext, []) {
      $0.add(8, .updatePosted, [.audience: "public"])
    },
    cell("next word: P2 as promised", .p2, .publicNext, [60]) {
      $0.add(8, .updatePosted, said([.audience: "public"]).with(.next, minute: 60))
    },
    cell("next word: P4 as promised", .p4, .publicNext, [60]) {
      $0.add(8, .updatePosted, said([.audience: "public"]).with(.next, minute: 60))
    },
    Story(
      "internal: P3 once mitigated, where P3 has it before", own(["P3": 7200]),
      Cell(kind: .internalUpdate, dues: [80])
    ) { $0.add(20, .mitigated) },
    Story(
      "internal: P3 once mitigated, where P3 has it off", own(["P3": 0]),
      Cell(kind: .internalUpdate, dues: [])
    ) { $0.add(20, .mitigated) },
    cell("next word: mitigated, as promised", .p1, .publicNext, [28]) {
      $0.add(8, .updatePosted, said([.audience: "public"]).with(.next, minute: 28))
      $0.add(20, .mitigated)
    },
    cell("next word: mitigated, no promise", .p1, .publicNext, []) {
      $0.add(8, .updatePosted, [.audience: "public"])
      $0.add(20, .mitigated)
    },
    cell("mail: data at risk, P1", .p1, .customerEmail, [4]) {
      $0.add(4, .impactSet, [.impact: "full", .data: "at-risk"])
    },
    cell("mail: data at risk, P2", .p2, .customerEmail, [4]) {
      $0.add(4, .impactSet, [.impact: "full", .data: "at-risk"])
    },
    cell("mail: data at risk, P3", .p3, .customerEmail, [4]) {
      $0.add(4, .impactSet, [.impact: "partial", .data: "at-risk"])
    },
    cell("mail: data at risk, P4", .p4, .customerEmail, [4]) {
      $0.add(4, .impactSet, [.impact: "partial", .data: "at-risk"])
    },
    cell("mail: said again is not said later", .p2, .customerEmail, [4]) {
      $0.add(4, .impactSet, [.impact: "full", .data: "at-risk"])
      $0.add(9, .impactSet, [.impact: "partial"])
    },
    cell("mail: said late is due at its time", .p1, .customerEmail, [30]) {
      $0.add(40, .impactSet, [.impact: "full", .data: "at-risk"])
    },
    cell("mail: data safe after all", .p2, .customerEmail, []) {
      $0.add(4, .impactSet, [.impact: "full", .data: "at-risk"])
      $0.add(9, .impactSet, [.impact: "full", .data: "safe"])
    },
    cell("mail: sent", .p1, .customerEmail, []) {
      $0.add(4, .updatePosted, [.audience: "customers"])
    },
    cell("rotation: the new leader's time", .p1, .rotation, [240, 340]) {
      $0.add(100, .leaderAssigned, [.name: "ana"])
    },
    cell("rotation: then everyone, the longest there first", .p1, .rotation, [240, 250]) {
      $0.add(10, .responderJoined, [.name: "bob"])
      $0.add(20, .responderJoined, [.name: "carol"])
    },
    cell("rotation: not for whoever left", .p1, .rotation, [240, 260]) {
      $0.add(10, .responderJoined, [.name: "bob"])
      $0.add(20, .responderJoined, [.name: "carol"])
      $0.add(30, .responderLeft, [.name: "bob"])
    },
    cell("hand-over", .p4, .handoff, [15]) { $0.add(10, .handoffOffered, [.to: "bob"]) },
    cell("hand-over accepted", .p1, .handoff, []) {
      $0.add(10, .handoffOffered, [.to: "bob"])
      $0.add(12, .handoffAccepted, by: "bob", [.name: "bob"])
    },
    cell("a task's own time", .p4, .task, [25]) {
      $0.add(10, .taskAssigned, said([.to: "bob"]).with(.due, minute: 25))
    },
    cell("a task without a time", .p1, .task, []) { $0.add(10, .taskAssigned, [.to: "bob"]) },
    cell("a task for the morning outlives the incident", .p1, .task, [500]) {
      $0.add(10, .taskAssigned, said([.to: "bob"]).with(.due, minute: 500))
      $0.add(30, .resolved)
    },
    cell("a task ends with closing", .p1, .task, []) {
      $0.add(10, .taskAssigned, said([.to: "bob"]).with(.due, minute: 500))
      $0.add(30, .closed)
    },
    cell("a task that is done", .p1, .task, []) {
      let id = $0.add(10, .taskAssigned, said([.to: "bob"]).with(.due, minute: 25))
      $0.add(11, .taskDone, [.ref: id])
    },
    cell("review: scheduled within 48 h", .p3, .reviewScheduled, [60 + 2880]) {
      $0.add(60, .resolved)
    },
    cell("review: scheduled", .p1, .reviewScheduled, []) {
      $0.add(60, .resolved)
      $0.add(70, .reviewScheduled, EventData().with(.time, minute: 5000))
    },
    cell("review: held within five business days, from a Friday", .p1, .reviewHeld, [60 + 10_080]) {
      $0.add(60, .resolved)
    },
    cell("review: held", .p1, .reviewHeld, []) {
      $0.add(60, .resolved)
      $0.add(5000, .reviewHeld)
    },
    cell("review: also once closed", .p1, .reviewHeld, [60 + 10_080]) {
      $0.add(60, .resolved)
      $0.add(70, .closed, [.reason: "resolved"])
    },
    cell("review: not of a false alarm", .p1, .reviewHeld, []) {
      $0.add(60, .resolved)
      $0.add(70, .closed, [.reason: "false-alarm"])
    },
    cell("review: not before it is resolved", .p1, .reviewHeld, []) { $0.add(60, .mitigated) },
    cell("follow-up at its date", .p4, .followUp, [9000]) {
      $0.add(60, .resolved)
      $0.add(70, .followupAdded, said([.owner: "bob"]).with(.due, minute: 9000))
      $0.add(80, .closed)
    },
    cell("follow-up done", .p4, .followUp, []) {
      let id = $0.add(70, .followupAdded, said([.owner: "bob"]).with(.due, minute: 9000))
      $0.add(80, .followupDone, [.ref: id])
    },
    cell("alone: everybody of the chain, at once", .p3, .redial, [3]) {
      $0.add(3, .leaderAssigned, by: "max", alone("head", "vendor"))
    },
    cell("alone: ten minutes after the one rung longest ago", .p1, .redial, [14]) {
      $0.add(3, .leaderAssigned, by: "max", alone("head", "vendor"))
      $0.add(4, .responderCalled, [.name: "head", .outcome: "no-answer"])
      $0.add(6, .responderCalled, [.name: "vendor"])
    },
    cell("alone: also whom nobody put into the chain", .p1, .redial, [11]) {
      $0.add(1, .responderCalled, [.name: "bob", .outcome: "no-answer"])
      $0.add(3, .leaderAssigned, by: "max", alone())
    },
    cell("alone: nobody is asked for more people besides", .p1, .escalate, []) {
      $0.add(3, .leaderAssigned, by: "max", alone("head"))
    },
    cell("alone no longer once somebody comes", .p1, .redial, []) {
      $0.add(3, .leaderAssigned, by: "max", alone("head"))
      $0.add(4, .responderJoined, [.name: "bob"])
    },
    cell("alone no longer once somebody else leads", .p1, .redial, []) {
      $0.add(3, .leaderAssigned, by: "max", alone("head"))
      $0.add(4, .leaderAssigned, [.name: "bob"])
    },
    cell("alone: asleep nobody redials", .p1, .redial, []) {
      $0.add(3, .leaderAssigned, by: "max", alone("head"))
      $0.add(5, .restoreDeferred, EventData().with(.until, minute: 400))
    },
    cell("an action that takes long", .p1, .longAction, [19]) {
      $0.add(4, .actionStarted, [.text: "roll back"])
    },
    cell("longer than was said", .p1, .longAction, [7]) {
      $0.add(3, .optionProposed, [.text: "roll back", .takes: "3m"])
      $0.add(4, .actionStarted, [.text: "roll back"])
    },
    cell("an action that ended", .p1, .longAction, []) {
      $0.add(4, .actionStarted, [.text: "roll back"])
      $0.add(5, .actionEnded, [.outcome: "worked"])
    },
    cell("put off: taken up again", .p2, .deferred, [400]) {
      $0.add(5, .restoreDeferred, EventData().with(.until, minute: 400))
      $0.add(9, .note, [.text: "asleep"])
    },
    cell("put off: somebody did", .p2, .deferred, []) {
      $0.add(5, .restoreDeferred, EventData().with(.until, minute: 400))
      $0.add(401, .responderJoined, [.name: "bob"])
    },
    cell("rotation: after a night's sleep", .p1, .rotation, [640]) {
      $0.add(5, .restoreDeferred, EventData().with(.until, minute: 400))
    },
    cell("snoozed by its id", .p1, .rotation, [300]) {
      $0.add(10, .timerSnoozed, said([.timer: "rotation:max"]).with(.until, minute: 300))
    },
    cell("snoozed by its kind", .p1, .rotation, [300]) {
      $0.add(10, .timerSnoozed, said([.timer: "rotation"]).with(.until, minute: 300))
      $0.add(10, .timerSnoozed, said([.timer: "rotation:max"]).with(.until, minute: 250))
    },
    cell("a snooze never makes it earlier", .p1, .leader, [5]) {
      $0.add(1, .timerSnoozed, said([.timer: "leader"]).with(.until, minute: 3))
    },
    cell("reopened: public word again", .p1, .publicFirst, [110]) {
      $0.add(8, .updatePosted, [.audience: "public"])
      $0.add(50, .resolved)
      $0.add(100, .reopened)
    },
    cell("reopened: more people again", .p1, .escalate, [115]) {
      $0.add(20, .responderCalled, [.name: "bob"])
      $0.add(50, .resolved)
      $0.add(100, .reopened)
    },
    cell("reopened: internal update from then", .p1, .internalUpdate, [115]) {
      $0.add(50, .resolved)
      $0.add(100, .reopened)
    },
    cell("reopened: no review yet", .p1, .reviewHeld, []) {
      $0.add(50, .resolved)
      $0.add(100, .reopened)
    },
  ]

  @Test(arguments: cells)
  func keepsEachCell(_ story: Story<Cell>) {
    let timers = story.script.incident.timers(calendar: TimeText(zone: .utc))
    let dues = timers.filter { $0.kind == story.expected.kind }
      .map { $0.due.seconds(since: Script.start) / 60 }
    #expect(dues == story.expected.dues)
  }

  @Test func sleepsWhileRestorationIsDeferred() {
    var script = Self.called(.p1)
    script.add(10, .taskAssigned, said([.to: "bob"]).with(.due, minute: 25))
    script.add(11, .followupAdded, said([.owner: "bob"]).with(.due, minute: 30))
    script.add(12, .restoreDeferred, said([.to: "bob"]).with(.until, minute: 420))
    let asleep = script.incident.timers(calendar: TimeText(zone: .utc))
    #expect(asleep.count == 9)
    #expect(asleep.allSatisfy { $0.due >= Script.at(420) })
    // What counts how long people are at it begins anew when they come back.
    #expect(
      asleep.filter { $0.due > Script.at(420) }.map(\.id) == ["leader", "escalate", "rotation:max"])
    // Taking it up comes before all else that became due in the night, then the public's word.
    #expect(asleep.prefix(2).map(\.id) == ["deferred:bob", "public-first"])
    script.add(20, .resolved)
    #expect(Self.text(script.incident).hasPrefix("task:0003 25, followup:0004 30, review-"))
  }

  @Test func takesWhatTheIncidentWasDeclaredWith() {
    var data = EventData()
    data.members["timers"] = [
      "leader": ["P1": 120], "public-first": ["P2": 60], "escalate": ["P1": 0],
      "internal-update": "soon", "rotation": ["P9": 5, "P1": "x"],
    ]
    let incident = Script(.p1, data).incident
    #expect(
      Self.text(incident)
        == "leader 2, public-first 10, internal-update 15, customer-email 30, rotation:max 240")
    #expect(incident.seconds(of: "escalate") == nil)
    #expect(incident.seconds(of: "handoff") == 300)
    #expect(incident.seconds(of: "no such timer") == nil)
  }

  @Test func aDrillNeedsNoReview() {
    var script = Script(.p1, EventData().with(.drill))
    script.add(10, .resolved)
    #expect(Self.text(script.incident).isEmpty)
  }

  @Test func remindsWhenDueAndFiveMinutesLater() {
    let timer = IncidentTimer(kind: .leader, due: Script.at(5))
    #expect([4, 5, 9, 10, 600].map { timer.reminders(by: Script.at($0)) } == [0, 1, 1, 2, 2])
    #expect(!timer.isDue(at: Script.at(5).advanced(bySeconds: -1)))
    #expect(timer.isDue(at: Script.at(5)))
  }

  @Test func whoeverIsAloneIsNotAskedForALeader() {
    var script = Script(.p1)
    var playbook = Playbook.sample
    playbook.roles = []
    func late(_ minute: Int) -> [String] {
      script.situation(minute, playbook: playbook).lateTimers.map(\.id)
    }
    script.add(1, .responderCalled, [.name: "bob"])
    #expect(late(5) == ["leader"])
    #expect(late(6) == ["no-answer:bob"])
    #expect(script.situation(6).lateTimers.map(\.id) == ["leader", "no-answer:bob"])
    script.add(7, .responderJoined, [.name: "bob"])
    #expect(late(7) == ["leader"])
  }

  @Test("an unanswered call says who is next: expected, of the team, of the chain, longest ago")
  func saysWhoIsNext() {
    let roster = Roster(
      people: [
        .init(name: "bob", role: "developer"), .init(name: "carol", role: "support"),
        .init(name: "dave", role: "developer"),
      ], escalation: [.init(name: "the head")])
    var script = Script(.p1)
    func words(_ minute: Int) -> String? {
      script.situation(minute, roster: roster).lateLines.first { $0.contains("No answer") }
    }
    script.add(0, .leaderAssigned, by: "max", [.name: "max"])
    script.add(1, .responderCalled, [.name: "bob"])
    #expect(words(6) == "bob: No answer. (/call carol), late 0s")
    script.add(6, .responderJoined, [.name: "carol"])
    script.add(7, .responderCalled, [.name: "bob"])
    #expect(words(12) == "bob: No answer. (/call dave), late 0s")
    script.add(12, .responderCalled, [.name: "dave"])
    #expect(words(13) == nil, "another call answers it")
    #expect(words(17) == "dave: No answer. (/call \"the head\"), late 0s")
    script.add(17, .responderCalled, [.name: "the head"])
    #expect(words(22) == "the head: No answer. (/call bob), late 0s")
  }

  struct Days: CustomTestStringConvertible {
    var from: String
    var days: Int
    var to: String
    var testDescription: String { "\(from) + \(days)" }
  }

  @Test(arguments: [
    Days(from: "2026-11-20T02:01:00Z", days: 1, to: "2026-11-23T02:01:00Z"),
    Days(from: "2026-11-20T02:01:00Z", days: 5, to: "2026-11-27T02:01:00Z"),
    Days(from: "2026-11-21T10:00:00Z", days: 1, to: "2026-11-23T10:00:00Z"),
    Days(from: "2026-11-22T10:00:00Z", days: 5, to: "2026-11-27T10:00:00Z"),
    Days(from: "2026-11-16T10:00:00Z", days: 5, to: "2026-11-23T10:00:00Z"),
    Days(from: "2026-11-16T10:00:00Z", days: 0, to: "2026-11-16T10:00:00Z"),
    // Clocks go back on 25 October: the same time of day is an hour later in UTC.
    Days(from: "2026-10-22T08:00:00Z", days: 2, to: "2026-10-26T09:00:00Z"),
  ])
  func countsBusinessDays(_ item: Days) throws {
    let zone = try #require(TimeZoneRules(posix: "CET-1CEST,M3.5.0,M10.5.0/3"))
    let from = try #require(Instant(rfc3339: item.from))
    let to = TimeText(zone: zone).adding(businessDays: item.days, to: from)
    #expect(to == Instant(rfc3339: item.to))
  }

  /// The minutes from resolving, on a Friday, to when the review is held.
  static let reviews: [(kept: JSON, severity: Severity, minutes: Int?)] = [
    (["businessDays": 5], .p1, 10_080), (["businessDays": 1], .p3, 4320),
    (["P1": 3600, "businessDays": 1], .p1, 60), (["P1": 0], .p1, nil), (["P1": 0], .p2, 10_080),
  ]

  @Test(arguments: reviews)
  func holdsTheReviewWhenThePlaybookSays(_ row: (kept: JSON, severity: Severity, minutes: Int?)) {
    var data = EventData()
    data.members[EventData.Key.timers.rawValue] = ["review-held": row.kept]
    var script = Script(row.severity, data)
    script.add(60, .resolved)
    let timer = script.situation().timers.first { $0.kind == .reviewHeld }
    #expect(timer?.due.seconds(since: Script.at(60)) == row.minutes.map { $0 * 60 })
  }

  @Test func anActionTakesAsLongAsItsOptionWasSaidTo() {
    var script = Script(.p1)
    let id = script.add(1, .optionProposed, [.text: "restart", .takes: "40m"])
    script.add(2, .optionProposed, [.text: "restart", .takes: "5m"])
    let decision = script.add(3, .decision, [.text: "restart", .ref: id])
    script.add(4, .actionStarted, [.text: "restart at last", .ref: decision])
    let timer = script.situation().timers.first { $0.kind == .longAction }
    #expect(timer?.due == Script.at(44))
  }
}
