import Encoding
import IncidentModel

/// An event as timelines tell it: what was first written, what holds now, and who changed that.
struct ToldEvent {
  /// As it was written.
  let written: Event
  /// As it stands now; as it was written where it is struck.
  let now: Event
  /// The line drawn through it.
  let strike: Corrections.Strike?
  /// Whether its words or its reason were replaced.
  let isAmended: Bool
  /// Who replaced them.
  let amendedBy: String?
  /// Whether its time was replaced.
  let isRetimed: Bool
  /// Who replaced it.
  let retimedBy: String?
}

extension IncidentRecord {
  /// All events in the order in which they happened, each with its corrections.
  var told: [ToldEvent] {
    let amenders = correctors(.amended)
    let retimers = correctors(.retimed)
    return events.map { event in
      ToldEvent(
        written: event, now: corrections.effective(event) ?? event,
        strike: corrections.struck[event.id],
        isAmended: corrections.amended[event.id] != nil || corrections.reasons[event.id] != nil,
        amendedBy: amenders[event.id], isRetimed: corrections.retimed[event.id] != nil,
        retimedBy: retimers[event.id])
    }
    .sorted {
      ($0.now.at, $0.now.clock, $0.now.writer, $0.now.sequence)
        < ($1.now.at, $1.now.clock, $1.now.writer, $1.now.sequence)
    }
  }

  /// Who made the correction of each event that holds: the last one that is not struck itself.
  private func correctors(_ kind: EventKind) -> [String: String] {
    var names: [String: String] = [:]
    for event in events where event.kind == kind && corrections.struck[event.id] == nil {
      if let ref = event.data[.ref] { names[ref] = event.by }
    }
    return names
  }
}
