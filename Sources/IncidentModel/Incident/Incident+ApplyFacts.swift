import Encoding

extension Incident {
  /// What is known about the incident as such: its declaration, how bad it is, where people are.
  mutating func applyFacts(_ event: Event, _ kind: EventKind) {
    let data = event.data
    switch kind {
    case .declared:
      declarations.append(
        IncidentDeclaration(
          id: event.id, title: data[.title] ?? id, by: event.by, at: event.at))
      guard declarations.count == 1 else { return }
      declare(event)
    case .severitySet:
      severity = data[.severity].flatMap { Severity(word: $0) } ?? severity
    case .impactSet:
      setImpact(event)
    case .beganSet:
      setTimes(data)
      foundBy = data[.foundBy] ?? foundBy
    case .roomSet:
      guard let url = data[.url] else { return }
      room = url == "closed" ? nil : url
      if url == "closed" { closeRoom(at: event.at) }
    case .outageConfirmed:
      confirmations.append(result(of: event, hasPassed: true))
    case .stepEntered:
      enter(event.step ?? step, at: event.at)
    case .stepDone:
      undone += data.list(.undone).filter { !undone.contains($0) }
    case .runbookAttached:
      attach(data)
    default: return
    }
  }

  private mutating func declare(_ event: Event) {
    let data = event.data
    title = data[.title] ?? id
    severity = data[.severity].flatMap { Severity(word: $0) }
    declaredAt = event.at
    openedAt = event.at
    declaredBy = event.by
    setTimes(data)
    foundBy = data[.foundBy]
    isDrill = data.flag(.drill)
    zone = data[.zone]
    room = data[.room]
    leader = event.by
    leaderSince = event.at
    enter(event.step ?? .callForHelp, at: event.at)
    playbook = Self.document(data.members[EventData.Key.playbook.rawValue])
    scenario = Self.document(data.members[EventData.Key.scenario.rawValue])
    for (timer, bySeverity) in data.members[EventData.Key.timers.rawValue]?.object ?? [:] {
      for (word, seconds) in bySeverity.object ?? [:] {
        guard let severity = Severity(rawValue: word), let seconds = seconds.int else { continue }
        timers[timer, default: [:]][severity] = seconds
      }
      if timer == IncidentTimer.Kind.reviewHeld.rawValue {
        let days = bySeverity[IncidentTimer.businessDaysKey]?.int
        reviewBusinessDays = days.flatMap { DurationText.mostBusinessDays.contains($0) ? $0 : nil }
      }
    }
    see(event.by, .joined, at: event.at)
  }

  /// When it began and was noticed; what is said again is said anew, with how sure it is.
  private mutating func setTimes(_ data: EventData) {
    if let time = data.saidTime(.began) { (began, beganBounds) = (time.at, time.bounds) }
    if let time = data.saidTime(.detected) { (detected, detectedBounds) = (time.at, time.bounds) }
  }

  /// A document that the declaration names.
  private static func document(_ value: JSON?) -> AttachedRunbook? {
    value.map { book in
      AttachedRunbook(
        id: book["id"]?.string ?? "", title: book["title"]?.string,
        version: book["version"]?.string, sha256: book["sha256"]?.string)
    }
  }

  /// What was said about data, security and users holds until something else is said; the words
  /// belong to the level that they were said with.
  private mutating func setImpact(_ event: Event) {
    let data = event.data
    guard let level = data[.impact].flatMap(Impact.Level.init(rawValue:)) else { return }
    let same = impact?.level == level ? impact : nil
    let safety = data[.data] ?? impact?.data
    impact = Impact(
      level: level, text: data[.text] ?? same?.text, data: safety,
      dataAtRiskSince: safety == Impact.dataAtRisk ? impact?.dataAtRiskSince ?? event.at : nil,
      isSecurity: data.flag(.security) || (impact?.isSecurity ?? false),
      users: data.integer(.users) ?? impact?.users, at: event.at)
  }

  /// The call is over for everybody who was in it.
  private mutating func closeRoom(at: Instant) {
    for place in people.indices where people[place].presence == .joined {
      people[place].presence = .left
      people[place].since = at
    }
  }

  private mutating func attach(_ data: EventData) {
    guard let name = data[.name] else { return }
    runbooks.removeAll { $0.id == name }
    runbooks.append(
      AttachedRunbook(
        id: name, title: data[.title], version: data[.version], sha256: data[.sha256],
        commit: data[.commit], path: data[.path]))
  }

  private mutating func enter(_ new: Step, at: Instant) {
    step = new
    enteredAt[new] = at
  }

  /// What somebody saw, and whether the maintenance page hid the system from them.
  func result(of event: Event, hasPassed: Bool) -> CheckResult {
    CheckResult(
      id: event.id, hasPassed: hasPassed, isBehindPage: maintenance.state == .on,
      evidence: event.data[.evidence] ?? event.data[.text], by: event.by, at: event.at)
  }
}
