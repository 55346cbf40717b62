import Encoding

extension Incident {
  /// Folds one event in.
  ///
  /// Total: it never throws and never traps, whatever the event holds. What it does not know it
  /// counts and leaves alone. Each part takes the kinds that are its own.
  public mutating func apply(_ event: Event) {
    count(at: event.at)
    guard let kind = event.kind else { return }
    defer { takeAsAnswer(event) }
    guard kind.changesIncident else { return }
    applyFacts(event, kind)
    applyWords(event, kind)
    applyPeople(event, kind)
    applyInvestigation(event, kind)
    applyMitigation(event, kind)
    applyMilestones(event, kind)
    applyAftermath(event, kind)
  }

  /// Counts an event that says nothing about where the incident stands.
  mutating func count(at: Instant) {
    eventCount += 1
    lastAt = max(lastAt ?? at, at)
  }

  /// The earlier of two moments, one of which may not be known yet.
  ///
  /// The order of events is not that of their times: they may be written down late, or retimed.
  static func earlier(_ known: Instant?, _ other: Instant) -> Instant {
    min(known ?? other, other)
  }
}
