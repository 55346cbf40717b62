public import Encoding

/// A problem and its place.
public struct PostMortemFinding: Equatable, Sendable {
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

  /// How bad it is: missing is an error, weak a warning, good to know a note.
  public var severity: DiagnosticSeverity {
    switch problem {
    case .milestoneUnsaid, .theoryOpen, .causeUnconfirmed, .followUpVague, .followUpUnrecorded,
      .notHeard, .openQuestion, .blame, .jargon:
      .warning
    case .behind: .note
    default: .error
    }
  }
}
