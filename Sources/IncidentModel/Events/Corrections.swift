public import Encoding

/// What later events say about earlier ones: pen, not pencil.
///
/// A correction may itself be struck; then what it corrected stands again as it was.
public struct Corrections: Equatable, Sendable {
  /// A line drawn through an event.
  public struct Strike: Equatable, Sendable {
    /// Who drew it.
    public var by: String
    /// Why.
    public var why: String?
  }

  /// The events that are struck, by id.
  public private(set) var struck: [String: Strike] = [:]
  /// The newest words of the events that were amended, by id.
  public private(set) var amended: [String: String] = [:]
  /// The newest reasons of the events whose reason was given or changed later, by id.
  public private(set) var reasons: [String: String] = [:]
  /// The newest times of the events that were retimed, by id.
  public private(set) var retimed: [String: Instant] = [:]

  /// Reads the corrections among events in the order that decides state.
  public init(_ events: some BidirectionalCollection<Event>) {
    for event in events.reversed() where event.kind?.isCorrection == true {
      // From the newest back, so that what corrects this correction has been read.
      guard let event = effective(event), let ref = event.data[.ref] else { continue }
      switch event.kind {
      case .struck:
        struck[ref] = Strike(by: event.by, why: event.data[.why])
      case .amended:
        if amended[ref] == nil { amended[ref] = event.data[.text] }
        if reasons[ref] == nil { reasons[ref] = event.data[.why] }
      default:
        if retimed[ref] == nil { retimed[ref] = event.data.instant(.time) }
      }
    }
  }

  /// The event as it stands now, or nil where it is struck.
  public func effective(_ event: Event) -> Event? {
    guard struck[event.id] == nil else { return nil }
    var event = event
    if let why = reasons[event.id] { event.data[.why] = why }
    if let text = amended[event.id], let kind = event.kind {
      event.data[kind.textKey] = text
    }
    if let time = retimed[event.id] {
      event.at = time
      // Of a change, when it happened is when it changed.
      if event.kind == .changed { event.data.set(.when, time) }
    }
    return event
  }
}
