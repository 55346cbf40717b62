public import Encoding
public import IncidentModel

extension Metrics {
  /// The milestones as times, the durations as whole seconds under keys that end in `Seconds`, and
  /// the formula of each duration.
  ///
  /// `milestones` holds every milestone by name, `null` where it was not reached; `assumed` names
  /// those that nobody said and that were taken from the next one.
  public func json(of incident: Incident) -> JSON {
    var members: [String: JSON] = [
      "id": .string(incident.id),
      "assumed": .array(assumed(in: incident).map { .string($0.rawValue) }),
    ]
    members["milestones"] = .object(
      Dictionary(Milestone.allCases.map { ($0.rawValue, JSON(milestones[$0])) }) { $1 })
    members["formulas"] = .object(
      Dictionary(spans.map { ($0.key, .string("\($0.to.rawValue) - \($0.from.rawValue)")) }) { $1 })
    for span in spans {
      members[span.key] = JSON(number: span.seconds)
    }
    return .object(members)
  }

  /// The milestones that nobody said.
  func assumed(in incident: Incident) -> [Milestone] {
    guard incident.declaredAt != nil else { return [] }
    return (incident.began == nil ? [.began] : []) + (incident.detected == nil ? [.detected] : [])
  }
}
