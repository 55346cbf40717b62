import Encoding

/// The durations of many incidents together.
public struct MetricsSummary: Equatable, Sendable {
  /// The values of one duration.
  public struct Distribution: Equatable, Sendable {
    /// In order, in whole seconds.
    public private(set) var values: [Int] = []
    /// How many incidents had no value.
    public private(set) var missing = 0

    mutating func add(_ seconds: Int?) {
      guard let seconds else { return missing += 1 }
      let place = values.firstIndex { $0 > seconds } ?? values.endIndex
      values.insert(seconds, at: place)
    }

    /// The value in the middle, of an even count the mean of the two there, rounded down.
    public var median: Int? {
      guard let upper = values.dropFirst(values.count / 2).first else { return nil }
      guard values.count.isMultiple(of: 2) else { return upper }
      let lower = values[values.count / 2 - 1]
      return lower + (upper - lower) / 2
    }

    /// The value that nine in ten do not exceed, by the nearest rank.
    public var ninetieth: Int? {
      values.isEmpty ? nil : values[(values.count * 9 + 9) / 10 - 1]
    }
  }

  /// One duration over all incidents.
  public struct Row: Equatable, Sendable {
    /// The key in JSON, as in `Metrics`.
    public var key: String
    /// As people read it.
    public var name: String
    /// Where it starts.
    public var from: Metrics.Milestone
    /// Where it ends.
    public var to: Metrics.Milestone
    /// Its values.
    public var distribution = Distribution()
  }

  /// The durations, in order.
  public private(set) var rows: [Row] = []
  /// The time to mitigate by severity.
  public private(set) var bySeverity: [String: Distribution] = [:]
  /// The time to mitigate by the month of the declaration, as in `2026-11`, in UTC.
  public private(set) var byMonth: [String: Distribution] = [:]
  /// The time to mitigate by the component that is the suspected cause.
  public private(set) var byComponent: [String: Distribution] = [:]
  /// How many incidents are counted.
  public private(set) var count = 0
  /// How many drills were left out.
  public private(set) var drills = 0
  /// How many were left out because they were closed as a false alarm, a duplicate or superseded.
  public private(set) var notReal = 0

  /// The duration that incidents are compared by.
  public static let compared = "timeToMitigateSeconds"

  /// The summary of no incident.
  public init() {}

  /// Adds an incident; `drills` says whether drills are counted, and nothing else.
  public mutating func add(_ incident: Incident, countingDrills: Bool = false) {
    guard incident.isDrill == countingDrills else {
      if incident.isDrill { drills += 1 }
      return
    }
    if let reason = incident.closeReason, reason != "resolved" {
      notReal += 1
      return
    }
    count += 1
    let metrics = Metrics(incident)
    if rows.isEmpty {
      rows = metrics.spans.map { Row(key: $0.key, name: $0.name, from: $0.from, to: $0.to) }
    }
    for (place, span) in metrics.spans.enumerated() where rows.indices.contains(place) {
      rows[place].distribution.add(span.seconds)
      guard span.key == Self.compared else { continue }
      bySeverity[incident.severity?.rawValue ?? "P?", default: Distribution()].add(span.seconds)
      if let declared = incident.declaredAt {
        let month = CivilTime(declared, offsetSeconds: 0).date.prefix(7)
        byMonth[String(month), default: Distribution()].add(span.seconds)
      }
      if let component = incident.cause?.component {
        byComponent[component, default: Distribution()].add(span.seconds)
      }
    }
  }
}
