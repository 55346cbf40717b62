import Encoding
import IncidentModel

@testable import Exporters

/// An incident whose every text tries to be something else in some format.
enum HostileIncident {
  static var export: IncidentExport {
    IncidentExport(record: record, playbook: playbook, times: TimeText(zone: .utc))
  }

  /// Texts that are markup, formulas, headers or steering characters somewhere.
  static let texts = [
    "<script>alert(1)</script>\" onx=\"1 [a](javascript:alert(1))",
    "=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", "a;=1\n=2",
    "</style></svg></title><img src=x onerror=alert(1)>", "<!-- --> ]]> &lt; &#64; %3C",
    "one\r\nBcc: all@example.org\r\n\r\ntwo", "END:VEVENT\r\nBEGIN:VALARM", "a\\nb;c,d\\",
    "\u{202E}txt.exe\u{202C} \u{2066}x\u{2069}", "\u{1B}[31mred\u{1B}[0m \u{7} \0",
    "👩‍👩‍👧 🇩🇪 é e\u{301} \u{FEFF}x", "=?utf-8?B?QUFB?=", ".", "From me",
    "[x](data:text/html,1) ![y](https://example.org/y.png) <https://example.org/z>", "```\n# x",
    String(repeating: "0123456789", count: 1000),
  ]

  private static var playbook: Playbook {
    Playbook(
      id: "book", title: texts[0],
      components: [Playbook.Component(id: "db", name: "<b>db</b>")],
      templates: [
        "customer-email-after": """
        Subject: Solved: <title>

        From <began>, for <duration>: <impact>
        What failed: <cause>
        What we did: <actions>
        So that it does not come back: <followups>
        <script>
        """
      ])
  }

  private static var record: IncidentRecord {
    var story = RecordBuilder(startingAt: "2026-12-31T23:50:00Z")
    story.add(
      EventDraft(
        .declared, by: "<i>eve</i>", step: .callForHelp,
        data: [.title: "\(texts[0]) \(texts[10]) ünï", .severity: "P1", .room: texts[0]]))
    for text in texts {
      story.add(EventDraft(.note, by: "=eve", typedBy: "<i>eve</i>", data: [.text: text]))
    }
    let wrong = story.add(EventDraft(.note, by: "=eve", data: [.text: texts[9]]))
    story.add(EventDraft(.struck, by: "=eve", data: [.ref: wrong, .why: texts[1]]))
    story.add(EventDraft(.impactSet, by: "=eve", data: [.impact: "full", .text: texts[14]]))
    story.add(
      EventDraft(
        .finding, by: "=eve", step: .narrow,
        data: [.component: "<db>", .state: "failed", .evidence: texts[0]]))
    story.add(EventDraft(.causeSuspected, by: "=eve", data: [.text: texts[11]]))
    story.add(EventDraft(.decision, by: "=eve", step: .mitigate, data: [.text: texts[0]]))
    story.add(EventDraft(.actionStarted, by: "=eve", data: [.text: texts[9]]))
    story.add(EventDraft(.actionEnded, by: "=eve", data: [.outcome: "worked", .text: texts[1]]))
    story.add(
      EventDraft(.updatePosted, by: "=eve", data: [.audience: "public", .message: texts[9]]))
    story.add(EventDraft(.mitigated, by: "=eve"))
    story.add(EventDraft(.resolved, by: "=eve", step: .restore))
    story.add(
      EventDraft(
        .followupAdded, by: "=eve", step: .postMortem,
        data: [.text: texts[12], .owner: texts[13], .due: "2027-02-28T23:30:00Z", .ticket: "=1"]))
    story.add(
      EventDraft(.followupAdded, by: "=eve", data: [.text: texts[16] + texts[16] + texts[16]]))
    story.add(
      kind: "followup-added", by: "=eve",
      data: [.text: "by an id", .due: "2027-03-01T09:00:00Z", .owner: "eve"],
      id: "X\r\nATTACH:https://evil.example.org", writer: "=w\r\nBcc: x@example.org<i>", extra: [:])
    story.add(EventDraft(.reviewScheduled, by: "=eve", data: [.time: "2027-01-05T10:00:00Z"]))
    story.add(
      EventDraft(
        .contribution, by: "=eve", data: [.name: texts[9], .text: texts.joined(separator: "\n")]))
    return story.record(id: "inc-2026-12-31-script")
  }
}
