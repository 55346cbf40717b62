import Encoding
import IncidentModel
import SystemIO
import Testing

@testable import OutageCLI

/// What is read of the settings, and what is said about the rest.
@Suite("Settings")
struct SettingsTests {
  /// The settings of a text, and what is wrong with it as `line:column severity: message`.
  static func read(_ text: String) throws -> (settings: Settings, findings: [String]) {
    let bytes = Array(text.utf8)
    let reader = SettingsReader(try LocatedJSON(parsing: bytes))
    let lines = SourceLines(bytes)
    let findings = reader.problems.map { found in
      let finding = FindingLine(found.problem, path: "f", place: lines.place(of: found.offset))
      return "\(finding.location.dropFirst(2)) \(finding.severity): \(finding.message)"
    }
    return (reader.settings, findings)
  }

  struct Case: CustomTestStringConvertible {
    var text: String
    var finding: String
    init(_ text: String, _ finding: String) {
      self.text = text
      self.finding = finding
    }
    var testDescription: String { text }
  }

  static let problems = [
    Case("[]", "1:1 error: the whole should be an object in braces"),
    Case("{\n \"rooom\": 1}", "2:2 warning: \"rooom\" is not read; is it \"room\"?"),
    Case("{\"Status-Page\": 1}", "1:2 warning: \"Status-Page\" is not read; is it \"statusPage\"?"),
    Case("{\"timezone\": \"x\"}", "1:2 warning: \"timezone\" is not read; is it \"zone\"?"),
    Case("{\"xyzzy\": 1}", "1:2 warning: \"xyzzy\" is not read"),
    Case("{\"room\": 7}", "1:10 error: \"room\" should be a text in quotes"),
    Case("{\"roster\": {}}", "1:12 error: \"roster\" should be a list in brackets"),
    Case("{\"roster\": [\"ana\"]}", "1:13 error: \"roster[0]\" should be an object in braces"),
    Case("{\"roster\": [{}]}", "1:13 error: \"roster[0]\" has no \"name\" and is left out"),
    Case(
      "{\"roster\": [{\"name\": \"a\", \"tel\": \"1\"}]}",
      "1:27 warning: \"roster[0].tel\" is not read; is it \"phone\"?"),
    Case(
      "{\"roster\": [{\"name\": \"a\", \"knows\": 1}]}",
      "1:36 error: \"roster[0].knows\" should be a text in quotes, or a list of them"),
    Case(
      "{\"zone\": \"UTC\",\n\"zone\": \"UTC\"}",
      "2:1 warning: \"zone\" stands here twice; the last one counts"),
    Case(
      "{\"timers\": {\"leader\": {\"P1\": \"soon\"}}}",
      "1:30 error: \"timers.leader.P1\" should be a duration such as \"15m\", or 0 for none"),
    Case(
      "{\"timers\": {\"leader\": -1}}",
      "1:23 error: \"timers.leader\" should be a duration such as \"15m\", or 0 for none"),
    Case(
      "{\"timers\": {\"leadr\": 1}}",
      "1:13 warning: \"timers.leadr\" is not read; is it \"leader\"?"),
    Case(
      "{\"timers\": {\"task\": \"5m\"}}", "1:13 warning: \"timers.task\" is not read"),
    Case(
      "{\"timers\": {\"leader\": {\"mitigated\": \"1h\"}}}",
      "1:24 warning: \"timers.leader.mitigated\" is not read"),
    Case(
      "{\"hooks\": {\"page\": \"x\"}}", "1:12 warning: \"hooks.page\" is not read; is it \"call\"?"),
    Case("{\"costPerHour\": -1}", "1:17 error: \"costPerHour\" should be a number, not below 0"),
    Case("{\"rotation\": {}}", "1:14 error: \"rotation\" has no \"people\" and is left out"),
    Case(
      "{\"rotation\": {\"people\": \"a\"}}",
      "1:14 error: \"rotation\" has no \"start\" and is left out"),
    Case(
      "{\"rotation\": {\"people\": \"a\", \"start\": \"2026-02-30\"}}",
      "1:39 error: \"rotation.start\" should be a time such as \"2026-01-05 09:00\""),
    Case(
      "{\"rotation\": {\"people\": \"a\", \"start\": \"2026-01-05\", \"overrides\": [{\"from\": "
        + "\"2026-01-06\", \"to\": \"2026-01-06\", \"onCall\": \"b\"}]}}",
      "1:67 error: \"rotation.overrides[0]\" ends before it begins"),
    Case(
      "{\"escalation\": [4]}",
      "1:17 error: \"escalation[0]\" should be a name, or an object with \"name\" and \"phone\""),
  ]

  @Test("what is wrong is named with its place and the name that may be meant", arguments: problems)
  func isNamed(_ problem: Case) throws {
    #expect(try Self.read(problem.text).findings == [problem.finding])
  }

  @Test("what is wrong does not take the rest with it")
  func keepsTheRest() throws {
    let text = """
      {"roster": [{"nam": "x"}, {"name": " ana ", "role": ["developer", ""], "phone": 5}],
       "room": null, "zone": "", "// note": "not read", "costPerHour": 1.5, "currency": "EUR",
       "timers": {"leader": {"P1": "90s"}, "rotation": {"mitigated": "1h"}, "escalate": 0}}
      """
    let settings = try Self.read(text).settings
    #expect(settings.roster.people == [Roster.Person(name: "ana", role: "developer")])
    #expect(settings.room == nil)
    #expect(settings.zone == nil)
    #expect(settings.costPerHour == 1.5)
    #expect(settings.currency == "EUR")
    #expect(settings.timers["leader"] == [.p1: 90])
    #expect(settings.timers["rotation-mitigated"]?[.p4] == 3600)
    #expect(settings.timers["escalate"] == [.p1: 0, .p2: 0, .p3: 0, .p4: 0])
  }

  @Test("nothing of the examples is read, and with the slashes gone all of it is")
  func hasAGoodSkeleton() throws {
    let asWritten = try Self.read(SettingsSkeleton.text)
    #expect(asWritten.findings == [])
    #expect(asWritten.settings == Settings())
    let used = SettingsSkeleton.text.replacing("\"// r", with: "\"r").replacing(
      "\"// e", with: "\"e"
    )
    .replacing("\"// s", with: "\"s").replacing("\"// c", with: "\"c")
    .replacing("\"// z", with: "\"z").replacing("\"// t", with: "\"t")
    .replacing("\"// h", with: "\"h")
    let read = try Self.read(used)
    #expect(read.findings == [])
    let settings = read.settings
    #expect(settings.roster.people.map(\.name) == ["ana", "bo"])
    #expect(settings.roster.people.last?.roles == ["support", "manager"])
    #expect(settings.roster.rotation?.overrides.count == 1)
    #expect(settings.roster.escalation.count == 2)
    #expect(settings.hooks.count == 2)
    #expect(settings.timers.count == 2)
    let texts = [
      settings.room, settings.statusPage, settings.channelPrefix, settings.zone, settings.editor,
      settings.currency,
    ]
    #expect(!texts.contains(nil))
    #expect(settings.costPerHour == 12_000)
    // Every key of the settings has its example.
    for key in SettingsReader.keys { #expect(used.contains("\"\(key)\":"), "\(key)") }
  }

  @Test(
    "a place in a text is told by line and byte, from 1",
    arguments: [(0, 1, 1), (2, 1, 3), (3, 2, 1), (4, 3, 1), (8, 3, 5), (9, 4, 1), (99, 4, 91)])
  func findsPlaces(_ offset: Int, _ line: Int, _ column: Int) {
    let lines = SourceLines(Array("ab\n\ncdé\n".utf8))
    #expect(lines.place(of: offset) == SourcePlace(line: line, column: column))
  }
}
