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
        writes is kept with the incident, without secrets. In a drill nothing runs: the command is \
        shown, and noted as not run.
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
    let found = list.commands(word, among: runbooks.flatMap(\.commands))
    if found.count > 1 {
      let run = context.isInSession ? "/run" : "outage run"
      throw .failed(
        CommandFailure(
          .usage, "several runbooks of this incident have a command \(word)",
          hints: found.map { "\(run) \($0.runbook)/\(word)" }))
    }
    guard let command = found.first else {
      throw .failed(
        list.commands.isEmpty
          ? noCommands(desk)
          : CommandFailure(
            .notFound, "no command \"\(word)\" in the runbooks of this incident",
            hints: [context.isInSession ? "/run" : "outage run"]))
    }
    if desk.incident.isDrill { return try practise(command, runbooks, context) }
    let variables = runbooks.first { $0.id == command.runbook }?.variables ?? []
    var run = try CommandRun(command, variables, context)
    return try run.carryOut()
  }

  /// In a drill shows the command and writes down that it would have run, after the same question
  /// about the leader's word.
  private static func practise(
    _ command: RunbookCommand, _ runbooks: [Runbook], _ context: CommandContext
  ) throws(Interruption) -> ExitStatus {
    let desk = try context.desk()
    var invocation = context.invocation
    invocation.options["--dry-run"] = []
    let dry = CommandContext(
      invocation: invocation, workspace: context.workspace, desk: context.isInSession ? desk : nil)
    dry.take(desk)
    let variables = runbooks.first { $0.id == command.runbook }?.variables ?? []
    var run = try CommandRun(command, variables, dry)
    let status = try run.carryOut()
    guard !context.invocation.has("--dry-run") else { return status }
    let names = [command.id, command.purpose, command.firstLine].compactMap(\.self)
    var gates: [EventDraft] = []
    if command.effect == .change, !desk.situation.mayChange(names) {
      gates = try context.pass(
        desk.situation.gates(beforeActing: command.purpose, decision: nil), to: "run it",
        speaker: try context.speaker())
    }
    let effect = command.effect == .unknown ? "unknown" : command.effect.word.lowercased()
    let draft = try context.draft(
      .commandRun,
      [
        .name: command.id, .text: command.purpose, .runbook: command.runbook, .effect: effect,
        .outcome: Event.notRunInDrill,
      ], step: command.step)
    try context.record(gates + [draft])
    return status
  }

  private static func noCommands(_ desk: Desk) -> CommandFailure {
    CommandFailure(
      .notFound, "the runbooks of this incident hold no command",
      hints: ["outage runbook search \(ShellWord.quoted(desk.incident.title))"])
  }
}
