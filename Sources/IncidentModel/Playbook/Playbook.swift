/// What a runbook gives to the steps: the team's words, lists and tables.
///
/// Everything in it may be absent. What the team's copy lacks is taken from nowhere; its suggestion
/// does not appear.
public struct Playbook: Equatable, Sendable {
  /// The runbook's id.
  public var id: String
  /// The author's version, as written.
  public var version: String
  /// The title.
  public var title: String
  /// The SHA-256 of the file, in hex.
  public var sha256: String
  /// The part that belongs to each step.
  public var sections: [Step: Section]
  /// Roles to call for on step 1, in this order.
  public var roles: [Role]
  /// Roles that people take during the incident: scribe, communications and the like.
  public var teamRoles: [Role]
  /// What each severity means.
  public var severities: [Severity: SeverityMeaning]
  /// The checks to pass before the incident is resolved.
  public var checks: [Check]
  /// Ways to mitigate, from the lowest risk up.
  public var approaches: [Approach]
  /// The system, from the user inwards.
  public var components: [Component]
  /// The ids of known troublemakers among the components, first to look at first.
  public var suspects: [String]
  /// The gates that should have caught the fault before production.
  public var tollgates: [Tollgate]
  /// Message templates and notices by id.
  public var templates: [String: String]
  /// The decision matrix: scenario to approach.
  public var matrix: [MatrixRow]
  /// What the ways to mitigate risk; nil where the playbook has no such table.
  public var risks: RiskTable?
  /// Timers, in seconds by id and severity.
  ///
  /// `ID-mitigated` is the length once the impact has stopped. What is absent is the tool's own; zero switches a timer off.
  public var timers: [String: [Severity: Int]]
  /// Within how many business days after resolving the review is held; nil where `timers` says it, or
  /// nobody does.
  public var reviewBusinessDays: Int?
  /// How messages call where an incident stands, by `searching`, `acting`, `mitigated`, `resolved` and
  /// `closed`.
  public var statusWords: [String: String] = [:]
  /// What the team calls items of the cards, and what it says there, by the tool's ids for them.
  ///
  /// What is absent has a plain name of the tool's, which advises nothing.
  public var itemWords: [String: String] = [:]
  /// How messages call the levels of impact, by their ids.
  public var impactWords: [String: String] = [:]
  /// What a timer says when it is due, by its id.
  public var timerTexts: [String: String]
  /// What a message says for a placeholder while nothing better is known.
  public var defaults: [String: String]
  /// How far back to look for changes, in seconds.
  public var changeWindow: Int?
  /// The newest part of that window, the most suspect, in seconds.
  public var recentWindow: Int?
  /// Words that make a follow-up too vague to be done.
  public var vagueWords: [String]
  /// The kinds of causes; of a cause that fits several, the first counts.
  public var causeFamilies: [CauseFamily] = []
  /// The beginnings of words, or of phrases, by which a cause or a tollgate says that money was
  /// missing.
  public var fundingWords: [String] = []
  /// Words that blame people.
  public var blame = Blame()
  /// Words that people leave where something is still to be written.
  public var unfinishedWords: [String] = []
  /// Words of the trade, which customers do not understand.
  public var jargonWords: [String] = []
  /// The stages in which users are let in again, in order, each with a check after it.
  public var stages: [Check] = []
  /// When people are back, and what waited for them is due.
  public var morning = Morning.usual
  /// The kinds of changes to go through when asking what changed.
  public var changeKinds: [String] = []

  /// Makes a playbook; what is not given is absent.
  public init(
    id: String, version: String = "", title: String = "", sha256: String = "",
    sections: [Step: Section] = [:], roles: [Role] = [], teamRoles: [Role] = [],
    severities: [Severity: SeverityMeaning] = [:], checks: [Check] = [],
    approaches: [Approach] = [], components: [Component] = [], suspects: [String] = [],
    tollgates: [Tollgate] = [], templates: [String: String] = [:], matrix: [MatrixRow] = [],
    timers: [String: [Severity: Int]] = [:], timerTexts: [String: String] = [:],
    defaults: [String: String] = [:], changeWindow: Int? = nil, recentWindow: Int? = nil,
    vagueWords: [String] = []
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.sha256 = sha256
    self.sections = sections
    self.roles = roles
    self.teamRoles = teamRoles
    self.severities = severities
    self.checks = checks
    self.approaches = approaches
    self.components = components
    self.suspects = suspects
    self.tollgates = tollgates
    self.templates = templates
    self.matrix = matrix
    self.timers = timers
    self.timerTexts = timerTexts
    self.defaults = defaults
    self.changeWindow = changeWindow
    self.recentWindow = recentWindow
    self.vagueWords = vagueWords
  }
}
