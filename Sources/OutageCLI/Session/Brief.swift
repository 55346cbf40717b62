import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// One page that catches a person up; the internal update is the same text.
struct Brief {
  /// The page as one text.
  let text: String

  init(record: IncidentRecord, situation: Situation) {
    let incident = situation.incident
    let times = situation.times
    let now = situation.now
    var lines: [String] = [
      (incident.isDrill ? "DRILL " : "")
        + "\(incident.severity?.rawValue ?? "P?") \(incident.title): \(incident.status.rawValue), "
        + "step \(incident.step.rawValue) \(incident.step.name), "
        + "\(TimeText.duration(seconds: Metrics.running(incident, now: now)))"
    ]
    func add(_ name: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      lines.append("\(name): \(value)")
    }
    add(
      "Deferred",
      incident.deferral.map { deferral in
        ["until \(times.near(deferral.until, now: now))", deferral.to, deferral.text]
          .compactMap(\.self).joined(separator: ", ")
      })
    add("Alone", situation.lone.map { "\($0.name) since \(times.near($0.since, now: now))" })
    add("Began", (incident.began ?? incident.declaredAt).map { times.dateAndMinutes($0) })
    add(
      "Declared too",
      incident.declarations.dropFirst().map {
        "\($0.by) \(times.dateAndMinutes($0.at)) \($0.title)"
      }.joined(separator: "; "))
    add(
      "Leader",
      incident.isLeaderless
        ? "nobody"
        : incident.leader.map { leader in
          incident.isLeaderAssigned ? leader : "\(leader) (acting)"
        })
    add(
      "In the call",
      incident.present.map { person in
        let duty = TimeText.duration(
          seconds: now.seconds(since: person.firstJoined ?? person.since))
        return "\(person.name) \(duty)"
      }.joined(separator: ", "))
    add("War room", incident.room)
    add(
      "Impact",
      incident.impact.map {
        [$0.level.rawValue, $0.text].compactMap(\.self).joined(separator: ", ")
      })
    add("Maintenance page", incident.maintenance.state.rawValue)
    add(
      "Changed before",
      incident.changes.filter { $0.ruledOut == nil }.map(\.what).joined(separator: "; "))
    let findings = incident.foundComponents.compactMap { incident.findings[$0] }
    add(
      "Components", findings.map { "\($0.component) \($0.state.rawValue)" }.joined(separator: ", "))
    add(
      "Suspected",
      incident.cause.map { cause in
        cause.text + (cause.confirmedBy.map { ", confirmed by \($0)" } ?? ", not confirmed")
      })
    add(
      "Open ideas",
      incident.theories.filter { $0.ruledOut == nil }.map(\.text).joined(separator: "; "))
    let out =
      incident.theories.map { ($0.text, $0.ruledOut) }
      + incident.changes.map { ($0.what, $0.ruledOut) }
      + incident.options.map { ($0.text, $0.ruledOut) }
    add(
      "Ruled out",
      out.compactMap { text, why in why.map { $0.isEmpty ? text : "\(text) (\($0))" } }
        .joined(separator: "; "))
    add("Decided", incident.decisions.map { "\($0.text) (\($0.by))" }.joined(separator: "; "))
    add(
      "Done",
      incident.actions.map { action in
        "\(action.text) (\(action.by)): \(action.outcomeWords)"
      }.joined(separator: "; "))
    add(
      "Work given",
      incident.tasks.filter { $0.doneAt == nil }.map { "\($0.to): \($0.text)" }.joined(
        separator: "; "))
    add(
      "Last public word",
      incident.lastUpdate(.public).map { update in
        "\(times.near(update.at, now: now)) \(update.text.split(separator: "\n").joined(separator: " "))"
      })
    let ahead = situation.timers.prefix(3).map { timer in
      (timer.isDue(at: now) ? "LATE since " : "")
        + "\(times.near(timer.due, now: now)) \(situation.timerText(timer))"
    }
    add("Next", ahead.joined(separator: "; "))
    text = lines.joined(separator: "\n")
  }

  /// The page as lines.
  var lines: [StyledText] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { place, line in
      StyledText(String(line), place == 0 ? .heading : .plain)
    }
  }
}
