import IncidentModel
import TerminalUI

/// What a drill shows beyond an incident.
enum DrillView {
  /// The place of a scenario that lists what changed before.
  static let changes = "changes"

  /// What a place shows, under its name.
  static func look(_ place: String, _ text: String) -> [StyledText] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let first = StyledText("\(place): ", .strong) + StyledText(lines.first ?? "")
    return [first] + lines.dropFirst().map { StyledText($0) }
  }

  /// The scenarios, by number.
  static func list(_ scenarios: [FoundScenario]) -> [StyledText] {
    let width = scenarios.map { DisplayWidth.of($0.scenario.id) }.max() ?? 0
    return scenarios.enumerated().map { place, found in
      let scenario = found.scenario
      let length = scenario.length.map { TimeText.duration(seconds: $0) } ?? "-"
      return StyledText(" \(place + 1)", .number)
        + StyledText("  \(scenario.id.padded(to: width))  \(length.padded(to: 5))  ")
        + StyledText("\(scenario.severity.rawValue) \(scenario.title)", .muted)
    }
  }
}
