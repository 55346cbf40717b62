import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let finding = recording(
    CommandSpec(
      "finding", group: CommandGroup.cause, summary: "Note the state of one component",
      discussion: "A component that the map does not have is added to it.",
      examples: [
        "outage finding db failed no primary --lane bottom-up", "outage finding cdn ok",
      ],
      operands: [
        Operand(
          "COMPONENT", question: "Which component", kind: .component, help: "The component"),
        Operand(
          "STATE", choices: Finding.State.allCases.map(\.rawValue),
          question: "{COMPONENT}: its state, and what was seen",
          help: "ok, suspect, failed or unknown",
          meanings: [
            "ok": "it works", "suspect": "something is odd", "failed": "it does not work",
            "unknown": "nobody can tell",
          ]),
        Operand("EVIDENCE", .optionalRest, kind: .text, help: "What was seen"),
      ],
      options: [
        OptionSpec(
          "--lane", value: "LANE", choices: Lane.allCases.map(\.rawValue),
          help: "The direction it was reached from")
      ])
  ) { (context) throws(Interruption) in
    let word = try context.required("COMPONENT")
    let component = try context.situation().componentID(word) ?? word.lowercased()
    return [
      try context.draft(
        .finding,
        [
          .component: component, .state: try context.required("STATE"),
          .evidence: try context.text("EVIDENCE"), .lane: context.invocation.value("--lane"),
        ])
    ]
  }
}
