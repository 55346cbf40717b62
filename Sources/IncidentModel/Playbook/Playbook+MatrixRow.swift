extension Playbook {
  /// One row of the decision matrix.
  public struct MatrixRow: Equatable, Sendable {
    /// What is going on.
    public var scenario: String
    /// What to do about it, in words.
    public var advice: String
    /// The approach of the ladder that this is, by its id; empty where the table does not say.
    public var approach: String
    /// What it costs.
    public var cost: String
    /// Words that give the scenario away when people say them.
    public var signs: [String]
    /// What to do about it once it is over.
    public var later: String

    /// Makes a row.
    public init(
      scenario: String, advice: String, approach: String = "", cost: String = "",
      signs: [String] = [], later: String = ""
    ) {
      self.scenario = scenario
      self.advice = advice
      self.approach = approach
      self.cost = cost
      self.signs = signs
      self.later = later
    }
  }
}
