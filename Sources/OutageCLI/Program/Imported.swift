import Encoding
import IncidentModel
import Timeline

/// What came of bringing in a copy of one incident.
struct Imported {
  let incident: String
  let united: Timeline.United
  /// What is to be said about the clocks of the machines that wrote it.
  let clockWarnings: [String]

  init(_ desk: Desk, _ united: Timeline.United) {
    incident = desk.id
    self.united = united
    clockWarnings = ClockWarning(events: desk.record.events).lines
  }

  /// One line that says it.
  var sentence: String {
    let added = "\(united.added) \(united.added == 1 ? "entry" : "entries") added"
    let refused = united.refused.isEmpty ? "" : ", \(united.refused.count) not taken"
    return "\(incident)  \(added), \(united.present) there already\(refused)"
  }

  var json: JSON {
    [
      "incident": .string(incident), "added": JSON(united.added), "present": JSON(united.present),
      "refused": .array(united.refused.map { .string(DamageSentence($0).text) }),
    ]
  }
}
