import Encoding
import IncidentModel

/// A time that a public update promised for the next one, and what came of it.
struct PublicPromise {
  /// When the next word was due.
  var due: Instant
  /// When it came; nil while it did not.
  var kept: Instant?
  /// Whether it came after its time, or not at all though the time is over.
  var isBroken: Bool
  /// What came of it, in words.
  var words: String

  /// How it looks.
  var tone: TimelineChart.Tone { isBroken ? .bad : kept == nil ? .plain : .good }

  /// A word within this many seconds is in time.
  private static let grace = 60

  /// The promises of an incident, in order; what resolves it keeps the last one.
  static func all(of incident: Incident) -> [PublicPromise] {
    // One that was written down later may have come before.
    let words = incident.updates.filter { $0.audience == .public }.enumerated()
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    return words.enumerated().compactMap { place, update in
      guard let due = update.next else { return nil }
      let next = words.dropFirst(place + 1).first?.at
      // Resolved by then and quiet, even though it was reopened later.
      let wasOver = incident.respites.contains { respite in
        guard let resolvedAt = respite.resolvedAt else { return false }
        return update.at <= resolvedAt && resolvedAt <= due && due < respite.reopenedAt
          && next.map { $0 > respite.reopenedAt } ?? true
      }
      if wasOver {
        return PublicPromise(due: due, kept: nil, isBroken: false, words: "it was over by then")
      }
      let late = next.map { $0.seconds(since: due) } ?? 0
      if let next {
        return PublicPromise(
          due: due, kept: next, isBroken: late > grace,
          words: late > grace
            ? "came \(TimeText.duration(seconds: late)) late" : "kept")
      }
      let over = incident.resolvedAt ?? incident.closedAt
      if let over, over <= due {
        return PublicPromise(due: due, kept: nil, isBroken: false, words: "it was over by then")
      }
      let isPast = incident.lastAt.map { $0 > due.advanced(bySeconds: grace) } ?? false
      return PublicPromise(
        due: due, kept: nil, isBroken: isPast, words: isPast ? "no word came" : "still to come")
    }
  }
}
