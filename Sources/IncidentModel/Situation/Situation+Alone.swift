public import Encoding

/// One engineer, at night, and nobody answers.
extension Situation {
  /// Who carries on alone now; nobody once the night is over to which the rest was put off.
  public var lone: LoneResponder? {
    incident.isPutOffUntilNow(now) ? nil : incident.alone
  }

  /// Whom the one who is alone rings again and again: whoever was called so far and did not come,
  /// whoever is on call or the backup, then the settings' chain: heads, suppliers, providers; at last
  /// everybody else of the team.
  public var escalationChain: [String] {
    let tried = incident.people.filter { $0.presence != .known }.map(\.name)
    let onDuty = callOrder.filter { dutyWord(of: $0) != nil }
    let there = Set(incident.present.map(\.name) + [speaker])
    let names = tried + onDuty + roster.escalation.map(\.name) + callOrder
    return names.reduce(into: []) { chain, name in
      if !there.contains(name), !chain.contains(name) { chain.append(name) }
    }
  }

  /// Whom to ring now, also before the timer is due: the first few of those whom it is about.
  ///
  /// Whoever was rung within the same few minutes is rung again in one go.
  var dueToRedial: [String] {
    let dues = incident.redialDues
    let limit = max(now, (dues.map(\.due).min() ?? now).advanced(bySeconds: Self.oneRound))
    return Array(dues.filter { $0.due <= limit }.map(\.name).prefix(Self.mostAtOnce))
  }

  /// Seconds within which calls belong to one round.
  private static let oneRound = 180

  /// How many people are rung before the next ones are told, so that they can be read on one line.
  private static let mostAtOnce = 3

  /// The number of somebody, as it was dialled, else as the settings have it.
  func phone(of name: String) -> String? {
    incident.people.first { $0.name == name }?.phone ?? roster.phone(of: name)
  }

  /// What to do alone on this step, in the playbook's words.
  var aloneGuidance: String? {
    message("alone-\(incident.step.shortName)") ?? message("alone")
  }

  /// Since when somebody is alone, and who is rung next.
  var aloneLine: String? {
    guard let lone, incident.status == .open || incident.status == .mitigated else { return nil }
    let since = "ALONE since \(times.near(lone.since, now: now))."
    guard let due = timers.first(where: { $0.kind == .redial })?.due
    else { return since }
    let names = dueToRedial.map { name in
      [name, phone(of: name)].compactMap(\.self).joined(separator: " ")
    }
    let when = due <= now ? "now" : times.near(due, now: now)
    return "\(since) Redial \(when): \(names.joined(separator: ", "))"
  }

  /// Who takes up what is put off: somebody else who is there, else who is on call then or the backup,
  /// unless they were rung in vain tonight, else whoever is here.
  ///
  /// Whoever did not pick up does not know that it would be theirs.
  public func owner(from morning: Instant) -> String {
    let duty = roster.rotation?.duty(at: morning, zone: calendar.zone)
    let onDuty = [duty?.onCall, duty?.backup].compactMap(\.self)
      .map { roster.person(named: $0)?.name ?? $0 }
    let inVain = Set(incident.people.filter(\.presence.isAwaited).map(\.name))
    let here = lone?.name ?? incident.leader ?? speaker
    let there = incident.present.map(\.name).filter { $0 != here }
    return (there + onDuty).first { !inVain.contains($0) } ?? here
  }

  /// The end of the night.
  public var morning: Instant { times.next(playbook.morning, after: now) }

  /// What a second person has to look at in the morning, by its words.
  public var workForTheMorning: [String] {
    let checks = playbook.checks.filter { check in
      check.needsSecondPerson
        && incident.checks[check.id].map { !$0.isProof || incident.hasActed($0.by) } ?? true
    }
    .map(\.name)
    let cause = incident.cause.flatMap { cause in
      cause.confirmedBy == nil || cause.confirmedBy == cause.by
        ? Self.confirming(cause) : nil
    }
    return checks + [cause].compactMap(\.self)
  }

  /// The second look at a suspected cause, as work.
  public static func confirming(_ cause: SuspectedCause) -> String {
    "confirm the suspected cause: \(cause.text)"
  }

  /// The work for the morning as tasks for somebody, each given once.
  public func morningTasks(
    _ work: [String], to owner: String, due: Instant, by: String, typedBy: String? = nil
  ) -> [EventDraft] {
    work.filter { text in !incident.tasks.contains { $0.doneAt == nil && $0.text == text } }
      .map { text in
        var data: EventData = [.text: text, .to: owner]
        data.set(.due, due)
        return EventDraft(.taskAssigned, by: by, typedBy: typedBy, data: data)
      }
  }

  /// Whether a text is that of work which `workForTheMorning` may leave.
  func isSecondLook(_ text: String) -> Bool {
    playbook.checks.contains { $0.needsSecondPerson && $0.name == text }
      || incident.cause.map { Self.confirming($0) == text } ?? false
  }

  /// The second looks that were left to somebody, and until when; nil where none are open.
  var leftToOthersLine: String? {
    let left = incident.tasks.filter { $0.doneAt == nil && $0.due != nil && isSecondLook($0.text) }
    guard !left.isEmpty else { return nil }
    let words = left.map { task in
      let due = task.due.map { ", \(times.near($0, now: now))" } ?? ""
      return "\(task.text) (\(task.to)\(due))"
    }
    return "Left for a second look: \(words.joined(separator: "; "))"
  }

  /// What the card calls going on alone; as a note the same words do it.
  public static let carryOnAlone = "nobody answers: carry on alone"

  /// The command that ends the night: the page stays, it is stable, somebody takes it up in the
  /// morning.
  ///
  /// It says of the page only what is so.
  var sleepCommand: CardCommand {
    let what = incident.maintenance.state == .on ? playbook.words(.contained) : "the rest"
    return CardCommand(
      "defer", [what],
      [.value("--until", playbook.morning.text), .value("--to", owner(from: morning))])
  }

  /// Whether the night can end like this: what is in the way, else what holds.
  var sleepDetail: String {
    gatesBeforeDeferring.first?.missing
      ?? (incident.maintenance.state == .on ? playbook.words(.contained) : "")
  }
}
