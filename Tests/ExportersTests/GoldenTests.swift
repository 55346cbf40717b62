import Exporters
import Testing

@Suite("Whole exports")
struct GoldenTests {
  @Test("a whole incident is as its golden", arguments: ExportFormat.allCases)
  func wholeIncident(format: ExportFormat) throws {
    try Golden.expect(
      format.bytes(of: WholeIncident.export), matches: "whole.\(format.fileExtension)")
  }

  @Test("the same record gives the same bytes", arguments: ExportFormat.allCases)
  func isDeterministic(format: ExportFormat) {
    let first = format.bytes(of: WholeIncident.export)
    for _ in 0..<3 {
      #expect(format.bytes(of: WholeIncident.export) == first)
    }
  }
}
