public import Encoding

/// The one who carries an incident alone, because nobody answered.
public struct LoneResponder: Equatable, Sendable {
  /// Who.
  public var name: String
  /// Since when.
  public var since: Instant
  /// Whom to ring again and again, as it was known then; others who were rung come on top.
  public var chain: [String]
}
