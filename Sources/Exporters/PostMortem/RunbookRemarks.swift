/// What an incident says about a runbook that it used.
public struct RunbookRemarks: Equatable, Sendable {
  /// The runbook's id.
  public var id: String
  /// The items of the steps that were walked, which nobody ticked.
  public var undone: [String]
  /// The commands that did not end as they should, in words.
  public var failures: [String]
  /// How many things were noted in the steps that it tells of.
  public var notes: Int

  /// Makes remarks; what is not given is none.
  public init(
    id: String, undone: [String] = [], failures: [String] = [], notes: Int = 0
  ) {
    self.id = id
    self.undone = undone
    self.failures = failures
    self.notes = notes
  }
}
