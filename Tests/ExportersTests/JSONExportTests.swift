import Encoding
import Exporters
import IncidentModel
import Testing

@Suite("JSON and JSON Lines")
struct JSONExportTests {
  private let export = WholeIncident.export

  @Test("the document has its five parts")
  func parts() throws {
    let document = try JSON(parsing: ExportFormat.json.bytes(of: export))
    #expect(
      document.object?.keys.sorted() == [
        "events", "incident", "metrics", "runbooks", "schemaVersion",
      ])
    #expect(document["schemaVersion"] == 1)
    #expect(document["events"]?.array?.count == export.record.events.count)
    #expect(document["incident"]?["severity"] == "P1")
    #expect(document["incident"]?["declaredAt"] == "2026-11-19T23:41:00.000Z")
    #expect(document["metrics"]?["timeToMitigateSeconds"]?.int == 1630)
    #expect(
      document["runbooks"]?.array?.compactMap { $0["sha256"]?.string } == ["9c1f0e6b", "77aa"])
  }

  @Test("every event is in the document byte for byte")
  func eventsAreVerbatim() {
    let lines = ExportFormat.json.bytes(of: export).split(separator: UInt8(ascii: "\n"))
    let events = lines.compactMap { line -> [UInt8]? in
      guard line.starts(with: #"    {"at":"#.utf8) else { return nil }
      return Array(line.dropFirst(4))
    }
    let expected = export.record.events.enumerated().map { place, event in
      event.line + (place + 1 < export.record.events.count ? [UInt8(ascii: ",")] : [])
    }
    #expect(events == expected)
    #expect(String(decoding: lines.joined(), as: UTF8.self).contains(#""count":1.50e3"#))
  }

  @Test("what is read back are the timeline's own lines", arguments: ["json", "jsonl"])
  func readBack(format: String) throws {
    let format = try #require(ExportFormat(rawValue: format))
    let read = try #require(try ImportedRecord(format.bytes(of: export)))
    #expect(read.lines == export.record.events.map(\.line))
    #expect(!read.isRedacted)
    let redacted = Redaction(.names) { _ in false }.applied(to: export)
    #expect(try ImportedRecord(format.bytes(of: redacted))?.isRedacted == true)
  }

  @Test("durations are whole numbers under keys that end in Seconds, times are UTC")
  func durations() throws {
    let document = try JSON(parsing: ExportFormat.json.bytes(of: export))
    let metrics = try #require(document["metrics"]?.object)
    let durations = metrics.filter { $0.key.hasSuffix("Seconds") }
    #expect(durations.count == export.metrics.spans.count)
    for (key, value) in durations {
      #expect((value.int != nil) == (metrics["ranges"]?[key] == nil), "\(key)")
      #expect(metrics["formulas"]?[key]?.string != nil, "\(key)")
    }
    for (name, value) in try #require(metrics["milestones"]?.object) {
      let text = value.string
      #expect(
        text == nil ? value == .null : text.flatMap { Instant(rfc3339: $0) } != nil, "\(name)")
    }
    #expect(metrics["assumed"] == ["detected"])
  }

  @Test("an incident without events is exported too", arguments: ExportFormat.allCases)
  func empty(format: ExportFormat) throws {
    let nothing = IncidentExport(
      record: IncidentRecord(id: "inc-x", events: []), playbook: Playbook(id: "none"),
      times: TimeText(zone: .utc))
    let bytes = format.bytes(of: nothing)
    switch format {
    case .json: #expect(try JSON(parsing: bytes)["events"] == [])
    case .jsonLines: #expect(bytes.isEmpty)
    case .markdown: #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("# Post-mortem"))
    default: #expect(!bytes.isEmpty)
    }
  }

  @Test(
    "the end of a file's name tells its format",
    arguments: [
      ("a.json", ExportFormat.json), ("b.x.JSONL", .jsonLines), ("dir.json/c.md", .markdown),
      ("d.markdown", .markdown), ("e.txt", nil), ("f.csv", .csv), ("i.Html", .html),
      ("g.EML", .email),
      ("h.ics", .calendar), ("json", nil), ("", nil),
    ] as [(String, ExportFormat?)])
  func formatOfName(name: String, format: ExportFormat?) {
    #expect(ExportFormat(fileName: name) == format)
  }
}

@Suite("Facts as JSON")
struct FactsTests {
  @Test("the summary has five keys")
  func summary() {
    #expect(
      WholeIncident.export.incident.summaryJSON == [
        "id": "inc-2026-11-20-orders-return-500", "title": "Orders | checkout return *500*",
        "severity": "P1", "status": "resolved", "declaredAt": "2026-11-19T23:41:00.000Z",
      ])
  }

  @Test("the status tells what runs and what is next")
  func status() throws {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    story.add(
      EventDraft(
        .declared, by: "max", step: .callForHelp, data: [.title: "Down", .severity: "P1"]))
    story.add(EventDraft(.impactSet, by: "max", data: [.impact: "full"]))
    let now = try #require(Instant(rfc3339: "2026-11-20T00:06:00Z"))
    let situation = Situation(
      incident: story.record(id: "inc-x").incident, playbook: Playbook(id: "none"), now: now,
      times: TimeText(zone: .utc), speaker: "max")
    let status = situation.statusJSON
    #expect(status["step"] == "call-for-help")
    #expect(status["leader"] == "max")
    #expect(status["impact"] == "full")
    #expect(status["maintenance"] == .null)
    #expect(status["runningSeconds"] == 360)
    let first = try #require(status["timers"]?.array?.first)
    #expect(
      first == [
        "id": "leader", "kind": "leader", "subject": nil, "due": "2026-11-20T00:05:00.000Z",
        "overdue": true, "dueInSeconds": -60,
      ])
    #expect(status["next"]?.string == situation.lateTimers.first.map(situation.timerText))
  }
}
