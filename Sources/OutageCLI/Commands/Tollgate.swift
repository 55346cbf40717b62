import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let tollgate = recording(
    CommandSpec(
      "tollgate", group: CommandGroup.afterwards,
      summary: "Say why a tollgate let the fault through",
      examples: ["outage tollgate unit pool and app not covered together --ticket OPS-1"],
      operands: [
        Operand(
          "NAME", question: "Which tollgate", kind: .tollgate, help: "The tollgate, by its id"),
        Operand(
          "TEXT", .rest, question: "Why did it let it through, as a fact", kind: .text,
          help: "The factual reason"),
      ],
      options: [OptionSpec("--ticket", value: "T", help: "The ticket that answers it")])
  ) { (context) throws(Interruption) in
    let word = try context.required("NAME")
    let playbook = try context.situation().playbook
    let name = playbook.tollgateID(word)
    let known = playbook.tollgates.map(\.id)
    if !known.isEmpty, !known.contains(name) {
      context.console.confirm(
        "\(name) is a new tollgate; the playbook has \(known.joined(separator: ", "))")
    }
    return [
      try context.draft(
        .tollgate,
        [
          .name: name, .text: try context.required("TEXT"),
          .ticket: context.invocation.value("--ticket"),
        ])
    ]
  }
}
