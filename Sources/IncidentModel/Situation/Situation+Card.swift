import Encoding

extension Situation {
  /// The card of the step that the incident is in.
  public var card: Card {
    let step = incident.step
    let section = playbook.sections[step]
    var card = Card(
      step: step, title: section?.title ?? step.name, late: late, undone: undoneLine,
      guidance: section?.guidance ?? "", body: [], items: [], more: [], state: stateParts)
    var items: CardItems
    switch step {
    case .callForHelp: (card.body, items) = callCard
    case .assignLeader: (card.body, items) = leaderCard
    case .maintenancePage: (card.body, items) = pageCard
    case .narrow: (card.body, items) = narrowCard
    case .mitigate: (card.body, items) = mitigateCard
    case .restore: (card.body, items) = restoreCard
    case .postMortem: (card.body, items) = learnCard
    }
    for item in section?.checklist ?? [] {
      items.addMore(
        item.text, "", .toggle(itemID: item.id), isDone: incident.ticked.contains(item.id))
    }
    if isAlone, step < .postMortem, let guidance = aloneGuidance { card.guidance = guidance }
    if step == .mitigate { card.pressing = actionLines.count }
    for line in [aloneLine, offerLine].compactMap(\.self) {
      card.body.insert(line, at: 0)
      card.pressing += 1
    }
    (card.items, card.more) = items.numbered()
    return card
  }

  /// What is overdue, each line with the number or the verb that answers it.
  public var lateLines: [String] { late.map(\.words) }

  private var late: [Card.Late] {
    lateTimers.map { timer in
      Card.Late(
        timer: timer, ask: timerWords(timer), answer: answer(to: timer),
        seconds: now.seconds(since: timer.due))
    }
  }

  /// What the steps behind left undone and nobody did since.
  public var leftUndone: [String] {
    let open = Step.allCases.filter { $0 < incident.step }.flatMap(undone)
    // Older records hold sentences rather than ids.
    return open.filter { item in
      incident.undone.contains { $0 == item.id || $0 == item.words(playbook.roleName) }
    }
    .map { $0.words(playbook.roleName) }
  }

  /// The same as one line.
  private var undoneLine: String? {
    let left = leftUndone
    guard !left.isEmpty else { return nil }
    let rest = left.count > 3 ? "; and \(left.count - 3) more" : ""
    return left.prefix(3).joined(separator: "; ") + rest
  }

  /// The state of the incident in short parts.
  private var stateParts: [Card.StatePart] {
    var parts: [Card.StatePart] = []
    if let began = incident.began ?? incident.declaredAt {
      parts.append(.init("began \(times.near(began, now: now))", worth: 2))
    }
    parts.append(leaderPart)
    parts.append(
      .init(incident.impact.map { "impact \($0.level.rawValue)" } ?? "impact ?", worth: 4))
    parts.append(.init("maintenance \(pageWord)", short: "page \(pageWord)", worth: 3))
    if incident.status != .open { parts.append(.init(incident.status.rawValue, worth: 1)) }
    if let deferral = incident.deferral, deferral.until > now {
      let until = times.near(deferral.until, now: now)
      parts.append(.init("deferred until \(until)", worth: 6))
    } else if let timer = timers.first(where: { isWord($0.kind) }) {
      let due = times.near(timer.due, now: now)
      parts.append(.init("public word \(due)", short: "word \(due)", worth: 6))
    }
    return parts
  }

  private var leaderPart: Card.StatePart {
    let offer = incident.handoff.map { ", offered to \($0.to)" } ?? ""
    guard let leader = incident.leader else {
      return .init("no leader" + offer, short: "no leader", worth: 5)
    }
    let isAssigned = incident.isLeaderAssigned
    return .init(
      (isAssigned ? "leader \(leader)" : "acting leader \(leader)") + offer,
      short: isAssigned ? "leader \(leader)" : "acting \(leader)", worth: 5)
  }

  /// Whom the lead is offered to, and how they take it; nil while it is not.
  public var offerLine: String? {
    incident.handoff.map { handoff in
      handoff.to == speaker
        ? "The lead is offered to you. Read /brief, then /accept"
        : "The lead is offered to \(handoff.to), who says /accept"
    }
  }

  private var pageWord: String {
    switch incident.maintenance.state {
    case .undecided: "?"
    case .on: incident.maintenance.scope == .feature ? "ON (feature)" : "ON"
    case .off: "off"
    case .declined: "none"
    }
  }

  private func isWord(_ kind: IncidentTimer.Kind) -> Bool {
    kind == .publicFirst || kind == .publicNext
  }
}
