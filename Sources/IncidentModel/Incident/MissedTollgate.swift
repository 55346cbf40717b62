/// A gate that let the fault through, and why.
public struct MissedTollgate: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// The tollgate, by its id in the playbook or as named.
  public var name: String
  /// The factual reason.
  public var text: String
  /// The ticket that answers it.
  public var ticket: String?
  /// Who said so.
  public var by: String
}
