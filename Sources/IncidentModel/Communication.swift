public import Encoding

/// The maintenance page.
public struct Maintenance: Equatable, Sendable {
  /// Where it stands.
  public enum State: String, Sendable {
    /// Nobody said anything yet.
    case undecided = "not decided"
    case on = "on"
    case off = "off"
    /// "None needed" is an answer too.
    case declined = "none needed"
  }

  /// Where it stands.
  public var state = State.undecided
  /// What it covers: `site` or `feature`.
  public var scope: String?
  /// The text on it.
  public var message: String?
  /// Who puts it up or takes it down.
  public var owner: String?
  /// Since when it stands there.
  public var since: Instant?
  /// When it first went on.
  public var firstOn: Instant?
}

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

/// How the users are hit.
public struct Impact: Equatable, Sendable {
  /// How much is down.
  public enum Level: String, CaseIterable, Sendable {
    case full = "full"
    case partial = "partial"
    case none = "none"
  }

  /// How much is down.
  public var level: Level
  /// In words.
  public var text: String?
  /// Whether data is `safe`, `at-risk` or `unknown`.
  public var data: String?
  /// Whether security is touched.
  public var isSecurity: Bool
  /// How many users, as far as known.
  public var users: Int?
  /// When this was said.
  public var at: Instant
}
