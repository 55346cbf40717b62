public import Encoding

/// What one responder saw, in their own words.
public struct Contribution: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// Whose it is.
  public var name: String
  /// The text.
  public var text: String
  /// When it was given.
  public var at: Instant
}
