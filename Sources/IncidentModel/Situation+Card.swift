extension Situation {
  /// The card of the step that the incident is in.
  public var card: Card {
    let step = incident.step
    let section = playbook.sections[step]
    var card = Card(
      step: step, title: section?.title ?? step.name, late: lateLines,
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
    if incident.isAlone, step < .postMortem, let notice = message("alone") {
      card.guidance = notice
    }
    (card.items, card.more) = items.numbered()
    return card
  }

  /// What is overdue, each line with the number or the verb that answers it.
  public var lateLines: [String] {
    let late = lateTimers.map { timer in
      "\(timerText(timer)), late \(TimeText.duration(seconds: now.seconds(since: timer.due)))"
    }
    let ride = incident.undone.isEmpty ? [] : ["left undone: " + incident.undone.joined(separator: "; ")]
    return late + ride
  }

  /// What a timer asks for, and how to answer it.
  public func timerText(_ timer: IncidentTimer) -> String {
    switch timer.kind {
    case .leader: "leader not assigned (/lead)"
    case .noAnswer: "\(timer.subject ?? "nobody") has not answered: next person (/call)"
    case .publicFirst: "first public word (9)"
    case .internalUpdate: "internal update (9)"
    case .escalate: "not mitigated: call more people (/call)"
    case .publicNext: "promised public update (9)"
    case .customerEmail: "email to customers (/update customers)"
    case .rotation: "\(timer.subject ?? "leader") leads for long: hand over (/handoff)"
    case .task: "task \(timer.subject ?? "") (/task done \(timer.subject ?? "REF"))"
    case .handoff: "\(timer.subject ?? "nobody") has not accepted the lead (/accept)"
    case .reviewScheduled: "schedule the review (/review scheduled)"
    case .reviewHeld: "hold the review (/review held)"
    case .followUp: "follow-up \(timer.subject ?? "") is due"
    }
  }

  /// The state of the incident in short parts.
  public var stateParts: [String] {
    var parts: [String] = []
    if let began = incident.began ?? incident.declaredAt {
      parts.append("began \(times.near(began, now: now))")
    }
    parts.append(leaderPart)
    parts.append(incident.impact.map { "impact \($0.level.rawValue)" } ?? "impact ?")
    parts.append("maintenance \(pageWord)")
    if incident.status != .open { parts.append(incident.status.rawValue) }
    if let deferral = incident.deferral, deferral.until > now {
      parts.append("deferred until \(times.near(deferral.until, now: now))")
    } else if let timer = incident.timers(calendar: times).first(where: { isWord($0.kind) }) {
      parts.append("public word due \(times.near(timer.due, now: now))")
    }
    return parts
  }

  private var leaderPart: String {
    if let handoff = incident.handoff { return "lead offered to \(handoff.to)" }
    guard !incident.isLeaderless, let leader = incident.leader else { return "no leader" }
    return incident.isLeaderAssigned ? "leader \(leader)" : "acting leader \(leader)"
  }

  private var pageWord: String {
    switch incident.maintenance.state {
    case .undecided: "?"
    case .on: incident.maintenance.scope == "feature" ? "ON (feature)" : "ON"
    case .off: "off"
    case .declined: "none"
    }
  }

  private func isWord(_ kind: IncidentTimer.Kind) -> Bool {
    kind == .publicFirst || kind == .publicNext
  }
}
