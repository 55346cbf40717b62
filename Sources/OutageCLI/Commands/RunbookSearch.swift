import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let runbookSearch: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let words = try context.required("WORDS")
    let found = context.workspace.catalog.search(words)
    if context.wantsJSON {
      try context.printJSON(
        .array(
          found.map { result in
            let runbook = result.runbook
            return [
              "id": .string(runbook.id), "title": .string(runbook.title),
              "path": .string(runbook.path), "version": .string(runbook.version),
              "score": JSON(result.score),
            ]
          }))
      return .done
    }
    if found.isEmpty { context.console.say("No runbook has any of these words.") }
    let width = min(40, found.map { DisplayWidth.of($0.runbook.id) }.max() ?? 0)
    for runbook in found.map(\.runbook) {
      let title = runbook.title.onOneLine
      context.console.print(
        context.console.isOutputTerminal
          ? StyledText("\(runbook.id.padded(to: width))  \(title)  (\(runbook.path))")
            .sanitized(.escaped).truncated(to: context.console.columns - 1)
          : StyledText([runbook.id, runbook.version, title, runbook.path].joined(separator: "\t")))
    }
    return .done
  }
}
