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
      ], exclusiveOptions: [CallOutcome.allCases.map { "--\($0.rawValue)" }])
  ) { (context) throws(Interruption) in
    let outcome = CallOutcome.allCases.map(\.rawValue).first { context.invocation.has("--\($0)") }
    var drafts: [EventDraft] = []
    for callee in try callees(context) {
      let phone = callee.phone ?? context.invocation.value("--phone")
      if outcome == nil { try ring(callee.name, phone, context) }
      drafts.append(
        try context.draft(
          .responderCalled,
          [
            .name: callee.name, .role: context.invocation.value("--role"), .phone: phone,
            .outcome: outcome,
          ]))
    }
    return drafts
  }

  /// Has a hook ring somebody, where there is one; without, a person dials.
  private static func ring(
    _ name: String, _ phone: String?, _ context: CommandContext
  ) throws(Interruption) {
    let situation = try context.situation()
    let person = context.workspace.roster.person(named: name)
    var word = OutsideWord(
      hook: HookName(verb: "call", detail: nil), message: situation.message("call-script") ?? "",
      place: "to \(name)", facts: [.name: name])
    word.facts[.phone] = phone ?? context.workspace.roster.phone(of: name)
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

  /// The people of the NAME operand.
  private static func names(_ context: CommandContext) throws(Interruption) -> [String] {
    try callees(context).map(\.name)
  }

  /// The people of the NAME operand, each with the number that was typed behind the name.
  ///
  /// Commas part names as well; words that are one name of somebody who is known stay together.
  private static func callees(
    _ context: CommandContext
  ) throws(Interruption) -> [(name: String, phone: String?)] {
    let desk = try context.desk()
    let contacts = desk.roster.escalation.map(\.name)
    var words = context.invocation.texts("NAME").flatMap { $0.split(separator: ",") }
      .map { String($0).trimmed }.filter { !$0.isEmpty }[...]
    var people: [(name: String, phone: String?)] = []
    while let word = words.first {
      if let last = people.indices.last, isPhone(word, after: people[last].phone) {
        people[last].phone = [people[last].phone, word].compactMap(\.self).joined(separator: " ")
        words.removeFirst()
        continue
      }
      let long = (2...4).reversed().first { count in
        guard words.count >= count else { return false }
        let name = words.prefix(count).joined(separator: " ")
        return desk.incident.knownName(name, roster: desk.roster) != nil
          || contacts.contains { $0.lowercased() == name.lowercased() }
      }
      let name = words.prefix(long ?? 1).joined(separator: " ")
      words = words.dropFirst(long ?? 1)
      if let contact = contacts.first(where: { $0.lowercased() == name.lowercased() }) {
        people.append((contact, nil))
      } else {
        people.append((try context.person(name), nil))
      }
    }
    return people
  }

  /// Whether a word behind a name is a number to dial, or goes on with one.
  private static func isPhone(_ word: String, after begun: String?) -> Bool {
    guard word.allSatisfy({ $0.isASCII && ($0.isNumber || "+-/().".contains($0)) }) else {
      return false
    }
    return begun != nil || word.hasPrefix("+") || word.count { $0.isNumber } >= 3
  }
}
