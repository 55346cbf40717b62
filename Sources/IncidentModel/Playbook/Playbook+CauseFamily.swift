extension Playbook {
  /// A kind of cause, which incidents are compared by.
  public struct CauseFamily: Equatable, Sendable {
    /// The id.
    public var id: String
    /// The name that people read.
    public var name: String
    /// The beginnings of words, or of phrases, that a cause of this family has in it.
    public var words: [String]

    /// Makes a family.
    public init(id: String, name: String, words: [String]) {
      self.id = id
      self.name = name
      self.words = words
    }

    /// The name of the family that was said of a suspected cause, else of the first whose words are
    /// in it or in its component's id; nil where none has any.
    static func of(_ cause: SuspectedCause, among families: [CauseFamily]) -> String? {
      if let said = cause.family {
        return families.first { $0.id == said }?.name ?? said
      }
      let text = cause.text + " " + (cause.component ?? "")
      return families.first { WordMatch.holds(text, anyOf: $0.words) }?.name
    }
  }
}
