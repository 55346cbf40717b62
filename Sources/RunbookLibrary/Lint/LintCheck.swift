import Encoding
import Markdown

/// One thing that is looked for.
struct LintCheck: Sendable {
  let find: @Sendable (LintSubject) -> [LintFinding]

  /// All checks of one file.
  static let all: [LintCheck] = [
    reading, links, changes, verification, variables, placeholders, languages, infoWords, shell,
    review, successor, scenario,
  ]

  /// What in a scenario, which says `kind: drill`, cannot be meant.
  static let scenario = LintCheck { subject in
    guard subject.runbook.frontMatter?["kind"]?.text == "drill" else { return [] }
    return DrillScenarioReader(subject.runbook).problems.map {
      subject.finding(.error, .scenario($0.kind), $0.line)
    }
  }

  /// What reading the file has shown already.
  static let reading = LintCheck { subject in
    subject.runbook.diagnostics.map {
      LintFinding(
        path: $0.path, line: $0.line, column: $0.column, severity: $0.severity,
        problem: .diagnostic($0.kind))
    }
  }
}
