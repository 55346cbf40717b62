import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let role = recording(
    CommandSpec(
      "role", group: CommandGroup.people, summary: "Give a role to someone",
      discussion: "Usual roles are scribe, communications, operations and expert.",
      examples: ["outage role scribe bo"],
      operands: [
        Operand("ROLE", question: "Which role", kind: .role, help: "The role"),
        Operand("NAME", .rest, question: "Who", kind: .person, help: "Who takes it"),
      ])
  ) { (context) throws(Interruption) in
    let name = try context.knownPerson(try context.required("NAME"))
    return [
      try context.draft(
        .roleAssigned, [.role: try context.required("ROLE").lowercased(), .name: name])
    ]
  }

  static let me = doing(
    CommandSpec(
      "me", group: CommandGroup.people, summary: "Say who sits at this keyboard",
      examples: ["outage me ana"],
      operands: [Operand("NAME", .rest, question: "Who are you", kind: .person, help: "Your name")])
  ) { (context) throws(Interruption) in
    let word = try context.required("NAME").trimmed
    let workspace = context.workspace
    let known =
      context.isInSession ? try context.person(word) : workspace.roster.person(named: word)?.name
    workspace.remember(speaker: known ?? word)
    context.console.confirm("\(known ?? word) sits at this keyboard")
  }
}
