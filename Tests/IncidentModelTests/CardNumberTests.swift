import Encoding
import IncidentModel
import TestSupport
import Testing

/// Numbers do not move under the finger: they stay with their item while the step lasts.
@Suite struct CardNumberTests {
  static let people = ["ana", "bob", "carol", "dave", "eve", "max"]

  /// One thing that somebody does during a step, as the commands record it.
  static func event(_ script: inout Script, _ random: inout SplitMix64) {
    let name = people.randomElement(using: &random) ?? "ana"
    let by = people.randomElement(using: &random) ?? "max"
    let minute = script.minute + Int.random(in: 0...3, using: &random)
    let incident = script.incident
    switch Int.random(in: 0..<24, using: &random) {
    case 0: script.add(minute, .responderCalled, by: by, [.name: name])
    case 1: script.add(minute, .responderCalled, by: by, [.name: name, .role: "support"])
    case 2: script.add(minute, .responderCalled, by: by, [.name: name, .outcome: "no-answer"])
    case 3: script.add(minute, .responderJoined, by: by, [.name: name, .role: "developer"])
    case 4: script.add(minute, .responderLeft, by: by, [.name: name])
    case 5: script.add(minute, .leaderAssigned, by: by, [.name: name])
    case 6: script.add(minute, .leaderAssigned, by: by, EventData().with(.nobody))
    case 7: script.add(minute, .roleAssigned, by: by, [.role: "scribe", .name: name])
    case 8: script.add(minute, .optionProposed, by: by, [.text: "option \(script.events.count)"])
    case 9:
      script.add(
        minute, .ruledOut, by: by, [.ref: incident.options.randomElement(using: &random)?.id])
    case 10: script.add(minute, .decision, by: by, [.text: "x", .ref: incident.options.last?.id])
    case 11: script.add(minute, .actionStarted, by: by, [.text: "x", .approach: "flag"])
    case 12: script.add(minute, .actionEnded, by: by, [.outcome: "failed"])
    case 13: script.add(minute, .finding, by: by, [.component: "db", .state: "failed"])
    case 14: script.add(minute, .finding, by: by, [.component: "new \(minute)", .state: "ok"])
    case 15: script.add(minute, .changed, by: by, [.what: "deploy"])
    case 16: script.add(minute, .causeSuspected, by: by, [.text: "pool", .component: "db"])
    case 17: script.add(minute, .checkPassed, by: by, [.name: "smoke"])
    case 18: script.add(minute, .maintenanceOn, by: by, [.scope: "site"])
    case 19: script.add(minute, .updatePosted, by: by, [.audience: "public"])
    case 20: script.add(minute, .mitigated, by: by)
    case 21: script.add(minute, .resolved, by: by)
    case 22: script.add(minute, .reopened, by: by)
    default: script.add(minute, .itemTicked, by: by, [.item: "narrow/first"])
    }
  }

  @Test(arguments: Step.allCases, [1, 2, 3, 4, 5, 6] as [UInt64])
  func numbersStayWithTheirItems(step: Step, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var script = Script(.p1)
    for _ in 0..<6 { Self.event(&script, &random) }
    script.go(script.minute, step)
    let roster =
      seed.isMultiple(of: 2)
      ? Roster(
        people: [.init(name: "ana"), .init(name: "bob", role: "developer")],
        rotation: Rotation(people: ["bob", "eve"], start: RotationTests.time("2026-01-05 09:00")),
        escalation: [.init(name: "carol")]) : Roster()

    var known: [Int: String] = [:]
    for _ in 0..<40 {
      let card = script.situation(roster: roster).card
      let now = Dictionary(
        (card.items + card.more).map { ($0.number, $0.text) }, uniquingKeysWith: { a, _ in a })
      for (number, text) in known {
        #expect(now[number] == text, "\(number) was \(text)")
      }
      known = now
      Self.event(&script, &random)
    }
  }

  @Test func whatGrowsComesAfterEverythingElse() {
    var script = Script(.p1)
    script.go(1, .mitigate)
    let before = script.situation().card
    for option in 1...12 { script.add(2, .optionProposed, [.text: "option \(option)"]) }
    let after = script.situation().card
    #expect(after.items.map(\.number) == [1, 2, 3, 4, 5, 6, 7])
    #expect(after.items.prefix(3).map(\.text) == ["option 1", "option 2", "option 3"])
    #expect(after.more.prefix(before.more.count) == before.more[...])
    #expect(after.more.dropFirst(before.more.count).map(\.text) == (4...12).map { "option \($0)" })
    #expect(after.item(after.more.last?.number ?? 0)?.text == "option 12")
    #expect(after.item(500) == nil)
    #expect(after.item(Card.Fixed.next) == nil)
  }

  @Test func runningTimesDoNotChangeACard() {
    var script = Script(.p1)
    script.add(1, .responderCalled, [.name: "bob"])
    script.add(1, .actionStarted, [.text: "roll back"])
    for step in Step.allCases {
      script.go(2, step)
      var (early, late) = (script.situation(2).card, script.situation(3).card)
      early.late = []
      late.late = []
      #expect(early == late)
    }
  }
}
