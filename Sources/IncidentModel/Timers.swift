public import Encoding

/// A reminder, derived from the timeline and the clock: any machine computes the same after any
/// restart.
public struct IncidentTimer: Equatable, Sendable {
  /// What a timer is about.
  public enum Kind: String, CaseIterable, Sendable {
    case leader = "leader"
    case noAnswer = "no-answer"
    case publicFirst = "public-first"
    case internalUpdate = "internal-update"
    case escalate = "escalate"
    case publicNext = "public-next"
    case customerEmail = "customer-email"
    case rotation = "rotation"
    case task = "task"
    case handoff = "handoff"
    case reviewScheduled = "review-scheduled"
    case reviewHeld = "review-held"
    case followUp = "followup"
  }

  /// What it is about.
  public var kind: Kind
  /// Whom or what in particular: a name, or an event's id.
  public var subject: String?
  /// When it is due, put off by snoozing where that was asked.
  public var due: Instant

  /// The id that `snooze` takes: the kind, and its subject where there is one.
  public var id: String {
    subject.map { "\(kind.rawValue):\($0)" } ?? kind.rawValue
  }

  /// Whether it is due.
  public func isDue(at now: Instant) -> Bool {
    due <= now
  }

  /// The tool's own settings, in seconds, by severity; a playbook or the settings may change them.
  ///
  /// `mitigated` variants apply once the impact has stopped. Nothing under a severity is no timer.
  public static let defaults: [String: [Severity: Int]] = [
    Kind.leader.rawValue: [.p1: 300, .p2: 600],
    Kind.noAnswer.rawValue: [.p1: 300, .p2: 300],
    Kind.publicFirst.rawValue: [.p1: 600, .p2: 1800],
    Kind.internalUpdate.rawValue: [.p1: 900, .p2: 1800],
    "internal-update-mitigated": [.p1: 3600, .p2: 3600, .p3: 3600, .p4: 3600],
    Kind.escalate.rawValue: [.p1: 900, .p2: 1800],
    Kind.publicNext.rawValue: [.p1: 1800],
    Kind.customerEmail.rawValue: [.p1: 1800],
    Kind.rotation.rawValue: [.p1: 14400, .p2: 14400],
    "rotation-mitigated": [.p1: 14400, .p2: 14400, .p3: 14400, .p4: 14400],
    Kind.handoff.rawValue: [.p1: 300, .p2: 300, .p3: 300, .p4: 300],
    Kind.reviewScheduled.rawValue: [.p1: 172_800, .p2: 172_800, .p3: 172_800, .p4: 172_800],
  ]

  /// Business days after resolving within which the review is held.
  public static let reviewBusinessDays = 5
}

extension Incident {
  /// Every timer that runs or is due, the earliest first.
  ///
  /// While restoration is deferred all of them sleep until its time.
  public func timers(calendar: TimeText) -> [IncidentTimer] {
    guard let declaredAt, !isOver else { return aftermathTimers(calendar: calendar) }
    var found: [IncidentTimer] = []
    func add(_ kind: IncidentTimer.Kind, _ subject: String? = nil, due: Instant) {
      found.append(IncidentTimer(kind: kind, subject: subject, due: due))
    }
    if status == .open || status == .mitigated {
      addLeading(since: declaredAt, add)
      addCalls(since: declaredAt, add)
      addWord(since: declaredAt, add)
      for task in tasks where task.doneAt == nil {
        if let due = task.due { add(.task, String(task.id.suffix(4)).lowercased(), due: due) }
      }
    }
    return settled(found) + aftermathTimers(calendar: calendar)
  }

  /// The length of a timer for this incident's severity, in seconds; nil where it has none.
  public func seconds(of timer: String) -> Int? {
    (timers[timer] ?? IncidentTimer.defaults[timer])?[severity ?? .p3]
  }

  private var isOver: Bool { status == .resolved || status == .closed }

  private typealias Add = (IncidentTimer.Kind, String?, Instant) -> Void

  private func addLeading(
    since declaredAt: Instant, _ add: (IncidentTimer.Kind, String?, Instant) -> Void
  ) {
    if status == .open, !isLeaderAssigned, let wait = seconds(of: "leader") {
      add(.leader, nil, declaredAt.advanced(bySeconds: wait))
    }
    if let handoff, let wait = seconds(of: "handoff") {
      add(.handoff, handoff.to, handoff.at.advanced(bySeconds: wait))
    }
    let duty = seconds(of: status == .mitigated ? "rotation-mitigated" : "rotation")
    if let duty, let leaderSince {
      add(.rotation, leader, leaderSince.advanced(bySeconds: duty))
    }
    if status == .open, let wait = seconds(of: "escalate") {
      let due = declaredAt.advanced(bySeconds: wait)
      let wasEscalated = people.contains { $0.since >= due && $0.presence != .left }
      if !wasEscalated { add(.escalate, nil, due) }
    }
  }

  private func addCalls(
    since declaredAt: Instant, _ add: (IncidentTimer.Kind, String?, Instant) -> Void
  ) {
    guard let wait = seconds(of: "no-answer"), status == .open else { return }
    for person in people where person.presence == .called {
      add(.noAnswer, person.name, person.since.advanced(bySeconds: wait))
    }
  }

  private func addWord(
    since declaredAt: Instant, _ add: (IncidentTimer.Kind, String?, Instant) -> Void
  ) {
    let isMitigated = status == .mitigated
    if let wait = seconds(of: isMitigated ? "internal-update-mitigated" : "internal-update") {
      let from = [lastUpdate(.internal)?.at, mitigatedAt, declaredAt].compactMap(\.self).max()
      add(.internalUpdate, nil, (from ?? declaredAt).advanced(bySeconds: wait))
    }
    if let last = lastUpdate(.public) {
      if let next = last.next { add(.publicNext, nil, next) }
    } else if let wait = seconds(of: "public-first") {
      add(.publicFirst, nil, declaredAt.advanced(bySeconds: wait))
    }
    guard lastUpdate(.customers) == nil else { return }
    let atRisk = impact?.data == "at-risk" && (severity ?? .p3) <= .p2
    if atRisk, let impact {
      add(.customerEmail, nil, impact.at)
    } else if let wait = seconds(of: "customer-email") {
      let due = declaredAt.advanced(bySeconds: wait)
      if mitigatedAt.map({ $0 >= due }) ?? true { add(.customerEmail, nil, due) }
    }
  }

  private func aftermathTimers(calendar: TimeText) -> [IncidentTimer] {
    var found: [IncidentTimer] = []
    let isFalseAlarm = closeReason == "false-alarm" || closeReason == "duplicate"
    if let resolvedAt, !isFalseAlarm, !isDrill, reviewHeld == nil {
      if reviewScheduled == nil, let wait = seconds(of: "review-scheduled") {
        found.append(
          IncidentTimer(
            kind: .reviewScheduled, due: resolvedAt.advanced(bySeconds: wait)))
      }
      found.append(
        IncidentTimer(
          kind: .reviewHeld,
          due: calendar.adding(businessDays: IncidentTimer.reviewBusinessDays, to: resolvedAt)))
    }
    for item in followUps where item.doneAt == nil {
      if let due = item.due {
        found.append(
          IncidentTimer(
            kind: .followUp, subject: String(item.id.suffix(4)).lowercased(), due: due))
      }
    }
    return settled(found)
  }

  /// Puts off what was snoozed or sleeps, and sorts.
  private func settled(_ timers: [IncidentTimer]) -> [IncidentTimer] {
    timers.map { timer in
      var timer = timer
      let snoozed = snoozes[timer.id] ?? snoozes[timer.kind.rawValue]
      let sleeps = timer.kind == .followUp ? nil : deferral?.until
      timer.due = [timer.due, snoozed, sleeps].compactMap(\.self).max() ?? timer.due
      return timer
    }
    .sorted { ($0.due, $0.id) < ($1.due, $1.id) }
  }
}

extension TimeText {
  /// The same time of day a number of business days later; Saturday and Sunday do not count.
  public func adding(businessDays: Int, to instant: Instant) -> Instant {
    var result = instant
    var left = businessDays
    while left > 0 {
      result = result.advanced(bySeconds: 86400)
      if civil(result).weekday <= 5 { left -= 1 }
    }
    return result
  }
}
