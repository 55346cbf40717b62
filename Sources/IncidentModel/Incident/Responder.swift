public import Encoding

/// Somebody who takes part in the incident, or was asked to.
public struct Responder: Equatable, Sendable {
  /// Where somebody stands.
  public enum Presence: String, Sendable {
    /// Known, but not called.
    case known = "not called"
    /// Rung, no word yet.
    case called = "called"
    /// Rung, nobody picked up.
    case noAnswer = "no answer"
    /// Answered, cannot come.
    case declined = "declined"
    /// In the call.
    case joined = "in the call"
    /// Was in the call.
    case left = "left"

    /// Whether they were rung and nothing was heard of them.
    var isAwaited: Bool { self == .called || self == .noAnswer }
  }

  /// The name.
  public var name: String
  /// The role that this person was called for or took, by its id.
  public var role: String?
  /// The role that this person was first called for, by its id; nil where they came without one.
  public var calledFor: String?
  /// The place in the order in which people appeared, and took another role than they were called for.
  public var appeared = 0
  /// The place in that order of when this person first took another role; nil while they have not.
  public var tookAnother: Int?
  /// The number to dial.
  public var phone: String?
  /// Where this person stands.
  public var presence: Presence
  /// Since when.
  public var since: Instant
  /// The first time that this person joined.
  public var firstJoined: Instant?

  /// Makes a responder.
  public init(
    name: String, role: String? = nil, phone: String? = nil, presence: Presence, since: Instant
  ) {
    self.name = name
    self.role = role
    self.calledFor = role
    self.phone = phone
    self.presence = presence
    self.since = since
  }
}
