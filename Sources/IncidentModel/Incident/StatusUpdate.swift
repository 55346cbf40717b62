public import Encoding

/// A status update that people gave.
public struct StatusUpdate: Equatable, Sendable {
  /// Whom it was for.
  public enum Audience: String, CaseIterable, Sendable {
    case `internal` = "internal"
    case `public` = "public"
    case customers = "customers"
  }

  /// The event's id.
  public var id: String
  /// Whom it was for.
  public var audience: Audience
  /// The text.
  public var text: String
  /// Who gave it.
  public var by: String
  /// When.
  public var at: Instant
  /// The promised time of the next one.
  public var next: Instant?
}
