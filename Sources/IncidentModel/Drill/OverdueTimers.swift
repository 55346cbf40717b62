import Encoding

/// For how long timers stood overdue in the course of an incident, found by going through it again.
struct OverdueTimers {
  /// The longest time for which a timer of a kind was overdue, in seconds; nothing of a kind that
  /// never ran.
  private(set) var longest: [IncidentTimer.Kind: Int] = [:]

  /// Goes through an incident up to a moment.
  ///
  /// Business days are counted in the zone of `calendar`.
  init(_ record: IncidentRecord, until end: Instant, calendar: TimeText) {
    var incident = Incident(id: record.incident.id)
    var running: [IncidentTimer] = []
    var now: Instant?
    for event in record.events.compactMap(record.corrections.effective) {
      // What was written down late does not turn the clock back.
      let moment = max(now ?? event.at, event.at)
      note(running, at: moment)
      now = moment
      incident.apply(event)
      running = incident.timers(calendar: calendar)
    }
    note(running, at: end)
  }

  private mutating func note(_ timers: [IncidentTimer], at moment: Instant) {
    for timer in timers {
      longest[timer.kind] = max(longest[timer.kind] ?? 0, moment.seconds(since: timer.due))
    }
  }
}
