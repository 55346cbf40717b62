import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// Where an incident stands, on a screen.
struct StatusView {
  let lines: [StyledText]

  init(_ situation: Situation) {
    let incident = situation.incident
    let times = situation.times
    var lines: [StyledText] = [
      StyledText("\(incident.severity?.rawValue ?? "P?") \(incident.title)", .heading),
      StyledText(
        "\(incident.id)  \(incident.status.rawValue)\(incident.isDrill ? ", drill" : "")"),
    ]
    for late in situation.lateLines { lines.append(StyledText("LATE  \(late)", .late)) }
    func add(_ name: String, _ value: String?) {
      guard let value else { return }
      lines.append(StyledText(name.padded(to: 15), .muted) + StyledText(value))
    }
    add("Step", "\(incident.step.rawValue) \(incident.step.name)")
    add("Running", TimeText.duration(seconds: Metrics.running(incident, now: situation.now)))
    add("Began", (incident.beganTime ?? incident.declaredAt.map { SaidTime($0) }).map(times.full))
    for other in incident.declarations.dropFirst() {
      add("Declared too", "by \(other.by) \(times.full(other.at)): \(other.title)")
    }
    add(
      "Leader",
      incident.isLeaderless
        ? "nobody"
        : incident.leader.map {
          incident.isLeaderAssigned ? $0 : "\($0) (acting)"
        })
    if !incident.present.isEmpty {
      add("In the call", incident.present.map(\.name).joined(separator: ", "))
    }
    add(
      "Impact",
      incident.impact.map { impact in
        [impact.level.rawValue, impact.text, impact.data.map { "data \($0)" }]
          .compactMap(\.self).joined(separator: ", ")
      } ?? "not said yet")
    add("Maintenance", incident.maintenance.state.rawValue)
    add(
      "Cause",
      incident.cause.map { cause in
        cause.text + (cause.confirmedBy.map { " (confirmed by \($0))" } ?? " (not confirmed)")
      })
    add("Running now", incident.runningAction.map { "\($0.text) (\($0.by))" })
    add(
      "Alone", situation.lone.map { "\($0.name) since \(times.near($0.since, now: situation.now))" }
    )
    add(
      "Deferred until",
      incident.deferral.map { deferral in
        [times.full(deferral.until), deferral.to, deferral.text].compactMap(\.self)
          .joined(separator: ", ")
      })
    if incident.status == .resolved || incident.status == .closed, !incident.notHeard.isEmpty {
      add("Not heard yet", incident.notHeard.joined(separator: ", "))
    }
    let ahead = situation.timers.filter { !$0.isDue(at: situation.now) }
    if let next = ahead.first {
      add("Next", "\(situation.timerText(next)) \(times.near(next.due, now: situation.now))")
    }
    self.lines = lines
  }
}
