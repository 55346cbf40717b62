import ArgumentParsing
import Encoding
import IncidentModel
import TerminalUI

/// One page that catches a person up; the internal update is the same text.
struct Brief {
  /// The page as one text.
  let text: String

  init(_ situation: Situation) {
    let incident = situation.incident
    let words = SituationWords(situation)
    let heading =
      (incident.isDrill ? "DRILL " : "")
      + "\(incident.severity?.rawValue ?? "P?") \(incident.title): \(incident.status.rawValue), "
      + "step \(words.step), \(words.running)"
    let rows: [(name: String, value: String?)] = [
      ("Deferred", words.deferral),
      ("Alone", words.alone),
      ("Began", (incident.began ?? incident.declaredAt).map(situation.times.dateAndMinutes)),
      ("Declared too", words.otherDeclarations),
      ("Leader", words.leader),
      ("In the call", words.present),
      ("War room", incident.room),
      ("Impact", words.impact),
      ("Maintenance page", incident.maintenance.state.rawValue),
      ("Changed before", words.openChanges),
      ("Components", words.components),
      ("Suspected", words.cause),
      ("Open ideas", words.openTheories),
      ("Ruled out", words.ruledOut),
      ("Decided", words.decisions),
      ("Done", words.actions),
      ("Work given", words.openTasks),
      ("Last public word", words.lastPublicWord),
      ("Next", words.nextThree),
    ]
    let told = rows.compactMap { name, value in
      value.flatMap { $0.isEmpty ? nil : "\(name): \($0)" }
    }
    text = ([heading] + told).joined(separator: "\n")
  }

  /// The page as lines.
  var lines: [StyledText] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { place, line in
      StyledText(String(line), place == 0 ? .heading : .plain)
    }
  }
}
