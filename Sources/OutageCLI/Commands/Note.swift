import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let note = recording(
    CommandSpec(
      "note", group: CommandGroup.incident, summary: "Write down what you see",
      discussion: "In the session, whatever is no command is a note.",
      examples: [
        "outage note \"pool exhausted on app-2\"", "outage note --at -12m deploy finished",
      ],
      operands: [
        Operand("TEXT", .rest, question: "What do you see", kind: .text, help: "What you see")
      ])
  ) { (context) throws(Interruption) in
    [try context.draft(.note, [.text: try context.required("TEXT")])]
  }
}
