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
    for line in Brief(desk.situation).lines {
      context.console.printWrapped(line)
    }
  }
}
