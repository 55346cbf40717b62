/// A problem and its place.
public struct PostMortemFinding: Equatable, Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// It is missing.
    case error = "error"
    /// It is weak.
    case warning = "warning"
    /// It is good to know.
    case note = "note"
  }

  /// The line, from 1.
  public var line: Int
  /// The column in bytes, from 1.
  public var column: Int
  /// What is wrong.
  public var problem: PostMortemProblem

  /// Makes a finding.
  public init(line: Int, column: Int, problem: PostMortemProblem) {
    self.line = line
    self.column = column
    self.problem = problem
  }

  /// How bad it is.
  public var severity: Severity {
    switch problem {
    case .milestoneUnsaid, .theoryOpen, .causeUnconfirmed, .followUpVague, .followUpUnrecorded,
      .notHeard, .openQuestion, .blame, .jargon:
      .warning
    case .behind: .note
    default: .error
    }
  }
}
