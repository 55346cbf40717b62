import IncidentModel
import RunbookLibrary
import Testing

@Suite("Reading a scenario")
struct DrillScenarioTests {
  private func read(_ text: String) -> DrillScenarioReader {
    DrillScenarioReader(Runbook(bytes: Array(text.utf8), path: "one.md"))
  }

  static let text = """
    ---
    id: one
    version: 3
    title: Orders time out
    severity: P2
    takes: 30m
    targets: {leader: 5m, mitigated: 1h}
    ring: 20s
    people:
      - {name: bo, role: developer, phone: "555", answers: 40s, call: 2}
      - {name: dan}
    failing: db
    actions:
      - {id: rollback, words: [roll back, revert], takes: 3m, effect: helps, approach: rollback}
      - {id: otherwise, takes: 2m}
    ---
    # One

    It is four. You are
    on call.

    A second paragraph.

    ## Symptoms

    - `+0s` monitor: Slow: 9 s at <-5m>
    - +4m support: They say
      "try again"
    - `+1m after bo` bo: I am in
    - `after rollback` monitor: better

    ## Look

    ### db

    - Busy.

      ```text
      480 queries
      of 500
      ```

    - `+20m`: Full.
    - `after rollback` Idle.

    ### changes

    - Nothing.

    ## Cause

    The release.

    ## Debrief

    - Look at changes first.
    - Go back.
    """

  @Test("all of it is understood")
  func understandsAll() {
    let reading = read(Self.text)
    #expect(reading.problems.map(\.message) == [])
    let expected = DrillScenario(
      id: "one", version: "3", sha256: reading.scenario.sha256, title: "Orders time out",
      severity: .p2, length: 1800, opening: "It is four. You are on call.",
      targets: ["leader": 300, "mitigated": 3600], ring: 20,
      people: [
        .init(name: "bo", role: "developer", phone: "555", answersAfter: 40, answersCall: 2),
        .init(name: "dan"),
      ],
      symptoms: [
        .init(cue: .init(), by: "monitor", text: "Slow: 9 s at <-5m>"),
        .init(cue: .init(seconds: 240), by: "support", text: "They say \"try again\""),
        .init(cue: .init(seconds: 60, after: "bo"), by: "bo", text: "I am in"),
        .init(cue: .init(after: "rollback"), by: "monitor", text: "better"),
      ],
      places: [
        .init(
          id: "db",
          looks: [
            .init(cue: .init(), text: "Busy.\n  480 queries\n  of 500"),
            .init(cue: .init(seconds: 1200), text: "Full."),
            .init(cue: .init(after: "rollback"), text: "Idle."),
          ]),
        .init(id: "changes", looks: [.init(cue: .init(), text: "Nothing.")]),
      ],
      actions: [
        .init(
          id: "rollback", words: ["roll back", "revert"], takes: 180, effect: .helps,
          approach: "rollback"),
        .init(id: "otherwise", words: [], takes: 120),
      ], cause: "The release.", failing: "db",
      debrief: "- Look at changes first.\n- Go back.")
    #expect(reading.scenario == expected)
  }

  struct Flaw: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let old: String
    let new: String
    let kind: DrillScenarioProblem.Kind
    let line: Int
  }

  static let flaws = [
    Flaw(
      testDescription: "a symptom without a time", old: "- `+0s` monitor:", new: "- monitor:",
      kind: .notASymptom("monitor: Slow: 9 s at <-5m>"), line: 26),
    Flaw(
      testDescription: "a symptom that nobody tells", old: "monitor: better", new: "better",
      kind: .notASymptom("after rollback better"), line: 30),
    Flaw(
      testDescription: "a time that is none", old: "+4m support", new: "+4 support",
      kind: .notASymptom("+4 support: They say \"try again\""), line: 27),
    Flaw(
      testDescription: "waits for nothing there is", old: "after bo", new: "after cy",
      kind: .unknownCue("cy"), line: 29),
    Flaw(
      testDescription: "an unknown effect", old: "effect: helps", new: "effect: heals",
      kind: .unknownEffect("heals"), line: 14),
    Flaw(
      testDescription: "nothing helps", old: "effect: helps", new: "effect: eases",
      kind: .noHelp, line: 1),
    Flaw(
      testDescription: "what fails cannot be seen", old: "failing: db", new: "failing: app",
      kind: .failingUnseen("app"), line: 1),
    Flaw(
      testDescription: "no words", old: "words: [roll back, revert], ", new: "",
      kind: .noWords("rollback"), line: 1),
    Flaw(
      testDescription: "no symptoms", old: "## Symptoms", new: "## Signs",
      kind: .noSymptoms, line: 1),
  ]

  @Test("what cannot be meant is said, with its line", arguments: flaws)
  func tellsFlaws(_ flaw: Flaw) {
    let problems = read(Self.text.replacing(flaw.old, with: flaw.new)).problems
    #expect(problems.contains { $0.kind == flaw.kind && $0.line == flaw.line }, "\(problems)")
  }

  @Test("any file is read", arguments: ["", "---\nactions: 3\npeople: [1]\n---\n", "# A\n\n- +\n"])
  func readsAnything(_ text: String) {
    #expect(read(text).problems.contains { $0.kind == .noSymptoms })
  }
}
