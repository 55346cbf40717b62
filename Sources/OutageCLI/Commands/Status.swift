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
      examples: [
        "outage status", "outage status --line", "outage status --check",
        "outage status --html board.html",
      ],
      operands: [Operand("ID", .optional, kind: .incident, help: "Which incident")],
      options: [
        OptionSpec("--check", help: "Exit with 1 when something is overdue"),
        OptionSpec("--line", help: "One line, for a prompt or a status bar"),
        OptionSpec(
          "--html", value: "FILE", kind: .file,
          help: "Write it as a web page that needs nothing else, over the one that is there"),
      ])
  ) { (context) throws(Interruption) in
    let desk = try context.desk(named: "ID")
    let situation = desk.situation
    let isLate = !situation.lateTimers.isEmpty
    let answer: ExitStatus = context.invocation.has("--check") && isLate ? .no : .done
    if let file = context.invocation.value("--html") {
      try context.failing { () throws(CommandFailure) in
        try context.workspace.writeBoard(of: desk, to: file)
      }
      context.console.confirm("wrote \(file)")
      return answer
    }
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

extension Workspace {
  /// Writes the live board of an incident, in one go, so that no reader sees half of it.
  func writeBoard(of desk: Desk, to path: String) throws(CommandFailure) {
    try write(
      StatusBoard(desk.situation, export: export(of: desk)).bytes, to: path, isOverwriting: true)
  }
}
