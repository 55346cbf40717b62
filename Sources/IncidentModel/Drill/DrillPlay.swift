public import Encoding

/// Where a drill stands: what has taken effect, what is due to be told, what a place shows.
///
/// A function of the scenario, the timeline and the moment, so that a drill goes on after any
/// restart and on any machine.
public struct DrillPlay: Sendable {
  /// Something that people did, and the action of the scenario that it is.
  public struct Deed: Equatable, Sendable {
    /// The event's id.
    public var id: String
    /// The action.
    public var action: DrillScenario.Action
    /// When they began.
    public var at: Instant
    /// When it shows.
    public var takesEffect: Instant
  }

  /// The scenario.
  public let scenario: DrillScenario
  /// What people did, each action once, in order.
  public let deeds: [Deed]
  /// When the impact ended, which may lie ahead; nil while nothing was done that helps.
  public let relievedAt: Instant?
  private let start: Instant?
  private let isOver: Bool
  private let moments: [String: Instant]
  private let events: [Event]

  /// Reads where a drill stands from what happened.
  public init(scenario: DrillScenario, record: IncidentRecord) {
    self.scenario = scenario
    events = record.effectiveEvents
    start = record.incident.declaredAt
    isOver = record.incident.isOver
    deeds = Self.deeds(events, scenario)
    relievedAt = deeds.filter { $0.action.effect == .helps }.map(\.takesEffect).min()
    var moments: [String: Instant] = [:]
    for deed in deeds { moments[deed.action.id] = deed.takesEffect }
    for person in scenario.people {
      let name = person.name.lowercased()
      moments[person.name] =
        events.first { event in
          let hasJoined = event.kind == .responderJoined || event.data[.outcome] == "joined"
          return hasJoined && event.data[.name]?.lowercased() == name
        }?.at
    }
    self.moments = moments
  }

  /// Whether the impact has ended by a moment.
  public func isRelieved(at now: Instant) -> Bool {
    relievedAt.map { $0 <= now } ?? false
  }

  /// When a cue comes; nil while what it waits for has not happened.
  private func time(of cue: DrillScenario.Cue) -> Instant? {
    let base = cue.after.map { moments[$0] } ?? start
    return base.map { $0.advanced(bySeconds: cue.seconds) }
  }
}

extension DrillPlay {
  /// What a place shows at a moment; nil where the scenario does not have it.
  ///
  /// `id` counts in any case.
  public func look(_ id: String, at now: Instant) -> String? {
    guard let place = scenario.places.first(where: { $0.id.lowercased() == id.lowercased() })
    else { return nil }
    return place.looks.last { look in time(of: look.cue).map { $0 <= now } ?? false }?.text
  }

  /// What is due and not yet on the timeline: symptoms, and what came of calls.
  ///
  /// Once something helped, only what follows from people's deeds is still told; when the incident
  /// is resolved, nothing.
  public func due(at now: Instant) -> [EventDraft] {
    guard !isOver else { return [] }
    return (dueSymptoms(now) + dueAnswers(now))
      .sorted { ($0.at ?? now, $0.by) < ($1.at ?? now, $1.by) }
  }

  /// Whether an event is a symptom that this one repeats: two terminals may find the same one due.
  public static func isSame(_ draft: EventDraft, _ event: Event) -> Bool {
    guard draft.kind == event.kind else { return false }
    if draft.kind == .note { return draft.data[.item] == event.data[.item] }
    return draft.data[.name] == event.data[.name] && draft.at == event.at
  }

  private static func mark(_ number: Int) -> String { "symptom/\(number + 1)" }

  private func dueSymptoms(_ now: Instant) -> [EventDraft] {
    let told = Set(events.filter { $0.kind == .note }.compactMap { $0.data[.item] })
    let actions = Set(scenario.actions.map(\.id))
    return scenario.symptoms.enumerated().compactMap { number, symptom in
      guard let at = time(of: symptom.cue), at <= now, !told.contains(Self.mark(number))
      else { return nil }
      let isOfDeed = symptom.cue.after.map(actions.contains) ?? false
      if let relievedAt, at >= relievedAt, !isOfDeed { return nil }
      return EventDraft(
        .note, by: symptom.by, at: at, data: [.text: symptom.text, .item: Self.mark(number)])
    }
  }

  /// The calls that have rung long enough, by the newest word about each person.
  private func dueAnswers(_ now: Instant) -> [EventDraft] {
    scenario.people.compactMap { person in
      let name = person.name.lowercased()
      let about = events.filter { event in
        event.data[.name]?.lowercased() == name
          && [.responderCalled, .responderJoined, .responderLeft, .leaderAssigned, .roleAssigned]
            .contains(event.kind)
      }
      let calls = about.filter { $0.kind == .responderCalled && $0.data[.outcome] == nil }
      guard let last = about.last, last.id == calls.last?.id else { return nil }
      let isAnswered = calls.count >= person.answersCall
      if isAnswered, let delay = person.answersAfter {
        let at = last.at.advanced(bySeconds: delay)
        guard at <= now else { return nil }
        return EventDraft(
          .responderJoined, by: person.name, at: at,
          data: [.name: person.name, .role: last.data[.role] ?? person.role])
      }
      let at = last.at.advanced(bySeconds: scenario.ring)
      guard at <= now else { return nil }
      return EventDraft(
        .responderCalled, by: last.by, at: at,
        data: [
          .name: person.name, .role: last.data[.role], .outcome: CallOutcome.noAnswer.rawValue,
        ])
    }
  }
}

extension DrillPlay {
  private static func deeds(_ events: [Event], _ scenario: DrillScenario) -> [Deed] {
    var deeds: [Deed] = []
    for event in events {
      guard let said = words(of: event) else { continue }
      let fitting = scenario.actions.first { action in
        action.words.contains { Self.words($0).isSubset(of: said) && !$0.isEmpty }
      }
      let isMitigation = event.kind == .actionStarted || event.kind == .commandRun
      let otherwise = isMitigation ? scenario.action(DrillScenario.otherwise) : nil
      guard let action = fitting ?? otherwise,
        !deeds.contains(where: { $0.action.id == action.id })
      else { continue }
      deeds.append(
        Deed(
          id: event.id, action: action, at: event.at,
          takesEffect: event.at.advanced(bySeconds: action.takes)))
    }
    return deeds
  }

  /// The words of something that people did; nil of what does nothing to the system.
  private static func words(of event: Event) -> Set<String>? {
    switch event.kind {
    case .actionStarted:
      words([event.data[.text], event.data[.approach]].compactMap(\.self).joined(separator: " "))
    case .commandRun where event.data[.effect] != "check":
      words([event.data[.name], event.data[.text]].compactMap(\.self).joined(separator: " "))
    case .maintenanceOn: ["maintenance", "page"]
    default: nil
    }
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init))
  }
}

extension DrillScenario {
  /// The action of an id.
  public func action(_ id: String) -> Action? {
    actions.first { $0.id == id }
  }
}
