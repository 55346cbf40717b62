import Encoding
import Testing

@testable import IncidentModel

/// An event's data and the words for it.
struct SentenceCase: CustomTestStringConvertible {
  var kind: EventKind
  var data: EventData
  var sentence: String

  var testDescription: String { sentence }

  init(_ kind: EventKind, _ data: EventData, _ sentence: String) {
    self.kind = kind
    self.data = data
    self.sentence = sentence
  }

  init(_ kind: EventKind, _ data: EventData, at key: EventData.Key, _ sentence: String) {
    var data = data
    data.set(key, Instant(rfc3339: "2026-11-20T02:43:00Z"))
    self.init(kind, data, sentence)
  }
}

@Suite("Events in words")
struct EventSentenceTests {
  private static let drill: EventData = {
    var data: EventData = [.title: "Down", .severity: "P1"]
    data.set(.drill, true)
    return data
  }()

  private static let undone: EventData = {
    var data: EventData = [.item: "narrow"]
    data.set(.undone, ["no cause suspected", "x"])
    return data
  }()

  static let cases = [
    SentenceCase(.declared, drill, #"declared P1 "Down" (drill)"#),
    SentenceCase(.severitySet, [.severity: "P2", .why: "few are hit"], "severity P2: few are hit"),
    SentenceCase(
      .impactSet, [.impact: "partial", .text: "no search", .data: "safe"],
      "impact partial: no search (data safe)"),
    SentenceCase(
      .beganSet, [.foundBy: "user"], at: .began, "it began 02:43, found by user"),
    SentenceCase(
      .beganSet,
      [
        .detected: "2026-11-20T02:43:00Z", .detectedFrom: "2026-11-20T02:38:00Z",
        .detectedUntil: "2026-11-20T02:48:00Z",
      ], "it was noticed between 02:38 and 02:48"),
    SentenceCase(.roomSet, [.url: "closed"], "war room closed"),
    SentenceCase(.outageConfirmed, [:], "confirmed that it is real"),
    SentenceCase(.stepEntered, [.why: "it is back"], "step 4, Narrow the issue: it is back"),
    SentenceCase(
      .stepDone, undone, "done with Narrow the issue, left undone: no cause suspected; x"),
    SentenceCase(.stepSkipped, [.item: "mitigate"], "passed over Mitigate"),
    SentenceCase(
      .responderCalled, [.name: "bob", .role: "backup", .outcome: "no-answer"],
      "called bob (backup), no answer"),
    SentenceCase(.responderJoined, [:], "ana joined"),
    SentenceCase(.responderLeft, [.name: "bob"], "bob left"),
    SentenceCase(.leaderAssigned, [.name: "bob"], "bob leads"),
    SentenceCase(.roleAssigned, [.name: "bob", .role: "scribe"], "bob is scribe"),
    SentenceCase(.handoffOffered, [.to: "bob"], "lead offered to bob"),
    SentenceCase(.handoffAccepted, [.name: "bob"], "bob took over the lead"),
    SentenceCase(.note, [.text: "a \r\n  b\nc"], "a b c"),
    SentenceCase(
      .maintenanceOn, [.scope: "site", .message: "We work on it.", .to: "bob"],
      "maintenance page on (site): We work on it., by bob"),
    SentenceCase(.maintenanceUpdated, [.message: "Soon."], "maintenance page changed: Soon."),
    SentenceCase(.maintenanceOff, [:], "maintenance page off"),
    SentenceCase(.maintenanceDeclined, [.why: "partial"], "no maintenance page needed: partial"),
    SentenceCase(
      .updatePosted, [.audience: "public", .message: "Soon."], at: .next,
      "public update: Soon. (next 02:43)"),
    SentenceCase(
      .changed, [.what: "deploy", .ref: "2.4.1"], at: .when, "changed: deploy (2.4.1, at 02:43)"),
    SentenceCase(
      .finding, [.component: "db", .state: "failed", .evidence: "no primary"],
      "finding db FAILED: no primary"),
    SentenceCase(.theoryOpened, [.text: "cold cache"], "theory: cold cache"),
    SentenceCase(.ruledOut, [.ref: "known", .why: "no"], #"ruled out "cold cache": no"#),
    SentenceCase(
      .causeSuspected, [.text: "a leak", .component: "app", .confirmedBy: "bob"],
      "suspected cause: a leak (app, confirmed by bob)"),
    SentenceCase(.causeConfirmed, [:], "suspected cause confirmed"),
    SentenceCase(
      .optionProposed, [.text: "roll back", .takes: "3m", .pros: "safe", .cons: "slow"],
      "option: roll back (3m, for: safe, against: slow)"),
    SentenceCase(
      .decision, [.text: "roll back", .why: "it fits"], "decision: roll back, because it fits"),
    SentenceCase(.authorized, [.text: "drain"], "allowed: drain"),
    SentenceCase(.actionStarted, [.text: "drain"], "action: drain"),
    SentenceCase(
      .actionEnded, [.ref: "known", .outcome: "partly", .text: "half"],
      #""cold cache" worked in part: half"#),
    SentenceCase(
      .taskAssigned, [.to: "bob", .text: "dig"], at: .due, "task for bob: dig (due 02:43)"),
    SentenceCase(.taskDone, [.ref: "01JD6QABCDEF"], "task done: cdef"),
    SentenceCase(.checkPassed, [.name: "smoke", .evidence: "ok"], "check smoke passed: ok"),
    SentenceCase(.checkFailed, [.name: "smoke"], "check smoke FAILED"),
    SentenceCase(
      .restoreDeferred, [.to: "bob", .text: "search"], at: .until,
      "restoration deferred until 02:43 (bob): search"),
    SentenceCase(.itemTicked, [.item: "call-1"], "ticked: Open the room"),
    SentenceCase(.itemUnticked, [.item: "other"], "no longer ticked: other"),
    SentenceCase(.commandRun, [.name: "df"], "ran df"),
    SentenceCase(.mitigated, [.text: "quiet"], "mitigated: quiet"),
    SentenceCase(.resolved, [:], "resolved"),
    SentenceCase(.reopened, [.why: "it is back"], "reopened: it is back"),
    SentenceCase(
      .closed, [.reason: "duplicate", .of: "inc-1"], "closed (duplicate, see inc-1)"),
    SentenceCase(.amended, [.ref: "known", .text: "warm"], #"amended "cold cache": warm"#),
    SentenceCase(.retimed, [.ref: "known"], at: .time, #"moved "cold cache" to 02:43"#),
    SentenceCase(.struck, [.ref: "known", .why: "typo"], #"struck "cold cache": typo"#),
    SentenceCase(
      .timerSnoozed, [.timer: "leader"], at: .until, "reminder leader put off until 02:43"),
    SentenceCase(
      .gatePassedOver, [.gate: "checks", .why: "late"], #"went past the gate "checks": late"#),
    SentenceCase(
      .tollgate, [.name: "unit", .text: "no model", .ticket: "OPS-1"],
      "tollgate unit: no model (OPS-1)"),
    SentenceCase(.contribution, [.name: "bob", .text: "smoke"], "what bob saw: smoke"),
    SentenceCase(
      .followupAdded, [.text: "alert", .owner: "bob", .ticket: "OPS-2"], at: .due,
      "follow-up: alert (bob, due 02:43, OPS-2)"),
    SentenceCase(.followupDone, [.ref: "known"], #"follow-up done: "cold cache""#),
    SentenceCase(.reviewScheduled, [:], at: .time, "review scheduled for 02:43"),
    SentenceCase(.reviewHeld, [:], at: .time, "review held at 02:43"),
    SentenceCase(.runbookAttached, [.name: "db", .version: "3"], "runbook db, version 3"),
  ]

  private let names = EventNames(
    times: TimeText(zone: .utc), names: ["call-1": "Open the room"],
    said: ["known": "cold cache"])

  private func event(_ kindName: String, _ data: EventData) -> Event {
    let at = Instant(rfc3339: "2026-11-20T02:24:10Z") ?? Instant(milliseconds: 0)
    return Event(
      id: "01JD6Q", kindName: kindName, at: at, recorded: at, by: "ana", step: .narrow, data: data,
      clock: 1, writer: "test-0000", sequence: 1)
  }

  @Test("each kind has its words", arguments: cases)
  func words(_ example: SentenceCase) {
    #expect(event(example.kind.rawValue, example.data).sentence(names) == example.sentence)
  }

  @Test("no kind is without an example")
  func isComplete() {
    #expect(Set(Self.cases.map(\.kind)) == Set(EventKind.allCases))
  }

  @Test("an event without data still makes one line", arguments: EventKind.allCases)
  func withoutData(kind: EventKind) {
    let sentence = event(kind.rawValue, [:]).sentence(names)
    #expect(!sentence.contains("\n"))
    #expect(kind == .note || kind == .beganSet ? sentence.isEmpty : !sentence.isEmpty)
  }

  @Test("a kind of a newer release is its name and its texts")
  func unknownKind() {
    var data: EventData = [.text: "rain", .room: "us"]
    data.members["count"] = 3
    #expect(event("weather-noted", data).sentence(names) == "weather-noted: room us, rain")
  }

  @Test("offsets are told where a text travels")
  func offsets() {
    var names = names
    names.hasOffsets = true
    var data = EventData()
    data.set(.time, Instant(rfc3339: "2026-11-24T09:00:00Z"))
    #expect(
      event("review-held", data).sentence(names) == "review held at 2026-11-24 09:00 +00:00")
  }
}
