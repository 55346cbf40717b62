import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// The state of an incident in a few cells.
struct PromptText: Equatable {
  /// `P1·12m·narrow> `: severity, running time, step, what is overdue.
  let prompt: String
  /// The same for a status bar.
  let line: String

  init(_ situation: Situation) {
    let incident = situation.incident
    let late = situation.lateTimers
    var parts = [incident.severity?.rawValue ?? "P?"]
    parts.append(
      TimeText.duration(seconds: Metrics.running(incident, now: situation.now)))
    parts.append(incident.status == .closed ? "closed" : incident.step.shortName)
    var text = (incident.isDrill ? "DRILL " : "") + parts.joined(separator: "·")
    if let first = late.first {
      text += "·LATE \(first.kind.rawValue)" + (late.count > 1 ? "+\(late.count - 1)" : "")
    }
    prompt = text + "> "
    line = "\(text) \(incident.title) (\(incident.status.rawValue))"
  }
}
