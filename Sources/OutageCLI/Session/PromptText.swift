import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// The state of an incident in a few cells.
struct PromptText: Equatable {
  /// `P1·12m·narrow> `: severity, running time, step, what is overdue; and shorter ways to say it, for
  /// windows that are narrow.
  private let prompts: [String]
  /// The same for a status bar.
  let line: String
  /// What of it must be seen at once: all but the seconds of the first minute, for which a line being
  /// typed is not drawn anew every second.
  let urgent: String

  init(_ situation: Situation) {
    let incident = situation.incident
    let late = situation.lateTimers
    let running = Metrics.running(incident, now: situation.now)
    let before = (incident.isDrill ? "DRILL " : "") + (incident.severity?.rawValue ?? "P?")
    var after = incident.status == .closed ? "closed" : incident.step.shortName
    if let first = late.first {
      after += "·LATE \(first.kind.rawValue)" + (late.count > 1 ? "+\(late.count - 1)" : "")
    }
    let time = TimeText.duration(seconds: running)
    let text = [before, time, after].joined(separator: "·")
    urgent = [before, String(running / 60), after].joined(separator: "·")
    let count = late.isEmpty ? [] : ["LATE \(late.count)"]
    prompts = [
      text, ([before, time, incident.step.shortName] + count).joined(separator: "·"),
      ([before, time] + count).joined(separator: "·"),
    ].map { $0 + "> " }
    line = "\(text) \(incident.title) (\(incident.status.rawValue))"
  }

  /// The prompt that says most in a window of so many columns, without rows above the one typed in.
  func prompt(columns: Int) -> String {
    let most = Prompt.mostCells(columns: columns)
    return prompts.first { DisplayWidth.of($0) <= most } ?? prompts[prompts.count - 1]
  }
}
