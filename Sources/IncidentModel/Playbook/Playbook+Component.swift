extension Playbook {
  /// A part of the system.
  public struct Component: Equatable, Sendable {
    /// The id that people type.
    public var id: String
    /// The name that people read.
    public var name: String
    /// The ids of the components that it calls.
    public var next: [String]
    /// What to look at, in one line.
    public var look: String

    /// Makes a component.
    public init(id: String, name: String, next: [String] = [], look: String = "") {
      self.id = id
      self.name = name
      self.next = next
      self.look = look
    }
  }
}
