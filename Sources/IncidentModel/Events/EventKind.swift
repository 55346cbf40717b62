/// What happened, by its name on the wire; names never change once released.
public enum EventKind: String, CaseIterable, Hashable, Sendable {
  case declared = "declared"
  case severitySet = "severity-set"
  case impactSet = "impact-set"
  case beganSet = "began-set"
  case roomSet = "room-set"
  case outageConfirmed = "outage-confirmed"
  case stepEntered = "step-entered"
  case stepDone = "step-done"
  case stepSkipped = "step-skipped"
  case responderCalled = "responder-called"
  case responderJoined = "responder-joined"
  case responderLeft = "responder-left"
  case leaderAssigned = "leader-assigned"
  case roleAssigned = "role-assigned"
  case handoffOffered = "handoff-offered"
  case handoffAccepted = "handoff-accepted"
  case note = "note"
  case maintenanceOn = "maintenance-on"
  case maintenanceUpdated = "maintenance-updated"
  case maintenanceOff = "maintenance-off"
  case maintenanceDeclined = "maintenance-declined"
  case updatePosted = "update-posted"
  case changed = "changed"
  case finding = "finding"
  case theoryOpened = "theory-opened"
  case ruledOut = "ruled-out"
  case causeSuspected = "cause-suspected"
  case causeConfirmed = "cause-confirmed"
  case optionProposed = "option-proposed"
  case decision = "decision"
  case authorized = "authorized"
  case actionStarted = "action-started"
  case actionEnded = "action-ended"
  case taskAssigned = "task-assigned"
  case taskDone = "task-done"
  case checkPassed = "check-passed"
  case checkFailed = "check-failed"
  case restoreDeferred = "restore-deferred"
  case itemTicked = "item-ticked"
  case itemUnticked = "item-unticked"
  case commandRun = "command-run"
  case mitigated = "mitigated"
  case resolved = "resolved"
  case reopened = "reopened"
  case closed = "closed"
  case amended = "amended"
  case retimed = "retimed"
  case struck = "struck"
  case timerSnoozed = "timer-snoozed"
  case gatePassedOver = "gate-passed-over"
  case tollgate = "tollgate"
  case contribution = "contribution"
  case followupAdded = "followup-added"
  case followupDone = "followup-done"
  case reviewScheduled = "review-scheduled"
  case reviewHeld = "review-held"
  case runbookAttached = "runbook-attached"

  /// Whether people's own view of the timeline leaves it out: it is bookkeeping of the tool.
  public var isBookkeeping: Bool {
    switch self {
    case .stepDone, .stepSkipped, .itemTicked, .itemUnticked, .timerSnoozed, .runbookAttached,
      .amended, .retimed, .struck:
      true
    default: false
    }
  }

  /// Whether it says something about where the incident stands, rather than being there to be read.
  public var changesIncident: Bool {
    switch self {
    case .note, .stepSkipped, .commandRun, .amended, .retimed, .struck: false
    default: true
    }
  }

  /// Whether it changes what another event says, rather than saying something of its own.
  public var isCorrection: Bool {
    self == .amended || self == .retimed || self == .struck
  }
}

extension EventKind {
  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The kind of a name on the wire; the same as by `rawValue`, without trying one after the other.
  public static func named(_ name: String) -> EventKind? {
    byName[name]
  }

  /// Whether it can hold words of a person under its `textKey`, so that these can be amended.
  public var hasText: Bool {
    switch self {
    case .responderCalled, .responderJoined, .responderLeft, .leaderAssigned, .roleAssigned,
      .handoffOffered, .handoffAccepted, .beganSet, .taskDone, .stepDone, .stepSkipped,
      .itemTicked, .itemUnticked, .commandRun, .closed, .retimed, .followupDone, .reviewScheduled,
      .reviewHeld, .runbookAttached:
      false
    default: true
    }
  }

  /// The key of `data` that holds what the person said, the part that `amend` replaces.
  public var textKey: EventData.Key {
    switch self {
    case .declared: .title
    case .roomSet: .url
    case .maintenanceOn, .maintenanceUpdated, .maintenanceOff, .updatePosted: .message
    case .changed: .what
    case .finding, .checkPassed, .checkFailed: .evidence
    case .ruledOut, .severitySet, .reopened, .struck, .timerSnoozed, .gatePassedOver,
      .maintenanceDeclined, .stepEntered:
      .why
    default: .text
    }
  }
}
