public import Encoding

/// The suspected cause: the failing part in plain words.
///
/// The root cause is the post-mortem's.
public struct SuspectedCause: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// The cause, in plain words.
  public var text: String
  /// The failing component, by its id.
  public var component: String?
  /// The kind of cause, by the playbook's id, where somebody said it.
  public var family: String?
  /// Who suspects it.
  public var by: String
  /// When.
  public var at: Instant
  /// The second pair of eyes.
  public var confirmedBy: String?
}
