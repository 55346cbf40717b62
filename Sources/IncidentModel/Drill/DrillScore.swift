import Encoding

/// How a run went against the times that the playbook and the scenario ask for.
///
/// When things happened is what `Metrics` says; nothing is measured here a second time.
public struct DrillScore: Equatable, Sendable {
  /// What came of a goal.
  public enum Outcome: Equatable, Sendable {
    /// Reached in time.
    case met
    /// Reached so many seconds too late.
    case late(seconds: Int)
    /// Not reached, and its time is over.
    case missed
    /// Not reached yet; its time is not over.
    case ahead
    /// Reached or not, nobody says by when it should be.
    case untimed

    /// The outcome as JSON and tests name it.
    public var word: String {
      switch self {
      case .met: "met"
      case .late: "late"
      case .missed: "missed"
      case .ahead: "ahead"
      case .untimed: "untimed"
      }
    }
  }

  /// Something to reach by a time.
  public struct Goal: Equatable, Sendable {
    /// The id, as scenarios name it in `targets`.
    public var id: String
    /// As people read it.
    public var name: String
    /// When it should be reached, in seconds from the declaration; nil where nobody says.
    public var target: Int?
    /// When it was reached, in seconds from the declaration; nil where it was not.
    public var reached: Int?
    /// What came of it.
    public var outcome: Outcome
  }

  /// The goals, in the order of the playbook.
  public let goals: [Goal]
  /// What else there is to learn from the run.
  public let remarks: [DrillRemark]

  /// How many goals that have a time were met.
  public var met: Int { goals.count { $0.outcome == .met } }
  /// How many goals have a time that is over, or were reached.
  public var counted: Int {
    goals.count { $0.outcome != .ahead && $0.outcome != .untimed }
  }

  /// Scores a run; without a scenario by the playbook's times alone.
  public init(situation: Situation, record: IncidentRecord, scenario: DrillScenario?) {
    let incident = situation.incident
    let metrics = Metrics(incident)
    let start = metrics.milestones[.declared] ?? situation.now
    let end = incident.closedAt ?? situation.now
    let reading = Reading(
      incident: incident, metrics: metrics, start: start, end: end, scenario: scenario)
    let overdue = OverdueTimers(record, until: end, calendar: situation.calendar)
    let before =
      [
        reading.goal("leader", .leaderAssigned, timer: "leader"), reading.page,
        reading.goal("public-first", .firstPublicUpdate, timer: "public-first"),
        reading.promises(.public, "public-next", "Promised public updates in time"),
        reading.internalUpdates, reading.morePeople(record), reading.customerEmail,
      ].compactMap(\.self)
    let milestones = [
      reading.goal("narrowed", .narrowed), reading.goal("mitigated", .mitigated),
      reading.goal("resolved", .resolved),
    ]
    goals = before + reading.answers(to: overdue) + milestones
    remarks = DrillRemark.all(situation: situation, record: record, scenario: scenario)
  }
}

extension DrillScore {
  /// What goals are read from.
  private struct Reading {
    let incident: Incident
    let metrics: Metrics
    let start: Instant
    /// Up to when things could be done.
    let end: Instant
    let scenario: DrillScenario?

    /// Whether nothing more can be reached.
    private var isOver: Bool { incident.isOver }

    func goal(
      _ id: String, _ milestone: Metrics.Milestone, timer: String? = nil
    ) -> Goal {
      let at = metrics.milestones[milestone]
      return goal(
        id, milestone.name, target(id, timer: timer), reached: at?.seconds(since: start))
    }

    /// When a goal should be reached: as the scenario asks, else the playbook's timer.
    private func target(_ id: String, timer: String?) -> Int? {
      // A timer of zero is off: the team asks for no such time.
      scenario?.targets[id] ?? timer.flatMap(incident.seconds)
    }

    private func goal(_ id: String, _ name: String, _ target: Int?, reached: Int?) -> Goal {
      let outcome: Outcome =
        if let target {
          if let reached {
            reached <= target ? .met : .late(seconds: reached - target)
          } else {
            isOver || end.seconds(since: start) > target ? .missed : .ahead
          }
        } else {
          .untimed
        }
      return Goal(id: id, name: name, target: target, reached: reached, outcome: outcome)
    }

    /// The page; "none needed" is an answer too, and has no time.
    var page: Goal? {
      incident.maintenance.state == .declined && metrics.milestones[.pageOn] == nil
        ? nil : goal("page", .pageOn)
    }

    /// Until when it hurt, as far as anybody said.
    private var relief: Instant {
      [incident.mitigatedAt, incident.resolvedAt].compactMap(\.self).min() ?? end
    }

    /// More people, once it goes on for too long; a call shortly before that counts as well.
    ///
    /// Whoever is alone redials anyway.
    func morePeople(_ record: IncidentRecord) -> Goal? {
      guard let target = target("escalate", timer: "escalate"), incident.alone == nil,
        relief.seconds(since: start) > target
      else { return nil }
      let from = start.advanced(bySeconds: target - IncidentTimer.secondReminder)
      let call = record.effectiveEvents.first { event in
        event.at >= from && (event.kind == .responderCalled || event.kind == .responderJoined)
      }
      return goal(
        "escalate", "More people called", target, reached: call?.at.seconds(since: start))
    }

    /// The first mail to the customers, where it went on long enough, or with data at risk.
    var customerEmail: Goal? {
      let atRisk = incident.impact?.dataAtRiskSince.map { $0.seconds(since: start) }
      let dues = [target("customer-email", timer: "customer-email"), atRisk]
      guard let target = dues.compactMap(\.self).min(), relief.seconds(since: start) > target
      else { return nil }
      let first = incident.updates.filter { $0.audience == .customers }.map(\.at).min()
      return goal(
        "customer-email", "Customers mailed", target, reached: first?.seconds(since: start))
    }

    /// Whether each promised time of the next update was kept.
    func promises(_ audience: StatusUpdate.Audience, _ id: String, _ name: String) -> Goal? {
      let given = incident.updates.filter { $0.audience == audience }.sorted { $0.at < $1.at }
      let late = given.enumerated().compactMap { place, update -> Int? in
        guard let next = update.next else { return nil }
        let following = given.dropFirst(place + 1).first?.at
        let until = [following, incident.resolvedAt].compactMap(\.self).min() ?? end
        return max(0, until.seconds(since: next))
      }
      return late.max().map { worst(id, name, $0) }
    }

    /// Whether the team heard something often enough, for as long as it hurt.
    var internalUpdates: Goal? {
      guard let length = incident.seconds(of: "internal-update") else { return nil }
      let told = incident.updates.filter { $0.audience == .internal && $0.at < relief }.map(\.at)
      let moments = [start] + told.sorted() + [relief]
      let gap = zip(moments, moments.dropFirst()).map { $1.seconds(since: $0) }.max() ?? 0
      guard gap > length || !told.isEmpty else { return nil }
      return worst("internal-update", "Internal updates in time", max(0, gap - length))
    }

    /// Whether what came due in between was answered while it was worth it.
    ///
    /// A minute is what a call takes. That nobody had to rotate in a short run is no merit.
    func answers(to overdue: OverdueTimers) -> [Goal] {
      let names: [(IncidentTimer.Kind, String)] = [
        (.noAnswer, "Next person called in time"), (.redial, "Rung again in time while alone"),
        (.longAction, "Actions in the time said"), (.handoff, "Lead taken over in time"),
        (.rotation, "Relieved in time"),
      ]
      return names.compactMap { kind, name in
        guard let seconds = overdue.longest[kind], kind != .rotation || seconds > Self.grace
        else { return nil }
        return worst(kind.rawValue, name, seconds > Self.grace ? seconds : 0)
      }
    }

    private static let grace = 60

    private func worst(_ id: String, _ name: String, _ late: Int) -> Goal {
      Goal(
        id: id, name: name, target: nil, reached: nil,
        outcome: late == 0 ? .met : .late(seconds: late))
    }
  }
}
