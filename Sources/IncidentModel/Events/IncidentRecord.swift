/// The events of an incident in the order that decides state, and the incident that they make.
public struct IncidentRecord: Equatable, Sendable {
  /// All events, as written.
  public private(set) var events: [Event]
  /// What later events say about earlier ones.
  public private(set) var corrections: Corrections
  /// The fold.
  public private(set) var incident: Incident

  /// Folds events, which may come in any order.
  public init(id: String, events: [Event]) {
    self.events = events.sorted(by: Event.precedes)
    corrections = Corrections(self.events)
    incident = Incident(id: id)
    for event in self.events {
      guard let event = corrections.effective(event) else { continue }
      incident.apply(event)
    }
  }

  /// Adds events that were written since, with the same result as folding all of them again.
  public mutating func append(_ new: [Event]) {
    guard let first = new.first else { return }
    let isInOrder =
      zip(new, new.dropFirst()).allSatisfy(Event.precedes)
      && (events.last.map { Event.precedes($0, first) } ?? true)
    guard isInOrder, new.allSatisfy({ $0.kind?.isCorrection != true }) else {
      self = IncidentRecord(id: incident.id, events: events + new)
      return
    }
    events += new
    new.compactMap(corrections.effective).forEach { incident.apply($0) }
  }

  /// The events that still stand, as corrected, in the order in which they happened.
  public var effectiveEvents: [Event] {
    events.compactMap(corrections.effective).sorted {
      ($0.at, $0.clock, $0.writer, $0.sequence) < ($1.at, $1.clock, $1.writer, $1.sequence)
    }
  }
}
