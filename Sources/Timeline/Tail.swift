public import IncidentModel

/// What the ends of an incident's files say.
public struct Tail: Equatable, Sendable {
  /// The highest logical clock.
  public var clock = 0
  /// The latest events of every writer, in the order that decides state; a few of each.
  public var events: [Event] = []
  /// Whether these are all there are.
  public var isWhole = true
  /// All events with this clock or a higher one are among `events`; `Int.max` where nobody knows.
  public var completeFrom = 0
  /// What could not be read on the way.
  public var damage: [Damage] = []

  /// The tail of a timeline that has no event.
  public init() {}

  /// The step of the latest event that has one.
  public var step: Step? {
    events.lazy.reversed().compactMap(\.step).first
  }

  mutating func add(_ tail: LogTail) {
    clock = max(clock, tail.clock)
    events += tail.events
    damage += tail.damage
    guard !tail.isWhole else { return }
    isWhole = false
    completeFrom = max(completeFrom, tail.firstClock ?? .max)
  }

  /// Notes that some file could not be read.
  mutating func addUnreadable(_ damage: Damage) {
    self.damage.append(damage)
    isWhole = false
    completeFrom = .max
  }

  /// Brings the events into their order, each once.
  mutating func sort() {
    events = EventOrder.sorted(events)
  }
}
