/// Something that a step may leave undone.
///
/// The record keeps its id, so that other words for it, or another name of a role, do not make it
/// another thing.
enum Undone: Equatable, Sendable {
  /// Nobody of a role came, by its id.
  case role(String)
  /// A check has not passed, by its id.
  case check(String)
  /// One of those that there are once.
  case fact(Fact)

  /// What there is once in an incident.
  enum Fact: String, CaseIterable, Sendable {
    case confirmation = "confirmation"
    case impact = "impact"
    case leader = "leader"
    case page = "page"
    case publicWord = "public-word"
    case cause = "cause"
    case secondPerson = "second-person"
    case mitigated = "mitigated"
    case resolved = "resolved"
    case review = "review"
    case followUps = "followups"
  }

  private static let rolePrefix = "role:"
  private static let checkPrefix = "check:"

  /// Reads an id; nil for what is none, such as the sentences that records held before.
  init?(id: String) {
    if let fact = Fact(rawValue: id) {
      self = .fact(fact)
    } else if id.hasPrefix(Self.rolePrefix) {
      self = .role(String(id.dropFirst(Self.rolePrefix.count)))
    } else if id.hasPrefix(Self.checkPrefix) {
      self = .check(String(id.dropFirst(Self.checkPrefix.count)))
    } else {
      return nil
    }
  }

  /// The id that the record keeps.
  var id: String {
    switch self {
    case .role(let role): Self.rolePrefix + role
    case .check(let check): Self.checkPrefix + check
    case .fact(let fact): fact.rawValue
    }
  }

  /// What it is, in a few words; a role that has no name in the playbook is told by its id.
  func words(_ roleName: (String) -> String?) -> String {
    switch self {
    case .role(let role): "nobody from \(roleName(role) ?? role) yet"
    case .check(let check): "check \(check) not passed"
    case .fact(.confirmation): "nobody confirmed that it is real"
    case .fact(.impact): "impact not said"
    case .fact(.leader): "no leader assigned"
    case .fact(.page): "maintenance page not decided"
    case .fact(.publicWord): "no public word yet"
    case .fact(.cause): "no cause suspected"
    case .fact(.secondPerson): "the suspected cause has no second person"
    case .fact(.mitigated): "not mitigated"
    case .fact(.resolved): "not resolved"
    case .fact(.review): "review not scheduled"
    case .fact(.followUps): "no follow-ups"
    }
  }

  /// The words for what a record holds: those of an id, else the sentence as it stands there.
  static func words(kept: String, _ roleName: (String) -> String?) -> String {
    Undone(id: kept)?.words(roleName) ?? kept
  }
}

extension Playbook {
  /// The name of a role, of those to call or those to give out, by its id.
  func roleName(_ id: String) -> String? {
    (roles + teamRoles).first { $0.id == id }?.name
  }
}
