import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let room = recording(
    CommandSpec(
      "room", group: CommandGroup.people, summary: "Say where the war room is",
      examples: ["outage room https://meet.example.com/orders", "outage room closed"],
      operands: [
        Operand(
          "URL", question: "The war room's address, or closed", help: "Its address, or closed")
      ])
  ) { (context) throws(Interruption) in
    [try context.draft(.roomSet, [.url: try context.required("URL")])]
  }
}
