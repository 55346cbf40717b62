import Encoding
import IncidentModel
import Testing

@testable import Exporters

@Suite("Bringing new facts into an edited draft")
struct DraftMergeTests {
  /// What a person did to the draft, what happened then, and what is to come of it.
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var edit: @Sendable (String) -> String = { $0 }
    var then: [EventDraft] = []
    /// Lines that follow each other in the result.
    var lines: [[String]] = []
    /// What the result does not hold.
    var without: [String] = []
    /// Section, and what was done there: new, changed, remarked, removed, left out.
    var news: [String: [Int]] = [:]
  }

  private static func note(_ text: String) -> EventDraft {
    EventDraft(.note, by: "eve", data: [.text: text])
  }

  private static func amend(_ place: Int, _ text: String) -> EventDraft {
    EventDraft(.amended, by: "bo", data: [.ref: DraftStory.id(place), .text: text])
  }

  private static func strike(_ place: Int) -> EventDraft {
    EventDraft(.struck, by: "bo", data: [.ref: DraftStory.id(place)])
  }

  private static func row(_ clock: String, _ rest: String) -> String {
    "| 2026-11-20 00:00:\(clock) | 2026-11-20 00:00:\(clock) +00:00 | \(rest) |"
  }

  private static let bo = row("10", "bo | pool exausted on app-2")
  private static let ana = row("20", "ana | restarting one server")
  private static let decided = row(
    "30", "max | decision: roll back, because it began with the build")

  /// The draft without the lines from one heading to the next.
  private static func cut(_ text: String, _ heading: String) -> (rest: String, part: String) {
    guard let start = text.firstRange(of: "## \(heading)\n") else { return (text, "") }
    let next = text[start.upperBound...].firstRange(of: "\n## ")
    let end = next.map { text.index(after: $0.lowerBound) } ?? text.endIndex
    return (
      String(text[..<start.lowerBound] + text[end...]), String(text[start.lowerBound..<end])
    )
  }

  static let cases = [
    Case(testDescription: "nothing new", news: [:]),
    Case(
      testDescription: "a new line stands behind the one before it", then: [note("cache is cold")],
      lines: [[decided, row("50", "eve | cache is cold"), ""]], news: ["Timeline": [1, 0, 0, 0, 0]]),
    Case(
      testDescription: "a section that was moved gets its lines where it is",
      edit: { text in
        let (rest, part) = cut(text, "Timeline")
        return rest + "\n" + part.replacing("\n\n## ", with: "\n") + "Thanks to all.\n"
      }, then: [note("cache is cold")],
      lines: [[decided, row("50", "eve | cache is cold")], ["", "Thanks to all."]]),
    Case(
      testDescription: "a heading that was renamed is still the section",
      edit: {
        $0.replacing("## Follow-ups\n\n- [ ] ", with: "## Action items\n\nOurs:\n\n- [ ] my ")
      },
      then: [EventDraft(.followupAdded, by: "max", data: [.text: "model the pool", .owner: "bo"])],
      lines: [
        ["## Action items", "", "Ours:", ""],
        ["- [ ] model the pool (owner bo, due _no date yet_)"],
      ]),
    Case(
      testDescription: "a line that nobody touched follows the record",
      then: [amend(2, "pool exhausted on app-2")],
      lines: [
        [
          row(
            "10",
            "bo | pool exhausted on app-2 (amended by bo; first written: ~~pool exausted on app-2~~)"
          ), ana,
        ]
      ], without: ["\(bo)\n"], news: ["Timeline": [0, 1, 0, 0, 0]]),
    Case(
      testDescription: "a line in a person's words stays, with the record's word under it",
      edit: { $0.replacing("bo | pool exausted on app-2", with: "bo | the pool of app-2 ran dry") },
      then: [amend(2, "pool exhausted on app-3")],
      lines: [
        [
          row("10", "bo | the pool of app-2 ran dry"),
          "| **The record now says:** "
            + row(
              "10",
              "bo | pool exhausted on app-3 (amended by bo; first written: ~~pool exausted on app-2~~)"
            ).dropFirst(2), ana,
        ]
      ], news: ["Timeline": [0, 0, 1, 0, 0]]),
    Case(
      testDescription: "a line in a person's words stays alone while its fact does",
      edit: { $0.replacing("pool exausted on app-2", with: "the pool of app-2 ran dry") },
      lines: [[row("10", "bo | the pool of app-2 ran dry"), ana]], news: [:]),
    Case(
      testDescription: "a line that was taken out stays out, also when its fact changes",
      edit: { $0.replacing(bo + "\n", with: "") }, then: [amend(2, "pool exhausted")],
      without: ["pool exhausted", "exausted"], news: [:]),
    Case(
      testDescription: "a section that was taken out gets no lines, and it is said",
      edit: { cut($0, "Timeline").rest }, then: [note("cache is cold")],
      without: ["cache is cold", "## Timeline"], news: ["Timeline": [0, 0, 0, 0, 1]]),
    Case(
      testDescription: "a line that was struck from the record goes",
      then: [
        EventDraft(.struck, by: "bo", data: [.ref: DraftStory.id(5), .why: "done already"])
      ],
      lines: [["## Follow-ups", "", "_none written yet_"]], without: ["alert at 80 percent"]),
    Case(
      testDescription: "a struck line in a person's words stays, and it is said",
      edit: { $0.replacing("- [ ] alert at 80 percent", with: "- [ ] alert early, at 80 percent") },
      then: [EventDraft(.struck, by: "bo", data: [.ref: DraftStory.id(5)])],
      lines: [
        [
          "- [ ] alert early, at 80 percent (owner bo, due _no date yet_)",
          "- [ ] **No longer in the record:** alert at 80 percent (owner bo, due _no date yet_)",
        ]
      ]),
    Case(
      testDescription: "a blank that a person filled is left alone",
      edit: {
        $0.replacing(
          "**Root cause:** _not written yet_", with: "**Root cause:** the build leaks connections.")
      },
      then: [EventDraft(.causeSuspected, by: "bo", data: [.text: "the build"])],
      lines: [
        [
          "**Suspected during the incident** by bo, confirmed by nobody: the build", "",
          "**Root cause:** the build leaks connections.",
        ]
      ]),
    Case(
      testDescription: "of a changed paragraph only the new sentences stand under a person's words",
      edit: { $0.replacing("It is not over yet.", with: "We are still at it.") },
      then: [EventDraft(.mitigated, by: "max")],
      lines: [
        [
          "We are still at it. Nothing was said in public.", "",
          "**The record now says:** The impact stopped at 2026-11-20 00:00 UTC (00:00 +00:00). "
            + "It is not resolved yet.", "",
        ]
      ]),
    Case(
      testDescription: "a line whose time was corrected goes to its place, unless a person has it",
      edit: { $0.replacing("Nothing was said in public.", with: "We said nothing.") },
      then: [
        EventDraft(
          .retimed, by: "bo", data: [.ref: DraftStory.id(2), .time: "2026-11-20T00:00:25Z"])
      ],
      lines: [
        [
          ana,
          row(
            "25",
            "bo | pool exausted on app-2 (time corrected by bo; first written for "
              + "2026-11-20 00:00:10 UTC)"), decided,
        ]
      ], without: [bo], news: ["Timeline": [0, 1, 0, 0, 0]]),
    Case(
      testDescription: "a person's own row stays in the table",
      edit: { $0.replacing(ana, with: "\(ana)\n| later | | us | we drank coffee |") },
      then: [note("cache is cold")],
      lines: [
        [ana, "| later | | us | we drank coffee |", decided, row("50", "eve | cache is cold")]
      ]),
    Case(
      testDescription: "a table that an editor lined up is still the same",
      edit: { text in
        text.replacing(" | ", with: "   |  ").replacing("| --- ", with: "| ------ ")
      }, then: [note("cache is cold")],
      lines: [[row("50", "eve | cache is cold"), ""]], news: ["Timeline": [1, 0, 0, 0, 0]]),
    Case(
      testDescription: "a new section stands behind the one before it",
      then: [
        EventDraft(.gatePassedOver, by: "max", data: [.gate: "checks", .why: "no time"])
      ], lines: [["## Gates passed over", "", "| UTC | Gate | What was missing, or why | By |"]]),
    Case(
      testDescription: "a new contribution stands behind the others",
      then: [EventDraft(.contribution, by: "bo", data: [.name: "bo", .text: "one\ntwo"])],
      lines: [["### bo", "", "> one<br>", "> two"]]),
    Case(
      testDescription: "code of a person's is one thing, whatever is in it",
      edit: { $0 + "\n```text\n## Timeline\n\(bo)\n```\n" }, then: [amend(2, "pool exhausted")],
      lines: [["```text", "## Timeline", bo, "```"]], news: ["Timeline": [0, 1, 0, 0, 0]]),
  ]

  @Test("a draft", arguments: cases)
  func isBroughtUpToDate(_ example: Case) {
    let story = DraftStory(DraftStory.events, then: example.then)
    let draft = example.edit(story.draft)
    let (text, merge) = story.merged(draft)
    for lines in example.lines {
      #expect(text.contains(lines.joined(separator: "\n")), "\(lines)\n\nin\n\n\(text)")
    }
    for lost in example.without { #expect(!text.contains(lost), "\(lost) in \(text)") }
    for (section, counts) in example.news {
      let news = merge.news.first { $0.section == section }
      #expect(news.map(counted) == counts, "\(section) in \(merge.news)")
    }
    if example.then.isEmpty { #expect(text == draft && merge.news.isEmpty) }
    expectNothingNew(merge, story)
  }

  /// Running again without new facts changes nothing.
  private func expectNothingNew(_ merge: PostMortemMerge, _ story: DraftStory) {
    let again = PostMortemMerge(base: merge.text, draft: merge.bytes, fresh: story.fresh)
    #expect(again.bytes == merge.bytes)
    #expect(again.news.isEmpty)
    #expect(again.text == merge.text)
  }

  private func counted(_ news: PostMortemNews) -> [Int] {
    [news.added, news.changed, news.remarked, news.removed, news.leftOut]
  }

  @Test("a draft that nobody touched is as the record writes it now")
  func untouched() {
    let all = DraftStory.events + [Self.note("x"), Self.amend(3, "y"), Self.note("z")]
    for count in 1...all.count {
      let story = DraftStory(Array(all.prefix(count)), then: Array(all.dropFirst(count)))
      let text = story.merged(story.draft).text
      #expect(text == String(decoding: story.fresh.bytes, as: UTF8.self), "after \(count)")
    }
  }

  @Test("a fact that changes twice has one remark, and a remark that was taken out does not return")
  func remarksOnce() {
    let edit = { (text: String) in
      text.replacing("bo | pool exausted on app-2", with: "bo | the pool of app-2 ran dry")
    }
    let first = DraftStory(DraftStory.events, then: [Self.amend(2, "pool exhausted")])
    let second = DraftStory(
      DraftStory.events, then: [Self.amend(2, "pool exhausted"), Self.amend(2, "pool empty")])
    let once = PostMortemMerge(
      base: first.base, draft: Array(edit(first.draft).utf8), fresh: first.fresh)
    let twice = PostMortemMerge(base: once.text, draft: once.bytes, fresh: second.fresh)
    let text = String(decoding: twice.bytes, as: UTF8.self)
    #expect(text.split(separator: "The record now says").count == 2)
    #expect(text.contains("The record now says:** 2026-11-20 00:00:10"))
    #expect(text.contains("pool empty (amended"))
    let without = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("The record now says") }.joined(separator: "\n")
    let third = PostMortemMerge(base: twice.text, draft: Array(without.utf8), fresh: second.fresh)
    #expect(third.bytes == Array(without.utf8))
  }

  @Test("line ends, a byte order mark, bytes that are no text and a missing last newline stay")
  func bytesStay() {
    let story = DraftStory(DraftStory.events, then: [Self.note("cache is cold")])
    let windows = "\u{FEFF}" + story.draft.replacing("\n", with: "\r\n")
    let draft = Array(windows.utf8) + [0xFF, 0xFE] + Array("\r\nlast words".utf8)
    let merge = PostMortemMerge(base: story.base, draft: draft, fresh: story.fresh)
    #expect(merge.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(merge.bytes.count { $0 == 0x0A } == merge.bytes.count { $0 == 0x0D })
    #expect(merge.bytes.suffix(16) == draft.suffix(16))
    let text = String(decoding: merge.bytes, as: UTF8.self)
    #expect(text.contains("| eve | cache is cold |\r\n\r\n"))
    expectNothingNew(merge, story)
  }

  @Test("where nobody remembers what was written, all stays, and the rest is put at the end, once")
  func nothingRemembered() {
    let story = DraftStory(
      DraftStory.events, then: [EventDraft(.note, by: "bo", data: [.text: "cache is cold"])])
    let draft = Array(
      story.draft.replacing("pool exausted on app-2", with: "the pool of app-2 ran dry").utf8)
    let merge = PostMortemMerge(base: nil, draft: draft, fresh: story.fresh)
    #expect(merge.bytes.starts(with: draft))
    let text = String(decoding: merge.bytes.dropFirst(draft.count), as: UTF8.self)
    #expect(
      text == """

        ## In the record, but not in this text

        ### Timeline

        | UTC | Local | Who | What |
        | --- | --- | --- | --- |
        \(Self.bo)
        \(Self.row("50", "bo | cache is cold"))

        """)
    #expect(merge.news.map(\.section) == ["Timeline"])
    expectNothingNew(merge, story)
    #expect(PostMortemMerge(base: nil, draft: merge.bytes, fresh: story.fresh).news.isEmpty)
  }

  @Test("a crash after the draft was written and before that was remembered does not double it")
  func crashBetween() {
    let more = [Self.note("cache is cold"), Self.amend(2, "pool exhausted")]
    let story = DraftStory(DraftStory.events, then: more)
    let draft = story.draft.replacing("restarting one", with: "restarting just one")
    let first = PostMortemMerge(base: story.base, draft: Array(draft.utf8), fresh: story.fresh)
    let second = PostMortemMerge(base: story.base, draft: first.bytes, fresh: story.fresh)
    #expect(second.bytes == first.bytes)
    expectNothingNew(second, story)
  }

  @Test("a remark that was written and not remembered is not written again")
  func remarkNotRemembered() {
    let story = DraftStory(
      DraftStory.events, then: [Self.amend(2, "pool exhausted"), Self.strike(5)])
    let draft = story.draft.replacing("pool exausted", with: "the pool ran dry")
      .replacing("alert at 80 percent", with: "an alert at 80 percent or so")
    let first = PostMortemMerge(base: story.base, draft: Array(draft.utf8), fresh: story.fresh)
    // The note, the follow-up, and the follow-up's row of the timeline.
    #expect(first.news.reduce(0) { $0 + $1.remarked } == 3)
    let second = PostMortemMerge(base: story.base, draft: first.bytes, fresh: story.fresh)
    #expect(second.bytes == first.bytes)
    #expect(second.text == first.text)
    #expect(second.news.isEmpty)
  }

  @Test("a remark stays under its line when a new one comes behind it")
  func remarkFollows() {
    let amended = DraftStory.events + [Self.amend(2, "pool exhausted")]
    let first = DraftStory(DraftStory.events, then: [Self.amend(2, "pool exhausted")])
    let draft = first.draft.replacing("bo | pool exausted on app-2", with: "bo | it ran dry")
    let once = PostMortemMerge(base: first.base, draft: Array(draft.utf8), fresh: first.fresh)
    let between = EventDraft(
      .note, by: "eve", at: Instant(rfc3339: "2026-11-20T00:00:15Z"),
      data: [.text: "cache is cold"])
    let second = DraftStory(amended, then: [between])
    let twice = PostMortemMerge(base: once.text, draft: once.bytes, fresh: second.fresh)
    let rows = String(decoding: twice.bytes, as: UTF8.self).split(separator: "\n")
      .filter { $0.contains("ran dry") || $0.contains("now says") || $0.contains("cold") }
    #expect(rows.map { $0.contains("ran dry") } == [true, false, false])
    #expect(rows.map { $0.contains("now says") } == [false, true, false])
  }

  @Test("whoever takes over the record's words has no remark beside them any more")
  func remarkAccepted() {
    let story = DraftStory(DraftStory.events, then: [Self.amend(2, "pool exhausted")])
    let draft = story.draft.replacing("pool exausted", with: "the pool ran dry")
    let first = PostMortemMerge(base: story.base, draft: Array(draft.utf8), fresh: story.fresh)
    let lines = String(decoding: first.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let row = story.fresh.string.split(separator: "\n").first { $0.contains("pool exhausted") }
    let accepted = lines.map { $0.contains("ran dry") ? row ?? "" : $0 }.joined(separator: "\n")
    for base in [first.text, story.base] {
      let second = PostMortemMerge(base: base, draft: Array(accepted.utf8), fresh: story.fresh)
      #expect(!String(decoding: second.bytes, as: UTF8.self).contains("now says"))
    }
  }

  @Test("the remark about what the record has no more is remembered, and is nobody's follow-up")
  func remarkWithdrawn() throws {
    let story = DraftStory(DraftStory.events, then: [Self.strike(5)])
    let draft = story.draft.replacing("alert at 80 percent", with: "an alert at 80 percent or so")
    let first = PostMortemMerge(base: story.base, draft: Array(draft.utf8), fresh: story.fresh)
    #expect(String(decoding: first.bytes, as: UTF8.self).contains("No longer in the record"))
    let remembered = try #require(PostMortemText(remembered: first.text.remembered))
    #expect(remembered == first.text)
    let second = PostMortemMerge(base: remembered, draft: first.bytes, fresh: story.fresh)
    #expect(second.bytes == first.bytes && second.text == first.text && second.news.isEmpty)
    let units = DraftScanner.units(of: first.bytes)
    let match = DraftMatch(base: remembered, fresh: story.fresh, units: units)
    let remark = try #require(units.firstIndex { $0.words.contains("No longer in the record") })
    #expect(match.isAsWritten(remark))
  }

  @Test("what is remembered is read back, and half of it is nothing")
  func remembered() {
    let story = DraftStory(DraftStory.events, then: [])
    let bytes = story.base.remembered
    #expect(PostMortemText(remembered: bytes) == story.base)
    let lines = bytes.split(separator: 0x0A)
    let half = Array(lines.dropLast().joined(separator: [0x0A]))
    #expect(PostMortemText(remembered: half) == nil)
    #expect(PostMortemText(remembered: Array(bytes.dropLast(5))) == nil)
    #expect(PostMortemText(remembered: []) == nil)
  }
}
