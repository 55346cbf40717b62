public import Encoding

/// An incident folded from its events as they come, without keeping them.
///
/// Gives the same incident as `IncidentRecord`. A correction changes what was folded before it came,
/// so the fold is made once more with all corrections known: `corrected` is where that one starts.
public struct IncidentFold: Equatable, Sendable {
  /// The fold so far.
  public private(set) var incident: Incident
  /// The corrections that came, in order.
  private var met: [Event] = []
  /// Those that were known from the start.
  private let known: [Event]
  private let corrections: Corrections

  /// The fold of no events.
  public init(id: String) {
    self.init(id: id, knowing: [])
  }

  private init(id: String, knowing events: [Event]) {
    incident = Incident(id: id)
    corrections = Corrections(events)
    known = events
  }

  /// Whether the incident is what all events that came make; if not, fold them again from
  /// `corrected`.
  public var isFinal: Bool { met == known }

  /// The start of the fold that knows the corrections which this one has met.
  public var corrected: IncidentFold {
    IncidentFold(id: incident.id, knowing: met)
  }

  /// The ids of the events that the known corrections speak of.
  public var correctedIDs: [String] {
    known.compactMap { $0.data[.ref] }
  }

  /// Folds the next event in.
  public mutating func apply(_ event: Event) {
    if event.kind?.isCorrection == true { met.append(event) }
    if let event = corrections.effective(event) { incident.apply(event) }
  }

  /// Whether an event of a kind must be known in full to be folded in, where no correction speaks of
  /// it; else it need only be counted.
  ///
  /// A note says nothing about the incident, unless somebody who was rung may have written it.
  public func needs(_ kind: EventKind?) -> Bool {
    guard let kind else { return false }
    return kind.changesIncident || kind.isCorrection || incident.isAwaitingAnswers
  }

  /// Counts an event that is not needed in full and that no correction speaks of.
  public mutating func count(at: Instant) {
    incident.count(at: at)
  }
}
