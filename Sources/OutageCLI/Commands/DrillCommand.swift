import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let drill = answering(
    CommandSpec(
      "drill", group: CommandGroup.setUp, summary: "Practise with a made-up outage",
      discussion: """
        Without a scenario the ones there are. A drill is an incident like any other, but nothing \
        leaves this machine and nothing is counted. Alerts and reports come in by the clock, look \
        and finding show what there is to see, the people of the scenario answer when they are \
        called or do not, and what is done helps or harms. Without a session all of this is told \
        beside the next command. The end tells how it went. Scenarios are Markdown files in the directory \
        drills beside the runbooks.
        """,
      examples: ["outage drill", "outage drill orders-time-out", "outage drill score"],
      operands: [Operand("SCENARIO", .optional, help: "Its id, file, or number in the list")],
      options: [
        OptionSpec("--as", value: "NAME", kind: .person, help: "Who is on call"),
        OptionSpec("--no-session", help: "Print the incident's id and leave it at that"),
      ],
      subcommands: [
        CommandSpec(
          "score", summary: "Tell how a drill went", examples: ["outage drill score"],
          operands: [
            Operand("ID", .optional, kind: .incident, help: "Which drill, if not the newest")
          ])
      ])
  ) { (context) throws(Interruption) in
    guard let name = try chosenScenario(context) else { return .done }
    guard !context.isInSession else {
      throw .failed(
        CommandFailure(
          .usage, "a drill is an incident of its own; leave this one first", hints: ["/quit"]))
    }
    let found = try context.failing { () throws(CommandFailure) in
      try context.workspace.scenario(named: name)
    }
    return try Declaration(context, practising: found).run()
  }

  /// The scenario that is named, or that a person chooses from the list; without either the list is
  /// all there is.
  private static func chosenScenario(_ context: CommandContext) throws(Interruption) -> String? {
    let scenarios = context.workspace.scenarios
    if let named = context.invocation.text("SCENARIO") { return meant(named, scenarios) }
    let console = context.console
    if context.wantsJSON {
      try context.printJSON(.array(scenarios.map(\.json)))
      return nil
    }
    guard console.isOutputTerminal else {
      for found in scenarios {
        let scenario = found.scenario
        console.print(
          [
            scenario.id, scenario.severity.rawValue, scenario.length.map(String.init) ?? "",
            scenario.title.onOneLine, found.runbook.path,
          ].joined(separator: "\t"))
      }
      return nil
    }
    DrillView.list(scenarios).forEach(console.printWrapped)
    guard console.isAttended, !context.isInSession else { return nil }
    guard let answer = try console.ask("Which one (Enter: none)") else { return nil }
    return meant(answer, scenarios)
  }

  /// The scenario of a number of the list, else the name as it was given.
  private static func meant(_ word: String, _ scenarios: [FoundScenario]) -> String {
    guard let number = Int(word), scenarios.indices.contains(number &- 1) else { return word }
    return scenarios[number - 1].scenario.id
  }

  static let drillScore: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let desk = try scoredDesk(context)
    guard desk.incident.isDrill else {
      throw .failed(
        CommandFailure(
          .usage, "\(desk.id) is no drill", hints: ["outage metrics \(desk.id)", "outage drill"]))
    }
    let score = DrillScore(
      situation: desk.situation, record: desk.record, scenario: desk.scenario)
    if context.wantsJSON {
      try context.printJSON(score.json(of: desk))
    } else {
      DrillScoreView(score, desk: desk).lines.forEach(context.console.printWrapped)
    }
    return .done
  }

  /// The drill that is named, or of this session, else the newest.
  private static func scoredDesk(_ context: CommandContext) throws(Interruption) -> Desk {
    let isNamed =
      context.invocation.text("ID") != nil || context.invocation.value("--incident") != nil
      || context.isInSession || context.workspace.world.variable("OUTAGE_INCIDENT") != nil
    if isNamed { return try context.desk(named: "ID") }
    let drills = try context.failing { () throws(CommandFailure) in
      try context.workspace.incidents(isOpenOnly: false)
    }
    .filter(\.isDrill)
    guard let newest = drills.first else {
      throw .failed(CommandFailure(.notFound, "there was no drill yet", hints: ["outage drill"]))
    }
    return Desk(id: newest.id, workspace: context.workspace)
  }
}

extension FoundScenario {
  /// The scenario as the list has it, without what would give it away.
  var json: JSON {
    [
      "id": .string(scenario.id), "title": .string(scenario.title),
      "severity": .string(scenario.severity.rawValue), "version": .string(scenario.version),
      "lengthSeconds": scenario.length.map { JSON($0) } ?? .null, "path": .string(runbook.path),
    ]
  }
}
