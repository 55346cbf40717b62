import ArgumentParsing
import Encoding
import IncidentModel

/// What is so of an incident, each in one line; nil where there is nothing to say.
struct SituationWords {
  private let situation: Situation
  private var incident: Incident { situation.incident }
  private var times: TimeText { situation.times }
  private var now: Instant { situation.now }

  init(_ situation: Situation) {
    self.situation = situation
  }

  var running: String { TimeText.duration(seconds: Metrics.running(incident, now: now)) }

  var step: String { "\(incident.step.rawValue) \(incident.step.name)" }

  var leader: String? {
    guard !incident.isLeaderless else { return "nobody" }
    return incident.leader.map { incident.isLeaderAssigned ? $0 : "\($0) (acting)" }
  }

  var alone: String? {
    situation.lone.map { "\($0.name) since \(times.near($0.since, now: now))" }
  }

  var deferral: String? {
    incident.deferral.map { deferral in
      ["until \(times.near(deferral.until, now: now))", deferral.to, deferral.text]
        .compactMap(\.self).joined(separator: ", ")
    }
  }

  var otherDeclarations: String? {
    joined(
      incident.declarations.dropFirst().map {
        "\($0.by) \(times.dateAndMinutes($0.at)) \($0.title)"
      })
  }

  /// Who is in the call, and for how long.
  var present: String? {
    joined(
      incident.present.map { person in
        let since = person.firstJoined ?? person.since
        return "\(person.name) \(TimeText.duration(seconds: now.seconds(since: since)))"
      }, separator: ", ")
  }

  var impact: String? {
    incident.impact.map { impact in
      [impact.level.rawValue, impact.text, impact.data.map { "data \($0)" }]
        .compactMap(\.self).joined(separator: ", ")
    }
  }

  var openChanges: String? {
    joined(incident.changes.filter { $0.ruledOut == nil }.map(\.what))
  }

  var components: String? {
    joined(
      incident.foundComponents.compactMap { incident.findings[$0] }
        .map { "\($0.component) \($0.state.rawValue)" }, separator: ", ")
  }

  var cause: String? {
    incident.cause.map { cause in
      cause.text + (cause.confirmedBy.map { ", confirmed by \($0)" } ?? ", not confirmed")
    }
  }

  var openTheories: String? {
    joined(incident.theories.filter { $0.ruledOut == nil }.map(\.text))
  }

  /// Theories, changes and options that were ruled out, with the reasons.
  var ruledOut: String? {
    let all =
      incident.theories.map { ($0.text, $0.ruledOut) }
      + incident.changes.map { ($0.what, $0.ruledOut) }
      + incident.options.map { ($0.text, $0.ruledOut) }
    return joined(
      all.compactMap { text, why in why.map { $0.isEmpty ? text : "\(text) (\($0))" } })
  }

  var decisions: String? {
    joined(incident.decisions.map { "\($0.text) (\($0.by))" })
  }

  var runningAction: String? {
    incident.runningAction.map { "\($0.text) (\($0.by))" }
  }

  var actions: String? {
    joined(incident.actions.map { "\($0.text) (\($0.by)): \($0.outcomeWords)" })
  }

  var openTasks: String? {
    joined(incident.tasks.filter { $0.doneAt == nil }.map { "\($0.to): \($0.text)" })
  }

  var lastPublicWord: String? {
    incident.lastUpdate(.public).map { update in
      let text = update.text.split(separator: "\n").joined(separator: " ")
      return "\(times.near(update.at, now: now)) \(text)"
    }
  }

  /// What is due next, the late first.
  var nextThree: String? {
    joined(
      situation.timers.prefix(3).map { timer in
        (timer.isDue(at: now) ? "LATE since " : "")
          + "\(times.near(timer.due, now: now)) \(situation.timerText(timer))"
      })
  }

  /// What is due next and not late yet.
  var next: String? {
    situation.timers.first { !$0.isDue(at: now) }.map {
      "\(situation.timerText($0)) \(times.near($0.due, now: now))"
    }
  }

  private func joined(_ parts: [String], separator: String = "; ") -> String? {
    parts.isEmpty ? nil : parts.joined(separator: separator)
  }
}
