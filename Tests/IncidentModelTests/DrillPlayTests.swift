import Encoding
import IncidentModel
import Testing

/// What of a scenario is due, as a function of the timeline and the moment.
@Suite("Where a drill stands")
struct DrillPlayTests {
  static let scenario = DrillScenario(
    id: "s", title: "Orders time out", ring: 60,
    people: [
      .init(name: "bo", role: "developer", answersAfter: 120),
      .init(name: "cy", answersAfter: 60, answersCall: 2),
      .init(name: "dan"),
    ],
    symptoms: [
      .init(cue: .init(), by: "monitor", text: "slow"),
      .init(cue: .init(seconds: 600), by: "support", text: "angry"),
      .init(cue: .init(seconds: 60, after: "bo"), by: "bo", text: "here"),
      .init(cue: .init(after: "rollback"), by: "monitor", text: "better"),
      .init(cue: .init(seconds: 60, after: "restart"), by: "monitor", text: "bad again"),
      .init(cue: .init(after: "otherwise"), by: "monitor", text: "no change"),
    ],
    places: [
      .init(
        id: "db",
        looks: [
          .init(cue: .init(), text: "busy"), .init(cue: .init(seconds: 300), text: "busier"),
          .init(cue: .init(after: "rollback"), text: "idle"),
        ])
    ],
    actions: [
      .init(id: "rollback", words: ["roll back", "revert"], takes: 180, effect: .helps),
      .init(id: "restart", words: ["restart app"], takes: 60, effect: .nothing),
      .init(id: "page", words: ["maintenance page"], takes: 60, effect: .eases),
      .init(id: "otherwise", words: [], takes: 60, effect: .nothing),
    ])

  /// What is due at a minute, as `minute who words`.
  private static func due(_ script: Script, at minute: Int) -> String {
    DrillPlay(scenario: scenario, record: script.record).due(at: Script.at(minute))
      .map { draft in
        let at = (draft.at ?? Script.start).seconds(since: Script.start) / 60
        let words =
          draft.data[.text]
          ?? [draft.data[.name], draft.data[.outcome] ?? "joined"]
          .compactMap(\.self).joined(separator: " ")
        return "\(at) \(draft.by) \(words)"
      }
      .joined(separator: ", ")
  }

  static let cases: [Story<[Int: String]>] = [
    Story("by the clock", [0: "0 monitor slow", 10: "0 monitor slow, 10 support angry"]) { _ in },
    Story("each once", [10: "10 support angry"]) {
      $0.add(0, .note, by: "monitor", [.text: "slow", .item: "symptom/1"])
    },
    Story("a phone rings", [1: "0 monitor slow", 3: "0 monitor slow, 3 bo bo joined"]) {
      $0.add(1, .responderCalled, [.name: "Bo"])
    },
    Story("nobody answers", [3: "0 monitor slow, 2 ana dan no-answer"]) {
      $0.add(1, .responderCalled, [.name: "dan"])
    },
    Story("the second call is answered", [9: "0 monitor slow, 6 cy cy joined"]) {
      $0.add(1, .responderCalled, [.name: "cy"])
      $0.add(2, .responderCalled, [.name: "cy", .outcome: "no-answer"])
      $0.add(5, .responderCalled, [.name: "cy"])
    },
    Story("what a person says after joining", [4: "0 monitor slow, 4 bo here"]) {
      $0.add(1, .responderCalled, [.name: "bo"])
      $0.add(3, .responderJoined, by: "bo", [.name: "bo"])
    },
    Story("whom people saw come is not told again", [9: "0 monitor slow, 3 bo here"]) {
      $0.add(1, .responderCalled, [.name: "bo"])
      $0.add(2, .responderJoined, [.name: "bo"])
    },
    Story(
      "what helps ends the symptoms, after its time",
      [5: "0 monitor slow", 12: "0 monitor slow, 6 monitor better"]
    ) {
      $0.add(3, .actionStarted, [.text: "Roll back to 2.4.0"])
    },
    Story(
      "what helps nothing has its own end, once",
      [12: "0 monitor slow, 4 monitor bad again, 10 support angry"]
    ) {
      $0.add(2, .actionStarted, [.text: "restart all app servers"])
      $0.add(5, .actionStarted, [.text: "restart app-2"])
    },
    Story("anything else", [4: "0 monitor slow, 3 monitor no change"]) {
      $0.add(2, .actionStarted, [.text: "sing"])
    },
    Story("the page is no attempt to mend it", [4: "0 monitor slow"]) {
      $0.add(2, .maintenanceOn, [.message: "down"])
    },
    Story("a check changes nothing", [4: "0 monitor slow"]) {
      $0.add(2, .commandRun, [.name: "revert", .effect: "check"])
    },
    Story("a command that would have run counts", [9: "0 monitor slow, 5 monitor better"]) {
      $0.add(2, .commandRun, [.name: "revert", .effect: "change"])
    },
    Story("an approach alone names the action", [9: "0 monitor slow, 5 monitor better"]) {
      $0.add(2, .actionStarted, [.text: "go to 2.4.0", .approach: "roll-back"])
    },
    Story("resolved: nothing more", [12: ""]) { $0.add(2, .resolved) },
    Story("mitigated is only a word", [11: "0 monitor slow, 10 support angry"]) {
      $0.add(2, .mitigated)
    },
  ]

  @Test("what is due", arguments: cases)
  func isDue(_ story: Story<[Int: String]>) {
    for (minute, expected) in story.expected {
      #expect(Self.due(story.script, at: minute) == expected, "minute \(minute)")
    }
  }

  @Test("what is due is not due again once it is written")
  func isWrittenOnce() {
    var script = Script(.p1)
    script.add(1, .responderCalled, [.name: "dan"])
    script.add(1, .responderCalled, [.name: "bo"])
    script.add(2, .actionStarted, [.text: "revert"])
    for minute in 0...20 {
      let play = DrillPlay(scenario: Self.scenario, record: script.record)
      script.add(minute, play.due(at: Script.at(minute)))
    }
    let told = script.events.compactMap { $0.data[.item] }
    #expect(told == ["symptom/1", "symptom/3", "symptom/4"])
    #expect(script.events.count { $0.kind == .responderJoined } == 1)
    #expect(script.events.count { $0.data[.outcome] == "no-answer" } == 1)
    #expect(Self.due(script, at: 60) == "")
  }

  @Test("two terminals that find the same one due write one")
  func isTheSame() throws {
    var script = Script(.p1)
    let play = DrillPlay(scenario: Self.scenario, record: script.record)
    let drafts = play.due(at: Script.at(10))
    script.add(0, [try #require(drafts.first)])
    let written = try #require(script.events.last)
    #expect(drafts.map { DrillPlay.isSame($0, written) } == [true, false])
  }

  @Test("a place shows what came last")
  func looks() {
    var script = Script(.p1)
    script.add(6, .actionStarted, [.text: "revert"])
    let play = DrillPlay(scenario: Self.scenario, record: script.record)
    #expect(play.look("DB", at: Script.at(1)) == "busy")
    #expect(play.look("db", at: Script.at(8)) == "busier")
    #expect(play.look("db", at: Script.at(9)) == "idle")
    #expect(play.look("cdn", at: Script.at(9)) == nil)
    #expect(!play.isRelieved(at: Script.at(8)))
    #expect(play.isRelieved(at: Script.at(9)))
  }
}
