public import Encoding

/// A decision of the leader.
public struct Decision: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// What was decided.
  public var text: String
  /// Why; nil while nobody said.
  public var why: String?
  /// The approach of the ladder, by its id.
  public var approach: String?
  /// The option that it takes, by its event's id.
  public var option: String?
  /// Who decided.
  public var by: String
  /// When.
  public var at: Instant
  /// Whether an action began on it.
  public var isTaken = false
}
