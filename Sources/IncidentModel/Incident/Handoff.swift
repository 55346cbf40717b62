public import Encoding

/// The lead, offered to somebody and not yet accepted.
public struct Handoff: Equatable, Sendable {
  /// To whom.
  public var to: String
  /// Since when.
  public var at: Instant
}
