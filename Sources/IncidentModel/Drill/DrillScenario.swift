/// A made-up outage to practise with: what is told and seen, and when, and what helps.
///
/// All of its words are the scenario file's. Nothing in it happens by itself: `DrillPlay` tells from
/// the timeline and the clock what is due.
public struct DrillScenario: Equatable, Sendable {
  /// The scenario's id.
  public var id: String
  /// The author's version, as written.
  public var version: String
  /// The SHA-256 of the file, in hex.
  public var sha256: String
  /// What is broken, as the incident is declared.
  public var title: String
  /// How bad it is.
  public var severity: Severity
  /// How long a run takes, in seconds; nil where the file does not say.
  public var length: Int?
  /// Where the trainee is when it begins.
  public var opening: String
  /// When each goal should be reached, in seconds from the declaration, by the goal's id.
  public var targets: [String: Int]
  /// How long a phone rings before nobody answers, in seconds.
  public var ring: Int
  /// The people who can be phoned.
  public var people: [Person]
  /// What is told without being asked for, in the order of the file.
  public var symptoms: [Symptom]
  /// What can be looked at, in the order of the file.
  public var places: [Place]
  /// What people may do, in the order in which their words are tried.
  public var actions: [Action]
  /// What was wrong, in plain words; told when the drill is over.
  public var cause: String
  /// The component that fails, by its id.
  public var failing: String?
  /// What a good run looks like; told when the drill is over.
  public var debrief: String

  /// Makes a scenario; what is not given is absent.
  public init(
    id: String, version: String = "", sha256: String = "", title: String,
    severity: Severity = .p1, length: Int? = nil, opening: String = "",
    targets: [String: Int] = [:], ring: Int = 30, people: [Person] = [],
    symptoms: [Symptom] = [], places: [Place] = [], actions: [Action] = [], cause: String = "",
    failing: String? = nil, debrief: String = ""
  ) {
    self.id = id
    self.version = version
    self.sha256 = sha256
    self.title = title
    self.severity = severity
    self.length = length
    self.opening = opening
    self.targets = targets
    self.ring = ring
    self.people = people
    self.symptoms = symptoms
    self.places = places
    self.actions = actions
    self.cause = cause
    self.failing = failing
    self.debrief = debrief
  }
}

extension DrillScenario {
  /// When something is told or seen.
  public struct Cue: Equatable, Sendable {
    /// So many seconds after its moment.
    public var seconds: Int
    /// The action that took effect or the person who joined; nil for the start.
    public var after: String?

    /// Makes a cue.
    public init(seconds: Int = 0, after: String? = nil) {
      self.seconds = seconds
      self.after = after
    }
  }

  /// Something that is told without being asked for.
  public struct Symptom: Equatable, Sendable {
    /// When.
    public var cue: Cue
    /// Who or what tells it: a monitor, a colleague.
    public var by: String
    /// The words.
    public var text: String

    /// Makes a symptom.
    public init(cue: Cue, by: String, text: String) {
      self.cue = cue
      self.by = by
      self.text = text
    }
  }

  /// Something that can be looked at: a component, or a list such as the deployments.
  public struct Place: Equatable, Sendable {
    /// The id that people type.
    public var id: String
    /// What it shows, from when on; the last one that has come counts.
    public var looks: [Look]

    /// Makes a place.
    public init(id: String, looks: [Look]) {
      self.id = id
      self.looks = looks
    }
  }

  /// What a place shows from some moment on.
  public struct Look: Equatable, Sendable {
    /// From when on.
    public var cue: Cue
    /// The words.
    public var text: String

    /// Makes a look.
    public init(cue: Cue, text: String) {
      self.cue = cue
      self.text = text
    }
  }

  /// Somebody who can be phoned.
  public struct Person: Equatable, Sendable {
    /// The name.
    public var name: String
    /// The role, by its id in the playbook.
    public var role: String?
    /// The number to dial, made up like the person.
    public var phone: String?
    /// How long until they are in the call, in seconds; nil where they never answer.
    public var answersAfter: Int?
    /// The call that they answer first, from 1.
    public var answersCall: Int

    /// Makes a person.
    public init(
      name: String, role: String? = nil, phone: String? = nil, answersAfter: Int? = nil,
      answersCall: Int = 1
    ) {
      self.name = name
      self.role = role
      self.phone = phone
      self.answersAfter = answersAfter
      self.answersCall = answersCall
    }
  }

  /// Something that people may do.
  public struct Action: Equatable, Sendable {
    /// What it does to the outage.
    public enum Effect: String, CaseIterable, Sendable {
      /// The impact ends.
      case helps = "helps"
      /// Less harm, but the outage goes on.
      case eases = "eases"
      /// Nothing.
      case nothing = "nothing"
      /// More harm.
      case worsens = "worsens"
    }

    /// The id that cues refer to.
    public var id: String
    /// Ways to say it; each counts when all of its words are in what people said.
    public var words: [String]
    /// How long until it shows, in seconds.
    public var takes: Int
    /// What it does.
    public var effect: Effect
    /// The approach of the ladder that it is, by its id.
    public var approach: String?

    /// Makes an action.
    public init(
      id: String, words: [String], takes: Int = 0, effect: Effect = .nothing,
      approach: String? = nil
    ) {
      self.id = id
      self.words = words
      self.takes = takes
      self.effect = effect
      self.approach = approach
    }
  }

  /// The id of the action that stands for whatever no other action's words fit.
  public static let otherwise = "otherwise"

  /// The people of the scenario as a roster, in the place of the team's own: nobody is to be phoned
  /// for practice.
  public var roster: Roster {
    Roster(people: people.map { .init(name: $0.name, role: $0.role, phone: $0.phone) })
  }
}
