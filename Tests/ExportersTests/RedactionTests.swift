import Encoding
import IncidentModel
import Testing

@testable import Exporters

@Suite("Redaction")
struct RedactionTests {
  /// What a note of an incident of Ana Lima and bo becomes.
  private func note(_ text: String, _ profile: Redaction.Profile = .public) -> String? {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    story.add(EventDraft(.declared, by: "Ana Lima", data: [.title: "Down"]))
    story.add(EventDraft(.leaderAssigned, by: "Ana Lima", data: [.name: "bo"]))
    story.add(EventDraft(.note, by: "bo", data: [.text: text]))
    let export = IncidentExport(
      record: story.record(id: "inc-2026-11-20-down"), playbook: Playbook(id: "none"),
      times: TimeText(zone: .utc))
    let roster = Roster(
      people: [
        .init(name: "Ana Lima", aliases: ["al"]), .init(name: "Kim", phone: "0151-5550101"),
        .init(name: "max mustermann", phone: "+49 30 9990000"),
      ],
      escalation: [.init(name: "Hosting Desk", phone: "0800/4711")])
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
      ("ask max", "ask Person 3"), ("the hosting desk", "the Person 4"),
      ("ring 0151 555 01 01 now", "ring [address] now"), ("(0151) 5550101", "[address]"),
      ("030-9990000, 004930 9990000", "[address], [address]"),
      ("0151\u{A0}555\u{2013}0101", "[address]"), ("Ana  Lima", "Person 1"),
      ("Ana\u{A0}Lima", "Person 1"), ("0800 4711", "[address]"),
      ("10151 5550101 and 0151 55501012", "10151 5550101 and 0151 55501012"),
      ("deploy@db-01 db-01:5432", "deploy@db-01 db-01:5432"),
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
      ("std::string", "std::string"), ("a::b", "a::b"), ("key hunter2 x", "key [key] x"),
      ("999.1.1.1", "999.1.1.1"),
      ("(10.1.2.3)", "([address])"), ("see acme.com/runbooks/db", "see [address]"),
      ("db-01:5432 is up", "[address] is up"), ("deploy@db-01:", "[address]:"),
      ("at 2001:db8:85a3::", "at [address]"), ("from 2001:db8::1: no", "from [address]: no"),
      ("web:443 and acme.com:80", "[address] and [address]"), ("git@db-01:a/b", "[address]"),
      ("status:503 line:42 at 2026-11-20T02:14", "status:503 line:42 at 2026-11-20T02:14"),
      ("and/or src/main", "and/or src/main"),
      ("postgres://u:hunter2@h/db", "[key]"), ("", ""),
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
    let words = Redaction.words(in: "\u{FEFF}Acme Corp\r\n\n  blueprint  \n")
    #expect(words == ["Acme Corp", "blueprint"])
    #expect(note(text, .words(words)) == expected)
  }

  @Test(
    "no name and no address is left in any format", arguments: ExportFormat.allCases, [false, true])
  func nothingIsLeft(format: ExportFormat, isEdited: Bool) {
    var whole = WholeIncident.export
    if isEdited { whole.postMortem = PostMortemText(whole).string + "\nAna saw **bo** twice.\n" }
    let export = Redaction(.words(["exhausted"])) { _ in false }.applied(to: whole)
    let text = String(decoding: format.bytes(of: export), as: UTF8.self)
      .replacing(PageStyle.sheet, with: "")
    for word in text.split(whereSeparator: { !$0.isLetter }) {
      #expect(
        !["ana", "Ana", "bo", "eve", "max", "di", "carol", "grafana", "exhausted"].contains(word))
    }
    #expect(!text.contains("test-0000") && !text.contains("5550101"))
  }

  @Test("names go from wherever the verbs put them, and from where they put none")
  func everyKey() {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    var people: [String] = []
    func somebody() -> String {
      people.append("quill\(people.count)q")
      return people.last ?? ""
    }
    story.add(EventDraft(.declared, by: "ana", data: [.title: "Down"]))
    for kind in EventKind.allCases {
      var data = EventData()
      for key in EventData.Key.allCases {
        switch key {
        case .to, .owner, .confirmedBy: data[key] = somebody()
        case .with, .chain: data.set(key, [somebody(), somebody()])
        case .name: data[key] = kind.namesSomebody ? somebody() : "ana's check"
        default: data[key] = "what ana said"
        }
      }
      story.add(EventDraft(kind, by: somebody(), typedBy: somebody(), data: data))
    }
    let export = IncidentExport(
      record: story.record(id: "inc-x"), playbook: Playbook(id: "none"),
      times: TimeText(zone: .utc))
    for event in Redaction(.names, isSecret: { _ in false }).applied(to: export).record.events {
      let line = String(decoding: event.line, as: UTF8.self)
      #expect(!line.contains("ana") && !line.contains("quill"), "\(line)")
    }
  }

  @Test("values that verbs write stay, others under their keys are texts")
  func fixedValues() throws {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    story.add(
      EventDraft(
        .declared, by: "user",
        data: [
          .title: "Down", .foundBy: "user", .zone: "Europe/Berlin", .began: "2026-11-20T00:00:00Z",
          .impact: "full", .item: "narrow/0123abcd", .lane: "user's way",
        ]))
    let export = IncidentExport(
      record: story.record(id: "inc-x"), playbook: Playbook(id: "none"),
      times: TimeText(zone: .utc))
    let data = Redaction(.names, isSecret: { _ in false }).applied(to: export).record.events[0].data
    #expect(data[.foundBy] == "user" && data[.zone] == "Europe/Berlin" && data[.impact] == "full")
    #expect(data[.began] == "2026-11-20T00:00:00Z" && data[.item] == "narrow/0123abcd")
    #expect(data[.lane] == "Person 1's way")
  }

  @Test("what is not known here is read as text: ids, kinds, steps, keys, and what refers to them")
  func foreignLines() throws {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    story.add(EventDraft(.declared, by: "ana", data: [.title: "Down"]))
    var data: EventData = [.text: "x", .name: "bo's"]
    data.members["acme"] = ["acme key": "acme"]
    story.add(
      kind: "acme-escalated", by: "bo", data: data, id: "acme-1",
      extra: ["acme": 1, "step": "acme step", "recorded": "acme time"])
    story.add(EventDraft(.struck, by: "ana", data: [.ref: "acme-1"]))
    let export = IncidentExport(
      record: story.record(id: "inc-x"), playbook: Playbook(id: "none"),
      times: TimeText(zone: .utc))
    let result = Redaction(.words(["acme"])) { _ in false }.applied(to: export)
    for event in result.record.events {
      #expect(!String(decoding: event.line, as: UTF8.self).contains("acme"))
    }
    let lines = try result.record.events.map { try JSON(parsing: $0.line) }
    #expect(lines[1]["id"] == "event-1" && lines[1]["kind"] == "[removed]-escalated")
    #expect(lines[2]["data"]?["ref"] == "event-1")
    #expect(result.redaction?.removalsByEvent["event-1"] == 9)
  }

  @Test("one person has one label, however the name is written")
  func spellings() {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    for name in ["Ana", "ana", "Bea Roe", "br"] {
      story.add(EventDraft(.note, by: name, data: [.text: "ask ana or br"]))
    }
    let export = IncidentExport(
      record: story.record(id: "inc-x"), playbook: Playbook(id: "none"),
      times: TimeText(zone: .utc))
    let roster = Roster(people: [.init(name: "Bea Roe", aliases: ["br"])])
    let redaction = Redaction(.names, roster: roster, isSecret: { _ in false })
    let events = redaction.applied(to: export).record.events
    #expect(events.map(\.by) == ["Person 1", "Person 1", "Person 2", "Person 2"])
    #expect(events.last?.data[.text] == "ask Person 1 or Person 2")
  }

  @Test("very many words are looked for at once, and those that are nowhere are counted")
  func manyWords() {
    let words = (0..<10_000).map { "word\($0)" } + ["word12 word13", "WORD12 WORD13"]
    var finder = PhraseFinder(isWhole: false)
    for word in words { finder.add(word, replacement: word) }
    let found = finder.find(in: Array("a word12-word13, word99999"))
    #expect(found.map { finder.replacements[$0.phrase] } == ["word12 word13", "word9999"])
    var export = WholeIncident.export
    export.postMortem = "only in the draft"
    let report = Redaction(.words(["exhausted", "draft", "nowhere", "NOWHERE"])) { _ in false }
      .applied(to: export).redaction
    #expect(report?.givenWords == 3 && report?.unmetWords == 1)
    #expect(report?.sentenceOfText == "0 names, 0 addresses, 0 tokens and 1 word removed")
  }

  @Test("the ids of the playbook's parts go like those of the events, so that they still fit")
  func playbookIDs() {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    story.add(EventDraft(.declared, by: "ana", data: [.title: "Down"]))
    story.add(EventDraft(.checkPassed, by: "ana", data: [.name: "orders-work"]))
    story.add(EventDraft(.tollgate, by: "ana", data: [.name: "orders-unit", .text: "not covered"]))
    story.add(
      EventDraft(.finding, by: "ana", data: [.component: "orders-db", .state: "failed"]))
    story.add(
      EventDraft(
        .runbookAttached, by: "ana", data: [.name: "orders-book", .runbook: "orders-book"]))
    var export = IncidentExport(
      record: story.record(id: "inc-x"),
      playbook: Playbook(
        id: "none", checks: [.init(id: "orders-work", name: "A person can buy")],
        components: [.init(id: "orders-db", name: "The store", next: ["orders-db"])],
        suspects: ["orders-db"],
        tollgates: [.init(id: "orders-unit", name: "Unit tests")]),
      times: TimeText(zone: .utc))
    export.runbookRemarks = [RunbookRemarks(id: "orders-book", undone: ["read it"])]
    export.costRate = CostRate(perHour: 10)
    let redacted = Redaction(.words(["orders"])) { _ in false }.applied(to: export)
    let text = PostMortemText(redacted).string
    #expect(text.contains("| A person can buy | passed |") && !text.contains("not done"))
    #expect(text.contains("| Unit tests | not covered |"))
    #expect(!text.contains("Not gone through yet"))
    #expect(text.contains("| The store | failed |"))
    #expect(redacted.playbook.components[0].next == redacted.playbook.suspects)
    #expect(redacted.runbookRemarks[0].id == "[removed]-book")
    #expect(redacted.costRate == export.costRate)
    #expect(!text.contains("orders"))
  }

  @Test(
    "a draft loses what the record loses, whatever keeps its words from being markup",
    arguments: [
      ("C#", "C#"), ("[Phoenix] x", "[phoenix]"), ("deploy[bot] did", "deploy[bot]"),
      ("Acme\nCorp", "acme corp"), ("@carol said", "carol"), ("a<b> & c", "a<b>"),
      ("R&amp;D", "R&amp;D"), ("snake_case", "snake_case"), ("1. Acme", "1. acme"),
    ])
  func drafts(text: String, word: String) {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    story.add(EventDraft(.declared, by: "carol", data: [.title: "Down"]))
    story.add(EventDraft(.note, by: "deploy[bot]", data: [.text: text]))
    story.add(EventDraft(.contribution, by: "carol", data: [.name: "carol", .text: text]))
    var export = IncidentExport(
      record: story.record(id: "inc-x"), playbook: Playbook(id: "none"),
      times: TimeText(zone: .utc))
    let redaction = Redaction(.words([word])) { _ in false }
    func seen(_ export: IncidentExport) -> String {
      String(MarkdownView(Array(PostMortemText(export).string)).characters)
    }
    #expect(seen(export).lowercased().replacing("\n", with: " ").contains(word.lowercased()))
    let recordMade = redaction.applied(to: export)
    export.postMortem = PostMortemText(export).string
    let draft = redaction.applied(to: export).postMortem ?? ""
    for text in [PostMortemText(recordMade).string, draft] {
      let seen = String(MarkdownView(Array(text)).characters).lowercased()
      for word in [word.lowercased(), "carol", "deploy"] {
        #expect(!seen.contains(word), "\(text)")
        #expect(!seen.replacing("\n", with: " ").contains(word), "\(text)")
      }
    }
    #expect(draft.hasPrefix("Redacted: "))
  }

  @Test(
    "what stands for something removed stays visible in Markdown",
    arguments: [
      ("10.0.0.1: down", "\\[address]: down"), ("10.0.0.1(primary)", "\\[address](primary)"),
      ("<https://a.example.org/x>.", "[address]."), ("10.0.0.1 up", "[address] up"),
      ("a\\\nb  \nc", "a\\\nb  \nc"), ("&#x61;na &nope; &", "Person 1 &nope; &"),
    ])
  func visibleLabels(source: String, expected: String) {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    story.add(EventDraft(.note, by: "ana", data: [.text: "x"]))
    let people = RedactedPeople(record: story.record(id: "inc-x"), roster: Roster())
    var redactor = TextRedactor(profile: .public, people: people) { _ in false }
    #expect(redactor.redacted(markdown: source) == expected)
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

  @Test(
    "Markdown that people wrote shows nothing that its words would not",
    arguments: [
      ("J&uuml;rgen knows", "[removed] knows"), ("J**&#252;**rgen", "[removed]"),
      ("<ana@acme.com> Acme", "[address]"), ("Acme &amp; Sons", "[removed]"),
      ("a  \t b", "a  \t b"), ("2 * 3 * 4", "2 * 3 * 4"),
    ])
  func markdown(source: String, expected: String) {
    let words = ["J\u{FC}rgen", "> Acme", "Acme & Sons"]
    let people = RedactedPeople(
      record: IncidentRecord(id: "inc-x", events: []), roster: Roster())
    var redactor = TextRedactor(profile: .words(words), people: people) { _ in false }
    #expect(redactor.redacted(markdown: source) == expected)
  }

  @Test("a word that stands in a longer one that was met was met")
  func meetsTheShorter() {
    let people = RedactedPeople(
      record: IncidentRecord(id: "inc-x", events: []), roster: Roster())
    var redactor = TextRedactor(
      profile: .words(["Acme", "Acme Corp", "Globex"]), people: people
    ) { _ in false }
    #expect(redactor.redacted("Acme Corp") == "[removed]")
    #expect(redactor.unmetWords == 1)
  }
}
