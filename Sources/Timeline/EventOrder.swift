import IncidentModel

/// The one order of events on all machines.
enum EventOrder {
  /// Whether `a` comes before `b`; by the bytes of the lines where nothing else tells them apart.
  static func precedes(_ a: Event, _ b: Event) -> Bool {
    Event.precedes(a, b)
  }

  /// The events in order; of those with one id the first.
  static func sorted(_ events: [Event]) -> [Event] {
    var seen: Set<EventIdentity> = []
    return events.sorted(by: precedes).filter { seen.insert(EventIdentity($0.id)).inserted }
  }
}
