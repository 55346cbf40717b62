public import Encoding

/// The result of a restoration check.
public struct CheckResult: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// Whether it passed.
  public var hasPassed: Bool
  /// Whether the maintenance page was up: green behind a page proves nothing.
  public var isBehindPage: Bool
  /// Whether it proves that the check holds.
  public var isProof: Bool { hasPassed && !isBehindPage }
  /// What was seen.
  public var evidence: String?
  /// Who checked.
  public var by: String
  /// When.
  public var at: Instant
}
