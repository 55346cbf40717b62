public import Encoding

/// The milestones of an incident and the durations between them: one computation for all views.
public struct Metrics: Equatable, Sendable {
  /// A point in the incident that durations are told from or to.
  public enum Milestone: String, CaseIterable, Sendable {
    case began = "began"
    case detected = "detected"
    case declared = "declared"
    case acknowledged = "acknowledged"
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
      case .acknowledged: "First help came"
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
    /// How long it is.
    public var length = Length.unknown

    /// Whether there were times in it that do not count, in which the incident was over.
    public var hasRespite = false

    /// How long it is, in whole seconds; nil where that is not known exactly.
    public var seconds: Int? {
      if case .exactly(let seconds) = length { seconds } else { nil }
    }

    /// How it is computed: `mitigated - began`, in the names of the milestones.
    public var formula: String {
      "\(to.rawValue) - \(from.rawValue)"
        + (hasRespite ? ", without the time between \(to.rawValue) and reopened" : "")
    }
  }

  /// When each milestone was reached, by what is best known: one that nobody said, and that is among
  /// `assumed`, stands where the next one does.
  public private(set) var milestones: [Milestone: Instant] = [:]
  /// The milestones that nobody said; no duration leans on them.
  public private(set) var assumed: [Milestone] = []
  /// Between when milestones were reached whose time nobody knows exactly.
  public private(set) var bounds: [Milestone: ClosedRange<Instant>] = [:]
  /// The times in which it was over until it was reopened; no duration from the begin counts them.
  public private(set) var respites: [Respite] = []
  /// The durations, in order.
  public private(set) var spans: [Span] = []

  /// How long users were hit.
  private static let impact = Span(
    key: MetricsSummary.compared, name: "Time to mitigate", from: .began, to: .mitigated)

  /// How it is computed how long users were hit, as part of a formula.
  public static let impactFormula = "(\(impact.formula))"

  /// The durations of an incident of which nothing is known.
  public static let definitions: [Span] = [
    Span(key: "timeToDetectSeconds", name: "Time to detect", from: .began, to: .detected),
    Span(key: "timeToDeclareSeconds", name: "Time to declare", from: .began, to: .declared),
    Span(
      key: "timeToAcknowledgeSeconds", name: "Time to acknowledge", from: .declared,
      to: .acknowledged),
    Span(
      key: "timeToLeaderSeconds", name: "Time to a leader", from: .declared, to: .leaderAssigned),
    Span(
      key: "timeToFirstUpdateSeconds", name: "Time to the first public word", from: .declared,
      to: .firstPublicUpdate),
    Span(
      key: "timeToNarrowSeconds", name: "Time to the suspected cause", from: .declared,
      to: .narrowed),
    impact,
    Span(key: "timeToResolveSeconds", name: "Time to resolve", from: .began, to: .resolved),
  ]

  /// Computes them from an incident.
  ///
  /// Where nobody said when it was detected, it was between its begin and its declaration; where
  /// nobody said when it began, that may have been any time before it was detected; where nobody said
  /// when the impact stopped, it was between its declaration or reopening and its resolution.
  public init(_ incident: Incident) {
    milestones[.declared] = incident.declaredAt
    milestones[.detected] = incident.detected ?? incident.declaredAt
    milestones[.began] = incident.began ?? milestones[.detected]
    milestones[.acknowledged] = incident.firstHelpAt
    milestones[.leaderAssigned] = incident.firstLeaderAt
    milestones[.pageOn] = incident.maintenance.firstOn
    milestones[.firstPublicUpdate] = incident.updates.lazy
      .filter { $0.audience == .public }.map(\.at).min()
    milestones[.narrowed] = incident.firstCauseAt
    milestones[.mitigated] = incident.mitigatedAt
    milestones[.resolved] = incident.resolvedAt
    milestones[.closed] = incident.closedAt
    if incident.began == nil, milestones[.began] != nil { assumed.append(.began) }
    if incident.detected == nil, milestones[.detected] != nil { assumed.append(.detected) }
    bounds[.began] = incident.beganBounds
    bounds[.detected] = incident.detectedBounds
    if incident.isMitigationAssumed, let over = incident.mitigatedAt {
      assumed.append(.mitigated)
      bounds[.mitigated] = min(incident.openedAt ?? over, over)...over
    }
    respites = incident.respites
    spans = Self.definitions.map { definition in
      var span = definition
      span.length = Length(from: ends(of: span.from), to: ends(of: span.to))
      if let respite = secondsOver(within: span) {
        span.length = span.length.without(respite)
        span.hasRespite = true
      }
      return span
    }
  }

  /// How many of a duration's seconds the incident was over in; nil where it never was.
  private func secondsOver(within span: Span) -> ClosedRange<Int>? {
    let times: [ClosedRange<Int>]
    switch span.to {
    case .mitigated: times = respites.map(\.secondsMitigated)
    case .resolved:
      times = respites.filter { $0.resolvedAt != nil }.map {
        $0.secondsResolved...$0.secondsResolved
      }
    default: return nil
    }
    guard !times.isEmpty else { return nil }
    return times.reduce(0...0) {
      ($0.lowerBound + $1.lowerBound)...($0.upperBound + $1.upperBound)
    }
  }

  /// The earliest and the latest that a milestone can have been; nil where there is no limit.
  private func ends(of milestone: Milestone) -> (earliest: Instant?, latest: Instant?) {
    let at = milestones[milestone]
    guard assumed.contains(milestone) else {
      return bounds[milestone].map { ($0.lowerBound, $0.upperBound) } ?? (at, at)
    }
    if let known = bounds[milestone] { return (known.lowerBound, known.upperBound) }
    switch milestone {
    case .began:
      // It had begun when it was noticed, which may have been later than is said.
      return (nil, bounds[.detected]?.upperBound ?? at)
    case .detected where !assumed.contains(.began):
      return (ends(of: .began).earliest, at)
    default:
      return (nil, at)
    }
  }

  /// The milestones that were reached, in order of time and, at the same time, of the playbook.
  ///
  /// Those that nobody said are among them, where the next one stands.
  public var reached: [(milestone: Milestone, at: Instant)] {
    Milestone.allCases.enumerated()
      .compactMap { place, milestone in milestones[milestone].map { (place, milestone, $0) } }
      .sorted { ($0.2, $0.0) < ($1.2, $1.0) }
      .map { ($0.1, $0.2) }
  }

  /// How long a duration is.
  public subscript(key: String) -> Length {
    spans.first { $0.key == key }?.length ?? .unknown
  }

  /// How long users were hit, in seconds, each time that they were: until they were well again, else
  /// until now.
  public static func hit(_ incident: Incident, now: Instant) -> Int {
    var incident = incident
    if incident.mitigatedAt == nil { incident.mitigatedAt = incident.closedAt ?? now }
    let length = Metrics(incident)[MetricsSummary.compared]
    return length.range?.upperBound ?? running(incident, now: now)
  }

  /// How long an incident has run, or ran: from its begin to its resolution, else to its closing,
  /// else to now.
  public static func running(_ incident: Incident, now: Instant) -> Int {
    guard let start = incident.began ?? incident.declaredAt else { return 0 }
    let end = incident.resolvedAt ?? incident.closedAt ?? now
    return max(0, end.seconds(since: start))
  }
}
