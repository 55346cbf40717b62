import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let call = recording(
    CommandSpec(
      "call", group: CommandGroup.people, summary: "Note who was phoned and what came of it",
      examples: ["outage call bo --role support --joined", "outage call cy --no-answer"],
      operands: [
        Operand(
          "NAME", .list, question: "Who", kind: .person, help: "Who; several are separate words")
      ],
      options: [
        OptionSpec("--role", value: "ROLE", kind: .role, help: "The role they are called for"),
        OptionSpec("--phone", value: "NUMBER", help: "The number that was dialled"),
        OptionSpec("--joined", help: "They are in the call"),
        OptionSpec("--no-answer", help: "Nobody picked up"),
        OptionSpec("--declined", help: "They cannot come"),
      ], exclusiveOptions: [["--joined", "--no-answer", "--declined"]])
  ) { (context) throws(Interruption) in
    let outcome = ["joined", "no-answer", "declined"].first { context.invocation.has("--\($0)") }
    var drafts: [EventDraft] = []
    for name in try names(context) {
      if outcome == nil { try ring(name, context) }
      drafts.append(
        try context.draft(
          .responderCalled,
          [
            .name: name, .role: context.invocation.value("--role"),
            .phone: context.invocation.value("--phone"), .outcome: outcome,
          ]))
    }
    return drafts
  }

  /// Has a hook ring somebody, where there is one; without, a person dials.
  private static func ring(_ name: String, _ context: CommandContext) throws(Interruption) {
    let situation = try context.situation()
    let person = context.workspace.roster.person(named: name)
    var word = OutsideWord(
      hook: HookName(verb: "call", detail: nil), message: situation.message("call-script") ?? "",
      place: "to \(name)", facts: [.name: name])
    word.facts[.phone] =
      context.invocation.value("--phone") ?? context.workspace.roster.phone(of: name)
    word.facts[.role] = context.invocation.value("--role") ?? person?.role
    guard context.hasHook(word.hook) else {
      // On a narrow window the card has no room for numbers.
      if context.isInSession, context.console.columns < 60, let phone = word.facts[.phone] {
        context.console.confirm("Dial \(phone)")
      }
      return
    }
    if situation.incident.isDrill {
      context.console.confirm("DRILL, nobody is rung: the hook call is not run for \(name).")
    } else {
      context.queue(word)
    }
  }

  static let joined = recording(
    CommandSpec(
      "joined", group: CommandGroup.people, summary: "Note who is in the call",
      examples: ["outage joined bo cy"],
      operands: [
        Operand("NAME", .list, question: "Who", kind: .person, help: "Who is in the call")
      ],
      options: [
        OptionSpec("--role", value: "ROLE", kind: .role, help: "Their role")
      ])
  ) { (context) throws(Interruption) in
    var drafts: [EventDraft] = []
    for name in try names(context) {
      drafts.append(
        try context.draft(
          .responderJoined, [.name: name, .role: context.invocation.value("--role")]))
    }
    return drafts
  }

  static let left = recording(
    CommandSpec(
      "left", group: CommandGroup.people, summary: "Note who left the call",
      examples: ["outage left bo"],
      operands: [
        Operand("NAME", .list, question: "Who", kind: .person, help: "Who left the call")
      ])
  ) { (context) throws(Interruption) in
    var drafts: [EventDraft] = []
    for name in try names(context) {
      drafts.append(try context.draft(.responderLeft, [.name: name]))
    }
    return drafts
  }

  /// The people of the NAME operand; commas part names as well.
  private static func names(_ context: CommandContext) throws(Interruption) -> [String] {
    var names: [String] = []
    for word in context.invocation.texts("NAME") {
      for name in word.split(separator: ",").map(\.trimmed) where !name.isEmpty {
        names.append(try context.person(name))
      }
    }
    return names
  }
}
