public import Encoding

/// How the users are hit.
public struct Impact: Equatable, Sendable {
  /// How much is down.
  public enum Level: String, CaseIterable, Sendable {
    case full = "full"
    case partial = "partial"
    case none = "none"
  }

  /// What `data` says where data is being lost or may be.
  public static let dataAtRisk = "at-risk"

  /// How much is down.
  public var level: Level
  /// In words.
  public var text: String?
  /// Whether data is `safe`, `at-risk` or `unknown`.
  public var data: String?
  /// Since when data is said to be at risk; nil while it is not.
  public var dataAtRiskSince: Instant?
  /// Whether security is touched.
  public var isSecurity: Bool
  /// How many users, as far as known.
  public var users: Int?
  /// When this was said.
  public var at: Instant
}
