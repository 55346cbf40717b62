import Encoding

/// The durations of many incidents together.
///
/// Of each incident a handful of numbers and names is kept, whatever the length of its timeline.
public struct MetricsSummary: Equatable, Sendable {
  /// What incidents are compared by.
  public enum Grouping: String, CaseIterable, Sendable {
    /// The month of the declaration, as in `2026-11`, in UTC.
    case month = "month"
    case severity = "severity"
    /// The component of the suspected cause, else those that were found to have failed.
    case component = "component"
    /// The family of the suspected cause, by the playbook's words.
    case cause = "cause"
    /// The runbooks used besides the playbook.
    case runbook = "runbook"
  }

  /// One duration over all incidents, or some.
  public struct Row: Equatable, Sendable {
    /// Which duration it is.
    public var span: Metrics.Span
    /// Its values.
    public var distribution: Distribution
  }

  /// A group of incidents and one of their durations.
  public struct Group: Equatable, Sendable {
    /// What they have in common; nil for those of which it is not known.
    public var name: String?
    /// The values.
    public var distribution: Distribution
  }

  /// What is kept of an incident.
  private struct Sample: Equatable {
    var lengths: [Length]
    var groups: [Grouping: [String]]
    /// How long users were hit.
    var impact: Length
  }

  /// The durations by which incidents are compared unless others are asked for.
  public static let compared = "timeToMitigateSeconds"

  /// An incident that names missing money, in its suspected cause or at a tollgate.
  public private(set) var unfunded: [UnfundedIncident] = []
  /// How many drills were left out.
  public private(set) var drills = 0
  /// How many were left out because they were closed as a false alarm, a duplicate or superseded.
  public private(set) var notReal = 0
  private var samples: [Sample] = []
  private let families: [Playbook.CauseFamily]
  private let fundingWords: [String]
  /// Whether drills are counted, and nothing else.
  public let countsDrills: Bool

  /// The summary of no incident; `countingDrills` says whether drills are counted, and nothing else.
  public init(
    families: [Playbook.CauseFamily] = [], fundingWords: [String] = [],
    countingDrills: Bool = false
  ) {
    self.families = families
    self.fundingWords = fundingWords
    countsDrills = countingDrills
  }

  /// How many incidents are counted.
  public var count: Int { samples.count }

  /// Adds an incident.
  public mutating func add(_ incident: Incident) {
    guard incident.isDrill == countsDrills else {
      if incident.isDrill { drills += 1 }
      return
    }
    guard incident.isOutage else {
      notReal += 1
      return
    }
    let metrics = Metrics(incident)
    var groups: [Grouping: [String]] = [:]
    groups[.severity] = incident.severity.map { [$0.rawValue] }
    groups[.month] = incident.declaredAt.map { at in
      [String(CivilTime(at, offsetSeconds: 0).date.prefix(7))]
    }
    groups[.component] =
      incident.cause?.component.map { [$0] }
      ?? incident.foundComponents.filter { incident.findings[$0]?.state == .failed }
    groups[.cause] = incident.cause.flatMap { cause in
      Playbook.CauseFamily.of(cause, among: families).map { [$0] }
    }
    groups[.runbook] = incident.ownRunbooks.map(\.id)
    samples.append(
      Sample(
        lengths: metrics.spans.map(\.length), groups: groups.filter { !$0.value.isEmpty },
        impact: metrics[Self.compared]))
    if let found = UnfundedIncident(incident, words: fundingWords) { unfunded.append(found) }
  }

  /// The durations, in order.
  public var rows: [Row] {
    Metrics.definitions.indices.map { place in
      Row(
        span: Metrics.definitions[place],
        distribution: Distribution(samples.map { $0.lengths[place] }))
    }
  }

  /// A duration by groups, in the order of their names, those of which nothing is known at the end;
  /// an incident with two components counts for both.
  ///
  /// Empty where nothing is known of any.
  public func groups(by grouping: Grouping, of key: String = compared) -> [Group] {
    guard let place = Metrics.definitions.firstIndex(where: { $0.key == key }) else { return [] }
    var named: [String: [Length]] = [:]
    var rest: [Length] = []
    for sample in samples {
      let length = sample.lengths[place]
      guard let names = sample.groups[grouping] else {
        rest.append(length)
        continue
      }
      for name in Set(names) { named[name, default: []].append(length) }
    }
    guard !named.isEmpty else { return [] }
    let groups = named.sorted { $0.key < $1.key }
      .map { Group(name: $0.key, distribution: Distribution($0.value)) }
    return rest.isEmpty ? groups : groups + [Group(name: nil, distribution: Distribution(rest))]
  }

  /// What all of them cost at a rate, those whose length is not known left out.
  public func cost(at rate: CostRate) -> (total: ClosedRange<Int>, missing: Int) {
    rate.amount(of: samples.lazy.map(\.impact))
  }
}
