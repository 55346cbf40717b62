public import Encoding

/// Something that changed before the outage.
public struct Change: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// What changed.
  public var what: String
  /// When it changed, where that is known.
  public var when: Instant?
  /// A commit, a release, a ticket.
  public var ref: String?
  /// Who said so.
  public var by: String
  /// Why it is out, once it is; empty where nobody said.
  public var ruledOut: String?
}
