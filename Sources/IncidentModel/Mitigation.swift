public import Encoding

/// A way to mitigate that somebody proposed.
public struct MitigationOption: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// What to do.
  public var text: String
  /// The approach of the ladder that it is, by its id.
  public var approach: String?
  /// What speaks for it.
  public var pros: String?
  /// What speaks against it.
  public var cons: String?
  /// How long it takes, as said.
  public var takes: String?
  /// Who proposed it.
  public var by: String
  /// Why it is out, once it is; empty where nobody said.
  public var ruledOut: String?
}

/// A decision of the leader.
public struct Decision: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// What was decided.
  public var text: String
  /// Why; nil while nobody said.
  public var why: String?
  /// The approach of the ladder, by its id.
  public var approach: String?
  /// The option that it takes, by its event's id.
  public var option: String?
  /// Who decided.
  public var by: String
  /// When.
  public var at: Instant
  /// Whether an action began on it.
  public var isTaken = false
}

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
}
