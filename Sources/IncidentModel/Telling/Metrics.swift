public import Encoding

/// The milestones of an incident and the durations between them: one computation for all views.
public struct Metrics: Equatable, Sendable {
  /// A point in the incident that durations are told from or to.
  public enum Milestone: String, CaseIterable, Sendable {
    case began = "began"
    case detected = "detected"
    case declared = "declared"
    case leaderAssigned = "leaderAssigned"
    case pageOn = "maintenanceOn"
    case firstPublicUpdate = "firstPublicUpdate"
    case narrowed = "narrowed"
    case mitigated = "mitigated"
    case resolved = "resolved"
    case closed = "closed"

    /// As people read it.
    public var name: String {
      switch self {
      case .began: "Began"
      case .detected: "Detected"
      case .declared: "Declared"
      case .leaderAssigned: "Leader assigned"
      case .pageOn: "Maintenance page on"
      case .firstPublicUpdate: "First public update"
      case .narrowed: "Cause suspected"
      case .mitigated: "Mitigated"
      case .resolved: "Resolved"
      case .closed: "Closed"
      }
    }
  }

  /// A duration, by its key and its two ends.
  public struct Span: Equatable, Sendable {
    /// The key in JSON; ends in `Seconds`.
    public var key: String
    /// As people read it.
    public var name: String
    /// Where it starts.
    public var from: Milestone
    /// Where it ends.
    public var to: Milestone
    /// How long it is, in whole seconds; nil while an end is missing, or where the two ends are the
    /// wrong way round.
    public var seconds: Int?
  }

  /// When each milestone was reached.
  public var milestones: [Milestone: Instant]
  /// The durations, in order.
  public var spans: [Span]

  private static let definitions: [(String, String, Milestone, Milestone)] = [
    ("timeToDetectSeconds", "Time to detect", .began, .detected),
    ("timeToDeclareSeconds", "Time to declare", .began, .declared),
    ("timeToLeaderSeconds", "Time to a leader", .declared, .leaderAssigned),
    ("timeToFirstUpdateSeconds", "Time to the first public word", .declared, .firstPublicUpdate),
    ("timeToNarrowSeconds", "Time to the suspected cause", .declared, .narrowed),
    ("timeToMitigateSeconds", "Time to mitigate", .began, .mitigated),
    ("timeToResolveSeconds", "Time to resolve", .began, .resolved),
  ]

  /// Computes them from an incident.
  ///
  /// Where nobody said when it began, it began when it was detected, else when it was declared;
  /// where nobody said when it was detected, it was detected when it was declared.
  public init(_ incident: Incident) {
    var milestones: [Milestone: Instant] = [:]
    milestones[.declared] = incident.declaredAt
    milestones[.detected] = incident.detected ?? incident.declaredAt
    milestones[.began] = incident.began ?? milestones[.detected]
    milestones[.leaderAssigned] = incident.firstLeaderAt
    milestones[.pageOn] = incident.maintenance.firstOn
    milestones[.firstPublicUpdate] = incident.updates.lazy
      .filter { $0.audience == .public }.map(\.at).min()
    milestones[.narrowed] = incident.firstCauseAt
    milestones[.mitigated] = incident.mitigatedAt
    milestones[.resolved] = incident.resolvedAt
    milestones[.closed] = incident.closedAt
    self.milestones = milestones
    spans = Self.definitions.map { key, name, from, to in
      var span = Span(key: key, name: name, from: from, to: to)
      if let start = milestones[from], let end = milestones[to], start <= end {
        span.seconds = end.seconds(since: start)
      }
      return span
    }
  }

  /// The milestones that were reached, in order of time and, at the same time, of the playbook.
  public var reached: [(milestone: Milestone, at: Instant)] {
    Milestone.allCases.enumerated()
      .compactMap { place, milestone in milestones[milestone].map { (place, milestone, $0) } }
      .sorted { ($0.2, $0.0) < ($1.2, $1.0) }
      .map { ($0.1, $0.2) }
  }

  /// How long an incident has run, or ran: from its begin to its resolution, else to its closing,
  /// else to now.
  public static func running(_ incident: Incident, now: Instant) -> Int {
    guard let start = incident.began ?? incident.declaredAt else { return 0 }
    let end = incident.resolvedAt ?? incident.closedAt ?? now
    return max(0, end.seconds(since: start))
  }
}
