import Encoding
import IncidentModel
import Testing

@testable import Exporters

@Suite("Redaction")
struct RedactionTests {
  private func secret(_ text: String) -> Bool { text.contains("hunter2") }

  /// What a note of an incident of Ana Lima and bo becomes.
  private func note(_ text: String, _ profile: Redaction.Profile = .public) -> String? {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    story.add(EventDraft(.declared, by: "Ana Lima", data: [.title: "Down"]))
    story.add(EventDraft(.leaderAssigned, by: "Ana Lima", data: [.name: "bo"]))
    story.add(EventDraft(.note, by: "bo", data: [.text: text]))
    let export = IncidentExport(
      record: story.record(id: "inc-2026-11-20-down"), playbook: Playbook(id: "none"),
      times: TimeText(zone: .utc))
    let roster = Roster(people: [.init(name: "Ana Lima", aliases: ["al"]), .init(name: "Kim")])
    let redaction = Redaction(profile, roster: roster) { $0.contains("hunter2") }
    return redaction.applied(to: export).record.events.last?.data[.text]
  }

  @Test(
    "names become roles",
    arguments: [
      ("Ana Lima said", "Person 1 said"), ("ANA said, lima too", "Person 1 said, Person 1 too"),
      ("banana", "banana"), ("bo's", "Leader's"), ("ask @bo", "ask Leader"),
      ("al and Kim", "Person 1 and Person 2"),
      ("ana_lima", "Person 1"), ("ask @zed", "ask [somebody]"),
      ("mail a@example.org now", "mail [address] now"),
      ("+49 (151) 555-0101.", "[address]."), ("10.0.0.1 stays", "10.0.0.1 stays"),
      ("hunter2 stays", "hunter2 stays"), ("@02:10 stays", "@02:10 stays"),
    ])
  func names(text: String, expected: String) {
    #expect(note(text, .names) == expected)
  }

  @Test(
    "addresses and keys go",
    arguments: [
      ("see https://ana.example.org/x?k=v.", "see [address]."),
      ("at 10.0.0.1:443,", "at [address],"),
      ("host=db-1.eu.example.org", "host=[address]"), ("fe80::1%eth0", "[address]"),
      ("at 02:24:10 and 2.4.1", "at 02:24:10 and 2.4.1"), ("2001:db8:0:0:0:0:0:1", "[address]"),
      ("00:1a:2b:3c:4d:5e", "[address]"), ("db.internal", "[address]"), ("README.md", "README.md"),
      ("std::string", "std::string"), ("key hunter2 x", "key [key] x"), ("999.1.1.1", "999.1.1.1"),
      ("(10.1.2.3)", "([address])"), ("postgres://u:hunter2@h/db", "[key]"), ("", ""),
    ])
  func addresses(text: String, expected: String) {
    #expect(note(text) == expected)
  }

  @Test(
    "given words go, in any case and with other signs between them",
    arguments: [
      ("ACME corp", "[removed]"), ("acme-corp-prod", "[removed]-prod"), ("AcmeCorp", "AcmeCorp"),
      ("xblueprintx", "x[removed]x"), ("Ana at blueprint", "Person 1 at [removed]"),
    ])
  func words(text: String, expected: String) {
    let words = Redaction.words(in: "Acme Corp\r\n\n  blueprint  \n")
    #expect(words == ["Acme Corp", "blueprint"])
    #expect(note(text, .words(words)) == expected)
  }

  @Test("no name and no address is left in any format", arguments: ExportFormat.allCases)
  func nothingIsLeft(format: ExportFormat) {
    let export = Redaction(.words(["exhausted"])) { _ in false }.applied(to: WholeIncident.export)
    let text = String(decoding: format.bytes(of: export), as: UTF8.self)
      .replacing(PageStyle.sheet, with: "")
    for word in text.split(whereSeparator: { !$0.isLetter }) {
      #expect(!["ana", "bo", "eve", "max", "di", "carol", "grafana", "exhausted"].contains(word))
    }
    #expect(!text.contains("test-0000") && !text.contains("5550101"))
  }

  @Test("names go from wherever the verbs put them")
  func everyKey() {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    story.add(EventDraft(.declared, by: "ana", data: [.title: "Down"]))
    for kind in EventKind.allCases {
      var data = EventData()
      for key in EventData.Key.allCases { data[key] = "zoe: ana" }
      data[.name] = "zoe"
      story.add(EventDraft(kind, by: "ana", typedBy: "zoe", data: data))
    }
    let export = IncidentExport(
      record: story.record(id: "inc-x"), playbook: Playbook(id: "none"),
      times: TimeText(zone: .utc))
    let fixed: Set<String> = [
      "audience", "began", "data", "detected", "drill", "due", "found-by", "from", "impact", "item",
      "began-from", "began-until", "detected-from", "detected-until", "lane", "next", "no-news",
      "nobody", "outcome", "random", "security", "severity", "sha256",
      "state", "time", "timers", "until", "users", "when", "zone", "ref",
    ]
    for event in Redaction(.names, isSecret: { _ in false }).applied(to: export).record.events {
      #expect(event.by != "ana" && event.typedBy != "zoe")
      for (key, value) in event.data.members where !fixed.contains(key) {
        let text = value.string ?? ""
        #expect(!text.contains("ana") && !text.contains("zoe"), "\(event.kindName) \(key): \(text)")
      }
    }
  }

  @Test("a title that tells too much is taken out of the incident's id, and its lines are chained")
  func identity() throws {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    story.add(
      kind: "declared", by: "ana", data: [.title: "Acme down"],
      extra: ["prev": .string(String(repeating: "0", count: 64)), "host": "acme-1"])
    story.add(
      kind: "note", by: "ana", data: [.text: "inc-2026-11-20-acme-down"], extra: ["prev": "x"])
    let export = IncidentExport(
      record: story.record(id: "inc-2026-11-20-acme-down"), playbook: Playbook(id: "none"),
      times: TimeText(zone: .utc))
    let result = Redaction(.words(["acme"])) { _ in false }.applied(to: export)
    #expect(result.incident.id == "inc-2026-11-20-redacted")
    #expect(result.incident.title == "[removed] down")
    let lines = try result.record.events.map { try JSON(parsing: $0.line) }
    #expect(lines[0]["host"] == "[removed]-1" && lines[0]["redacted"] == 3)
    #expect(lines[1]["data"]?["text"] == "inc-2026-11-20-redacted")
    #expect(lines[1]["prev"]?.string == SHA256.hex(of: result.record.events[0].line))
    #expect(result.redaction?.sentence == "2 names, 0 addresses, 0 tokens and 3 words removed")
  }
}
