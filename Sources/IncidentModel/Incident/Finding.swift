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
  /// The direction from which it was reached.
  public var lane: Lane?
  /// Who found it.
  public var by: String
  /// When.
  public var at: Instant
}
