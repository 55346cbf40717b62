extension Playbook {
  /// A check to pass before the incident is resolved.
  public struct Check: Equatable, Sendable {
    /// The id that people type.
    public var id: String
    /// What is checked.
    public var name: String
    /// Whether it counts only from somebody who took no action in the incident.
    public var needsSecondPerson: Bool

    /// Makes a check.
    public init(id: String, name: String, needsSecondPerson: Bool = false) {
      self.id = id
      self.name = name
      self.needsSecondPerson = needsSecondPerson
    }
  }
}
