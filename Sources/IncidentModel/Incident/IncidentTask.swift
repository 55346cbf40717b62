public import Encoding

/// Work given to somebody during the incident.
public struct IncidentTask: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// What to do.
  public var text: String
  /// Who does it, or leads the group that does.
  public var to: String
  /// Who else is in the group.
  public var with: [String] = []
  /// When it was given.
  public var at: Instant
  /// By when it should be done.
  public var due: Instant?
  /// When it was done.
  public var doneAt: Instant?
}
