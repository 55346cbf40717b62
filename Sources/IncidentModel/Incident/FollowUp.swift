public import Encoding

/// Something to be done after the incident.
public struct FollowUp: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// What to do.
  public var text: String
  /// Who does it.
  public var owner: String?
  /// By when.
  public var due: Instant?
  /// The ticket.
  public var ticket: String?
  /// When it was done.
  public var doneAt: Instant?
}
