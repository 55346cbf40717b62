import Encoding

/// What the words about an event need beyond the event: names for ids, and how times are told.
public struct EventNames: Sendable {
  /// How times within a sentence are told.
  public var times: TimeText
  /// Whether such a time says its offset, for texts that travel between zones.
  public var hasOffsets: Bool
  /// The names of ids that events mention: components and checklist items.
  public var names: [String: String]
  /// The names of roles, by their ids.
  public var roles: [String: String] = [:]
  /// What the events that others refer to said, by their full ids.
  public var said: [String: String]
  /// What those said first that were amended since, by their full ids.
  public var saidFirst: [String: String] = [:]

  /// Makes names by hand; an id without a name stands for itself.
  public init(
    times: TimeText, hasOffsets: Bool = false, names: [String: String] = [:],
    said: [String: String] = [:]
  ) {
    self.times = times
    self.hasOffsets = hasOffsets
    self.names = names
    self.said = said
  }

  /// Takes the names of checklist items from a playbook, and what was said from a record.
  ///
  /// Components keep their ids, which are what people type.
  public init(
    record: IncidentRecord, playbook: Playbook, times: TimeText, hasOffsets: Bool = false
  ) {
    let items = Step.allCases.compactMap { playbook.sections[$0]?.checklist }.joined()
      .map { ($0.id, $0.text) }
    self.init(
      times: times, hasOffsets: hasOffsets, names: Dictionary(items) { first, _ in first })
    roles = Dictionary((playbook.roles + playbook.teamRoles).map { ($0.id, $0.name) }) { first, _ in
      first
    }
    let wanted = Set(record.events.compactMap { $0.data[.ref] })
    for event in record.events where wanted.contains(event.id) {
      if record.corrections.amended[event.id] != nil { saidFirst[event.id] = event.saying(self) }
      let event = record.corrections.effective(event) ?? event
      said[event.id] = event.saying(self)
    }
  }

  func time(_ instant: Instant, near other: Instant) -> String {
    let text = times.near(instant, now: other)
    return hasOffsets ? "\(text) \(times.offset(instant))" : text
  }

  func name(_ id: String?) -> String {
    id.map { names[$0] ?? $0 } ?? "?"
  }

  /// What was said before it was amended.
  func quoteFirst(_ ref: String?) -> String {
    ref.flatMap { saidFirst[$0] }.map { "\"\($0)\"" } ?? quote(ref)
  }

  func quote(_ ref: String?) -> String {
    guard let ref else { return "?" }
    return said[ref].map { "\"\($0)\"" } ?? Event.code(of: ref)
  }
}
