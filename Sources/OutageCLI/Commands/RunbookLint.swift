import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let runbookLint: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let linter = RunbookLinter(context.workspace)
    let (findings, files) = try context.failing { () throws(CommandFailure) in
      let runbooks = try linter.runbooks(at: context.invocation.texts("PATH"))
      let since = context.invocation.value("--since")
      return (try linter.findings(in: runbooks, since: since), runbooks.count)
    }
    let tally = DiagnosticTally(findings.map(\.severity))
    if context.wantsJSON {
      try context.printJSON(.array(findings.map { FindingLine($0).json }))
      return tally.errors > 0 ? .no : .done
    }
    for finding in findings {
      context.console.printWrapped(FindingLine(finding).text)
    }
    let checked = "\(files) \(files == 1 ? "runbook" : "runbooks") checked"
    context.console.confirm(
      findings.isEmpty
        ? "\(checked), nothing found"
        : "\(checked): \(tally.text)")
    return tally.errors > 0 ? .no : .done
  }
}
