public import Encoding

/// Something to learn from a run, beside its times.
public struct DrillRemark: Equatable, Sendable {
  /// What it is about.
  public enum Kind: String, CaseIterable, Sendable {
    /// A step that nobody went through.
    case skippedStep = "skipped-step"
    /// What a step asked for and did not get.
    case undone = "undone"
    /// A gate that people went past.
    case passedGate = "passed-gate"
    /// A step that cannot be taken back, before one that can.
    case riskyFirst = "risky-first"
    /// Something that was done made it worse.
    case worsened = "worsened"
    /// The suspected cause, seen by one person only.
    case unconfirmedCause = "unconfirmed-cause"
    /// The suspected cause is another part than the scenario's.
    case otherCause = "other-cause"
    /// The suspected cause is the scenario's part.
    case rightCause = "right-cause"
    /// It was called mitigated while users were still hit.
    case tooSoon = "too-soon"
    /// It was never called mitigated though the impact had ended.
    case unnoticed = "unnoticed"
  }

  /// What it is about.
  public var kind: Kind
  /// What it was, as the record says it: a step, a gate's reason, an action; empty where the kind says
  /// all.
  public var subject: String
  /// When it happened; nil of what did not.
  public var at: Instant?

  init(_ kind: Kind, _ subject: String = "", at: Instant? = nil) {
    self.kind = kind
    self.subject = subject
    self.at = at
  }

  /// Everything there is to remark, what should have come first first.
  static func all(
    situation: Situation, record: IncidentRecord, scenario: DrillScenario?
  ) -> [DrillRemark] {
    let incident = situation.incident
    let furthest = incident.enteredAt.keys.max() ?? incident.step
    let skipped = Step.allCases
      .filter { $0 < furthest && incident.enteredAt[$0] == nil && !isDone($0, incident) }
      .map { DrillRemark(.skippedStep, $0.name) }
    let undone = incident.undone.map { kept in
      DrillRemark(.undone, Undone.words(kept: kept, situation.playbook.roleName))
    }
    let gates = incident.passedGates.map {
      DrillRemark(.passedGate, $0.why ?? $0.gate, at: $0.at)
    }
    let play = scenario.map { DrillPlay(scenario: $0, record: record) }
    return skipped + undone + gates + risky(situation, play) + worsened(incident, play)
      + cause(incident, scenario) + relief(incident, play)
  }

  /// Whether what a step is for was done from elsewhere.
  private static func isDone(_ step: Step, _ incident: Incident) -> Bool {
    switch step {
    case .assignLeader: incident.firstLeaderAt != nil
    case .maintenancePage: incident.maintenance.state != .undecided
    case .narrow: incident.firstCauseAt != nil
    case .mitigate: incident.mitigatedAt != nil
    case .callForHelp, .restore, .postMortem: false
    }
  }

  /// The first step that cannot be taken back easily, where none that can was tried before it.
  private static func risky(_ situation: Situation, _ play: DrillPlay?) -> [DrillRemark] {
    let playbook = situation.playbook
    let easy = Set(playbook.approaches.filter(\.isEasilyUndone).map(\.id))
    guard !easy.isEmpty else { return [] }
    for action in situation.incident.actions.sorted(by: { $0.startedAt < $1.startedAt }) {
      let meant = play?.deeds.first { $0.id == action.id }?.action.approach
      guard let approach = action.approach ?? meant else { continue }
      if easy.contains(approach) { return [] }
      let rank = playbook.approaches.firstIndex { $0.id == approach } ?? 0
      let isOpenBelow = playbook.approaches[..<rank].contains {
        easy.contains($0.id) && !situation.isRuledOut($0)
      }
      guard isOpenBelow else { continue }
      return [DrillRemark(.riskyFirst, action.text, at: action.startedAt)]
    }
    return []
  }

  private static func worsened(_ incident: Incident, _ play: DrillPlay?) -> [DrillRemark] {
    incident.actions.filter { action in
      let deed = play?.deeds.first { $0.id == action.id }
      return action.outcome == .worse || deed?.action.effect == .worsens
    }
    .map { DrillRemark(.worsened, $0.text, at: $0.startedAt) }
  }

  private static func cause(_ incident: Incident, _ scenario: DrillScenario?) -> [DrillRemark] {
    guard let cause = incident.cause else { return [] }
    var remarks: [DrillRemark] = []
    if let failing = scenario?.failing, let component = cause.component {
      let isRight = component == failing
      remarks.append(DrillRemark(isRight ? .rightCause : .otherCause, component, at: cause.at))
    }
    if cause.confirmedBy == nil {
      remarks.append(DrillRemark(.unconfirmedCause, cause.text, at: cause.at))
    }
    return remarks
  }

  private static func relief(_ incident: Incident, _ play: DrillPlay?) -> [DrillRemark] {
    guard let play else { return [] }
    guard let said = incident.mitigatedAt ?? incident.resolvedAt else {
      return play.relievedAt == nil ? [] : [DrillRemark(.unnoticed, at: play.relievedAt)]
    }
    return play.isRelieved(at: said) ? [] : [DrillRemark(.tooSoon, at: said)]
  }
}
