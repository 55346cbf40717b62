import ArgumentParsing
import Encoding
import Exporters
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  /// Names what is missing or weak in a post-mortem, each with its line and what to type.
  static func checkPostMortem(
    _ draft: PostMortemDraft, _ desk: Desk, _ context: CommandContext
  ) throws(Interruption) -> ExitStatus {
    let (findings, isDraft) = try context.failing { () throws(CommandFailure) in
      try draft.findings()
    }
    let hints = PostMortemHints(desk)
    let isGap = findings.contains { $0.severity != .note }
    if context.wantsJSON {
      try context.printJSON(
        .array(findings.map { $0.json(draft.path, hints.hint(for: $0.problem)) }))
      return isGap ? .no : .done
    }
    for finding in findings {
      let meaning: Meaning =
        switch finding.severity {
        case .error: .failed
        case .warning: .suspect
        case .note: .muted
        }
      context.console.print(
        StyledText("\(draft.path):\(finding.line):\(finding.column): ")
          + StyledText(finding.severity.rawValue, meaning)
          + StyledText(": \(finding.problem.message.onOneLine)"))
      context.console.print(
        StyledText("  hint: ", .muted) + StyledText(hints.hint(for: finding.problem).onOneLine))
    }
    if !isDraft {
      context.console.confirm("no draft yet: the lines are those of outage postmortem \(desk.id)")
    }
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count { $0.severity == .warning }
    context.console.confirm(
      isGap ? "missing: \(errors), weak: \(warnings)" : "nothing is missing, nothing is weak")
    return isGap ? .no : .done
  }
}

extension PostMortemFinding {
  fileprivate func json(_ path: String, _ hint: String) -> JSON {
    [
      "path": .string(path), "line": JSON(line), "column": JSON(column),
      "severity": .string(severity.rawValue), "message": .string(problem.message),
      "hint": .string(hint),
    ]
  }
}
