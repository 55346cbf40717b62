/// The parts of a post-mortem, in the order in which they stand.
///
/// The raw values name the parts in the file that remembers what was written into a draft.
enum PostMortemPart: String, CaseIterable, Sendable {
  case summary = "summary"
  case impact = "impact"
  case milestones = "milestones"
  case timeline = "timeline"
  case changes = "changes"
  case findings = "findings"
  case decisions = "decisions"
  case actions = "actions"
  case checks = "checks"
  case gates = "gates"
  case updates = "updates"
  case rootCause = "rootCause"
  case factors = "factors"
  case wentWell = "wentWell"
  case tollgates = "tollgates"
  case contributions = "contributions"
  case followUps = "followUps"
  case review = "review"
  case runbooks = "runbooks"
  case links = "links"
  case stillOpen = "stillOpen"

  /// The heading where the playbook's outline has none.
  var heading: String {
    switch self {
    case .summary: "Summary"
    case .impact: "Impact"
    case .milestones: "Milestones and durations"
    case .timeline: "Timeline"
    case .changes: "What changed before"
    case .findings: "Findings and theories"
    case .decisions: "Decisions"
    case .actions: "What was tried"
    case .checks: "Checks before it was called resolved"
    case .gates: "Gates passed over"
    case .updates: "Status updates"
    case .rootCause: "Root cause"
    case .factors: "Contributing factors"
    case .wentWell: "What went well"
    case .tollgates: "Tollgates"
    case .contributions: "What responders saw"
    case .followUps: "Follow-ups"
    case .review: "Review"
    case .runbooks: "Runbooks used"
    case .links: "Links"
    case .stillOpen: "Still to be written"
    }
  }

  /// Words of a heading, in lower case, that mean this part; the first part that has one takes it.
  var words: [String] {
    switch self {
    case .summary: ["summary"]
    case .impact: ["impact"]
    case .milestones: ["milestone", "duration"]
    case .timeline: ["timeline", "chronology"]
    case .changes: ["changed"]
    case .findings: ["finding", "theor"]
    case .decisions: ["decision"]
    case .actions: ["tried", "mitigation", "actions taken"]
    case .checks: ["checks"]
    case .gates: ["gates passed"]
    case .updates: ["updates", "communication"]
    case .rootCause: ["root cause"]
    case .factors: ["contribut", "factor", "made it possible"]
    case .wentWell: ["went well"]
    case .tollgates: ["tollgate"]
    case .contributions: ["responders saw"]
    case .followUps: ["follow-up", "follow up", "action item"]
    case .review: ["review"]
    case .runbooks: ["runbook"]
    case .links: ["links"]
    case .stillOpen: []
    }
  }
}
