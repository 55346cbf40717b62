public import Encoding

/// Something that somebody did to mitigate.
public struct Action: Equatable, Sendable {
  /// How an action ended.
  public enum Outcome: String, CaseIterable, Sendable {
    case worked = "worked"
    case partly = "partly"
    case failed = "failed"
    case worse = "worse"
  }

  /// The event's id.
  public var id: String
  /// What was done.
  public var text: String
  /// The approach of the ladder, by its id.
  public var approach: String?
  /// The option that it carries out, by its event's id; nil where none was decided on.
  public var option: String?
  /// Who did it.
  public var by: String
  /// When it began.
  public var startedAt: Instant
  /// When it ended; nil while it runs.
  public var endedAt: Instant?
  /// How it ended.
  public var outcome: Outcome?
  /// What was seen at its end.
  public var result: String?

  /// Whether it did harm of its own, a second error on top of the first.
  public var isSecondaryError: Bool { outcome == .worse }

  /// How it ended, in a word or two.
  public var outcomeWords: String {
    isSecondaryError ? "made it worse, a second error" : outcome?.rawValue ?? "running"
  }
}
