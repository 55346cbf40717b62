public import Encoding

/// An idea about the cause.
public struct Theory: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// The idea.
  public var text: String
  /// Whose.
  public var by: String
  /// When.
  public var at: Instant
  /// Why it is out, once it is; empty where nobody said.
  public var ruledOut: String?
}
