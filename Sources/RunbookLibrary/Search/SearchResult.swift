/// A runbook that fits what somebody looks for.
public struct SearchResult: Sendable {
  /// The runbook; of a file that holds several, the part.
  public let runbook: Runbook
  /// How well it fits; higher is better, the unit is of no account.
  public let score: Int
  /// Whether its name is what was looked for, but for case and punctuation.
  public let isExact: Bool
}
