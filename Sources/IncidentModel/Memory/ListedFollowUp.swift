public import Encoding

/// An action item with the incident that it belongs to.
public struct ListedFollowUp: Equatable, Sendable {
  /// Where it stands; the first to be told first.
  public enum State: Int, Comparable, Sendable {
    case overdue = 0
    case open = 1
    case done = 2

    /// As people read it.
    public var name: String {
      switch self {
      case .overdue: "OVERDUE"
      case .open: "open"
      case .done: "done"
      }
    }

    /// What is told first.
    public static func < (a: State, b: State) -> Bool { a.rawValue < b.rawValue }
  }

  /// The incident's id.
  public var incident: String
  /// The zone that the incident was declared in, by its name; its dates are told there.
  public var zone: String?
  /// The item.
  public var item: FollowUp
  /// The missed tollgate that it answers.
  public var tollgate: MissedTollgate?

  /// The action items of an incident.
  public static func all(of incident: Incident) -> [ListedFollowUp] {
    incident.followUps.map { item in
      ListedFollowUp(
        incident: incident.id, zone: incident.zone, item: item,
        tollgate: incident.tollgate(answeredBy: item))
    }
  }

  /// Where it stands at a moment.
  public func state(at now: Instant) -> State {
    if item.doneAt != nil { return .done }
    return item.due.map { $0 < now } ?? false ? .overdue : .open
  }

  /// Items overdue the longest first, then those that are open by their dates, those without one
  /// after them, then those done, the newest first.
  public static func sorted(_ items: [ListedFollowUp], at now: Instant) -> [ListedFollowUp] {
    func key(_ listed: ListedFollowUp) -> (Int, Int64, String) {
      let state = listed.state(at: now)
      // A date far away, or none, must not overflow when it is turned round.
      let done = (listed.item.doneAt?.milliseconds ?? 0).multipliedReportingOverflow(by: -1)
      let time = state == .done ? done.partialValue : listed.item.due?.milliseconds ?? .max
      return (state.rawValue, time, listed.item.id)
    }
    return items.map { (key($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}

extension Incident {
  /// The missed tollgate that an action item answers, as it was last told.
  public func tollgate(answeredBy item: FollowUp) -> MissedTollgate? {
    tollgates.last(where: item.answers)
  }
}
