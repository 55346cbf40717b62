extension Playbook {
  /// A way to mitigate; its rank is its place in the list.
  public struct Approach: Equatable, Sendable {
    /// The id that people type.
    public var id: String
    /// What it is.
    public var name: String
    /// How long it takes, as written.
    public var takes: String
    /// What to ask before choosing it.
    public var ask: String
    /// How easily it is undone, as written.
    public var undo: String
    /// The way back, in one sentence.
    public var back: String

    /// Whether whoever takes it can take it back without harm.
    public var isEasilyUndone: Bool { undo.lowercased() == "easy" }

    /// Makes an approach.
    public init(
      id: String, name: String, takes: String = "", ask: String = "", undo: String = "",
      back: String = ""
    ) {
      self.id = id
      self.name = name
      self.takes = takes
      self.ask = ask
      self.undo = undo
      self.back = back
    }
  }
}
