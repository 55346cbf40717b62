extension Playbook {
  /// What a severity means to this team.
  public struct SeverityMeaning: Equatable, Sendable {
    /// One word for it.
    public var name: String
    /// When it applies, in one line.
    public var meaning: String
    /// How soon somebody answers, as written.
    public var respond: String
    /// Who is paged, as written.
    public var page: String

    /// Makes a meaning.
    public init(name: String, meaning: String, respond: String = "", page: String = "") {
      self.name = name
      self.meaning = meaning
      self.respond = respond
      self.page = page
    }
  }
}
