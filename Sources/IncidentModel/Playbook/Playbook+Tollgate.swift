extension Playbook {
  /// A gate that should have caught the fault before production.
  public struct Tollgate: Equatable, Sendable {
    /// The id that people type.
    public var id: String
    /// What it is.
    public var name: String
    /// Usual factual reasons why it let the fault through.
    public var reasons: [String]

    /// Makes a tollgate.
    public init(id: String, name: String, reasons: [String] = []) {
      self.id = id
      self.name = name
      self.reasons = reasons
    }
  }

  /// The one spelling of a tollgate that a word means, in any case; the word itself for another one.
  public func tollgateID(_ word: String) -> String {
    let lower = word.lowercased()
    return tollgates.first { $0.id.lowercased() == lower || $0.name.lowercased() == lower }?.id
      ?? word
  }
}
