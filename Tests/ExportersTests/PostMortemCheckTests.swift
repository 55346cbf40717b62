import Encoding
import IncidentModel
import TestSupport
import Testing

@testable import Exporters

@Suite("What a post-mortem lacks")
struct PostMortemCheckTests {
  private static let playbook: Playbook = {
    var playbook = Playbook(
      id: "book",
      tollgates: [
        Playbook.Tollgate(id: "unit", name: "Unit tests"),
        Playbook.Tollgate(id: "post", name: "Check after release"),
      ], vagueWords: ["improve", "more careful"])
    playbook.blame = Playbook.Blame(
      people: ["the engineer", "developer"], deeds: ["should have", "failed to", "forgot"],
      anywhere: ["human error"])
    playbook.unfinishedWords = ["TODO", "TBD", "FIXME", "???"]
    playbook.jargonWords = ["replica", "connection pool", "pool"]
    return playbook
  }()

  /// A record in which nothing is missing.
  private static var whole: [EventDraft] {
    var began = EventData()
    began.set(.began, Instant(rfc3339: "2026-11-19T23:50:00Z"))
    began.set(.detected, Instant(rfc3339: "2026-11-19T23:55:00Z"))
    began[.foundBy] = "user"
    return [
      EventDraft(.declared, by: "max", data: [.title: "Down", .severity: "P1"]),
      EventDraft(.beganSet, by: "max", data: began),
      EventDraft(.leaderAssigned, by: "max", data: [.name: "max"]),
      EventDraft(.impactSet, by: "max", data: [.impact: "full", .text: "nobody can order"]),
      EventDraft(.updatePosted, by: "max", data: [.audience: "public", .message: "We know."]),
      EventDraft(
        .causeSuspected, by: "bo", data: [.text: "the new build", .confirmedBy: "eve"]),
      EventDraft(.mitigated, by: "max"), EventDraft(.resolved, by: "max"),
      EventDraft(
        .tollgate, by: "bo", data: [.name: "unit", .text: "not modelled", .ticket: "OPS-1"]),
      EventDraft(
        .tollgate, by: "bo", data: [.name: "post", .text: "not in it", .ticket: "OPS-1"]),
      EventDraft(
        .followupAdded, by: "bo",
        data: [
          .text: "model the limit", .owner: "bo", .due: "2027-01-15T08:00:00Z", .ticket: "OPS-1",
        ]),
      EventDraft(.reviewScheduled, by: "max", data: [.time: "2026-11-24T09:00:00Z"]),
      EventDraft(.contribution, by: "max", data: [.name: "max", .text: "I saw it."]),
    ]
  }

  private static func export(_ events: [EventDraft]) -> IncidentExport {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    events.forEach { story.add($0) }
    return IncidentExport(
      record: story.record(id: "inc-x"), playbook: playbook, times: TimeText(zone: .utc))
  }

  /// The text of a whole record, with nothing left to write.
  private static func finished(_ export: IncidentExport) -> String {
    String(decoding: PostMortemText(export).bytes, as: UTF8.self)
      .replacing("_not written yet_", with: "Everything is said.")
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// Left out of the whole record.
    var without: [EventKind] = []
    /// Happens besides.
    var and: [EventDraft] = []
    var edit: @Sendable (String) -> String = { $0 }
    /// What is found, as `line text: severity: message`, where the line's text begins so.
    var found: [String] = []
  }

  static let cases = [
    Case(testDescription: "nothing is missing"),
    Case(
      testDescription: "a milestone that is absent", without: [.causeSuspected],
      found: [#"| Cause suspected: error: nothing is recorded for "Cause suspected""#]),
    Case(
      testDescription: "a milestone of which a person says why it is absent",
      without: [.leaderAssigned],
      edit: {
        $0.replacing(
          "| Leader assigned |  |  | not reached |",
          with: "| Leader assigned |  |  | ana was alone |")
      }),
    Case(
      testDescription: "a milestone that nobody said", without: [.beganSet],
      found: [
        #"| Began: warning: nobody said the time of "Began""#,
        #"| Detected: warning: nobody said the time of "Detected""#,
      ]),
    Case(
      testDescription: "a milestone out of order", without: [.mitigated, .resolved],
      and: [
        EventDraft(.mitigated, by: "max", at: Instant(rfc3339: "2026-11-19T23:57:00Z")),
        EventDraft(.resolved, by: "max"),
      ],
      found: [#"| Mitigated: error: "Mitigated" is earlier than "Declared""#]),
    Case(
      testDescription: "a decision and a verdict without a reason",
      and: [
        EventDraft(.decision, by: "ana", data: [.text: "restart"]),
        EventDraft(.theoryOpened, by: "ana", data: [.text: "a bad index"]),
        EventDraft(.ruledOut, by: "ana", data: [.ref: DraftStory.id(15)]),
      ],
      found: [
        "| 2026-11-20 00:02:20 | a bad index: error: no reason for ruling it out: a bad index",
        "| 2026-11-20 00:02:10 | restart: error: no reason for the decision: restart",
      ]),
    Case(
      testDescription: "a reason that a person wrote into the draft",
      and: [EventDraft(.decision, by: "ana", data: [.text: "restart"])],
      edit: { $0.replacing("_not said yet_", with: "nothing better was left") }),
    Case(
      testDescription: "an action without an end, a theory without a verdict",
      and: [
        EventDraft(.theoryOpened, by: "ana", data: [.text: "a bad index"]),
        EventDraft(.actionStarted, by: "ana", data: [.text: "warm up"]),
      ],
      found: [
        "| 2026-11-20 00:02:10 | a bad index: warning: neither ruled out nor confirmed: a bad index",
        "| 2026-11-20 00:02:20 |  | warm up: error: nobody said how it ended: warm up",
      ]),
    Case(
      testDescription: "tollgates", without: [.tollgate, .followupAdded],
      and: [
        EventDraft(.tollgate, by: "bo", data: [.name: "unit", .text: "not modelled"]),
        EventDraft(
          .followupAdded, by: "bo",
          data: [.text: "model it", .owner: "bo", .due: "2027-01-15T08:00:00Z"]),
      ],
      found: [
        "| Unit tests: error: no ticket for the missed tollgate: Unit tests",
        "Not gone: error: nobody said why it did not catch the fault: Check after release",
      ]),
    Case(
      testDescription: "a tollgate that no follow-up answers", without: [.followupAdded],
      and: [
        EventDraft(
          .followupAdded, by: "bo",
          data: [.text: "model it", .owner: "bo", .due: "2027-01-15T08:00:00Z"])
      ],
      found: [
        "| Unit tests: error: no follow-up with the ticket OPS-1 of the missed tollgate: Unit tests",
        "| Check after: error: no follow-up with the ticket OPS-1 of the missed tollgate: "
          + "Check after release",
      ]),
    Case(
      testDescription: "a tollgate of which a person wrote", without: [.tollgate],
      edit: {
        $0.replacing(
          "Not gone through yet: Unit tests, Check after release.",
          with: "Unit tests and the check after release had no such case.")
      }),
    Case(
      testDescription: "follow-ups without owner or date, and a vague one",
      and: [
        EventDraft(.followupAdded, by: "bo", data: [.text: "improve monitoring"]),
        EventDraft(.followupAdded, by: "bo", data: [.text: "done", .ref: ""]),
        EventDraft(.followupDone, by: "bo", data: [.ref: DraftStory.id(15)]),
      ],
      found: [
        "- [ ] improve: warning: \"improve\" can never be called done: improve monitoring",
        "- [ ] improve: error: nobody owns the follow-up: improve monitoring",
        "- [ ] improve: error: no date for the follow-up: improve monitoring",
      ]),
    Case(
      testDescription: "follow-ups that stand in the text only",
      edit: {
        $0.replacing(
          "- [ ] model the limit",
          with: "* [ ] be more careful\n- Alert at 80 %\n  - at night too\n- [ ] model the limit")
      },
      found: [
        "* [ ] be: warning: \"more careful\" can never be called done: be more careful",
        "- Alert: warning: this follow-up is not on record, so that nobody is reminded of it: "
          + "Alert at 80 %",
      ]),
    Case(
      testDescription: "no follow-ups, no review, no impact",
      without: [.followupAdded, .reviewScheduled, .impactSet, .tollgate],
      edit: { $0.replacing("Not gone through yet: Unit", with: "Neither Unit") },
      found: [
        "How users: error: nobody said how users were hit",
        "How users: error: nobody said how users were hit",
        "_none: error: there are no follow-ups", "- Date: error: no date for the review",
      ]),
    Case(
      testDescription: "somebody not heard, a cause that nobody confirmed",
      without: [.causeSuspected],
      and: [
        EventDraft(.causeSuspected, by: "bo", data: [.text: "the build"]),
        EventDraft(.responderJoined, by: "bo", data: [.name: "bo"]),
      ],
      found: [
        "**Suspected: warning: no second person confirmed the suspected cause",
        "Not heard: warning: bo has not written what they saw",
      ]),
    Case(
      testDescription: "what nobody has written, and what is left to be filled in",
      edit: {
        $0.replacing(
          "## What went well\n\nEverything is said.",
          with: "## What went well\n\n_not written yet_\n\nTODO: numbers")
      },
      found: [
        "_not: error: not written: What went well", "TODO: error: left to be filled in: TODO",
      ]),
    Case(
      testDescription: "an open question, but not one of the record's",
      and: [EventDraft(.note, by: "bo", data: [.text: "who has the key?"])],
      edit: { $0 + "\nWho pays for this?\nAsk [finance](https://x.example/?a=b).\n" },
      found: ["Who pays: warning: a question without an answer"]),
    Case(
      testDescription: "blame",
      edit: {
        $0 + """

          Max should have called. The developer, it seems, forgot.
          It was human error. app-2 failed to start; bo saw it.
          `bo forgot` and ~~bo forgot~~ and [bo](bo forgot).

          > bo forgot to call, says the mail.
          """
      },
      found: [
        "Max should: warning: \"max should have\" blames a person",
        "It was: warning: \"human error\" blames a person",
      ]),
    Case(
      testDescription: "jargon in the summary only",
      edit: {
        $0.replacing(
          "## Impact\n", with: "The connection pool of a Replica was full.\n\n## Impact\n")
          + "\nThe replica.\n"
      },
      found: [
        "The connection: warning: \"connection pool\" is a word that customers may not know",
        "The connection: warning: \"replica\" is a word that customers may not know",
      ]),
    Case(
      testDescription: "a false alarm lacks nothing",
      without: [.mitigated, .resolved, .tollgate, .followupAdded, .contribution, .leaderAssigned],
      and: [EventDraft(.closed, by: "max", data: [.reason: "false-alarm"])],
      edit: { $0 }),
  ]

  @Test("a text", arguments: cases)
  func finds(_ example: Case) {
    let events = Self.whole.filter { !example.without.contains($0.kind) } + example.and
    let export = Self.export(events)
    let text = example.edit(Self.finished(export))
    let check = PostMortemCheck(
      export, draft: Array(text.utf8), base: PostMortemText(export))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let found = check.findings.map { finding in
      (
        lines.indices.contains(finding.line - 1) ? lines[finding.line - 1] : "",
        "\(finding.severity.rawValue): \(finding.problem.message)", finding
      )
    }
    #expect(found.map(\.1) == example.found.map(Self.message), "\(text)")
    for (line, message, finding) in found {
      let isThere = example.found.contains { wanted in
        wanted.hasSuffix(message) && line.hasPrefix(wanted.dropLast(message.utf8.count + 2))
      }
      #expect(isThere, "\(message) at \(finding.line): \(line)")
      #expect(finding.column >= 1 && finding.column <= line.utf8.count + 1)
    }
  }

  private static func message(_ found: String) -> String {
    for severity in ["error: ", "warning: "] {
      if let range = found.firstRange(of: ": \(severity)") {
        return String(found[found.index(range.lowerBound, offsetBy: 2)...])
      }
    }
    return found
  }

  @Test("the column is that of the words, in bytes")
  func column() throws {
    let export = Self.export(Self.whole)
    let text = Self.finished(export) + "\nÄ: Max should have called.\n"
    let check = PostMortemCheck(export, draft: Array(text.utf8), base: PostMortemText(export))
    let finding = try #require(check.findings.first)
    #expect(finding.column == 5)
    #expect(finding.line == text.split(separator: "\n", omittingEmptySubsequences: false).count - 1)
  }

  @Test("without a draft the lines are those of the text that would be written")
  func noDraft() throws {
    let export = Self.export(Self.whole.filter { $0.kind != .resolved })
    let check = PostMortemCheck(export)
    let lines = String(decoding: PostMortemText(export).bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let finding = try #require(
      check.findings.first { $0.problem == .milestoneAbsent(.resolved) })
    #expect(lines[finding.line - 1].hasPrefix("| Resolved |"))
  }

  @Test("nothing that people type makes the check fail", arguments: 1...6)
  func isTotal(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = (0..<200).map { _ in random.nastyText() }.joined(separator: "\n")
    let check = PostMortemCheck(Self.export(Self.whole), draft: Array(text.utf8) + [0xC3, 0x0A])
    #expect(check.findings.allSatisfy { $0.line >= 1 && $0.column >= 1 }, "seed \(seed)")
  }
}
