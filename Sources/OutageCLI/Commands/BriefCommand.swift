import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let brief = doing(
    CommandSpec(
      "brief", group: CommandGroup.incident, summary: "Print one page that catches a person up",
      examples: ["outage brief"],
      operands: [Operand("ID", .optional, kind: .incident, help: "Which incident")])
  ) { (context) throws(Interruption) in
    let desk = try context.desk(named: "ID")
    let width = context.console.isOutputTerminal ? context.console.columns - 1 : Int.max / 4
    for line in Brief(record: desk.record, situation: desk.situation).lines {
      line.wrapped(to: width, indent: 2).forEach(context.console.print)
    }
  }
}
