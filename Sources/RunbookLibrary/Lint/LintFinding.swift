public import Encoding
import Markdown

/// Something that a runbook's author should look at.
public struct LintFinding: Equatable, Sendable {
  /// The file, as it was named.
  public let path: String
  /// Its line, from 1.
  public let line: Int
  /// Its column in bytes, from 1.
  public let column: Int
  /// How bad it is.
  public let severity: DiagnosticSeverity
  /// What is wrong.
  public let problem: LintProblem
}

/// What the checks look for.
public enum LintProblem: Equatable, Sendable {
  /// What reading the file has shown already.
  case diagnostic(RunbookDiagnostic.Kind)
  /// A link to a heading that is not there; `near` is one that looks like it.
  case deadAnchor(String, near: String?)
  /// A link to a file that is not there.
  case deadLink(String)
  /// The same id in the front matter of two files.
  case duplicateID(String, other: String)
  /// A command that changes something, and nothing says how to take it back.
  case changeWithoutRollback
  /// `rollback=` names a block that is not there.
  case unknownRollback(String)
  /// Commands that mend, and nothing that tells whether it worked.
  case noVerification
  /// A shell variable that nothing in the file sets.
  case undefinedVariable(String)
  /// `<name>` in a command, which a shell reads as a redirection.
  case redirectedPlaceholder(String)
  /// A language that nobody knows, one slip away from one that everybody does.
  case misspeltLanguage(String, meant: String)
  /// A shell does not take it for a script; what the shell said.
  case notShell(String)
  /// Commands between fences without a language.
  case languageMissing
  /// A word after a fence's language that means nothing.
  case unknownWord(String)
  /// `timeout=` is no length of time.
  case notADuration(String)
  /// `expect-exit=` is no exit status.
  case notAStatus(String)
  /// Nobody has looked at it for longer than was agreed.
  case reviewOverdue(since: String)
  /// A date that is none.
  case notADate(String)
  /// `review_in` is no length of time.
  case notAPeriod(String)
  /// Deprecated, and no word of what to use.
  case noSuccessor
  /// What takes its place is no runbook.
  case unknownSuccessor(String)
  /// The text differs from that of a revision, the version does not.
  case versionNotRaised(String, since: String)
  /// Something in a scenario to practise with that cannot be meant.
  case scenario(DrillScenarioProblem.Kind)
}
