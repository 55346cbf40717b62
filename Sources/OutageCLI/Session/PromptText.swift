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
    let text = [before, TimeText.duration(seconds: running), after].joined(separator: "·")
    urgent = [before, String(running / 60), after].joined(separator: "·")
    prompt = text + "> "
    line = "\(text) \(incident.title) (\(incident.status.rawValue))"
  }
}
