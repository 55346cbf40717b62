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
