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
    let lines = findings.map {
      FindingLine($0, path: draft.path, hint: hints.hint(for: $0.problem))
    }
    let isGap = findings.contains { $0.severity != .note }
    if context.wantsJSON {
      try context.printJSON(.array(lines.map(\.json)))
      return isGap ? .no : .done
    }
    for line in lines {
      context.console.print(line.text)
      guard let hint = line.hint else { continue }
      context.console.print(StyledText("  hint: ", .muted) + StyledText(hint.onOneLine))
    }
    if !isDraft {
      context.console.confirm("no draft yet: the lines are those of outage postmortem \(desk.id)")
    }
    let tally = DiagnosticTally(findings.map(\.severity))
    context.console.confirm(
      isGap
        ? "missing: \(tally.errors), weak: \(tally.warnings)"
        : "nothing is missing, nothing is weak")
    return isGap ? .no : .done
  }
}
