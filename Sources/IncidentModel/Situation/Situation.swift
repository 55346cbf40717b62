public import Encoding

/// Everything that a decision or a card depends on, as one value.
public struct Situation: Sendable {
  /// The incident as its timeline tells it.
  public var incident: Incident
  /// The playbook in use.
  public var playbook: Playbook
  /// The people whom the settings name.
  public var roster: Roster
  /// The moment.
  public var now: Instant
  /// How times are told.
  public var times: TimeText
  /// Who sits at this keyboard.
  public var speaker: String
  /// The calendar that timers count in, the same on every machine: that of the incident's own zone.
  public var calendar: TimeText
  /// The address of the status page, where the settings give one.
  public var statusPage: String?
  /// The name that the settings suggest for the incident's chat channel.
  public var channel: String?
  /// Whether it is told in the session, where numbers and `/verb` answer; else in the shell.
  public var isInSession = true

  /// Makes a situation.
  public init(
    incident: Incident, playbook: Playbook, roster: Roster = Roster(), now: Instant,
    times: TimeText, speaker: String, calendar: TimeText? = nil, statusPage: String? = nil,
    channel: String? = nil
  ) {
    self.incident = incident
    self.playbook = playbook
    self.roster = roster
    self.now = now
    self.times = times
    self.speaker = speaker
    self.calendar = calendar ?? times
    self.statusPage = statusPage
    self.channel = channel
  }

  /// Every timer that runs or is due, the earliest first.
  public var timers: [IncidentTimer] { incident.timers(calendar: calendar) }

  /// Whether one engineer carries the incident alone, and is not asked for other people: as was said,
  /// or because all who are expected were rung and nobody came.
  public var isAlone: Bool {
    incident.isAlone(at: now) && (lone != nil || !isSomebodyLeftToCall)
  }

  /// The timers that are due, the longest overdue first.
  ///
  /// Whoever is alone is not asked for a leader; the timer that redials goes on.
  public var lateTimers: [IncidentTimer] {
    let isAlone = isAlone
    return timers.filter {
      $0.isDue(at: now) && !(isAlone && $0.kind == .leader)
    }
  }

  /// A message of the playbook, filled in; nil where the playbook has none of that id.
  ///
  /// Once it is over the next word is spoken of only where somebody still promises one.
  public func message(_ template: String, _ extra: [String: String] = [:]) -> String? {
    text(of: template, extra).map { $0.filled(values.merging(extra) { $1 }) }
  }

  private func text(of template: String, _ extra: [String: String]) -> TemplateText? {
    playbook.templates[template].map { source in
      let text = TemplateText(source)
      return incident.isOver && extra["next"] == nil ? text.withoutLines(of: "next") : text
    }
  }

  /// The placeholders of a message that still want a person's words.
  public func openPlaceholders(_ template: String, _ extra: [String: String] = [:]) -> [String] {
    text(of: template, extra).map { $0.open(values.merging(extra) { $1 }) } ?? []
  }

  /// What the tool itself can put into a message.
  public var values: [String: String] {
    var known: [String: String] = [
      "title": incident.title, "incident": incident.id, "status": statusWords,
      "name": speaker,
      "duration": TimeText.duration(seconds: Metrics.running(incident, now: now)),
      "lasted": TimeText.duration(seconds: Metrics.hit(incident, now: now)),
    ]
    if let next = incident.lastUpdate(.public)?.next, next > now { known["next"] = promise(next) }
    known["severity"] = incident.severity?.rawValue
    known["leader"] = incident.leader
    known["room"] = incident.room
    known["status-page"] = statusPage
    known["channel"] = channel ?? incident.id
    known["other"] = incident.helper
    known["impact"] = impactWords
    known["scope"] = incident.maintenance.scope?.rawValue
    known["component"] = incident.cause?.component.map(componentName)
    known["cause"] = incident.cause?.text
    let began = incident.began ?? incident.declaredAt
    known["began"] = began.map { times.near($0, now: now) + " " + times.offset($0) }
    known["milestones"] = milestoneWords
    let worked = incident.actions.filter { $0.outcome == .worked || $0.outcome == .partly }
    known["actions"] = worked.isEmpty ? nil : worked.map(\.text).joined(separator: "; ")
    let tried = incident.actions.map { "\($0.text): \($0.outcomeWords)" }
    known["tried"] = tried.isEmpty ? nil : tried.joined(separator: "; ")
    let open = incident.followUps.filter { $0.doneAt == nil }.map(\.text)
    known["followups"] = open.isEmpty ? nil : open.joined(separator: "; ")
    return playbook.defaults.merging(known) { $1 }
  }

  /// The milestones that whoever was hit would know of, as far as somebody said when they were:
  /// `began 11:52, resolved 12:40 +01:00`.
  private var milestoneWords: String? {
    let metrics = Metrics(incident)
    let told: [Metrics.Milestone] = [.began, .detected, .firstPublicUpdate, .mitigated, .resolved]
    let reached = metrics.reached.filter {
      told.contains($0.milestone) && !metrics.assumed.contains($0.milestone)
    }
    guard let last = reached.last else { return nil }
    let words = reached.map { "\($0.milestone.name.lowercased()) \(times.near($0.at, now: now))" }
    return "\(words.joined(separator: ", ")) \(times.offset(last.at))"
  }

  /// When a word is promised, as a message says it: `at 09:00 +01:00`, with the date where it is
  /// another day's.
  public func promise(_ due: Instant) -> String {
    let isToday = times.date(due) == times.date(now)
    return (isToday ? "at " : "on \(times.date(due)) at ")
      + "\(times.minutes(due)) \(times.offset(due))"
  }

  /// How users are hit now: what was said while it hurt is not so any more once it is mitigated.
  private var impactWords: String? {
    guard let impact = incident.impact, let mitigatedAt = incident.mitigatedAt,
      impact.at <= mitigatedAt
    else { return saidImpact }
    return words(for: .none)
  }

  /// How users were hit, in the words that were said of it last.
  public var saidImpact: String? {
    incident.impact.map { $0.text ?? words(for: $0.level) }
  }

  private func words(for level: Impact.Level) -> String {
    playbook.impactWords[level.rawValue] ?? level.rawValue
  }

  /// Where the incident stands, in the playbook's words: `acting` while an action runs or one that
  /// was decided is still to begin, else `searching`; `mitigated`, `resolved` and `closed`.
  private var statusWords: String {
    let isActing = incident.runningAction != nil || incident.openDecision != nil
    let key =
      incident.status == .open ? (isActing ? "acting" : "searching") : incident.status.rawValue
    return playbook.statusWords[key] ?? incident.status.rawValue
  }

  /// The name of a component, else its id.
  public func componentName(_ id: String) -> String {
    playbook.components.first { $0.id == id }?.name ?? id
  }

  /// The one spelling of a component's id that a word means, in any case; nil for a new one.
  public func componentID(_ word: String) -> String? {
    let lower = word.lowercased()
    return playbook.components.first {
      $0.id.lowercased() == lower || $0.name.lowercased() == lower
    }?
    .id ?? incident.foundComponents.first { $0.lowercased() == lower }
  }
}
