import Encoding
import IncidentModel
import TestSupport
import Testing

/// Step 1 with a roster, a rotation and an escalation chain.
@Suite("The call sheet")
struct CallSheetTests {
  static var roster: Roster {
    var cy = Roster.Person(name: "cy", role: "developer", phone: "+49 3", knows: ["db", "billing"])
    cy.roles.append("support")
    return Roster(
      people: [
        .init(name: "ana", role: "support", phone: "+49 1"),
        .init(name: "bo", role: "developer", aliases: ["Bo Li"]), cy,
        .init(name: "max", role: "developer"),
      ],
      rotation: Rotation(
        people: ["cy", "Bo Li"], start: RotationTests.time("2020-01-06 00:00")),
      escalation: [.init(name: "Hosting", phone: "+49 9", note: "contract 4711")])
  }

  @Test("on call and backup come first, by the names of the roster")
  func dutyComesFirst() {
    let situation = Script(.p1).situation(roster: Self.roster)
    #expect(Set(situation.callOrder.prefix(2)) == ["cy", "bo"])
    #expect(situation.callOrder.dropFirst(2) == ["ana", "max"])
    #expect(situation.dutyWord(of: situation.callOrder[0]) == "on call")
    #expect(situation.dutyWord(of: situation.callOrder[1]) == "backup")
    #expect(situation.dutyWord(of: "ana") == nil)
    let items = situation.card.items
    #expect(items[0].text.hasPrefix("\(situation.callOrder[0])  on call, developer"))
    #expect(items[0].detail.hasSuffix("<- call next"))
    #expect(items[1].detail.hasSuffix("not called"))
    #expect(!items.contains { $0.text.hasPrefix("max") })
  }

  @Test("names stay with their numbers when the duty changes hands meanwhile")
  func staysOverTheHandOver() {
    let script = Script(.p1)
    let early = script.situation(1, roster: Self.roster)
    let late = script.situation(8 * 24 * 60, roster: Self.roster)
    #expect(early.callOrder == late.callOrder)
    #expect(early.card.items.map(\.text) == late.card.items.map(\.text))
  }

  @Test("who did not answer has a number and a time, and who is in the call has neither")
  func tellsWhatCameOfIt() {
    var script = Script(.p1)
    script.add(1, .responderCalled, by: "max", [.name: "ana", .outcome: "no-answer"])
    script.add(2, .responderJoined, by: "max", [.name: "cy"])
    let card = script.situation(5, roster: Self.roster).card
    let ana = card.items.first { $0.text.hasPrefix("ana") }
    #expect(ana?.detail == "+49 1  no answer")
    #expect(ana?.since == Script.at(1))
    let cy = card.items.first { $0.text.hasPrefix("cy") }
    #expect(cy?.detail == "IN CALL since 02:03")
    #expect(cy?.since == nil)
  }

  @Test("a role whose people were tried in vain is asked for again, until somebody fills it")
  func asksAgain() {
    var script = Script(.p1)
    script.add(1, .responderCalled, by: "max", [.name: "ana"])
    func line() -> String? {
      script.situation(5, roster: Self.roster).card.body.first { $0.hasPrefix("Nobody yet") }
    }
    #expect(line() == nil)
    script.add(2, .responderCalled, by: "max", [.name: "ana", .outcome: "declined"])
    script.add(2, .responderJoined, [.name: "bo"])
    #expect(line() == "Nobody yet from: support (ana declined)")
    script.add(3, .responderJoined, [.name: "cy"])
    #expect(line() == nil)
  }

  @Test("the escalation chain stands behind 0 with number and note")
  func escalates() {
    var script = Script(.p1)
    func item() -> CardItem? {
      script.situation(5, roster: Self.roster).card.more.first { $0.text.hasPrefix("escalate") }
    }
    #expect(item()?.text == "escalate: Hosting")
    #expect(item()?.detail == "+49 9  contract 4711")
    #expect(item()?.choice == .run(CardCommand("call", ["Hosting"])))
    script.add(2, .responderJoined, [.name: "Hosting"])
    #expect(item()?.isDone == true)
    #expect(item()?.detail == "IN CALL since 02:03  contract 4711")
  }

  @Test("whoever is alone redials those who did not come, then the duty, the chain, the rest")
  func redials() {
    var script = Script(.p1)
    script.add(1, .responderCalled, by: "max", [.name: "ana", .outcome: "no-answer"])
    script.add(2, .responderJoined, by: "max", [.name: "bo"])
    let situation = script.situation(3, roster: Self.roster, speaker: "max")
    #expect(situation.escalationChain == ["ana", "cy", "Hosting"])
    #expect(situation.owner(from: situation.morning) == "bo")
    var outside = Self.roster
    outside.rotation = nil
    let unrung = Script(.p1).situation(1, roster: outside, speaker: "max")
    #expect(unrung.escalationChain == ["Hosting", "ana", "bo", "cy"])
    #expect(unrung.owner(from: unrung.morning) == "max")
  }

  /// Bo was rung by max, and did not answer.
  static var rung: Script {
    var script = Script(.p1)
    script.add(1, .responderCalled, by: "max", [.name: "bo", .outcome: "no-answer"])
    return script
  }

  static let answers: [Story<Responder.Presence>] = [
    Story("nothing was heard", rung, .noAnswer) { $0.add(2, .note, by: "max", [.text: "x"]) },
    Story("a note of their own", rung, .joined) { $0.add(2, .note, by: "bo", [.text: "x"]) },
    Story("a finding of their own", rung, .joined) {
      $0.add(2, .finding, by: "bo", [.component: "db", .state: "ok"])
    },
    Story("a correction of their own", rung, .joined) {
      $0.add(2, .struck, by: "bo", [.ref: Script.id(9)])
    },
    Story("still ringing", .joined) {
      $0.add(1, .responderCalled, by: "max", [.name: "bo"])
      $0.add(2, .note, by: "Bo", [.text: "x"])
    },
    Story("somebody types what they said", rung, .noAnswer) {
      $0.add(2, .note, by: "bo", typedBy: "max", [.text: "x"])
    },
    Story("they type what somebody said", rung, .joined) {
      $0.add(2, .note, by: "max", typedBy: "bo", [.text: "x"])
    },
    Story("it was written before the call, and came in after it", rung, .noAnswer) {
      $0.add(0, .note, by: "bo", [.text: "x"])
    },
    Story("the scenario of a drill speaks for them", rung, .noAnswer) {
      $0.add(2, .note, by: "bo", [.text: "x", .item: "symptom/1"])
    },
    Story("they say that they cannot come", rung, .declined) {
      $0.add(2, .responderCalled, by: "bo", [.name: "bo", .outcome: "declined"])
    },
  ]

  @Test("whoever was rung and then writes something down has answered", arguments: answers)
  func countsTheirOwnWordsAsAnAnswer(_ story: Story<Responder.Presence>) {
    let incident = story.script.incident
    #expect(incident.people.first { $0.name == "bo" }?.presence == story.expected)
    let isThere = story.expected == .joined
    #expect(incident.isAlone(at: Script.at(20)) == !isThere)
    #expect(
      incident.timers(calendar: TimeText(zone: .utc)).contains { $0.kind == .noAnswer }
        == (story.expected == .noAnswer))
    let card = story.script.situation(20, roster: Self.roster, speaker: "max").card
    let bo = card.items.first { $0.text.hasPrefix("bo") }
    #expect(bo?.isDone == isThere)
  }

  @Test("the one who is alone is not, once somebody who was rung writes")
  func endsBeingAlone() {
    var script = AloneTests.alone
    script.add(5, .note, by: "bob", [.text: "here now"])
    #expect(script.incident.alone == nil)
    #expect(script.incident.present.map(\.name) == ["max", "bob"])
  }

  @Test("what is known about somebody: duty, roles, knowledge, or what to have at hand")
  func tellsFacts() {
    let situation = Script(.p1).situation(roster: Self.roster)
    let duty = situation.dutyWord(of: "cy") ?? ""
    #expect(situation.facts(about: "cy") == "\(duty), Developer, User support, knows db, billing")
    #expect(situation.facts(about: "Hosting") == "escalation, contract 4711")
    #expect(situation.facts(about: "zed") == nil)
  }

  @Test(
    "everybody in the call has a line, and lines are only added at the end",
    arguments: 1...20 as ClosedRange<UInt64>)
  func namesEverybody(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var script = Script(.p1)
    let roster = Roster(people: [.init(name: "ana"), .init(name: "bo", role: "developer")])
    let names = ["ana", "bo", "cy", "dee", "eve", "max"]
    let roles = [nil, "support", "developer", "expert"]
    var known: [Int: String] = [:]
    for minute in 1...30 {
      let name = names.randomElement(using: &random) ?? "eve"
      let role = roles.randomElement(using: &random) ?? nil
      switch Int.random(in: 0..<4, using: &random) {
      case 0: script.add(minute, .responderCalled, [.name: name, .role: role])
      case 1: script.add(minute, .responderCalled, [.name: name, .outcome: "declined"])
      case 2: script.add(minute, .responderLeft, [.name: name])
      default: script.add(minute, .responderJoined, [.name: name, .role: role])
      }
      let situation = script.situation(roster: roster)
      let card = situation.card
      let items = card.items + card.more
      for person in situation.incident.present where person.name != "max" {
        let isNamed = items.contains { item in
          item.text.hasPrefix(person.name) || item.detail.contains(person.name)
        }
        #expect(isNamed, "seed \(seed), minute \(minute): \(person.name) has no line")
      }
      for (number, text) in known {
        #expect(card.item(number)?.text == text, "seed \(seed), minute \(minute): \(number)")
      }
      known = Dictionary(uniqueKeysWithValues: items.map { ($0.number, $0.text) })
    }
  }
}
