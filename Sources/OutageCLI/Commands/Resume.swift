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
    let session = Session(desk: desk, context.workspace)
    if desk.incident.deferral != nil {
      desk.isInSession = true
      Brief(desk.situation).lines.forEach(context.console.say)
      context.console.say("")
      // The card would push the page off the screen before anybody has read it.
      if context.console.isAttended {
        session.drawn = desk.situation.card
        context.console.confirm("Enter shows what to do.")
      }
    }
    return try session.run()
  }
}
