public import Encoding

/// An incident as its timeline tells it: a fold over events, with no other state.
public struct Incident: Equatable, Sendable, Identifiable {
  /// Where an incident stands.
  ///
  /// Mitigated (the impact stopped) and resolved (fixed and stable) are two things.
  public enum Status: String, CaseIterable, Sendable {
    case open = "open"
    case mitigated = "mitigated"
    case resolved = "resolved"
    case closed = "closed"
  }

  /// The id, which is the directory's name.
  public let id: String
  /// What is broken, in a few words.
  public var title = ""
  /// How bad it is.
  public var severity: Severity?
  /// Where it stands.
  public var status = Status.open
  /// The step that people are in.
  public var step = Step.callForHelp
  /// When each step was last entered.
  public var enteredAt: [Step: Instant] = [:]
  /// What the steps that were left had undone when they were left, each thing once, by its id; older
  /// records hold sentences.
  public var undone: [String] = []

  /// When it was declared, by the first declaration.
  public var declaredAt: Instant?
  /// When it was declared or, since then, last reopened: what the timers of an open incident count
  /// from.
  public var openedAt: Instant?
  /// Who declared it.
  public var declaredBy: String?
  /// The declarations; two machines may have declared the same incident.
  public var declarations: [IncidentDeclaration] = []
  /// When it began, where somebody said.
  public var began: Instant?
  /// Between when it began, where nobody knows exactly.
  public var beganBounds: ClosedRange<Instant>?
  /// When it was noticed, where somebody said.
  public var detected: Instant?
  /// Between when it was noticed, where nobody knows exactly.
  public var detectedBounds: ClosedRange<Instant>?
  /// How it was found: `monitor`, `user`, `staff` or `social`.
  public var foundBy: String?
  /// Whether it is practice only.
  public var isDrill = false
  /// The scenario that is practised; nil of a drill without one.
  public var scenario: AttachedRunbook?
  /// The name of the zone that its local times are told in.
  public var zone: String?
  /// The timers it was declared with: seconds by id and severity.
  public var timers: [String: [Severity: Int]] = [:]
  /// Within how many business days the review is held, as it was declared with.
  public var reviewBusinessDays: Int?
  /// The playbook it was declared with.
  public var playbook: AttachedRunbook?
  /// The runbooks used.
  public var runbooks: [AttachedRunbook] = []
  /// The war room's address.
  public var room: String?
  /// How the users are hit.
  public var impact: Impact?
  /// Who saw that it is real, and what they saw.
  public var confirmations: [CheckResult] = []

  /// Everybody who takes part, in order of appearance.
  public var people: [Responder] = []
  /// The names of all who were ever in the call, in the order in which they came.
  public var joined: [String] = []
  /// The first time that somebody came into the call who had not declared the incident.
  public var firstHelpAt: Instant?
  /// The newest time at which somebody was phoned or came into the call.
  public var lastCallAt: Instant?
  /// Who leads; nil where nobody can.
  ///
  /// Whoever declared acts as leader until one is assigned.
  public var leader: String?
  /// Since when.
  public var leaderSince: Instant?
  /// Whether the leader was assigned, rather than only acting.
  public var isLeaderAssigned = false
  /// Whether it was said that nobody can lead.
  public var isLeaderless = false
  /// The first assignment of a leader.
  public var firstLeaderAt: Instant?
  /// Who said that nobody answers, and goes on alone, until somebody else comes or leads.
  public var alone: LoneResponder?
  /// The lead on its way to somebody else, until that is accepted.
  public var handoff: Handoff?
  /// Who has which role, by the role's id.
  public var roles: [String: String] = [:]

  /// The maintenance page.
  public var maintenance = Maintenance()
  /// The status updates, in order.
  public var updates: [StatusUpdate] = []
  /// What changed before the outage.
  public var changes: [Change] = []
  /// The newest finding of each component.
  public var findings: [String: Finding] = [:]
  /// The newest finding of each person: where they are.
  public var looks: [String: Finding] = [:]
  /// The components that have findings, in order of appearance.
  public var foundComponents: [String] = []
  /// The ideas.
  public var theories: [Theory] = []
  /// The suspected cause.
  public var cause: SuspectedCause?
  /// When a cause was first suspected.
  public var firstCauseAt: Instant?

  /// The ways to mitigate that were proposed.
  public var options: [MitigationOption] = []
  /// The leader's decisions.
  public var decisions: [Decision] = []
  /// What the leader allowed beyond decisions, by its text.
  public var authorizations: [String] = []
  /// What was done.
  public var actions: [Action] = []
  /// Work given to people.
  public var tasks: [IncidentTask] = []

  /// The newest result of each check since the incident was last opened, by the check's id.
  public var checks: [String: CheckResult] = [:]
  /// What waits, while it waits.
  public var deferral: Deferral?
  /// When the impact stopped; where nobody said it, when it was resolved.
  public var mitigatedAt: Instant?
  /// Whether nobody said when the impact stopped before it was resolved.
  public var isMitigationAssumed = false
  /// When it was fixed and stable.
  public var resolvedAt: Instant?
  /// When it was closed.
  public var closedAt: Instant?
  /// Why it was closed.
  public var closeReason: String?
  /// The incident that this one duplicates or is superseded by.
  public var closedInFavorOf: String?
  /// How often it was reopened.
  public var reopenings = 0
  /// The times in which it was over until it was reopened, in order.
  public var respites: [Respite] = []

  /// The checklist items ticked, by their ids.
  public var ticked: Set<String> = []
  /// Until when each timer sleeps.
  public var snoozes: [String: Instant] = [:]
  /// The gates that people passed over.
  public var passedGates: [PassedGate] = []
  /// The tollgates missed.
  public var tollgates: [MissedTollgate] = []
  /// What the responders saw.
  public var contributions: [Contribution] = []
  /// Action items.
  public var followUps: [FollowUp] = []
  /// When the review takes place.
  public var reviewScheduled: Instant?
  /// When the review was scheduled.
  public var reviewScheduledAt: Instant?
  /// When the review was held.
  public var reviewHeld: Instant?
  /// How many events were folded in.
  public var eventCount = 0
  /// The newest time at which something happened.
  public var lastAt: Instant?

  /// An incident of which nothing is known yet.
  public init(id: String) {
    self.id = id
  }
}
