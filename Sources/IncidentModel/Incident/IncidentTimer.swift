public import Encoding

/// A reminder, derived from the timeline and the clock: any machine computes the same after any
/// restart.
public struct IncidentTimer: Hashable, Sendable {
  /// What a timer is about.
  public enum Kind: String, CaseIterable, Sendable {
    case leader = "leader"
    case noAnswer = "no-answer"
    case redial = "redial"
    case publicFirst = "public-first"
    case internalUpdate = "internal-update"
    case escalate = "escalate"
    case publicNext = "public-next"
    case customerEmail = "customer-email"
    case rotation = "rotation"
    case task = "task"
    case handoff = "handoff"
    case longAction = "long-action"
    case deferred = "deferred"
    case reviewScheduled = "review-scheduled"
    case reviewHeld = "review-held"
    case followUp = "followup"

    /// What comes first of what is due at the same moment, the smallest first.
    var rank: Int {
      switch self {
      case .deferred: 0
      case .publicFirst, .publicNext: 1
      default: 2
      }
    }
  }

  /// What it is about.
  public var kind: Kind
  /// Whom or what in particular: a name, or an event's short code.
  public var subject: String?
  /// When it is due, put off by snoozing where that was asked.
  public var due: Instant

  /// Makes a timer.
  public init(kind: Kind, subject: String? = nil, due: Instant) {
    self.kind = kind
    self.subject = subject
    self.due = due
  }

  /// The id that `snooze` takes: the kind, and its subject where there is one.
  public var id: String {
    subject.map { "\(kind.rawValue):\($0)" } ?? kind.rawValue
  }

  /// Whether it is due.
  public func isDue(at now: Instant) -> Bool {
    due <= now
  }

  /// How often people should have been reminded by now: when it is due, and once more five minutes
  /// later; after that only the status line tells.
  public func reminders(by now: Instant) -> Int {
    guard isDue(at: now) else { return 0 }
    return due.advanced(bySeconds: Self.secondReminder) <= now ? 2 : 1
  }

  /// Seconds from the first reminder to the second.
  public static let secondReminder = 300
  /// Business days after resolving within which the review is held, where the playbook does not say.
  public static let reviewBusinessDays = 5
  /// The key under which a declaration keeps a length in business days, beside the severities.
  public static let businessDaysKey = "businessDays"
}

extension IncidentTimer {
  /// The tool's own settings, in seconds, by severity; a playbook or the settings may change them.
  ///
  /// `mitigated` variants apply once the impact has stopped, to severities that have the timer at all.
  /// Nothing under a severity is no timer.
  public static let defaults: [String: [Severity: Int]] = [
    Kind.leader.rawValue: [.p1: 300, .p2: 600],
    Kind.noAnswer.rawValue: [.p1: 300, .p2: 300],
    Kind.redial.rawValue: every(600),
    Kind.publicFirst.rawValue: [.p1: 600, .p2: 1800],
    Kind.internalUpdate.rawValue: [.p1: 900, .p2: 1800],
    mitigated(.internalUpdate): every(3600),
    Kind.escalate.rawValue: [.p1: 900, .p2: 1800],
    Kind.publicNext.rawValue: [.p1: 1800],
    Kind.customerEmail.rawValue: [.p1: 1800],
    Kind.rotation.rawValue: [.p1: 14_400, .p2: 14_400],
    mitigated(.rotation): every(14_400),
    Kind.handoff.rawValue: every(300),
    Kind.longAction.rawValue: [.p1: 900, .p2: 1800],
    Kind.reviewScheduled.rawValue: every(172_800),
  ]

  /// The tool's own length of a timer for an outage of the first severity, in seconds, to go by where
  /// an incident has no such timer; zero for one that has none.
  public static func usual(_ kind: Kind) -> Int { defaults[kind.rawValue]?[.p1] ?? 0 }

  /// The timers whose length a playbook and the settings may change, by their ids.
  ///
  /// The others are due when people said: a task, a follow-up, what was put off.
  public static let adjustable = Kind.allCases
    .filter { defaults[$0.rawValue] != nil || $0 == .reviewHeld }.map(\.rawValue)

  /// Whether a timer has a length of its own once the impact has stopped.
  public static func changesOnceMitigated(_ id: String) -> Bool {
    Kind(rawValue: id).map { defaults[mitigated($0)] != nil } ?? false
  }

  /// Lengths of which the first ones stand before the others, severity by severity.
  public static func merged(
    _ first: [String: [Severity: Int]], over second: [String: [Severity: Int]]
  ) -> [String: [Severity: Int]] {
    second.merging(first) { $0.merging($1) { $1 } }
  }

  /// The id under which a timer has its length once the impact has stopped.
  static func mitigated(_ kind: Kind) -> String { kind.rawValue + mitigatedEnd }

  /// The id of the timer whose length once the impact has stopped stands under an id; nil of another.
  ///
  /// A severity that does not have that timer does not have it later either.
  public static func untilMitigated(_ id: String) -> String? {
    id.hasSuffix(mitigatedEnd) ? String(id.dropLast(mitigatedEnd.count)) : nil
  }

  private static let mitigatedEnd = "-mitigated"

  private static func every(_ seconds: Int) -> [Severity: Int] {
    [.p1: seconds, .p2: seconds, .p3: seconds, .p4: seconds]
  }
}
