/// The people that the team's settings name.
public struct Roster: Equatable, Sendable {
  /// Somebody of the team.
  public struct Person: Equatable, Sendable {
    /// The name that the record uses.
    public var name: String
    /// The role, by its id in the playbook.
    public var role: String?
    /// The number to dial.
    public var phone: String?
    /// Other names that mean the same person: a git name, a login, a nickname.
    public var aliases: [String]

    /// Makes a person.
    public init(name: String, role: String? = nil, phone: String? = nil, aliases: [String] = []) {
      self.name = name
      self.role = role
      self.phone = phone
      self.aliases = aliases
    }
  }

  /// Everybody, in the order in which the settings list them.
  public var people: [Person]

  /// Makes a roster.
  public init(people: [Person] = []) {
    self.people = people
  }

  /// The person that a name or an alias means, in any case.
  public func person(named word: String) -> Person? {
    let word = word.lowercased()
    return people.first {
      $0.name.lowercased() == word || $0.aliases.contains { $0.lowercased() == word }
    }
  }
}

extension Incident {
  /// The one spelling of a name: the roster's, else the one already used in this incident.
  ///
  /// Returns nil for somebody whom neither knows.
  public func knownName(_ word: String, roster: Roster) -> String? {
    if let person = roster.person(named: word) { return person.name }
    let lower = word.lowercased()
    return people.first { $0.name.lowercased() == lower }?.name
  }

  /// The people who are in the call now, in order of appearance.
  public var present: [Responder] {
    people.filter { $0.presence == .joined }
  }

  /// Somebody in the call to whom the leader can give work, those with the fewest duties first.
  public var helper: String? {
    let free = present.map(\.name).filter { $0 != leader }
    func load(_ name: String) -> Int {
      roles.values.filter { $0 == name }.count
        + tasks.filter { $0.to == name && $0.doneAt == nil }.count
        + actions.filter { $0.by == name && $0.endedAt == nil }.count
    }
    return free.min { load($0) < load($1) }
  }

  /// Whether one engineer carries the incident alone: people were called and nobody else came.
  public var isAlone: Bool {
    present.count <= 1
      && people.contains {
        $0.presence == .called || $0.presence == .noAnswer || $0.presence == .declined
      }
  }

  /// Whether somebody did something to the system during the incident.
  public func hasActed(_ name: String) -> Bool {
    actions.contains { $0.by == name }
  }

  /// The action that runs now.
  public var runningAction: Action? {
    actions.last { $0.endedAt == nil }
  }

  /// The newest decision on which nothing was begun yet.
  public var openDecision: Decision? {
    decisions.last { !$0.isTaken }
  }

  /// The newest update for an audience.
  public func lastUpdate(_ audience: StatusUpdate.Audience) -> StatusUpdate? {
    updates.last { $0.audience == audience }
  }
}
