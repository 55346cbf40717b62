/// The people that the team's settings name: who they are, who is on call, whom to ring after that.
public struct Roster: Equatable, Sendable {
  /// Somebody of the team.
  public struct Person: Equatable, Sendable {
    /// The name that the record uses.
    public var name: String
    /// The roles, by their ids in the playbook; the usual one first.
    public var roles: [String]
    /// The number to dial.
    public var phone: String?
    /// Other names that mean the same person: a git name, a login, a nickname.
    public var aliases: [String]
    /// What they know, in a few words each.
    public var knows: [String]

    /// Makes a person.
    public init(
      name: String, role: String? = nil, phone: String? = nil, aliases: [String] = [],
      knows: [String] = []
    ) {
      self.name = name
      roles = role.map { [$0] } ?? []
      self.phone = phone
      self.aliases = aliases
      self.knows = knows
    }

    /// The usual role.
    public var role: String? { roles.first }
  }

  /// Somebody to ring when the team alone does not get on: a head, a supplier's support.
  public struct Contact: Equatable, Sendable {
    /// Who it is.
    public var name: String
    /// The number to dial.
    public var phone: String?
    /// What to have at hand, such as the number of the contract.
    public var note: String?

    /// Makes a contact.
    public init(name: String, phone: String? = nil, note: String? = nil) {
      self.name = name
      self.phone = phone
      self.note = note
    }
  }

  /// Everybody, in the order in which the settings list them.
  public var people: [Person]
  /// Who is on call when; nil where the settings do not say.
  public var rotation: Rotation?
  /// Whom to ring next, in this order, where nobody of the team answers or gets on.
  public var escalation: [Contact]

  /// Makes a roster.
  public init(people: [Person] = [], rotation: Rotation? = nil, escalation: [Contact] = []) {
    self.people = people
    self.rotation = rotation
    self.escalation = escalation
  }

  /// The person that a name or an alias means, in any case.
  public func person(named word: String) -> Person? {
    let word = word.lowercased()
    return people.first {
      $0.name.lowercased() == word || $0.aliases.contains { $0.lowercased() == word }
    }
  }

  /// The number of somebody, from the roster or else the escalation chain.
  public func phone(of name: String) -> String? {
    let lower = name.lowercased()
    return person(named: name)?.phone
      ?? escalation.first { $0.name.lowercased() == lower }?.phone
  }
}
