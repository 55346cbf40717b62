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
  /// What it covers.
  public var scope: PageScope?
  /// The text on it.
  public var message: String?
  /// Who puts it up or takes it down.
  public var owner: String?
  /// Since when it stands there.
  public var since: Instant?
  /// When it first went on.
  public var firstOn: Instant?
}
