import IncidentModel
import Testing

/// What the decision matrix has for what was said.
@Suite struct AdviceTests {
  static let playbook: Playbook = {
    var playbook = Playbook.sample
    playbook.matrix = [
      .init(
        scenario: "Bad deployment", advice: "Last good build", approach: "rollback",
        signs: ["deploy", "release"]),
      .init(
        scenario: "Broken feature", advice: "Off", approach: "flag", signs: ["flag", "toggle"]),
      .init(scenario: "Disk full", advice: "Free space", signs: ["disk", "no space"]),
    ]
    return playbook
  }()

  static let stories: [Story<String>] = [
    Story("nothing was said", "-") { _ in },
    Story("words that are no sign", "-") { $0.add(1, .theoryOpened, [.text: "a dish"]) },
    Story("a beginning of a long word is one", "Last good build, heard deploy") {
      $0.add(1, .theoryOpened, [.text: "Deployment of yesterday"])
    },
    Story("a phrase", "Free space, heard disk, no space") {
      $0.add(1, .causeSuspected, [.text: "Disk: no space left"])
    },
    Story("the cause says more than an idea", "Free space, heard no space") {
      $0.add(1, .theoryOpened, [.text: "the release"])
      $0.add(2, .causeSuspected, [.text: "no space left"])
    },
    Story("a recent change says most, and is taken back", "Last good build: deploy 2, heard deploy")
    {
      $0.add(1, .causeSuspected, [.text: "no space left"])
      $0.add(2, .changed, said([.what: "deploy 2"]).with(.when, minute: -10))
    },
    Story(
      "of two recent changes the newest counts, not the last that was written down",
      "Last good build: deploy 3, heard deploy"
    ) {
      $0.add(2, .changed, said([.what: "deploy 3"]).with(.when, minute: -5))
      $0.add(3, .changed, said([.what: "deploy 2"]).with(.when, minute: -20))
      $0.add(4, .changed, [.what: "deploy 1"])
    },
    Story("the middle of a pasted log says nothing", "Free space, heard disk") {
      let log = String(repeating: "at line 1\n", count: 300) + "deploy deploy"
      $0.add(2, .finding, [.component: "app", .state: "failed", .evidence: log])
      $0.add(3, .theoryOpened, [.text: "the disk"])
    },
    Story("a change that was ruled out says nothing", "-") {
      let id = $0.add(2, .changed, said([.what: "deploy 2"]).with(.when, minute: -10))
      $0.add(3, .ruledOut, [.ref: id])
    },
    Story("a sound component says nothing", "-") {
      $0.add(2, .finding, [.component: "db", .state: "ok", .evidence: "disk fine"])
    },
    Story("a failed one does", "Free space, heard disk") {
      $0.add(2, .finding, [.component: "db", .state: "failed", .evidence: "disk 100 %"])
    },
    Story("what failed already is not advised again", "-") {
      $0.add(1, .theoryOpened, [.text: "the toggle"])
      let id = $0.add(2, .actionStarted, [.text: "off", .approach: "flag"])
      $0.add(3, .actionEnded, [.ref: id, .outcome: "failed"])
    },
  ]

  @Test(arguments: stories)
  func advises(_ story: Story<String>) {
    let advice = story.script.situation(playbook: Self.playbook).advice
    let text = advice.map { "\($0.text), heard \($0.heard.joined(separator: ", "))" } ?? "-"
    #expect(text == story.expected)
  }

  @Test func whatIsAdvisedIsSaferThanWhatIsChosen() {
    var script = Script(.p1)
    script.add(1, .changed, said([.what: "deploy 2"]).with(.when, minute: -10))
    let situation = script.situation(playbook: Self.playbook)
    #expect(situation.saferApproach(than: "restart")?.id == "rollback")
    #expect(situation.saferApproach(than: "rollback") == nil)
    #expect(situation.saferApproach(than: "flag") == nil)
  }

  @Test func knowsTheWayThatIsMeant() {
    let situation = Script(.p1).situation(playbook: Self.playbook)
    for (text, id) in [
      ("roll back 2.4.1", "rollback"), ("Last good build: deploy 2", "rollback"),
      ("flag off", "flag"), ("RESTART everything", "restart"), ("re-start the app", "restart"),
    ] {
      #expect(situation.approach(meant: text)?.id == id, "\(text)")
    }
    #expect(situation.approach(meant: "kill the query") == nil)
  }

  @Test func whatPeopleWroteStaysAValue() {
    let what = "deploy \"2\" -- it's 'new'"
    var script = Script(.p1)
    script.add(1, .changed, said([.what: what]).with(.when, minute: -10))
    script.go(2, .mitigate)
    func item() -> CardItem? { script.situation(playbook: Self.playbook).card.item(5) }
    guard case .run(let command) = item()?.choice else {
      Issue.record("\(String(describing: item()))")
      return
    }
    #expect(command.verb == "decide")
    #expect(command.operands == ["Last good build: \(what)"])
    #expect(command.options.map(\.name) == ["--approach", "--why"])
    #expect(command.options.map(\.value) == ["rollback", "bad deployment, heard deploy"])
    #expect(item()?.isDone == false)
    script.add(3, .decision, [.text: command.operands.first, .approach: "rollback"])
    #expect(item()?.isDone == true)
  }

  @Test func theNewestChangeIsTheOneThatHappenedLast() {
    var script = Script(.p1)
    script.add(1, .changed, said([.what: "deploy 3"]).with(.when, minute: -5))
    script.add(2, .changed, said([.what: "deploy 2"]).with(.when, minute: -20))
    script.go(3, .narrow)
    let items = script.situation(playbook: Self.playbook).card.items
    #expect(items.first?.detail == "01:01-02:01: RECENT deploy 3 01:56, 1 more")
    #expect(items.contains { $0.detail == "deploy 3 fits the start" })
  }
}
