import IncidentModel
import RunbookLibrary
import Testing

@Suite("What a runbook gives to the steps")
struct PlaybookTests {
  private func playbook(_ text: String) -> Playbook {
    Playbook(Runbook(bytes: Array(text.utf8), path: "team.md"))
  }

  static let text = """
    ---
    id: team
    version: 4
    title: Our outage
    roles:
      - {id: support, name: Support, wanted: true}
      - {id: dev}
    team_roles:
      - {id: scribe, name: Scribe}
    severities:
      - {id: P1, name: Critical, when: "all down", respond: 15m, page: "everyone"}
    checks:
      - {id: green, name: Monitors green}
      - {id: smoke, name: Smoke test, second_person: true}
    approaches:
      - {id: flag, name: Flag, undo: easy, takes: 3m, ask: "Is there one?"}
    components:
      - {id: cdn, name: CDN, next: [app], look: "cache hits"}
      - {id: app, suspect: true}
      - {id: db}
    suspects: [db]
    tollgates:
      - {id: unit, name: Unit tests, reasons: [a, b]}
    timers:
      - {id: leader, P1: 5m, P2: off, say: "Name one."}
      - {id: rotation, P1: 4h, mitigated: 2h}
      - {id: review-scheduled, resolved: 48h}
      - {id: review-held, resolved: 5 business days, say: "Hold it."}
    window: {before: 60m, recent: 30m}
    vars:
      - {name: feature, default: our service}
      - {name: host}
    vague: [improve]
    causes:
      - {id: deploy, name: Bad deployment, words: [deploy, release]}
      - {id: other}
    funding: [no budget]
    ---
    # Our outage

    ## Call for help

    Phone people,
    read `the script` to <name>.

    More words.

    - [ ] Set the severity
      - [x] Ask twice
    - [ ] Set the severity

    ```text template id=call-script
    Production is down, <name>.

    Join.
    ```

    ## Mitigate

    ### Decision matrix

    | Scenario | Do first | Approach | Cost |
    |---|---|---|---|
    | Bad deploy | Go `back` | rollback | low |

    ### Risks

    Do not *believe* it.

    | Way | Rung | Minutes |
    |---|---|---|
    | x | rollback | 1 |
    | y |
    """

  @Test("lists come from the front matter")
  func lists() {
    let playbook = playbook(Self.text)
    #expect([playbook.id, playbook.version, playbook.title] == ["team", "4", "Our outage"])
    #expect(
      playbook.roles == [
        .init(id: "support", name: "Support", isWanted: true), .init(id: "dev", name: "dev"),
      ])
    #expect(playbook.teamRoles == [.init(id: "scribe", name: "Scribe")])
    #expect(
      playbook.severities == [
        .p1: .init(name: "Critical", meaning: "all down", respond: "15m", page: "everyone")
      ])
    #expect(playbook.checks.map(\.needsSecondPerson) == [false, true])
    #expect(
      playbook.approaches == [
        .init(id: "flag", name: "Flag", takes: "3m", ask: "Is there one?", undo: "easy")
      ])
    #expect(Set(playbook.suspects) == ["app", "db"])
    #expect(playbook.components.first?.next == ["app"])
    #expect(playbook.tollgates == [.init(id: "unit", name: "Unit tests", reasons: ["a", "b"])])
    #expect(playbook.defaults == ["feature": "our service"])
    #expect(playbook.vagueWords == ["improve"])
    #expect(
      playbook.causeFamilies == [
        .init(id: "deploy", name: "Bad deployment", words: ["deploy", "release"]),
        .init(id: "other", name: "other", words: []),
      ])
    #expect(playbook.fundingWords == ["no budget"])
    #expect(playbook.changeWindow == 3600)
    #expect(playbook.recentWindow == 1800)
  }

  @Test("timers are seconds by severity, and off is no timer")
  func timers() {
    let playbook = playbook(Self.text)
    #expect(playbook.timers["leader"] == [.p1: 300, .p2: 0])
    #expect(playbook.timers["rotation"] == [.p1: 14400])
    #expect(playbook.timers["rotation-mitigated"] == [.p1: 7200, .p2: 7200, .p3: 7200, .p4: 7200])
    #expect(playbook.timers["review-scheduled"]?[.p3] == 172_800)
    #expect(playbook.timers["review-held"] == nil)
    #expect(playbook.reviewBusinessDays == 5)
    #expect(playbook.timerTexts == ["leader": "Name one.", "review-held": "Hold it."])
  }

  @Test("words come from the sections")
  func sections() throws {
    let playbook = playbook(Self.text)
    #expect(Set(playbook.sections.keys) == [.callForHelp, .mitigate])
    let section = try #require(playbook.sections[.callForHelp])
    #expect(section.title == "Call for help")
    #expect(section.guidance == "Phone people, read the script to <name>.")
    #expect(section.checklist.map(\.text) == ["Set the severity", "Ask twice", "Set the severity"])
    #expect(Set(section.checklist.map(\.id)).count == 3)
    #expect(section.markdown.hasPrefix("## Call for help\n\nPhone"))
    #expect(section.markdown.hasSuffix("```\n\n"))
    #expect(playbook.sections[.mitigate]?.guidance == "")
    #expect(playbook.templates == ["call-script": "Production is down, <name>.\n\nJoin."])
    #expect(
      playbook.matrix == [
        .init(scenario: "Bad deploy", advice: "Go back", approach: "rollback", cost: "low")
      ])
    let risks = try #require(playbook.risks)
    #expect(risks.note == "Do not believe it.")
    #expect(risks.columns == ["way", "minutes"])
    #expect(risks.rows.map(\.approach) == ["rollback", ""])
    #expect(risks.rows.map(\.cells) == [["x", "1"], ["y", ""]])
  }

  @Test("an item keeps its id when others come and go, or only its marks change")
  func itemIDs() {
    let before = playbook("## Mitigate\n\n- [ ] Roll back\n")
    let after = playbook("# T\n\n## Mitigate\n\nx\n\n- [ ] New\n- [x] **Roll back**\n")
    #expect(
      before.sections[.mitigate]?.checklist.first?.id
        == after.sections[.mitigate]?.checklist.last?.id)
  }

  @Test("a runbook that lacks everything gives nothing")
  func empty() {
    let playbook = playbook("")
    #expect(playbook == Playbook(id: "team", title: "team", sha256: playbook.sha256))
  }

  @Test(
    "what is off does not ring, and what is not understood leaves the tool's own",
    arguments: [
      ("off", nil), ("OFF", nil), ("false", nil), ("0m", nil), ("7m", 420), ("soon", 600),
    ])
  func offIsOff(_ word: String, _ seconds: Int?) {
    var incident = Incident(id: "inc")
    incident.severity = .p2
    incident.timers =
      playbook("---\nid: team\ntimers:\n  - {id: leader, P2: \(word)}\n---\n").timers
    #expect(incident.seconds(of: "leader") == seconds)
  }
}
