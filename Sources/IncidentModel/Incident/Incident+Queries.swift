public import Encoding

extension Incident {
  /// The one spelling of a name: the roster's, else the one already used in this incident.
  ///
  /// Returns nil for somebody whom neither knows.
  public func knownName(_ word: String, roster: Roster) -> String? {
    if let person = roster.person(named: word) { return person.name }
    let lower = word.lowercased()
    return people.first { $0.name.lowercased() == lower }?.name
  }

  /// The people who are in the call now, in order of appearance.
  public var present: [Responder] {
    people.filter { $0.presence == .joined }
  }

  /// When it began, as somebody said, with how sure that is.
  public var beganTime: SaidTime? { began.map { SaidTime($0, bounds: beganBounds) } }

  /// Whether it was an outage: no drill, and not closed as a false alarm, a duplicate or superseded.
  public var wasReal: Bool {
    !isDrill && isOutage
  }

  /// Whether it is over: resolved, or closed for another reason.
  public var isOver: Bool { status == .resolved || status == .closed }

  /// The incident as a list tells of it, without what grows with its timeline.
  public var inShort: Incident {
    var short = Incident(id: id)
    short.title = title
    short.severity = severity
    short.status = status
    short.declaredAt = declaredAt
    short.isDrill = isDrill
    short.eventCount = eventCount
    return short
  }

  /// The runbooks used besides the playbook, which every incident has.
  public var ownRunbooks: [AttachedRunbook] {
    runbooks.filter { $0.id != playbook?.id }
  }

  /// Those who were in the call and have not written what they saw, in order of appearance.
  public var notHeard: [String] {
    people.filter { $0.firstJoined != nil }.map(\.name).filter { name in
      !contributions.contains { $0.name.lowercased() == name.lowercased() }
    }
  }

  /// Somebody in the call to whom the leader can give work, those with the fewest duties first.
  public var helper: String? {
    let free = present.map(\.name).filter { $0 != leader }
    func load(_ name: String) -> Int {
      roles.values.filter { $0 == name }.count
        + tasks.filter { $0.to == name && $0.doneAt == nil }.count
        + actions.filter { $0.by == name && $0.endedAt == nil }.count
    }
    return free.min { load($0) < load($1) }
  }

  /// Whether one engineer carries the incident alone: it was said, or people were phoned and none of
  /// them came.
  ///
  /// Whose phone still rings may come, until the time for an answer is over.
  public func isAlone(at now: Instant) -> Bool {
    if isPutOffUntilNow(now) { return false }
    if alone != nil { return true }
    let tried = people.filter {
      $0.presence == .called || $0.presence == .noAnswer || $0.presence == .declined
    }
    let patience =
      seconds(of: IncidentTimer.Kind.noAnswer.rawValue) ?? IncidentTimer.usual(.noAnswer)
    return present.count <= 1 && !tried.isEmpty
      && tried.allSatisfy { $0.presence != .called || now.seconds(since: $0.since) >= patience }
  }

  /// Whether the rest was put off to a time that has come, and nobody was rung since.
  func isPutOffUntilNow(_ now: Instant) -> Bool {
    guard let until = deferral?.until, until <= now else { return false }
    return lastCallAt.map { $0 < until } ?? true
  }

  /// Who is in the call with nothing in hand: no lead, no lane, no work, no action.
  public var free: [String] {
    let lanes = Set(Lane.allCases.compactMap { newestFinding(inLane: $0)?.by })
    return present.map(\.name).filter { name in
      name != leader && !lanes.contains(name)
        && !tasks.contains { ($0.to == name || $0.with.contains(name)) && $0.doneAt == nil }
        && !actions.contains { $0.by == name && $0.endedAt == nil }
    }
  }

  /// Who is at a component and not done with it, in order of appearance.
  ///
  /// Whoever said of it last that its state is open, or has open work that names it.
  public func people(at component: String) -> [String] {
    let word = component.lowercased()
    let looking = looks.values.filter { look in
      look.component == component && (look.state == .unknown || look.state == .suspect)
    }
    let working = tasks.filter { task in
      task.doneAt == nil
        && task.text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-") }
          .contains { $0 == word }
    }
    let names = looking.map(\.by) + working.flatMap { [$0.to] + $0.with }
    return people.map(\.name).filter(names.contains)
      + Set(names).filter { name in !people.contains { $0.name == name } }.sorted()
  }

  /// The newest finding of a lane: who is there, and how far they got.
  public func newestFinding(inLane lane: Lane) -> Finding? {
    looks.values.filter { $0.lane == lane }.max { ($0.at, $0.id) < ($1.at, $1.id) }
  }

  /// Whether an idea, a change or an option is out, by its event's id.
  public func isRuledOut(_ id: String) -> Bool {
    theories.contains { $0.id == id && $0.ruledOut != nil }
      || changes.contains { $0.id == id && $0.ruledOut != nil }
      || options.contains { $0.id == id && $0.ruledOut != nil }
  }

  /// Whether somebody did something to the system during the incident.
  public func hasActed(_ name: String) -> Bool {
    actions.contains { $0.by == name }
  }

  /// The action that runs now.
  public var runningAction: Action? {
    actions.last { $0.endedAt == nil }
  }

  /// The newest decision on which nothing was begun yet.
  public var openDecision: Decision? {
    decisions.last { !$0.isTaken }
  }

  /// The newest update for an audience.
  public func lastUpdate(_ audience: StatusUpdate.Audience) -> StatusUpdate? {
    updates.last { $0.audience == audience }
  }
}
