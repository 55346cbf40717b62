import Encoding
import IncidentModel
import TestSupport
import Testing

@testable import Exporters

@Suite("Post-mortem")
struct PostMortemTests {
  private let zone = TimeText(zone: .utc)

  private func text(_ events: [EventDraft], playbook: Playbook = Playbook(id: "none")) -> String {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    events.forEach { story.add($0) }
    let export = IncidentExport(
      record: story.record(id: "inc-x"), playbook: playbook, times: zone)
    return String(decoding: ExportFormat.markdown.bytes(of: export), as: UTF8.self)
  }

  private let declared = EventDraft(.declared, by: "max", data: [.title: "Down", .severity: "P1"])

  @Test("every row of a table has as many cells as its header, whatever people typed")
  func columnsAreConstant() {
    var random = SplitMix64(seed: 7)
    var drafts = [declared]
    for kind in EventKind.allCases {
      var data = EventData()
      for key in EventData.Key.allCases { data[key] = random.nastyText() }
      drafts.append(EventDraft(kind, by: random.nastyText(), data: data))
    }
    var columns: Int?
    for line in text(drafts).split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        columns = nil
        continue
      }
      let cells = line.replacing(#"\\"#, with: "").replacing(#"\|"#, with: "")
        .count { $0 == "|" }
      #expect(cells == columns ?? cells, "\(line)")
      columns = cells
    }
  }

  @Test("the timeline leaves bookkeeping out")
  func bookkeeping() {
    let text = text([declared, EventDraft(.itemTicked, by: "max", data: [.item: "call-7"])])
    #expect(!text.contains("call-7"))
  }

  @Test("a struck correction no longer holds")
  func struckCorrection() {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    story.add(declared)
    let note = story.add(EventDraft(.note, by: "bo", data: [.text: "first words"]))
    let wrong = story.add(
      EventDraft(.amended, by: "bo", data: [.ref: note, .text: "second words"]))
    story.add(EventDraft(.struck, by: "bo", data: [.ref: wrong]))
    let export = IncidentExport(
      record: story.record(id: "inc-x"), playbook: Playbook(id: "none"), times: zone)
    let text = String(decoding: ExportFormat.markdown.bytes(of: export), as: UTF8.self)
    #expect(text.contains("| bo | first words |"))
    #expect(!text.contains("second words"))
  }

  @Test("milestones the wrong way round have no duration, and it is said")
  func wrongOrder() {
    var began = EventData()
    began.set(.began, Instant(rfc3339: "2026-11-20T05:00:00Z"))
    let text = text([
      declared, EventDraft(.beganSet, by: "max", data: began), EventDraft(.mitigated, by: "max"),
    ])
    #expect(text.contains(#"earlier than "began""#))
    #expect(!text.contains("Users were hit for"))
  }

  @Test("what nobody did is said to be missing")
  func blanks() {
    let text = text([declared])
    #expect(text.contains("How users were hit: _not said yet_"))
    #expect(text.contains("| Mitigated |  |  | not reached |"))
    #expect(text.contains("It is not over yet."))
    #expect(text.contains("Nothing was said in public."))
    #expect(text.contains("## Follow-ups\n\n_none written yet_"))
  }

  @Test("addresses that people named are listed once, but not those of bookkeeping")
  func links() {
    let text = text([
      declared, EventDraft(.roomSet, by: "max", data: [.url: "https://meet.example/x"]),
      EventDraft(.note, by: "bo", data: [.text: "see https://g.example/a_b?c=*1*. and http://x"]),
      EventDraft(.changed, by: "bo", data: [.what: "deploy", .ref: "https://g.example/a_b?c=*1"]),
    ])
    #expect(
      text.contains(
        """
        ## Links

        - <https://meet.example/x> (the war room)
        - <https://g.example/a_b?c=*1> (bo, 2026-11-20 00:00:20 UTC)
        - <http://x> (bo, 2026-11-20 00:00:20 UTC)

        """))
  }

  static let impacts: [(said: [(level: String, text: String?, minute: Int)], told: String)] = [
    ([("full", "A", 60), ("partial", "B", 0)], "The outage was full: A."),
    (
      [("full", "A", 0), ("partial", "B", 60)],
      "The outage was full: A. Later: the outage was partial: B."
    ),
    (
      [("full", "A", 0), ("partial", "B", 20), ("partial", nil, 40)],
      "The outage was full: A. Later: the outage was partial: B."
    ),
    (
      [("full", "A", 0), ("partial", nil, 20)],
      "The outage was full: A. Later: the outage was partial."
    ),
    ([("full", "A", 0), ("full", "B", 20)], "The outage was full: B."),
    (
      [("none", "A", 20), ("full", "B", 0)],
      "The outage was full: B. Later: users were not affected: A."
    ),
  ]

  @Test("what the impact was later is told in the words for it", arguments: impacts)
  func impact(said: [(level: String, text: String?, minute: Int)], told: String) {
    let start = Instant(rfc3339: "2026-11-20T00:00:00Z")
    let text = text(
      [declared]
        + said.map { level, text, minute in
          EventDraft(
            .impactSet, by: "max", at: start?.advanced(bySeconds: minute * 60),
            data: [.impact: level, .text: text])
        })
    #expect(text.split(separator: "\n").contains { $0.hasSuffix(told) }, "\(text)")
  }

  static let timed: [(severity: String, timers: JSON, isWanted: Bool)] = [
    ("P1", [:], true), ("P3", [:], false), ("P3", ["public-first": ["P3": 3600]], true),
    ("P1", ["public-first": ["P1": 0]], false),
  ]

  @Test("a public word is missed where a timer asks for it", arguments: timed)
  func asksByTimer(severity: String, timers: JSON, isWanted: Bool) {
    var data: EventData = [.title: "Down", .severity: severity]
    data.members["timers"] = timers
    let text = text([EventDraft(.declared, by: "max", data: data)])
    #expect(text.contains("| First public update |  |  | not reached |") == isWanted)
  }

  @Test("a false alarm is told as one")
  func falseAlarm() {
    let text = text([declared, EventDraft(.closed, by: "max", data: [.reason: "false-alarm"])])
    #expect(text.contains("| Status | closed: false-alarm |"))
    #expect(
      text.contains("It was closed at 2026-11-20 00:00 UTC (00:00 +00:00): it was a false alarm"))
    #expect(!text.contains("It is not over"))
  }

  @Test("without an outline the headings are plain")
  func plainHeadings() {
    let headings = text([declared]).split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(headings.contains("## Root cause"))
    #expect(headings.contains("## Contributing factors"))
    #expect(headings.last == "## Still to be written")
  }

  @Test("the outline gives headings, hints and further parts")
  func outline() {
    let outline = PostMortemOutline(playbook: WholeIncident.playbook)
    #expect(outline.items[.summary]?.heading == "Summary")
    #expect(outline.items[.rootCause]?.hint == "exact, with times in UTC and numbers.")
    #expect(outline.items[.factors]?.heading == "What made it possible, or worse")
    #expect(outline.items[.factors]?.hint == nil)
    #expect(outline.others.map(\.heading) == ["What we got lucky with"])
    #expect(outline.items.count == 5)
  }

  @Test("one that was reopened is told by the times in which it hurt")
  func reopened() {
    func at(_ minute: Int) -> Instant? {
      Instant(rfc3339: "2026-11-20T00:00:00Z")?.advanced(bySeconds: minute * 60)
    }
    var began = EventData()
    began.set(.began, at(0))
    var promised: EventData = [.audience: "public", .message: "We know."]
    promised.set(.next, at(60))
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    story.add(EventDraft(.declared, by: "max", data: [.title: "Down", .severity: "P1"]))
    story.add(EventDraft(.beganSet, by: "max", at: at(0), data: began))
    story.add(EventDraft(.impactSet, by: "max", at: at(1), data: [.impact: "full"]))
    story.add(EventDraft(.updatePosted, by: "max", at: at(2), data: promised))
    for (kind, minute) in [
      (EventKind.mitigated, 20), (.resolved, 30), (.reopened, 120), (.mitigated, 130),
      (.resolved, 140),
    ] {
      story.add(EventDraft(kind, by: "max", at: at(minute)))
    }
    let export = IncidentExport(
      record: story.record(id: "inc-x"), playbook: Playbook(id: "none"),
      times: TimeText(zone: .utc))
    let text = String(decoding: PostMortemText(export).bytes, as: UTF8.self)
    #expect(text.contains("| Users were hit for | 30m |"))
    #expect(text.contains(", for 30m in all; in between it was over."))
    let names = text.split(separator: "\n").filter { $0.contains("| 2026-11-20 0") }.compactMap {
      $0.split(separator: "|").first.map(String.init)
    }
    let milestones = names.prefix { !$0.contains("2026") }
      .map { $0.trimmingPrefix(while: \.isWhitespace) }
    #expect(
      milestones.suffix(5).map { String($0.prefix { $0 != " " }) } == [
        "Mitigated", "Resolved", "Reopened", "Mitigated", "Resolved",
      ])
    #expect(
      text.contains("| 50m since \"began\", less the time in which it was over |"))
    #expect(PublicPromise.all(of: export.incident).map(\.words) == ["it was over by then"])
    story.add(
      EventDraft(
        .updatePosted, by: "max", at: at(31), data: [.audience: "public", .message: "Solved."]))
    #expect(PublicPromise.all(of: story.record(id: "inc-x").incident).map(\.words) == ["kept"])
    let impact = TimelineChart(export)?.lanes.first { $0.name == "Impact on users" }
    #expect(impact?.spans.count == 2)
  }
}
