public import Encoding

extension Incident {
  /// Every timer that runs or is due, the earliest first.
  ///
  /// Of those that are due together, as after a night that all of them slept through, taking it up
  /// comes first, then what the public was promised.
  /// Business days are counted in the zone of `calendar`. While restoration is deferred all of them
  /// sleep until its time.
  public func timers(calendar: TimeText) -> [IncidentTimer] {
    var timers = followUpTimers + reviewTimers(calendar)
    if status != .closed { timers += taskTimers }
    if status == .open { timers += urgentTimers }
    if status == .open || status == .mitigated { timers += standingTimers }
    return timers.map(putOff).sorted { first, second in
      (first.due, first.kind.rank, first.id) < (second.due, second.kind.rank, second.id)
    }
  }

  /// The length of a timer for this incident's severity, in seconds; nil where it has none.
  ///
  /// What the incident was declared with stands before the tool's own, severity by severity; zero
  /// there switches a timer off.
  public func seconds(of timer: String) -> Int? {
    let severity = severity ?? .p3
    if let until = IncidentTimer.untilMitigated(timer), seconds(of: until) == nil { return nil }
    let seconds = timers[timer]?[severity] ?? IncidentTimer.defaults[timer]?[severity]
    return seconds.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Whether the team switched a timer off for this incident's severity.
  public func isSwitchedOff(_ timer: IncidentTimer.Kind) -> Bool {
    timers[timer.rawValue]?[severity ?? .p3] == 0
  }

  /// The time between two internal updates as things are, in seconds; nil where none is asked for.
  public var internalUpdateSeconds: Int? {
    switch status {
    case .open: seconds(of: IncidentTimer.Kind.internalUpdate.rawValue)
    case .mitigated: seconds(of: IncidentTimer.mitigated(.internalUpdate))
    case .resolved, .closed: nil
    }
  }

  /// A timer that is due its own length after a moment; nil where either is unknown.
  private func timer(
    _ kind: IncidentTimer.Kind, _ subject: String? = nil, after moment: Instant?,
    length: String? = nil
  ) -> IncidentTimer? {
    guard let moment, let seconds = seconds(of: length ?? kind.rawValue) else { return nil }
    return IncidentTimer(kind: kind, subject: subject, due: moment.advanced(bySeconds: seconds))
  }

  /// What only an incident that still hurts asks for.
  private var urgentTimers: [IncidentTimer] {
    [
      isLeaderAssigned ? nil : timer(.leader, after: resumedAt), escalation, firstPublicWord,
      customerEmail, redial, longAction,
    ].compactMap(\.self) + unanswered
  }

  /// When it was last opened, or taken up again after it was put off.
  private var resumedAt: Instant? { [openedAt, deferral?.until].compactMap(\.self).max() }

  /// What goes on until the incident is resolved.
  private var standingTimers: [IncidentTimer] {
    let told = [lastUpdate(.internal)?.at, mitigatedAt, openedAt].compactMap(\.self).max()
    return [
      handoff.flatMap { timer(.handoff, $0.to, after: $0.at) },
      told.flatMap { told in
        internalUpdateSeconds.map {
          IncidentTimer(kind: .internalUpdate, due: told.advanced(bySeconds: $0))
        }
      },
      promisedWord, takingUp,
    ].compactMap(\.self) + rotations
  }

  /// What was put off is taken up again; whatever is written down after its time shows that it was.
  private var takingUp: IncidentTimer? {
    guard let deferral, lastAt.map({ $0 < deferral.until }) ?? true else { return nil }
    return IncidentTimer(kind: .deferred, subject: deferral.to, due: deferral.until)
  }

  /// More people, unless somebody was phoned or came once it was time for that.
  ///
  /// Whoever is alone redials anyway.
  private var escalation: IncidentTimer? {
    guard alone == nil || deferral != nil else { return nil }
    return timer(.escalate, after: resumedAt).flatMap { timer in
      lastCallAt.map { $0 >= timer.due } ?? false ? nil : timer
    }
  }

  /// Whoever is alone rings everybody again who may come.
  private var redial: IncidentTimer? {
    let dues = redialDues.map(\.due)
    return dues.min().map { IncidentTimer(kind: .redial, due: $0) }
  }

  /// Whom the one who is alone rings again, and when, in the order of the chain.
  ///
  /// Whoever was never rung is due at once.
  public var redialDues: [(name: String, due: Instant)] {
    // What is put off is taken up by its owner, who comes when people are awake.
    guard let alone, deferral == nil, let pause = seconds(of: IncidentTimer.Kind.redial.rawValue)
    else { return [] }
    let rung = people.filter { $0.name != alone.name && $0.presence != .known }.map(\.name)
    let names = alone.chain + rung.filter { !alone.chain.contains($0) }
    return names.compactMap { name in
      guard name != alone.name else { return nil }
      let last = people.first { $0.name == name && $0.presence != .known }?.since
      return (name, last.map { max($0.advanced(bySeconds: pause), alone.since) } ?? alone.since)
    }
  }

  /// An action that runs longer than was said, else than its time.
  private var longAction: IncidentTimer? {
    guard let action = runningAction else { return nil }
    let said =
      options.last { $0.id == action.option }
      ?? options.last { option in
        option.text == action.text || (option.approach != nil && option.approach == action.approach)
      }
    if let takes = said?.takes.flatMap(DurationText.seconds) {
      return IncidentTimer(
        kind: .longAction, due: action.startedAt.advanced(bySeconds: max(takes, 60)))
    }
    return timer(.longAction, after: action.startedAt)
  }

  /// Whoever rings without an answer; while nobody else is in the call, also whoever did not pick up.
  ///
  /// Once it was time, another call answers all of them.
  private var unanswered: [IncidentTimer] {
    guard alone == nil, deferral == nil else { return [] }
    let isAnybodyThere = present.count > 1
    return people.filter { person in
      person.presence == .called || (person.presence == .noAnswer && !isAnybodyThere)
    }
    .compactMap { timer(.noAnswer, $0.name, after: $0.since) }
    .filter { timer in lastCallAt.map { $0 < timer.due } ?? true }
  }

  private var firstPublicWord: IncidentTimer? {
    promisedWord == nil && !hasPublicWord ? timer(.publicFirst, after: openedAt) : nil
  }

  /// Whether the public was told anything since the incident was last opened.
  private var hasPublicWord: Bool {
    guard let last = lastUpdate(.public), let openedAt else { return false }
    return reopenings == 0 || last.at >= openedAt
  }

  /// The next public word: as promised; while it hurts also where nothing was promised.
  private var promisedWord: IncidentTimer? {
    guard let last = lastUpdate(.public) else { return nil }
    if let next = last.next { return IncidentTimer(kind: .publicNext, due: next) }
    return status == .open && hasPublicWord ? timer(.publicNext, after: last.at) : nil
  }

  /// The first mail to customers: at once with data at risk, else after the severity's time.
  private var customerEmail: IncidentTimer? {
    guard lastUpdate(.customers) == nil else { return nil }
    let dues = [timer(.customerEmail, after: openedAt)?.due, impact?.dataAtRiskSince]
    return dues.compactMap(\.self).min().map { IncidentTimer(kind: .customerEmail, due: $0) }
  }

  /// The leader's time on duty, and that of whoever else has been in the call the longest.
  private var rotations: [IncidentTimer] {
    let length = status == .mitigated ? IncidentTimer.mitigated(.rotation) : nil
    let longest = present.filter { $0.name != leader }.min { $0.since < $1.since }
    // Whoever slept meanwhile is on duty anew.
    func awake(_ since: Instant?) -> Instant? {
      since.map { max($0, deferral?.until ?? $0) }
    }
    return [
      timer(.rotation, leader, after: awake(leaderSince), length: length),
      longest.flatMap { timer(.rotation, $0.name, after: awake($0.since), length: length) },
    ].compactMap(\.self)
  }

  private var taskTimers: [IncidentTimer] {
    tasks.compactMap { task in
      guard task.doneAt == nil, let due = task.due else { return nil }
      return IncidentTimer(kind: .task, subject: Event.code(of: task.id), due: due)
    }
  }

  /// The review of what really was an outage here: scheduled soon, held within days.
  private func reviewTimers(_ calendar: TimeText) -> [IncidentTimer] {
    guard let resolvedAt, reviewHeld == nil, wasReal else { return [] }
    let isOwn = timers[IncidentTimer.Kind.reviewHeld.rawValue]?[severity ?? .p3] != nil
    let days = reviewBusinessDays ?? IncidentTimer.reviewBusinessDays
    let held =
      isOwn
      ? timer(.reviewHeld, after: resolvedAt)
      : IncidentTimer(
        kind: .reviewHeld, due: calendar.adding(businessDays: days, to: resolvedAt))
    let scheduled = reviewScheduled == nil ? timer(.reviewScheduled, after: resolvedAt) : nil
    return [scheduled, held].compactMap(\.self)
  }

  private var followUpTimers: [IncidentTimer] {
    followUps.compactMap { item in
      guard item.doneAt == nil, let due = item.due else { return nil }
      return IncidentTimer(kind: .followUp, subject: Event.code(of: item.id), due: due)
    }
  }

  /// The timer as late as snoozing and the deferral of restoration allow.
  private func putOff(_ timer: IncidentTimer) -> IncidentTimer {
    var timer = timer
    let limits = [snoozes[timer.id], snoozes[timer.kind.rawValue], deferral?.until]
    timer.due = limits.compactMap(\.self).reduce(timer.due, max)
    return timer
  }
}
