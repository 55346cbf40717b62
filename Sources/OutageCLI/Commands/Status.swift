import ArgumentParsing
import Encoding
import Exporters
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let status = answering(
    CommandSpec(
      "status", group: CommandGroup.incident, summary: "Show where an incident stands",
      examples: ["outage status", "outage status --line", "outage status --check"],
      operands: [Operand("ID", .optional, kind: .incident, help: "Which incident")],
      options: [
        OptionSpec("--check", help: "Exit with 1 when something is overdue"),
        OptionSpec("--line", help: "One line, for a prompt or a status bar"),
      ])
  ) { (context) throws(Interruption) in
    let situation = try context.desk(named: "ID").situation
    let isLate = !situation.lateTimers.isEmpty
    let answer: ExitStatus = context.invocation.has("--check") && isLate ? .no : .done
    if context.wantsJSON {
      try context.printJSON(situation.statusJSON)
    } else if context.invocation.has("--line") {
      context.console.print(StyledText(PromptText(situation).line))
    } else {
      StatusView(situation).lines.forEach(context.console.printWrapped)
    }
    return answer
  }
}
