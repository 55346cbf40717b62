import Encoding
import IncidentModel

/// A past incident, entry by entry as it happened, with where it stood after each.
///
/// It is played as the record knows it by now: with corrections, without what was struck.
struct ReplayReel {
  private let entries: [Event]
  private var position = 0
  /// What has been played.
  private(set) var record: IncidentRecord

  init(_ record: IncidentRecord) {
    entries = record.effectiveEvents.filter { $0.kind?.isCorrection != true }
    self.record = IncidentRecord(id: record.incident.id, events: [])
  }

  /// When the next entry that people read happened; nil at the end.
  var next: Instant? {
    entries[position...].first(where: Self.isShown)?.at
  }

  /// When the next step is entered; nil where none is.
  var nextStep: Instant? {
    entries[position...].first { $0.kind == .stepEntered }?.at
  }

  /// When the last thing happened.
  var end: Instant? { entries.last?.at }

  /// When the first thing happened.
  var start: Instant? { entries.first?.at }

  /// Plays up to a moment, and answers the first entry that people read, if there is one.
  mutating func advance(to now: Instant) -> Event? {
    while position < entries.count, entries[position].at <= now {
      let entry = entries[position]
      position += 1
      record.append([entry])
      if Self.isShown(entry) { return entry }
    }
    return nil
  }

  private static func isShown(_ event: Event) -> Bool { event.kind?.isBookkeeping != true }
}
