/// What the playbook's decision matrix has for what was said so far.
public struct Advice: Equatable, Sendable {
  /// The row of the matrix.
  public var row: Playbook.MatrixRow
  /// The words that gave it away, in the order of the row.
  public var heard: [String]
  /// The rung of the ladder that it is; nil where the row names none.
  public var approach: Playbook.Approach?
  /// What it would take back, where a change gave it away.
  public var change: String?

  /// What to do, as a decision reads.
  public var text: String {
    change.map { "\(row.advice): \($0)" } ?? row.advice
  }
}
