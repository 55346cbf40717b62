import Encoding
import Testing

@testable import IncidentModel

/// One engineer whom nobody answers: what is told, what waits for the morning.
@Suite struct AloneTests {
  /// Max is alone since minute 3; bob and cy did not answer.
  static var alone: Script {
    var script = Script(.p1)
    script.add(
      1, .responderCalled, by: "max", [.name: "bob", .phone: "123", .outcome: "no-answer"])
    script.add(2, .responderCalled, by: "max", [.name: "cy", .outcome: "no-answer"])
    script.add(3, .leaderAssigned, by: "max", TimerTests.alone("head"))
    return script
  }

  private func line(_ script: Script, at minute: Int) -> String? {
    script.situation(minute, speaker: "max").card.body.first { $0.hasPrefix("ALONE") }
  }

  @Test func saysWhomToRingNext() {
    var script = Self.alone
    script.go(4, .maintenancePage)
    #expect(line(script, at: 5) == "ALONE since 02:04. Redial now: head")
    script.add(5, .responderCalled, [.name: "head", .outcome: "no-answer"])
    #expect(line(script, at: 6) == "ALONE since 02:04. Redial 02:12: bob 123, cy")
    #expect(line(script, at: 11) == "ALONE since 02:04. Redial now: bob 123, cy")
    let late = script.situation(11, speaker: "max").lateLines
    #expect(late.contains { $0.hasPrefix("bob 123, cy (/call bob cy)") }, "\(late)")
    script.add(12, .responderJoined, [.name: "cy"])
    #expect(line(script, at: 13) == nil)
  }

  @Test func tellsEachStepInItsOwnWords() {
    var playbook = Playbook.sample
    playbook.templates["alone-narrow"] = "Look 15 minutes."
    var script = Self.alone
    script.go(4, .narrow)
    #expect(script.situation(5, playbook: playbook).card.guidance == "Look 15 minutes.")
    script.go(5, .mitigate)
    #expect(script.situation(6, playbook: playbook).card.guidance == "You are alone.")
  }

  @Test func whatCanBeUndoneComesFirst() {
    var script = Self.alone
    script.go(4, .mitigate)
    let body = script.situation(5).card.body
    #expect(body.contains("Can be undone: flag. Not alone: rollback < restart"))
  }

  @Test func needsNobodysWordForWhatCanBeUndone() {
    let situation = Self.alone.situation(5, speaker: "max")
    func gates(_ text: String, _ approach: String?, by name: String) -> [String] {
      situation.gates(beforeActing: text, decision: nil, approach: approach, by: name).map(\.id)
    }
    #expect(gates("flag off", nil, by: "max").isEmpty)
    #expect(gates("search away", "flag", by: "max").isEmpty)
    #expect(gates("restart all", nil, by: "max") == ["alone"])
    #expect(gates("something else", nil, by: "max") == ["alone"])
    #expect(gates("flag off", nil, by: "bob") == ["authorization"])
  }

  @Test func leavesSecondLooksForTheMorning() {
    var script = Self.alone
    script.add(4, .causeSuspected, by: "max", [.text: "pool full"])
    let situation = script.situation(5, speaker: "max")
    #expect(
      situation.workForTheMorning == ["Smoke test", "confirm the suspected cause: pool full"])
    let due = Script.at(420)
    script.add(
      5, situation.morningTasks(situation.workForTheMorning, to: "bob", due: due, by: "max"))
    #expect(script.incident.tasks.map(\.to) == ["bob", "bob"])
    let again = script.situation(6, speaker: "max")
    #expect(again.morningTasks(again.workForTheMorning, to: "bob", due: due, by: "max").isEmpty)
  }

  @Test func tellsWhatIsLeftForASecondLook() {
    var script = Self.alone
    script.add(4, .causeSuspected, by: "max", [.text: "pool full"])
    let situation = script.situation(5, speaker: "max")
    let tasks = situation.morningTasks(
      situation.workForTheMorning, to: "bob", due: Script.at(420), by: "max")
    script.add(5, tasks)
    script.add(
      6, .taskAssigned, by: "max", said([.text: "look", .to: "bob"]).with(.due, minute: 9))
    let left = "Smoke test (bob); confirm the suspected cause: pool full (bob)"
    #expect(script.situation(5).notices(after: tasks) == ["Left: \(left)"])
    script.go(7, .restore)
    func line() -> String? {
      script.situation(8).card.body.first { $0.hasPrefix("Left") }
    }
    #expect(
      line()
        == "Left for a second look: Smoke test (bob, 09:01); "
        + "confirm the suspected cause: pool full (bob, 09:01)")
    for task in script.incident.tasks { script.add(8, .taskDone, [.ref: task.id]) }
    #expect(line() == nil)
  }

  struct Owner: CustomTestStringConvertible {
    let name: String
    let expected: String
    var testDescription: String { name }
    var tell: @Sendable (inout Script) -> Void = { _ in }
  }

  static let owners: [Owner] = [
    Owner(name: "on call then, who was not rung", expected: "cy"),
    Owner(name: "the backup, where that one did not pick up", expected: "dee") {
      $0.add(4, .responderCalled, by: "max", [.name: "cy", .outcome: "no-answer"])
    },
    Owner(name: "whoever is here, where neither picked up", expected: "max") {
      for name in ["cy", "dee"] {
        $0.add(4, .responderCalled, by: "max", [.name: name, .outcome: "no-answer"])
      }
    },
    Owner(name: "whoever cannot come tonight, but heard of it", expected: "cy") {
      $0.add(4, .responderCalled, by: "max", [.name: "cy", .outcome: "declined"])
    },
    Owner(name: "somebody who is there", expected: "eve") {
      $0.add(4, .responderJoined, by: "max", [.name: "eve"])
    },
  ]

  @Test("the rest goes to somebody who can know of it", arguments: owners)
  func findsAnOwnerForTheMorning(_ item: Owner) {
    var script = Script(.p1)
    script.add(1, .responderCalled, by: "max", [.name: "bob", .outcome: "no-answer"])
    script.add(3, .leaderAssigned, by: "max", TimerTests.alone("bob"))
    item.tell(&script)
    let roster = Roster(
      people: ["bob", "cy", "dee", "eve"].map { .init(name: $0) },
      rotation: Rotation(
        people: ["cy", "dee"], start: RotationTests.time("2026-11-16 00:00")))
    let situation = script.situation(5, roster: roster, speaker: "max")
    #expect(situation.owner(from: situation.morning) == item.expected)
    #expect(situation.sleepCommand.options.last?.value == item.expected)
  }

  @Test func whoWasNeverRungIsRungToo() {
    let roster = Roster(
      people: ["max", "bob", "cy", "dee", "eve"].map { .init(name: $0) },
      escalation: [.init(name: "head")])
    var script = Script(.p1)
    script.add(1, .responderCalled, by: "max", [.name: "bob", .outcome: "no-answer"])
    let chain = script.situation(2, roster: roster, speaker: "max").escalationChain
    #expect(chain == ["bob", "head", "cy", "dee", "eve"])
    var alone = TimerTests.alone()
    alone.set(.chain, chain)
    script.add(3, .leaderAssigned, by: "max", alone)
    let now = script.situation(4, roster: roster, speaker: "max")
    #expect(now.dueToRedial == ["head", "cy", "dee"], "as many as can be read on one line")
    for name in ["head", "cy", "dee"] {
      script.add(4, .responderCalled, by: "max", [.name: name, .outcome: "no-answer"])
    }
    #expect(script.situation(5, roster: roster, speaker: "max").dueToRedial == ["eve"])
  }

  @Test func whatMadeItWorseIsTakenBackWithoutAsking() {
    var script = Script(.p1)
    let id = script.add(2, .actionStarted, by: "max", [.text: "off", .approach: "flag"])
    script.add(3, .actionEnded, by: "max", [.ref: id, .outcome: "worse"])
    #expect(script.situation().gates(beforeActing: "undo off", decision: nil).isEmpty)
    script.go(4, .mitigate)
    let card = script.situation().card
    #expect(card.body.contains("SECOND ERROR: off (max) made it worse. Back: On again."))
    #expect(card.item(6)?.choice == .run(CardCommand("act", ["undo off"])))
    script.add(5, .actionStarted, by: "max", [.text: "undo off"])
    #expect(
      script.situation().gates(beforeActing: "undo it", decision: nil).map(\.id)
        == ["authorization"])
  }

  /// What made it worse, and nothing since.
  static var wrong: Script {
    var script = Script(.p1)
    let id = script.add(2, .actionStarted, by: "max", [.text: "off", .approach: "flag"])
    script.add(3, .actionEnded, by: "max", [.ref: id, .outcome: "worse"])
    script.go(4, .mitigate)
    return script
  }

  static let secondErrors: [Story<(body: Bool, line: String)>] = [
    Story("taken back first", wrong, (true, "/act \"undo off\"")) { _ in },
    Story("the leader decided on something else since", wrong, (true, "/act")) {
      $0.add(5, .decision, [.text: "roll back"])
    },
    Story("what was decided before still waits", wrong, (true, "/act \"undo off\"")) {
      $0.add(2, .decision, [.text: "roll back"])
    },
    Story("nothing is pushed once the impact has stopped", wrong, (false, "/act")) {
      $0.add(5, .mitigated)
    },
    Story("what has no way back is not offered to be undone", wrong, (true, "/act")) { worse(&$0) },
    Story("and is done with once something else begins", wrong, (false, "/act")) {
      worse(&$0)
      let id = $0.add(7, .actionStarted, by: "max", [.text: "roll back", .approach: "rollback"])
      $0.add(8, .actionEnded, by: "max", [.ref: id, .outcome: "failed"])
    },
  ]

  private static func worse(_ script: inout Script) {
    let id = script.add(5, .actionStarted, by: "max", [.text: "all new", .approach: "restart"])
    script.add(6, .actionEnded, by: "max", [.ref: id, .outcome: "worse"])
  }

  @Test(arguments: secondErrors)
  func offersTheWayBackOnlyWhereItHelps(_ story: Story<(body: Bool, line: String)>) {
    var playbook = Playbook.sample
    for place in playbook.approaches.indices where playbook.approaches[place].id == "restart" {
      playbook.approaches[place].undo = "none"
    }
    let card = story.script.situation(10, playbook: playbook).card
    #expect(card.body.contains { $0.hasPrefix("SECOND ERROR") } == story.expected.body)
    #expect(card.item(6)?.choice.testText == story.expected.line)
  }

  @Test func saysOfThePageOnlyWhatIsSo() throws {
    var script = Self.alone
    script.go(4, .mitigate)
    func sleep(_ minute: Int) throws -> CardItem {
      let card = script.situation(minute, speaker: "max").card
      return try #require(card.more.first { $0.text == "the rest in the morning" })
    }
    #expect(try sleep(5).detail == "users are still hit, and no page is up")
    #expect(try sleep(5).choice.testText == "/defer \"the rest\" --until 09:00 --to max")
    script.add(6, .maintenanceOn)
    #expect(try sleep(7).detail == "page on, stable")
    #expect(try sleep(7).choice.testText == "/defer \"page on, stable\" --until 09:00 --to max")
    #expect(script.situation(7).gatesBeforeDeferring.isEmpty)
    script.add(8, .maintenanceOff)
    #expect(script.situation(9).gatesBeforeDeferring.map(\.id) == ["not-contained"])
    script.add(10, .severitySet, [.severity: "P3"])
    #expect(script.situation(11).gatesBeforeDeferring.isEmpty)
  }

  @Test func whoFixedItIsNoSecondPerson() {
    var script = Self.alone
    let id = script.add(5, .actionStarted, by: "max", [.text: "flag off"])
    script.add(6, .actionEnded, by: "max", [.ref: id, .outcome: "worked"])
    script.add(7, .checkPassed, by: "max", [.name: "smoke"])
    func isMissing() -> Bool { script.situation().missingChecks.contains { $0.id == "smoke" } }
    #expect(!isMissing(), "it was counted knowingly")
    let smoke = Playbook.sample.checks[2].name
    let task = script.add(7, .taskAssigned, by: "max", [.text: smoke, .to: "bob"])
    #expect(isMissing())
    script.go(8, .restore)
    let card = script.situation().card
    #expect(card.items.contains { $0.text == smoke && !$0.isDone })
    script.add(9, .taskDone, by: "bob", [.ref: task])
    #expect(!isMissing())
  }

  struct Night: CustomTestStringConvertible {
    var now: String
    var next: String
    var testDescription: String { now }
  }

  @Test(arguments: [
    Night(now: "2026-11-20T03:00:00Z", next: "2026-11-20T08:00:00Z"),
    Night(now: "2026-11-20T08:00:00Z", next: "2026-11-21T08:00:00Z"),
    Night(now: "2026-11-20T23:30:00Z", next: "2026-11-21T08:00:00Z"),
    // Clocks go back during that night.
    Night(now: "2026-10-24T22:30:00Z", next: "2026-10-25T08:00:00Z"),
    // And forward during this one.
    Night(now: "2026-03-28T23:30:00Z", next: "2026-03-29T07:00:00Z"),
  ])
  func knowsTheNextMorning(_ item: Night) throws {
    let zone = try #require(TimeZoneRules(posix: "CET-1CEST,M3.5.0,M10.5.0/3"))
    let now = try #require(Instant(rfc3339: item.now))
    #expect(
      TimeText(zone: zone).next(.usual, after: now).rfc3339.prefix(19) == item.next.prefix(19))
  }

  @Test(
    arguments: [
      ("09:00", "09:00"), ("7:30", "07:30"), ("0:05", "00:05"), ("24:00", nil), ("9:60", nil),
      ("9", nil), ("9:5", nil), ("-1:00", nil), ("+1:00", nil), ("", nil), ("a:bc", nil),
    ])
  func readsAMorning(_ text: String, _ expected: String?) {
    #expect(Morning(text)?.text == expected)
  }

  @Test func theNightEndsWhenThePlaybookSays() throws {
    var playbook = Playbook.sample
    playbook.morning = try #require(Morning("07:30"))
    let command = Self.alone.situation(5, playbook: playbook, speaker: "max").sleepCommand
    #expect(command.operands == ["the rest"])
    #expect(command.options.first?.value == "07:30")
  }
}
