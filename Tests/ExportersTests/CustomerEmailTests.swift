import Encoding
import IncidentModel
import Testing

@testable import Exporters

@Suite("The mail to customers")
struct CustomerEmailTests {
  private let playbook = Playbook(
    id: "book",
    templates: [
      "customer-email-after":
        "Subject: Solved: <feature>\n\nFailed: <cause>\n\nDone: <actions>\n<name>",
      "customer-email-ongoing": "Failed: <cause>\nNext: <next>",
    ],
    defaults: ["cause": "still being looked into", "feature": "our service"])

  private func email(_ drafts: [EventDraft], _ playbook: Playbook) -> CustomerEmail {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    story.add(EventDraft(.declared, by: "max", data: [.title: "Down"]))
    drafts.forEach { story.add($0) }
    return CustomerEmail(
      IncidentExport(
        record: story.record(id: "inc-x"), playbook: playbook, times: TimeText(zone: .utc)))
  }

  private func lines(_ email: CustomerEmail) -> [String] {
    email.paragraphs.flatMap { paragraph in
      (paragraph.heading.map { ["# \($0)"] } ?? [])
        + paragraph.lines.map { $0.map(\.plain).joined() }
    }
  }

  @Test("while it lasts the playbook's words stand for what is not known yet")
  func ongoing() {
    let update = EventDraft(
      .updatePosted, by: "max",
      data: [.audience: "public", .message: "x", .next: "2026-11-20T00:30:00Z"])
    let email = email([update], playbook)
    #expect(lines(email) == ["Failed: still being looked into", "Next: at 00:30 +00:00"])
    #expect(email.subject.map(\.plain) == ["Down"])
  }

  @Test("once it is over what is not known is a blank")
  func after() {
    let drafts = [
      EventDraft(.actionStarted, by: "bo", data: [.text: "roll\nback"]),
      EventDraft(.actionEnded, by: "bo", data: [.outcome: "worked"]),
      EventDraft(.resolved, by: "max"),
    ]
    let email = email(drafts, playbook)
    #expect(email.subject.map(\.plain).joined() == "Solved: [____ feature ____]")
    #expect(lines(email) == ["Failed: [____ cause ____]", "Done: roll back", "[____ name ____]"])
    #expect(email.paragraphs.count == 2)
  }

  @Test("lines with a dash are a list in HTML, and the milestones that were said stand in one line")
  func points() {
    let playbook = Playbook(
      id: "book",
      templates: [
        "customer-email-after": "- Failed: <cause>\n- Done: <actions>\nRoughly: <milestones>"
      ])
    let drafts = [
      EventDraft(.beganSet, by: "max", data: [.began: "2026-11-19T23:50:00Z"]),
      EventDraft(.causeSuspected, by: "bo", data: [.text: "<pool>"]),
      EventDraft(.resolved, by: "max"),
    ]
    let email = email(drafts, playbook)
    #expect(
      lines(email).last == "Roughly: began 2026-11-19 23:50, resolved 00:00 +00:00")
    let page = EmailPage.text(email)
    let isList = page.contains("<ul>\n<li>Failed: &lt;pool&gt;</li>\n<li>Done: <mark>")
    #expect(isList)
    #expect(page.contains("</ul>\n<p>Roughly: "))
  }

  @Test("of what was no outage it says that, and not that it goes on")
  func noOutage() {
    let email = email([EventDraft(.closed, by: "max", data: [.reason: "false-alarm"])], playbook)
    #expect(
      lines(email) == [
        "# What was reported", "Down", "# What came of it",
        "It was closed at 2026-11-20 00:00 UTC (00:00 +00:00): "
          + "it was a false alarm, and there was no outage.",
      ])
  }

  @Test("without a message of the playbook the four points stand under headings")
  func fourPoints() {
    let email = email([], Playbook(id: "none"))
    #expect(
      lines(email) == [
        "# What was reported", "Down", "# Cause", "[____ cause ____]", "# What was done",
        "[____ what was done ____]", "# What will be done", "[____ what will be done ____]",
      ])
  }

  @Test("a drill's says that it is one, first of all")
  func drill() {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    var data: EventData = [.title: "Down"]
    data.set(.drill, true)
    story.add(EventDraft(.declared, by: "max", data: data))
    story.add(EventDraft(.resolved, by: "max"))
    let email = CustomerEmail(
      IncidentExport(
        record: story.record(id: "inc-x"), playbook: playbook, times: TimeText(zone: .utc)))
    #expect(email.subject.map(\.plain).joined() == "DRILL: Solved: [____ feature ____]")
    #expect(lines(email).first?.contains("from a drill") == true)
  }

  @Test("it lasted as long as users were hit, not until all was repaired or while it was over")
  func lasted() {
    let book = Playbook(id: "book", templates: ["customer-email-after": "For <lasted>."])
    func at(_ minute: Int) -> Instant? {
      Instant(rfc3339: "2026-11-20T00:00:00Z")?.advanced(bySeconds: minute * 60)
    }
    var began = EventData()
    began.set(.began, at(0))
    let drafts = [
      EventDraft(.beganSet, by: "max", at: at(0), data: began),
      EventDraft(.mitigated, by: "max", at: at(20)), EventDraft(.resolved, by: "max", at: at(50)),
      EventDraft(.reopened, by: "max", at: at(200)),
      EventDraft(.mitigated, by: "max", at: at(210)), EventDraft(.resolved, by: "max", at: at(290)),
    ]
    #expect(lines(email(drafts, book)) == ["For 30m."])
  }
}
