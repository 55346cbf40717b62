public import Encoding

/// An event that is decided but not yet written: the timeline adds ids, times, order and chain.
public struct EventDraft: Equatable, Sendable {
  /// What happened.
  public var kind: EventKind
  /// When it happened; nil for the moment of writing.
  public var at: Instant?
  /// Whose word or deed it is.
  public var by: String
  /// Who typed it, where that was another person.
  public var typedBy: String?
  /// The step it leaves the incident in; nil for the step that the timeline's tail says.
  public var step: Step?
  /// What it says.
  public var data: EventData

  /// Makes a draft.
  public init(
    _ kind: EventKind, by: String, typedBy: String? = nil, at: Instant? = nil, step: Step? = nil,
    data: EventData = EventData()
  ) {
    self.kind = kind
    self.by = by
    self.typedBy = typedBy
    self.at = at
    self.step = step
    self.data = data
  }
}
