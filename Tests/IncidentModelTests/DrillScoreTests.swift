import Encoding
import IncidentModel
import Testing

/// How a run went, goal by goal, in plain outcomes.
@Suite("The score of a drill")
struct DrillScoreTests {
  static let scenario = DrillScenario(
    id: "s", title: "Orders time out", targets: ["mitigated": 1800, "page": 600],
    actions: [
      .init(id: "rollback", words: ["revert"], takes: 180, effect: .helps, approach: "rollback"),
      .init(id: "wipe", words: ["wipe"], takes: 60, effect: .worsens, approach: "restart"),
    ], failing: "app")

  static let playbook: Playbook = {
    var playbook = Playbook.sample
    for place in playbook.approaches.indices {
      playbook.approaches[place].undo = playbook.approaches[place].id == "restart" ? "none" : "Easy"
    }
    return playbook
  }()

  private static func score(
    _ script: Script, _ minute: Int, _ scenario: DrillScenario? = scenario
  ) -> DrillScore {
    DrillScore(
      situation: script.situation(minute, playbook: playbook), record: script.record,
      scenario: scenario)
  }

  /// The goals as `id outcome`, a late one with its minutes.
  private static func text(_ score: DrillScore) -> String {
    score.goals.map { goal in
      if case .late(let seconds) = goal.outcome { return "\(goal.id) late \(seconds / 60)" }
      return "\(goal.id) \(goal.outcome.word)"
    }
    .joined(separator: ", ")
  }

  static let cases: [Story<(minute: Int, text: String)>] = [
    Story(
      "nothing done yet",
      (
        2,
        "leader ahead, page ahead, public-first ahead, narrowed untimed, mitigated ahead, "
          + "resolved untimed"
      )
    ) { _ in },
    Story(
      "nothing done at all",
      (
        60,
        "leader missed, page missed, public-first missed, internal-update late 45, "
          + "escalate missed, customer-email missed, "
          + "narrowed untimed, mitigated missed, resolved untimed"
      )
    ) { _ in },
    Story(
      "it went on for long: more people, and a mail to the customers",
      (
        60,
        "leader missed, page missed, public-first missed, internal-update late 45, "
          + "escalate met, customer-email late 5, no-answer late 43, "
          + "narrowed untimed, mitigated missed, resolved untimed"
      )
    ) {
      $0.add(3, .responderCalled, [.name: "bob"])
      $0.add(12, .responderCalled, [.name: "cy"])
      $0.add(35, .updatePosted, [.audience: "customers"])
    },
    Story(
      "with data at risk the customers hear at once",
      (
        20,
        "leader missed, page missed, public-first missed, internal-update late 5, "
          + "escalate late 3, customer-email late 6, "
          + "narrowed untimed, mitigated ahead, resolved untimed"
      )
    ) {
      $0.add(4, .impactSet, [.impact: "full", .data: "at-risk"])
      $0.add(10, .updatePosted, [.audience: "customers"])
      $0.add(18, .responderJoined, [.name: "bob"])
    },
    Story(
      "some in time, some late",
      (
        60,
        "leader met, page late 2, public-first met, public-next late 5, internal-update met, "
          + "escalate missed, customer-email missed, "
          + "narrowed untimed, mitigated late 5, resolved untimed"
      )
    ) {
      $0.add(5, .leaderAssigned, [.name: "ana"])
      $0.add(10, .updatePosted, said([.audience: "public"]).with(.next, minute: 20))
      $0.add(12, .maintenanceOn, [.message: "down"])
      for minute in [14, 28] { $0.add(minute, .updatePosted, [.audience: "internal"]) }
      $0.add(25, .updatePosted, [.audience: "public"])
      $0.add(35, .mitigated)
    },
    Story(
      "each timer that ran counts",
      (
        40,
        "leader met, page missed, public-first missed, internal-update late 25, "
          + "customer-email missed, no-answer met, redial late 4, long-action late 15, "
          + "narrowed untimed, mitigated missed, resolved untimed"
      )
    ) {
      $0.add(1, .responderCalled, by: "max", [.name: "bob", .outcome: "no-answer"])
      $0.add(3, .leaderAssigned, by: "max", TimerTests.alone())
      for minute in [12, 26, 35] {
        $0.add(minute, .responderCalled, by: "max", [.name: "bob", .outcome: "no-answer"])
      }
      let id = $0.add(5, .actionStarted, by: "max", [.text: "x", .approach: "flag"])
      $0.add(35, .actionEnded, by: "max", [.ref: id, .outcome: "failed"])
    },
    Story(
      "the lead was offered, and taken late; nobody was relieved",
      (
        300,
        "leader met, page missed, public-first missed, internal-update late 285, "
          + "escalate missed, customer-email missed, handoff late 5, rotation late 55, "
          + "narrowed untimed, mitigated missed, resolved untimed"
      )
    ) {
      $0.add(5, .leaderAssigned, by: "max", [.name: "max"])
      $0.add(40, .handoffOffered, by: "max", [.to: "max"])
      $0.add(50, .handoffAccepted, by: "max", [.name: "max"])
    },
    Story(
      "closed: what was not reached is missed, and no page is an answer",
      (
        3,
        "leader missed, public-first missed, narrowed untimed, mitigated missed, resolved untimed"
      )
    ) {
      $0.add(1, .maintenanceDeclined)
      $0.add(2, .closed, [.reason: "resolved"])
    },
  ]

  @Test("each goal by its time", arguments: cases)
  func tellsGoals(_ story: Story<(minute: Int, text: String)>) {
    let score = Self.score(story.script, story.expected.minute)
    #expect(Self.text(score) == story.expected.text)
    #expect(score.met == score.goals.count { $0.outcome == .met })
  }

  @Test("when things happened is what the metrics say")
  func agreesWithMetrics() throws {
    var script = Script(.p1)
    script.add(5, .leaderAssigned, [.name: "ana"])
    script.add(7, .maintenanceOn, [.message: "down"])
    script.add(20, .causeSuspected, [.text: "app"])
    script.add(30, .mitigated)
    let milestones = Metrics(script.incident).milestones
    let goals = Self.score(script, 40).goals
    for (id, milestone) in [
      ("leader", Metrics.Milestone.leaderAssigned), ("page", .pageOn), ("narrowed", .narrowed),
      ("mitigated", .mitigated),
    ] {
      let goal = try #require(goals.first { $0.id == id })
      #expect(goal.reached == milestones[milestone]?.seconds(since: Script.start), "\(id)")
    }
  }

  static let remarks: [Story<[DrillRemark.Kind]>] = [
    Story("nothing to say", []) { _ in },
    Story("a step that was left out", [.skippedStep]) {
      $0.add(1, .leaderAssigned, [.name: "ana"])
      $0.add(2, .maintenanceDeclined)
      $0.add(3, .stepEntered, step: .mitigate)
    },
    Story("a gate", [.passedGate]) { $0.add(1, .gatePassedOver, [.gate: "checks"]) },
    Story("what cannot be taken back first", [.riskyFirst]) {
      $0.add(1, .actionStarted, [.text: "restart all", .approach: "restart"])
      $0.add(2, .actionStarted, [.text: "go back", .approach: "rollback"])
    },
    Story("what cannot be taken back after what can", []) {
      $0.add(1, .actionStarted, [.text: "go back", .approach: "rollback"])
      $0.add(2, .actionStarted, [.text: "restart all", .approach: "restart"])
    },
    Story("what cannot be taken back once the rest is ruled out", []) {
      for approach in ["flag", "rollback"] {
        let id = $0.add(1, .optionProposed, [.text: approach, .approach: approach])
        $0.add(2, .ruledOut, [.ref: id])
      }
      $0.add(3, .actionStarted, [.text: "restart all", .approach: "restart"])
    },
    Story("one of two proposals of a way is ruled out: the way is still open", [.riskyFirst]) {
      for approach in ["flag", "rollback", "rollback"] {
        let id = $0.add(1, .optionProposed, [.text: approach, .approach: approach])
        if $0.events.count < 5 { $0.add(2, .ruledOut, [.ref: id]) }
      }
      $0.add(3, .actionStarted, [.text: "restart all", .approach: "restart"])
    },
    Story("what can be taken back came later, and failed", [.riskyFirst]) {
      $0.add(1, .actionStarted, [.text: "restart all", .approach: "restart"])
      for approach in ["flag", "rollback"] {
        let id = $0.add(2, .actionStarted, [.text: approach, .approach: approach])
        $0.add(3, .actionEnded, [.ref: id, .outcome: "failed"])
      }
    },
    Story("the scenario knows what an action is, and that it harms", [.riskyFirst, .worsened]) {
      $0.add(1, .actionStarted, [.text: "wipe it"])
    },
    Story("the right part, unconfirmed", [.rightCause, .unconfirmedCause]) {
      $0.add(1, .causeSuspected, [.text: "leak", .component: "app"])
    },
    Story("another part", [.otherCause]) {
      $0.add(1, .causeSuspected, [.text: "db", .component: "db", .confirmedBy: "bo"])
    },
    Story("mitigated too soon", [.tooSoon]) {
      $0.add(1, .actionStarted, [.text: "revert", .approach: "rollback"])
      $0.add(2, .mitigated)
    },
    Story("mitigated", []) {
      $0.add(1, .actionStarted, [.text: "revert", .approach: "rollback"])
      $0.add(5, .mitigated)
    },
    Story("nobody noticed", [.unnoticed]) {
      $0.add(1, .actionStarted, [.text: "revert", .approach: "rollback"])
    },
  ]

  @Test("what else there is to learn", arguments: remarks)
  func tellsRemarks(_ story: Story<[DrillRemark.Kind]>) {
    #expect(Self.score(story.script, 4).remarks.map(\.kind) == story.expected)
  }

  @Test("without a scenario the playbook's own times count")
  func withoutScenario() {
    var script = Script(.p1)
    script.add(20, .leaderAssigned, [.name: "ana"])
    script.add(30, .mitigated)
    let text = Self.text(Self.score(script, 30, nil))
    #expect(text.contains("leader late 15"))
    #expect(text.contains("mitigated untimed"))
  }
}
