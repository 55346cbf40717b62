public import Encoding
public import IncidentModel

extension Situation {
  /// Where the incident stands now: the five keys of a list, and `step`, `leader`, `impact`,
  /// `maintenance`, `timers`, `next`.
  ///
  /// `impact` and `maintenance` are the words of their verbs, `null` while nobody said anything.
  /// `timers` are those that run, the earliest first; `dueInSeconds` is negative for one that is
  /// overdue. `next` is the one thing to do next, `null` where nothing is left.
  public var statusJSON: JSON {
    let members: [String: JSON] = [
      "step": .string(incident.step.id),
      "leader": incident.isLeaderless ? .null : JSON(incident.leader),
      "impact": JSON(incident.impact?.level.rawValue),
      "maintenance": JSON(incident.maintenance.word),
      "timers": .array(timers.map(timerJSON)),
      "next": JSON(nextThing),
      "drill": .bool(incident.isDrill),
      "deferredUntil": JSON(incident.deferral.flatMap { $0.until > now ? $0.until : nil }),
      "runningSeconds": JSON(Metrics.running(incident, now: now)),
    ]
    return .object(incident.summaryMembers.merging(members) { $1 })
  }

  private func timerJSON(_ timer: IncidentTimer) -> JSON {
    [
      "id": .string(timer.id), "kind": .string(timer.kind.rawValue), "subject": JSON(timer.subject),
      "due": JSON(timer.due), "overdue": .bool(timer.isDue(at: now)),
      "dueInSeconds": JSON(timer.due.seconds(since: now)),
    ]
  }

  /// What is overdue longest, else the first thing on the step's card that is not done.
  private var nextThing: String? {
    lateTimers.first.map(timerText) ?? card.items.first { !$0.isDone }?.text
  }
}
