/// One of the seven steps of the playbook; a map of an incident, not a corridor through it.
public enum Step: Int, CaseIterable, Comparable, Hashable, Sendable {
  case callForHelp = 1
  case assignLeader
  case maintenancePage
  case narrow
  case mitigate
  case restore
  case postMortem

  /// The step's id on the wire and on the command line.
  public var id: String {
    switch self {
    case .callForHelp: "call-for-help"
    case .assignLeader: "assign-leader"
    case .maintenancePage: "maintenance-page"
    case .narrow: "narrow"
    case .mitigate: "mitigate"
    case .restore: "restore"
    case .postMortem: "post-mortem"
    }
  }

  /// The step's name, as people say it.
  public var name: String {
    switch self {
    case .callForHelp: "Call for help"
    case .assignLeader: "Assign a leader"
    case .maintenancePage: "Maintenance page"
    case .narrow: "Narrow the issue"
    case .mitigate: "Mitigate"
    case .restore: "Restore full service"
    case .postMortem: "Post-mortem"
    }
  }

  /// One word for the prompt, short enough to leave room for typing.
  public var shortName: String {
    switch self {
    case .callForHelp: "call"
    case .assignLeader: "lead"
    case .maintenancePage: "page"
    case .narrow: "narrow"
    case .mitigate: "mitigate"
    case .restore: "restore"
    case .postMortem: "learn"
    }
  }

  /// The step with this id, or nil.
  public init?(id: some StringProtocol) {
    guard let step = Self.allCases.first(where: { $0.id == id }) else { return nil }
    self = step
  }

  /// The step that a person means by a number, an id, a name or a unique beginning of one.
  public init?(word: some StringProtocol) {
    let word = word.lowercased()
    if let number = Int(word) {
      self.init(rawValue: number)
      return
    }
    if let exact = Self.allCases.first(where: {
      $0.id == word || $0.shortName == word || $0.name.lowercased() == word
    }) {
      self = exact
      return
    }
    let candidates = Self.allCases.filter {
      $0.id.hasPrefix(word) || $0.shortName.hasPrefix(word) || $0.name.lowercased().hasPrefix(word)
    }
    guard !word.isEmpty, candidates.count == 1 else { return nil }
    self = candidates[0]
  }

  /// The step after this one, or nil after the last.
  public var next: Step? { Step(rawValue: rawValue + 1) }

  /// The step before this one, or nil before the first.
  public var previous: Step? { Step(rawValue: rawValue - 1) }

  /// In the order in which the playbook walks them.
  public static func < (a: Step, b: Step) -> Bool { a.rawValue < b.rawValue }
}
