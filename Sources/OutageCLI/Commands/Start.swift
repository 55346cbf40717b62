import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let start = answering(
    CommandSpec(
      "start", aliases: ["declare"], group: CommandGroup.incident,
      summary: "Declare an incident and walk through it",
      discussion: """
        Whoever declares acts as leader until one is assigned. A title that is missing is asked for, \
        and so are the severity and your name; each can be given as an option instead.
        """,
      examples: [
        "outage start \"Site down\" --severity P1",
        "outage start \"Site down\" -s P1 --found-by user --no-session",
      ],
      operands: [Operand("TITLE", .optionalRest, kind: .text, help: "What is broken")],
      options: [
        OptionSpec(
          "--severity", short: "-s", value: "SEVERITY", choices: Severity.allCases.map(\.rawValue),
          choiceAliases: ["1": "P1", "2": "P2", "3": "P3", "4": "P4"], default: "P1",
          help: "How bad it is"),
        OptionSpec(
          "--runbook", value: "NAME|FILE", isRepeatable: true, kind: .runbook,
          help: "A runbook to have at hand; FILE#HEADING is a part of one"),
        OptionSpec("--began", value: "TIME", kind: .time, help: "When it began"),
        OptionSpec("--detected", value: "TIME", kind: .time, help: "When it was noticed"),
        OptionSpec("--found-by", value: "HOW", choices: FoundBy.all, help: "How it was found"),
        OptionSpec("--as", value: "NAME", kind: .person, help: "Who declares it"),
        OptionSpec("--at", value: "TIME", kind: .time, help: "When it was declared, if not now"),
        OptionSpec("--drill", help: "Practise: nothing counts"),
        OptionSpec("--no-session", help: "Print the incident's id and leave it at that"),
      ])
  ) { (context) throws(Interruption) in
    try Declaration(context).run()
  }
}
