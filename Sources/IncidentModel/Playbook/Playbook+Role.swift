extension Playbook {
  /// A role that somebody fills.
  public struct Role: Equatable, Sendable {
    /// The id that people type.
    public var id: String
    /// The name that people read.
    public var name: String
    /// Whether somebody of this role should be in the call.
    public var isWanted: Bool

    /// Makes a role.
    public init(id: String, name: String, isWanted: Bool = false) {
      self.id = id
      self.name = name
      self.isWanted = isWanted
    }
  }
}
