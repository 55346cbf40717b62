import Encoding
import Testing

@testable import IncidentModel

/// Gates, notices, moves and what is left undone.
@Suite struct DecisionTests {
  static let beforeResolved: [Story<[String]>] = [
    Story(
      "nothing was checked",
      ["checks: not passed yet: Monitors green, Error rate normal, Smoke test"]
    ) { _ in },
    Story("a check failed", ["checks: not passed yet: Error rate normal"]) {
      $0.add(1, .checkPassed, [.name: "synthetic"])
      $0.add(1, .checkPassed, [.name: "errors"])
      $0.add(1, .checkPassed, [.name: "smoke"])
      $0.add(2, .checkFailed, [.name: "errors"])
    },
    Story(
      "green behind the page",
      [
        "checks: not passed yet: Monitors green, Error rate normal, Smoke test",
        "page-on: the maintenance page is still on",
      ]
    ) {
      $0.add(1, .maintenanceOn)
      for name in ["synthetic", "errors", "smoke"] { $0.add(2, .checkPassed, [.name: name]) }
    },
    Story("all in order", []) {
      $0.add(1, .maintenanceOn)
      $0.add(2, .maintenanceOff)
      for name in ["synthetic", "errors", "smoke"] { $0.add(3, .checkPassed, [.name: name]) }
    },
  ]

  @Test(arguments: beforeResolved)
  func asksBeforeResolved(_ story: Story<[String]>) {
    let gates = story.script.situation().gatesBeforeResolved
    #expect(gates.map { "\($0.id): \($0.missing)" } == story.expected)
  }

  @Test func asksForASecondPerson() {
    var script = Script(.p1)
    script.add(1, .actionStarted, by: "bob", [.text: "roll back"])
    script.add(2, .causeSuspected, by: "ana", [.text: "pool"])
    let situation = script.situation()
    let smoke = Playbook.sample.checks[2]
    #expect(situation.gates(beforePassing: smoke, by: "bob").map(\.id) == ["second-person"])
    #expect(situation.gates(beforePassing: smoke, by: "ana").isEmpty)
    #expect(situation.gates(beforePassing: Playbook.sample.checks[0], by: "bob").isEmpty)
    #expect(situation.gates(beforeConfirmingCauseBy: "ana").map(\.id) == ["second-person"])
    #expect(situation.gates(beforeConfirmingCauseBy: "bob").isEmpty)
  }

  @Test func asksForTheLeadersWord() {
    var script = Script(.p1)
    #expect(
      script.situation().gates(beforeActing: "x", decision: nil).map(\.id) == ["authorization"])
    script.add(1, .authorized, [.text: "Kill the query"])
    script.add(2, .decision, [.text: "roll back"])
    let situation = script.situation()
    #expect(situation.gates(beforeActing: "kill the query", decision: nil).isEmpty)
    let decision = situation.incident.openDecision
    #expect(situation.gates(beforeActing: "roll back", decision: decision).isEmpty)
  }

  struct Told: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let expected: [String]
    let script: Script

    init(_ name: String, _ expected: [String], _ tell: (inout Script) -> Void) {
      var script = Script(.p1)
      script.add(1, .leaderAssigned, [.name: "ana"])
      tell(&script)
      testDescription = name
      self.expected = expected
      self.script = script
    }
  }

  static let told: [Told] = [
    Told("the leader takes hands-on work", ["Let max do this."]) {
      $0.add(2, .actionStarted, by: "ana", [.text: "x"])
    },
    Told("somebody else does", []) { $0.add(2, .actionStarted, by: "max", [.text: "x"]) },
    Told("work for the leader", ["Let max do this."]) {
      $0.add(2, .taskAssigned, by: "max", [.text: "x", .to: "ana"])
    },
    Told("a role for the leader", ["Let max do this."]) {
      $0.add(2, .roleAssigned, by: "max", [.role: "scribe", .name: "ana"])
    },
    Told("the page, put up by the leader", ["Let max do this."]) {
      $0.add(2, .maintenanceOn, by: "ana", [.scope: "site"])
    },
    Told("the page, put up by somebody else", []) {
      $0.add(2, .maintenanceOn, by: "ana", [.scope: "site", .to: "max"])
    },
    Told("nobody else is there", []) {
      $0.add(2, .responderLeft, [.name: "max"])
      $0.add(2, .actionStarted, by: "ana", [.text: "x"])
    },
    Told("a bad finding goes to the leader", ["Tell ana."]) {
      $0.add(2, .finding, by: "bob", [.component: "db", .state: "suspect"])
    },
    Told("a good one need not", []) {
      $0.add(2, .finding, by: "bob", [.component: "db", .state: "ok"])
    },
    Told("the leader's own", []) {
      $0.add(2, .finding, by: "ana", [.component: "db", .state: "failed"])
    },
    Told("the first call is not nobody answering", []) {
      $0.add(2, .responderLeft, [.name: "max"])
      $0.add(2, .responderCalled, [.name: "bob"])
    },
    Told("one does not answer, others are left to call", []) {
      $0.add(2, .responderLeft, [.name: "max"])
      $0.add(2, .responderCalled, [.name: "bob", .outcome: "no-answer"])
    },
    Told("nobody answers", ["Nobody answers."]) {
      $0.add(2, .responderLeft, [.name: "max"])
      $0.add(2, .responderCalled, [.name: "eve", .role: "support", .outcome: "declined"])
      $0.add(2, .responderCalled, [.name: "bob", .role: "developer", .outcome: "no-answer"])
    },
    Told("green behind the page", ["Green proves nothing."]) {
      $0.add(2, .maintenanceOn)
      $0.add(3, .checkPassed, [.name: "errors"])
    },
    Told("the smoke test by who fixed it", ["Somebody who fixed nothing: ana?"]) {
      $0.add(2, .actionStarted, by: "max", [.text: "x"])
      $0.add(3, .checkPassed, by: "max", [.name: "smoke"])
    },
    Told("nobody leads", ["Return to step 1."]) {
      $0.add(2, .leaderAssigned, EventData().with(.nobody))
    },
    Told("a vague follow-up", ["Too vague."]) {
      $0.add(2, .followupAdded, [.text: "Look into the pool"])
    },
    Told("a good follow-up", []) { $0.add(2, .followupAdded, [.text: "alert when 80 % is used"]) },
    Told("who uses the part that is acted on", ["app use this."]) {
      $0.add(2, .finding, by: "bob", [.component: "db", .state: "failed"])
      $0.add(3, .decision, [.text: "back"])
    },
    Told("also without a decision", ["app use this."]) {
      $0.add(2, .causeSuspected, [.text: "no primary", .component: "db"])
      $0.add(3, .actionStarted, by: "max", [.text: "restart"])
    },
    Told("it made it worse", ["Worse.", "Back: On again."]) {
      let id = $0.add(2, .actionStarted, by: "max", [.text: "off", .approach: "flag"])
      $0.add(3, .actionEnded, by: "max", [.ref: id, .outcome: "worse"])
    },
    Told("a recent change", ["deploy fits."]) {
      $0.add(2, .changed, said([.what: "deploy"]).with(.when, minute: -10))
    },
    Told("an older one", []) {
      $0.add(2, .changed, said([.what: "deploy"]).with(.when, minute: -50))
    },
    Told("a change after the start", []) {
      $0.add(2, .changed, said([.what: "deploy"]).with(.when, minute: 1))
    },
    Told("two at one component", ["bob is at it."]) {
      $0.add(2, .finding, by: "bob", [.component: "db", .state: "unknown"])
      $0.add(3, .finding, by: "max", [.component: "db", .state: "unknown"])
    },
    Told("the first was done with it", []) {
      $0.add(2, .finding, by: "bob", [.component: "db", .state: "unknown"])
      $0.add(2, .finding, by: "bob", [.component: "cdn", .state: "unknown"])
      $0.add(3, .finding, by: "max", [.component: "db", .state: "unknown"])
    },
    Told("the other lane found it", ["Tell ana.", "bob, come back."]) {
      $0.add(2, .finding, by: "bob", [.component: "cdn", .state: "ok", .lane: "top-down"])
      $0.add(3, .finding, by: "max", [.component: "db", .state: "failed", .lane: "bottom-up"])
    },
    Told("put off", ["Sleep until then."]) {
      $0.add(2, .restoreDeferred, said([.to: "bob"]).with(.until, minute: 400))
    },
    Told("alone", ["Nobody answers."]) {
      $0.add(2, .leaderAssigned, by: "max", said([.name: "max"]).with(.alone))
    },
    Told("resolved", ["Sleep."]) { $0.add(2, .resolved) },
    Told("a note", []) { $0.add(2, .note, [.text: "x"]) },
  ]

  @Test(arguments: told)
  func tellsWhatThePlaybookWantsSaid(_ item: Told) throws {
    let last = try #require(item.script.events.last)
    let draft = EventDraft(try #require(last.kind), by: last.by, data: last.data)
    #expect(item.script.situation().notices(after: [draft, draft]) == item.expected)
  }

  static func move(_ drafts: [EventDraft]) -> [String] {
    drafts.map { draft in
      [
        draft.kind.rawValue, draft.step?.shortName, draft.data[.item], draft.data[.from],
        draft.data[.why],
      ].compactMap(\.self).joined(separator: " ")
    }
  }

  @Test func movesAnywhere() {
    var script = Script(.p1)
    for from in Step.allCases {
      script.go(1, from)
      #expect(script.incident.step == from)
      for to in Step.allCases {
        var moved = script
        moved.go(2, to)
        #expect(moved.incident.step == to)
        #expect(moved.incident.enteredAt[to] != nil)
      }
    }
  }

  @Test func movesSayWhatIsLeftAndWhatIsPassedOver() {
    var script = Script(.p1)
    #expect(script.situation().moves(to: .callForHelp, by: "ana").isEmpty)
    let jump = script.situation().moves(to: .narrow, by: "ana", why: "page needless")
    #expect(
      Self.move(jump) == [
        "step-done call call-for-help", "step-skipped call assign-leader page needless",
        "step-skipped call maintenance-page page needless",
        "step-entered narrow call-for-help page needless",
      ])
    #expect(
      jump[0].data.list(.undone) == [
        "role:support", "role:developer", "confirmation", "impact",
      ])
    script.add(2, jump)
    #expect(
      Self.move(script.situation().moves(to: .callForHelp, by: "ana")) == [
        "step-entered call narrow"
      ])
    script.go(3, .callForHelp)
    #expect(
      Self.move(script.situation().moves(to: .narrow, by: "ana")) == [
        "step-done call call-for-help", "step-skipped call assign-leader",
        "step-skipped call maintenance-page", "step-entered narrow call-for-help",
      ])
  }

  @Test func thePageAloneDidIt() {
    var script = Script(.p1)
    script.go(2, .maintenancePage)
    script.add(3, .mitigated)
    let moves = script.situation().moves(to: .restore, by: "ana")
    #expect(
      Self.move(moves) == [
        "step-done page maintenance-page", "step-skipped page narrow", "step-skipped page mitigate",
        "step-entered restore maintenance-page",
      ])
    #expect(moves[0].data.list(.undone).isEmpty)
    script.add(4, moves)
    #expect(script.situation().lateLines.allSatisfy { !$0.hasPrefix("left undone") })
  }

  @Test func whatIsLeftUndoneRidesAlongUntilItIsDone() {
    func ride(_ script: Script) -> String? {
      script.situation(3).card.undone
    }
    var script = Script(.p1)
    #expect(ride(script) == nil)
    script.go(1, .assignLeader)
    #expect(
      ride(script) == "nobody from User support yet; nobody from Developer yet; "
        + "nobody confirmed that it is real; and 1 more")
    script.add(2, .responderJoined, [.name: "bob", .role: "support"])
    script.add(2, .outageConfirmed)
    #expect(ride(script) == "nobody from Developer yet; impact not said")
    script.go(2, .maintenancePage)
    #expect(ride(script) == "nobody from Developer yet; impact not said; no leader assigned")
    script.add(2, .leaderAssigned, [.name: "ana"])
    #expect(ride(script) == "nobody from Developer yet; impact not said")
    script.go(2, .callForHelp)
    #expect(ride(script) == nil)
  }

  static let saferThan: [Told] = [
    Told("a rung is left below", ["riskier: turn the feature off is still open"]) {
      $0.add(2, .optionProposed, [.text: "off", .approach: "flag"])
    },
    Told("it is ruled out", []) {
      let id = $0.add(2, .optionProposed, [.text: "off", .approach: "flag"])
      $0.add(3, .ruledOut, [.ref: id])
    },
    Told("it was tried", []) {
      $0.add(2, .optionProposed, [.text: "off", .approach: "flag"])
      $0.add(3, .actionStarted, by: "max", [.text: "off", .approach: "flag"])
    },
    Told("nobody proposed one", []) { _ in },
    Told("alone, and it is not easily undone", ["alone: it is hard to undo"]) {
      $0.add(2, .leaderAssigned, said([.name: "max"]).with(.alone))
    },
  ]

  @Test(arguments: saferThan)
  func asksBeforeARiskierWay(_ item: Told) {
    let gates = item.script.situation().gates(beforeDeciding: "roll back", approach: "rollback")
    #expect(
      gates.map { "\($0.id): \($0.missing.prefix(while: { $0 != "," }))" } == item.expected)
  }

  static let aloneAt: [Story<[Bool]>] = [
    // Minutes 1, 5 and 6.
    Story("nobody was called", [false, false, false]) { _ in },
    Story("it rings", [false, false, true]) { $0.add(1, .responderCalled, [.name: "bob"]) },
    Story("no answer", [true, true, true]) {
      $0.add(1, .responderCalled, [.name: "bob", .outcome: "no-answer"])
    },
    Story("one said no, one rings", [false, false, true]) {
      $0.add(1, .responderCalled, [.name: "bob", .outcome: "declined"])
      $0.add(1, .responderCalled, [.name: "carol"])
    },
    Story("one came", [false, false, false]) {
      $0.add(1, .responderCalled, [.name: "bob", .outcome: "no-answer"])
      $0.add(1, .responderJoined, [.name: "carol"])
    },
  ]

  @Test(arguments: aloneAt)
  func knowsWhoIsAlone(_ story: Story<[Bool]>) {
    var playbook = Playbook.sample
    playbook.roles = []
    let script = story.script
    #expect([1, 5, 6].map { script.situation($0, playbook: playbook).isAlone } == story.expected)
    #expect(![1, 5, 6].contains { script.situation($0).isAlone }, "roles are left to call")
    let roster = Roster(people: ["bob", "carol", "zoe"].map { .init(name: $0) })
    #expect(
      ![1, 5, 6].contains { script.situation($0, playbook: playbook, roster: roster).isAlone },
      "zoe is left to call")
  }

  @Test(
    "what is left undone stays so in other words, and in those of older records",
    arguments: ["role:developer", "nobody from Developer yet"])
  func whatIsLeftUndoneOutlivesItsWords(_ kept: String) {
    var script = Script(.p1)
    var data: EventData = [.item: "call-for-help"]
    data.set(.undone, [kept])
    script.add(1, .stepDone, data)
    script.add(1, .stepEntered, step: .assignLeader)
    #expect(script.situation().card.undone == "nobody from Developer yet")
    let names = EventNames(record: script.record, playbook: .sample, times: TimeText(zone: .utc))
    #expect(
      script.events[1].sentence(names)
        == "done with Call for help, left undone: nobody from Developer yet")
    script.add(2, .responderJoined, [.name: "bob", .role: "developer"])
    #expect(script.situation().card.undone == nil)
  }

  @Test func aRoleMayBeRenamed() {
    var script = Script(.p1)
    script.go(1, .assignLeader)
    var playbook = Playbook.sample
    playbook.roles[1].name = "Engineer"
    let undone = script.situation(playbook: playbook).card.undone
    #expect(undone?.contains("nobody from Engineer yet") == true)
  }

  @Test func everyThingLeftUndoneIsReadByItsID() {
    let all = [Undone.role("a:b"), .check("smoke")] + Undone.Fact.allCases.map(Undone.fact)
    for item in all { #expect(Undone(id: item.id) == item) }
    #expect(Undone(id: "no cause suspected") == nil)
  }
}
