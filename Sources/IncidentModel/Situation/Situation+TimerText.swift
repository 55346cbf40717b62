import Encoding

extension Situation {
  /// What a timer asks for, and how to answer it.
  public func timerText(_ timer: IncidentTimer) -> String {
    "\(timerWords(timer)) (\(answer(to: timer)))"
  }

  /// What a timer asks for, for people who are not in the session.
  public func timerWords(_ timer: IncidentTimer) -> String {
    let work = work(of: timer)
    let subject = (work ?? timer.subject).map { "\($0): " } ?? ""
    if let words = playbook.timerTexts[timer.kind.rawValue] { return subject + words }
    return work ?? subject + timer.kind.rawValue
  }

  /// Who has which work that a timer is about, in the words in which it was given.
  private func work(of timer: IncidentTimer) -> String? {
    switch timer.kind {
    case .task:
      incident.tasks.first { Event.code(of: $0.id) == timer.subject }
        .map { "\($0.to)\($0.with.isEmpty ? "" : " and group"), \($0.text)" }
    case .followUp:
      incident.followUps.first { Event.code(of: $0.id) == timer.subject }
        .map { [$0.owner, $0.text].compactMap(\.self).joined(separator: ", ") }
    case .redial:
      dueToRedial.map { name in
        [name, phone(of: name)].compactMap(\.self).joined(separator: " ")
      }
      .joined(separator: ", ")
    case .longAction: incident.runningAction.map { "\($0.text) (\($0.by))" }
    case .rotation where timer.subject != incident.leader: overdueOnDuty(timer)
    default: nil
    }
  }

  /// Everybody but the leader who has been in the call as long as whom the timer is about should
  /// have been.
  private func overdueOnDuty(_ timer: IncidentTimer) -> String? {
    guard let first = incident.present.first(where: { $0.name == timer.subject }) else {
      return nil
    }
    let length = timer.due.seconds(since: first.since)
    let names = incident.present.filter { person in
      person.name == first.name
        || (person.name != incident.leader && now.seconds(since: person.since) >= length)
    }
    return names.map(\.name).joined(separator: ", ")
  }

  /// The number or the verb that answers a timer, as it is typed where this is read.
  func answer(to timer: IncidentTimer) -> String {
    guard isInSession else { return "outage \(verb(for: timer))" }
    switch timer.kind {
    case .publicFirst, .publicNext, .internalUpdate: return "\(Card.Fixed.update)"
    case .deferred: return "/brief"
    default: return "/\(verb(for: timer))"
    }
  }

  /// A command as it is typed, where it holds names only.
  static func typed(_ command: CardCommand) -> String {
    let options = command.options.flatMap { [$0.name, $0.value.map(typed)].compactMap(\.self) }
    return ([command.verb] + command.operands.map(typed) + options).joined(separator: " ")
  }

  /// A name as it is typed behind a verb, in the session and in a shell.
  static func typed(_ name: String) -> String {
    let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || "-_.@".contains($0) }
    if isPlain { return name }
    return name.contains("\"") ? "'\(name)'" : "\"\(name)\""
  }

  private func verb(for timer: IncidentTimer) -> String {
    switch timer.kind {
    case .leader: "lead"
    case .noAnswer, .escalate: nextCall
    case .redial: "call \(dueToRedial.map(Self.typed).joined(separator: " "))"
    case .publicFirst, .publicNext: "update public"
    case .internalUpdate: "update internal"
    case .customerEmail: "update customers"
    case .rotation:
      timer.subject == incident.leader
        ? "handoff" : "left \(Self.typed(timer.subject ?? ""))"
    case .task: "task done \(timer.subject ?? "REF")"
    case .handoff: "accept"
    case .longAction: "maintenance update"
    case .deferred: "resume"
    case .reviewScheduled: "review scheduled"
    case .reviewHeld: "review held"
    case .followUp: "followup done \(timer.subject ?? "REF")"
    }
  }
}
