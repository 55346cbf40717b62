/// A way to mitigate that somebody proposed.
public struct MitigationOption: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// What to do.
  public var text: String
  /// The approach of the ladder that it is, by its id.
  public var approach: String?
  /// What speaks for it.
  public var pros: String?
  /// What speaks against it.
  public var cons: String?
  /// How long it takes, as said.
  public var takes: String?
  /// Who proposed it.
  public var by: String
  /// Why it is out, once it is; empty where nobody said.
  public var ruledOut: String?
}
