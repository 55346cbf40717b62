public import Encoding

/// A gate that people went through although something was missing.
public struct PassedGate: Equatable, Sendable {
  /// The gate.
  public var gate: String
  /// What was missing, or why it was passed.
  public var why: String?
  /// Who passed it.
  public var by: String
  /// When.
  public var at: Instant
}
