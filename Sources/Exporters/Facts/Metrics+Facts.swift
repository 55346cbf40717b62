public import Encoding
public import IncidentModel

extension Metrics {
  /// The milestones as times, the durations as whole seconds under keys that end in `Seconds`, and
  /// the formula of each duration.
  ///
  /// `milestones` holds every milestone by name, `null` where it was not reached; `assumed` names
  /// those that nobody said and that were taken from the next one. A duration is `null` where it is
  /// not known exactly; `ranges` says between what it lies, and has no most where nobody said when
  /// it started. `bounds` are those of milestones that nobody knows exactly.
  /// `cost` is what it cost at a rate, `null` without one.
  public func json(of incident: Incident, costRate: CostRate? = nil) -> JSON {
    var members: [String: JSON] = [
      "id": .string(incident.id),
      "assumed": .array(assumed.map { .string($0.rawValue) }),
    ]
    members["milestones"] = .object(
      Dictionary(Milestone.allCases.map { ($0.rawValue, JSON(milestones[$0])) }) { $1 })
    members["formulas"] = .object(
      Dictionary(spans.map { ($0.key, .string($0.formula)) }) { $1 })
    members["ranges"] = .object(
      Dictionary(spans.compactMap { span in span.length.rangeJSON.map { (span.key, $0) } }) { $1 })
    members["bounds"] = .object(
      Dictionary(
        bounds.map { milestone, range in
          let json: JSON = [
            "from": JSON(range.lowerBound), "until": JSON(range.upperBound),
          ]
          return (milestone.rawValue, json)
        }
      ) { $1 })
    members["cost"] = costRate?.json(of: self[MetricsSummary.compared]) ?? .null
    for span in spans {
      members[span.key] = JSON(number: span.seconds)
    }
    return .object(members)
  }
}

extension Length {
  /// Between what it lies; nil where it is known exactly, or not at all.
  fileprivate var rangeJSON: JSON? {
    switch self {
    case .unknown, .exactly: nil
    case .between(let least, let most): ["minSeconds": JSON(least), "maxSeconds": JSON(most)]
    case .atLeast(let least): ["minSeconds": JSON(least), "maxSeconds": .null]
    }
  }
}

extension CostRate {
  /// What a length costs, with how it is computed; `null` amounts where that is not known.
  public func json(of length: Length) -> JSON {
    var ends: (least: Int?, most: Int?) = (nil, nil)
    if let range = length.range { ends = (range.lowerBound, range.upperBound) }
    if case .atLeast(let least) = length { ends.least = least }
    return [
      "minAmount": JSON(number: ends.least.map(amount)),
      "maxAmount": JSON(number: ends.most.map(amount)), "currency": JSON(currency),
      "perHour": JSON(number: amount(ofSeconds: 3600)),
      "formula": "\(Metrics.impactFormula) * perHour",
    ]
  }
}
