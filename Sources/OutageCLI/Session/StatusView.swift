import ArgumentParsing
import Encoding
import IncidentModel
import TerminalUI

/// Where an incident stands, on a screen.
struct StatusView {
  /// What it is about.
  let head: [StyledText]
  /// What is overdue.
  let late: [StyledText]
  /// How it stands, each with what that is called.
  let told: [StyledText]
  /// All of it.
  var lines: [StyledText] { head + late + told }

  init(_ situation: Situation) {
    let incident = situation.incident
    let words = SituationWords(situation)
    let began = incident.beganTime ?? incident.declaredAt.map { SaidTime($0) }
    let rows: [(name: String, value: String?)] = [
      ("Step", words.step),
      ("Running", words.running),
      ("Began", began.map(situation.times.full)),
      ("Declared too", words.otherDeclarations),
      ("Leader", words.leader),
      ("In the call", words.present),
      ("Impact", words.impact ?? "not said yet"),
      ("Maintenance", incident.maintenance.state.rawValue),
      ("Cause", words.cause),
      ("Running now", words.runningAction),
      ("Alone", words.alone),
      ("Deferred", words.deferral),
      (
        "Not heard yet",
        incident.isOver && !incident.notHeard.isEmpty
          ? incident.notHeard.joined(separator: ", ") : nil
      ),
      ("Next", words.next),
    ]
    head = [
      StyledText("\(incident.severity?.rawValue ?? "P?") \(incident.title)", .heading),
      StyledText(
        "\(incident.id)  \(incident.status.rawValue)\(incident.isDrill ? ", drill" : "")"),
    ]
    told = rows.compactMap { row in
      row.value.map { StyledText(row.name.padded(to: 15), .muted) + StyledText($0) }
    }
    late = situation.lateLines.map { StyledText("LATE  \($0)", .late) }
  }
}
