import Encoding
import Exporters
import RunbookLibrary
import SystemIO
import TerminalUI

/// Something wrong at a place of a file, told as compilers do and editors read it:
/// `path:line:column: severity: message`.
struct FindingLine: Equatable {
  let path: String
  /// The line and column; nil where it is about the whole file.
  let place: SourcePlace?
  let severity: DiagnosticSeverity
  /// What is wrong, in one sentence.
  let message: String
  /// What to type about it, where that is known.
  var hint: String?

  init(_ finding: LintFinding) {
    path = finding.path
    place = SourcePlace(line: finding.line, column: finding.column)
    severity = finding.severity
    message = finding.problem.message
  }

  init(_ diagnostic: RunbookDiagnostic) {
    path = diagnostic.path
    place = SourcePlace(line: diagnostic.line, column: diagnostic.column)
    severity = diagnostic.severity
    message = diagnostic.message
  }

  init(_ finding: PostMortemFinding, path: String, hint: String) {
    self.hint = hint
    self.path = path
    place = SourcePlace(line: finding.line, column: finding.column)
    severity = finding.severity
    message = finding.problem.message
  }

  init(_ problem: SettingsProblem, path: String, place: SourcePlace?) {
    self.path = path
    self.place = place
    severity = problem.isError ? .error : .warning
    message = problem.message
  }

  init(_ error: JSONError, path: String, place: SourcePlace) {
    self.path = path
    self.place = place
    severity = .error
    message = error.sentence
  }

  /// About a file that cannot be read.
  init(unreadable path: String, _ error: SystemError) {
    self.path = path
    place = nil
    severity = .error
    message = "cannot be read: \(error.code.text)"
  }

  /// `path:line:column`, or the path alone.
  var location: String { place.map { "\(path):\($0.line):\($0.column)" } ?? path }

  /// The line in colour.
  var text: StyledText {
    StyledText("\(location): ") + StyledText(severity.rawValue, severity.meaning)
      + StyledText(": \(message.onOneLine)")
  }

  /// The keys `path`, `line`, `column`, `severity` and `message`, and `hint` where there is one.
  var json: JSON {
    var members: [String: JSON] = [
      "path": .string(path), "line": place.map { JSON($0.line) } ?? .null,
      "column": place.map { JSON($0.column) } ?? .null, "severity": .string(severity.rawValue),
      "message": .string(message),
    ]
    members["hint"] = hint.map(JSON.string)
    return .object(members)
  }
}

extension DiagnosticSeverity {
  fileprivate var meaning: Meaning {
    switch self {
    case .error: .failed
    case .warning: .suspect
    case .note: .muted
    }
  }
}
