import Encoding

extension Incident {
  /// Folds one event in.
  ///
  /// Total: it never throws and never traps, whatever the event holds. What it does not know it
  /// counts and leaves alone.
  public mutating func apply(_ event: Event) {
    eventCount += 1
    lastAt = max(lastAt ?? event.at, event.at)
    guard let kind = event.kind else { return }
    applyFacts(event, kind)
    applyPeople(event, kind)
    applyInvestigation(event, kind)
    applyMitigation(event, kind)
    applyMilestones(event, kind)
    applyAftermath(event, kind)
  }

  private mutating func applyFacts(_ event: Event, _ kind: EventKind) {
    let data = event.data
    switch kind {
    case .declared:
      declarations += 1
      guard declarations == 1 else { return }
      declare(event)
    case .severitySet:
      severity = data[.severity].flatMap { Severity(word: $0) } ?? severity
    case .impactSet:
      guard let level = data[.impact].flatMap(Impact.Level.init(rawValue:)) else { return }
      impact = Impact(
        level: level, text: data[.text] ?? impact?.text, data: data[.data] ?? impact?.data,
        isSecurity: data.flag(.security) || (impact?.isSecurity ?? false),
        users: data.integer(.users) ?? impact?.users, at: event.at)
    case .beganSet:
      began = data.instant(.began) ?? began
      detected = data.instant(.detected) ?? detected
      foundBy = data[.foundBy] ?? foundBy
    case .roomSet:
      room = data[.url] == "closed" ? nil : data[.url]
    case .outageConfirmed:
      confirmations.append(result(of: event, hasPassed: true))
    case .stepEntered:
      enter(event.step ?? step, at: event.at)
    case .stepDone:
      undone = data.list(.undone)
    case .maintenanceOn:
      maintenance.state = .on
      maintenance.scope = data[.scope] ?? maintenance.scope
      maintenance.message = data[.message] ?? maintenance.message
      maintenance.owner = data[.to] ?? event.by
      maintenance.since = event.at
      maintenance.firstOn = maintenance.firstOn ?? event.at
    case .maintenanceUpdated:
      maintenance.message = data[.message] ?? maintenance.message
    case .maintenanceOff:
      maintenance.state = .off
      maintenance.since = event.at
    case .maintenanceDeclined:
      maintenance.state = .declined
      maintenance.since = event.at
    case .updatePosted:
      guard let audience = data[.audience].flatMap(StatusUpdate.Audience.init(rawValue:)) else {
        return
      }
      updates.append(
        StatusUpdate(
          id: event.id, audience: audience, text: data[.message] ?? "", by: event.by, at: event.at,
          next: data.instant(.next)))
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
    declaredBy = event.by
    began = data.instant(.began)
    detected = data.instant(.detected)
    foundBy = data[.foundBy]
    isDrill = data.flag(.drill)
    zone = data[.zone]
    room = data[.room]
    leader = event.by
    leaderSince = event.at
    step = event.step ?? .callForHelp
    enteredAt[step] = event.at
    if let book = data.members[EventData.Key.playbook.rawValue] {
      playbook = AttachedRunbook(
        id: book["id"]?.string ?? "", title: book["title"]?.string,
        version: book["version"]?.string, sha256: book["sha256"]?.string)
    }
    for (timer, bySeverity) in data.members[EventData.Key.timers.rawValue]?.object ?? [:] {
      for (word, seconds) in bySeverity.object ?? [:] {
        guard let severity = Severity(rawValue: word), let seconds = seconds.int else { continue }
        timers[timer, default: [:]][severity] = seconds
      }
    }
    see(event.by, .joined, at: event.at)
  }

  private mutating func attach(_ data: EventData) {
    guard let name = data[.name] else { return }
    runbooks.removeAll { $0.id == name }
    runbooks.append(
      AttachedRunbook(
        id: name, title: data[.title], version: data[.version], sha256: data[.sha256]))
  }

  private mutating func enter(_ new: Step, at: Instant) {
    step = new
    enteredAt[new] = at
  }

  private func result(of event: Event, hasPassed: Bool) -> CheckResult {
    CheckResult(
      id: event.id, hasPassed: hasPassed, evidence: event.data[.evidence] ?? event.data[.text],
      by: event.by, at: event.at)
  }
}

extension Incident {
  private mutating func applyPeople(_ event: Event, _ kind: EventKind) {
    let data = event.data
    switch kind {
    case .responderCalled:
      guard let name = data[.name] else { return }
      let presence: Responder.Presence =
        switch data[.outcome] {
        case "no-answer": .noAnswer
        case "declined": .declined
        case "joined": .joined
        default: .called
        }
      see(name, presence, at: event.at, role: data[.role], phone: data[.phone])
    case .responderJoined:
      see(data[.name] ?? event.by, .joined, at: event.at, role: data[.role])
    case .responderLeft:
      see(data[.name] ?? event.by, .left, at: event.at)
    case .leaderAssigned:
      lead(event)
    case .roleAssigned:
      guard let role = data[.role], let name = data[.name] else { return }
      roles[role] = name
      see(name, .joined, at: event.at)
    case .handoffOffered:
      handoff = data[.to].map { Handoff(to: $0, at: event.at) }
    case .handoffAccepted:
      handoff = nil
      setLeader(data[.name] ?? event.by, at: event.at)
    case .taskAssigned:
      guard let to = data[.to] else { return }
      tasks.append(
        IncidentTask(
          id: event.id, text: data[.text] ?? "", to: to, at: event.at, due: data.instant(.due)))
    case .taskDone:
      guard let place = tasks.firstIndex(where: { $0.id == data[.ref] }) else { return }
      tasks[place].doneAt = tasks[place].doneAt ?? event.at
    default: return
    }
  }

  private mutating func lead(_ event: Event) {
    guard !event.data.flag(.nobody) else {
      isLeaderless = true
      isLeaderAssigned = false
      return
    }
    guard let name = event.data[.name] else { return }
    setLeader(name, at: event.at)
  }

  private mutating func setLeader(_ name: String, at: Instant) {
    if leader != name || !isLeaderAssigned {
      leaderSince = at
    }
    leader = name
    isLeaderAssigned = true
    isLeaderless = false
    handoff = nil
    firstLeaderAt = firstLeaderAt ?? at
    see(name, .joined, at: at)
  }

  /// Notes where somebody stands; a person who is in the call already stays there since then.
  private mutating func see(
    _ name: String, _ presence: Responder.Presence, at: Instant, role: String? = nil,
    phone: String? = nil
  ) {
    let place =
      people.firstIndex { $0.name == name }
      ?? {
        people.append(Responder(name: name, presence: presence, since: at))
        return people.count - 1
      }()
    people[place].role = role ?? people[place].role
    people[place].phone = phone ?? people[place].phone
    if people[place].presence != presence {
      people[place].presence = presence
      people[place].since = at
    } else if presence != .joined {
      people[place].since = at
    }
    if presence == .joined {
      people[place].firstJoined = people[place].firstJoined ?? at
    }
  }
}

extension Incident {
  private mutating func applyInvestigation(_ event: Event, _ kind: EventKind) {
    let data = event.data
    switch kind {
    case .changed:
      changes.append(
        Change(
          id: event.id, what: data[.what] ?? "", when: data.instant(.when), ref: data[.ref],
          by: event.by))
    case .finding:
      guard let component = data[.component],
        let state = data[.state].flatMap(Finding.State.init(rawValue:))
      else { return }
      if findings[component] == nil {
        foundComponents.append(component)
      }
      findings[component] = Finding(
        id: event.id, component: component, state: state, evidence: data[.evidence],
        lane: data[.lane], by: event.by, at: event.at)
    case .theoryOpened:
      theories.append(Theory(id: event.id, text: data[.text] ?? "", by: event.by, at: event.at))
    case .ruledOut:
      ruleOut(data[.ref], why: data[.why] ?? "")
    case .causeSuspected:
      firstCauseAt = firstCauseAt ?? event.at
      cause = SuspectedCause(
        id: event.id, text: data[.text] ?? "", component: data[.component], by: event.by,
        at: event.at, confirmedBy: data[.confirmedBy])
    case .causeConfirmed:
      cause?.confirmedBy = event.by
    default: return
    }
  }

  private mutating func ruleOut(_ ref: String?, why: String) {
    guard let ref else { return }
    if let place = theories.firstIndex(where: { $0.id == ref }) {
      theories[place].ruledOut = why
    } else if let place = changes.firstIndex(where: { $0.id == ref }) {
      changes[place].ruledOut = why
    } else if let place = options.firstIndex(where: { $0.id == ref }) {
      options[place].ruledOut = why
    }
  }

  private mutating func applyMitigation(_ event: Event, _ kind: EventKind) {
    let data = event.data
    switch kind {
    case .optionProposed:
      options.append(
        MitigationOption(
          id: event.id, text: data[.text] ?? "", approach: data[.approach], pros: data[.pros],
          cons: data[.cons], takes: data[.takes], by: event.by))
    case .decision:
      decisions.append(
        Decision(
          id: event.id, text: data[.text] ?? "", why: data[.why], approach: data[.approach],
          option: data[.ref], by: event.by, at: event.at))
    case .authorized:
      authorizations.append(data[.text] ?? "")
    case .actionStarted:
      actions.append(
        Action(
          id: event.id, text: data[.text] ?? "", approach: data[.approach], by: event.by,
          startedAt: event.at))
      if let place = decisions.lastIndex(where: { $0.id == data[.ref] }) {
        decisions[place].isTaken = true
      }
    case .actionEnded:
      endAction(event)
    default: return
    }
  }

  private mutating func endAction(_ event: Event) {
    let named = actions.lastIndex { $0.id == event.data[.ref] }
    guard let place = named ?? actions.lastIndex(where: { $0.endedAt == nil }) else { return }
    actions[place].endedAt = event.at
    actions[place].outcome = event.data[.outcome].flatMap(Action.Outcome.init(rawValue:))
    actions[place].result = event.data[.text]
  }
}

extension Incident {
  private mutating func applyMilestones(_ event: Event, _ kind: EventKind) {
    let data = event.data
    switch kind {
    case .checkPassed, .checkFailed:
      guard let name = data[.name] else { return }
      checks[name] = result(of: event, hasPassed: kind == .checkPassed)
    case .restoreDeferred:
      guard let until = data.instant(.until) else { return }
      deferral = Deferral(
        text: data[.text], until: until, to: data[.to], by: event.by, at: event.at)
    case .mitigated:
      guard status == .open else { return }
      status = .mitigated
      mitigatedAt = event.at
    case .resolved:
      guard status == .open || status == .mitigated else { return }
      status = .resolved
      resolvedAt = event.at
      mitigatedAt = mitigatedAt ?? event.at
      deferral = nil
    case .reopened:
      status = .open
      reopenings += 1
      mitigatedAt = nil
      resolvedAt = nil
      closedAt = nil
      closeReason = nil
      deferral = nil
      checks = [:]
    case .closed:
      status = .closed
      closedAt = event.at
      closeReason = data[.reason]
      closedInFavorOf = data[.of]
    default: return
    }
  }

  private mutating func applyAftermath(_ event: Event, _ kind: EventKind) {
    let data = event.data
    switch kind {
    case .itemTicked:
      if let item = data[.item] { ticked.insert(item) }
    case .itemUnticked:
      if let item = data[.item] { ticked.remove(item) }
    case .timerSnoozed:
      guard let timer = data[.timer], let until = data.instant(.until) else { return }
      snoozes[timer] = until
    case .gatePassedOver:
      passedGates.append(
        PassedGate(gate: data[.gate] ?? "", why: data[.why], by: event.by, at: event.at))
    case .tollgate:
      tollgates.append(
        MissedTollgate(
          id: event.id, name: data[.name] ?? "", text: data[.text] ?? "", ticket: data[.ticket],
          by: event.by))
    case .contribution:
      contributions.append(
        Contribution(
          id: event.id, name: data[.name] ?? event.by, text: data[.text] ?? "", at: event.at))
    case .followupAdded:
      followUps.append(
        FollowUp(
          id: event.id, text: data[.text] ?? "", owner: data[.owner], due: data.instant(.due),
          ticket: data[.ticket]))
    case .followupDone:
      guard let place = followUps.firstIndex(where: { $0.id == data[.ref] }) else { return }
      followUps[place].doneAt = event.at
    case .reviewScheduled:
      reviewScheduled = data.instant(.time)
      reviewScheduledAt = event.at
    case .reviewHeld:
      reviewHeld = data.instant(.time) ?? event.at
    default: return
    }
  }
}
