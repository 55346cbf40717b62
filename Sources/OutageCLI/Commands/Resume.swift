import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let resume = answering(
    CommandSpec(
      "resume", group: CommandGroup.incident, summary: "Go on with an incident",
      examples: ["outage resume", "outage resume inc-2026-11-20-site-down"],
      operands: [Operand("ID", .optional, kind: .incident, help: "Which incident")])
  ) { (context) throws(Interruption) in
    let desk = try context.desk(named: "ID")
    guard !context.console.isNeverAsking else {
      throw .failed(
        CommandFailure(
          .usage, "a session needs input, and --no-input is set", hints: ["outage status"]))
    }
    context.console.openLines()
    try context.introduce()
    if desk.incident.deferral != nil {
      desk.isInSession = true
      Brief(desk.situation).lines.forEach(context.console.say)
      context.console.say("")
    }
    return try Session(desk: desk, context.workspace).run()
  }
}
