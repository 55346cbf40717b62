/// How bad it is; what each level means is the playbook's to say.
public enum Severity: String, CaseIterable, Comparable, Hashable, Sendable {
  case p1 = "P1"
  case p2 = "P2"
  case p3 = "P3"
  case p4 = "P4"

  /// The severity that a person means: `P1`, `p1` or `1`.
  public init?(word: some StringProtocol) {
    let upper = word.uppercased()
    self.init(rawValue: upper.hasPrefix("P") ? upper : "P" + upper)
  }

  /// Worst first.
  public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
}
