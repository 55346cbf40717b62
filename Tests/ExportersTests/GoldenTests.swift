import Exporters
import IncidentModel
import TestSupport
import Testing

@Suite("Whole exports")
struct GoldenTests {
  /// An incident and a format.
  struct Example: CustomTestStringConvertible, Sendable {
    var story: String
    var format: ExportFormat

    var export: IncidentExport {
      switch story {
      case "short": UnfinishedIncident.export
      case "hostile": HostileIncident.export
      case "alarm": FalseAlarm.export
      case "night": NightIncident.export
      default: WholeIncident.export
      }
    }

    var testDescription: String { "\(story).\(format.fileExtension)" }

    static let all = ["whole", "night", "alarm", "short", "hostile"].flatMap { story in
      ExportFormat.allCases.map { Example(story: story, format: $0) }
    }
  }

  @Test("an incident is as its golden", arguments: Example.all)
  func isAsGolden(_ example: Example) throws {
    try Golden.expect(
      example.format.bytes(of: example.export), matches: example.testDescription)
  }

  @Test("the order in which its events were read changes no byte", arguments: Example.all)
  func isDeterministic(_ example: Example) {
    var export = example.export
    let bytes = example.format.bytes(of: export)
    var random = SplitMix64(seed: 7)
    export.record = IncidentRecord(
      id: export.incident.id, events: export.record.events.shuffled(using: &random))
    #expect(example.format.bytes(of: export) == bytes)
  }

  @Test("a redacted incident is as its golden", arguments: [ExportFormat.json, .markdown])
  func isRedacted(format: ExportFormat) throws {
    let redaction = Redaction(.public) { $0.contains("secret") }
    try Golden.expect(
      format.bytes(of: redaction.applied(to: WholeIncident.export)),
      matches: "public.\(format.fileExtension)")
  }
}
