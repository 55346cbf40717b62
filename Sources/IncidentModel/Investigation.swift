public import Encoding

/// What is known about one component.
public struct Finding: Equatable, Sendable {
  /// The state of a component.
  public enum State: String, CaseIterable, Sendable {
    case ok = "ok"
    case suspect = "suspect"
    case failed = "failed"
    case unknown = "unknown"
  }

  /// The event's id.
  public var id: String
  /// The component, by its id.
  public var component: String
  /// Its state.
  public var state: State
  /// What was seen.
  public var evidence: String?
  /// The direction from which it was reached: `top-down` or `bottom-up`.
  public var lane: String?
  /// Who found it.
  public var by: String
  /// When.
  public var at: Instant
}

/// Something that changed before the outage.
public struct Change: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// What changed.
  public var what: String
  /// When it changed, where that is known.
  public var when: Instant?
  /// A commit, a release, a ticket.
  public var ref: String?
  /// Who said so.
  public var by: String
  /// Why it is out, once it is; empty where nobody said.
  public var ruledOut: String?
}

/// An idea about the cause.
public struct Theory: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// The idea.
  public var text: String
  /// Whose.
  public var by: String
  /// When.
  public var at: Instant
  /// Why it is out, once it is; empty where nobody said.
  public var ruledOut: String?
}

/// The suspected cause: the failing part in plain words.
///
/// The root cause is the post-mortem's.
public struct SuspectedCause: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// The cause, in plain words.
  public var text: String
  /// The failing component, by its id.
  public var component: String?
  /// Who suspects it.
  public var by: String
  /// When.
  public var at: Instant
  /// The second pair of eyes.
  public var confirmedBy: String?
}
