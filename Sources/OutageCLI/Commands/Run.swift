import ArgumentParsing
import IncidentModel
import RunbookLibrary
import TerminalUI

extension Command {
  static let runCommand = answering(
    CommandSpec(
      "run", group: CommandGroup.action, summary: "Run a command of the runbook",
      discussion: """
        The commands of the step, by their numbers, when none is named. The command is shown before \
        it runs. A change needs the leader's decision or authorization, and a confirmation. What it \
        writes is kept with the incident, without secrets.
        """,
      examples: ["outage run", "outage run 2 --var host=db-01", "outage run df --dry-run"],
      operands: [
        Operand("N|NAME", .optional, help: "Its number in the step, or its id")
      ],
      options: [
        OptionSpec("--yes", help: "Confirm it"),
        OptionSpec("--dry-run", help: "Show the command only"),
        OptionSpec("--var", value: "NAME=VALUE", isRepeatable: true, help: "Fill in a value"),
      ], isRecording: true)
  ) { (context) throws(Interruption) in
    let desk = try context.desk()
    let runbooks = context.workspace.runbooks(of: desk)
    let list = CommandList(runbooks, step: desk.incident.step)
    guard let word = context.invocation.text("N|NAME") else {
      guard !list.commands.isEmpty else { throw .failed(noCommands(desk)) }
      list.lines(width: context.console.columns - 1).forEach(context.console.print)
      return .done
    }
    guard let command = list.command(word, among: runbooks.flatMap(\.commands)) else {
      throw .failed(
        list.commands.isEmpty
          ? noCommands(desk)
          : CommandFailure(
            .notFound, "no command \"\(word)\" in the runbooks of this incident",
            hints: [context.isInSession ? "/run" : "outage run"]))
    }
    let variables = runbooks.first { $0.id == command.runbook }?.variables ?? []
    var run = try CommandRun(command, variables, context)
    return try run.carryOut()
  }

  private static func noCommands(_ desk: Desk) -> CommandFailure {
    CommandFailure(
      .notFound, "the runbooks of this incident hold no command",
      hints: ["outage runbook search \(ShellWord.quoted(desk.incident.title))"])
  }
}
