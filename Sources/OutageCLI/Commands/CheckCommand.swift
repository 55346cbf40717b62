import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let check = recording(
    CommandSpec(
      "check", group: CommandGroup.action, summary: "Record a restoration check",
      examples: ["outage check smoke pass ordered a thing --as di"],
      operands: [
        Operand("NAME", question: "Which check", kind: .check, help: "The check, by its id"),
        Operand(
          "RESULT", choices: ["pass", "fail"],
          choiceAliases: ["passed": "pass", "failed": "fail", "ok": "pass"],
          question: "pass or fail, and what was seen"),
        Operand("EVIDENCE", .optionalRest, kind: .text, help: "What was seen"),
      ])
  ) { (context) throws(Interruption) in
    let situation = try context.situation()
    let word = try context.required("NAME").lowercased()
    let known = situation.playbook.checks
    let check = known.first { $0.id.lowercased() == word || $0.name.lowercased() == word }
    guard let check = check ?? (known.isEmpty ? Playbook.Check(id: word, name: word) : nil) else {
      throw .failed(
        CommandFailure(
          .notFound, "no check \"\(word)\"", hints: known.map { "outage check \($0.id) pass" }))
    }
    let hasPassed = try context.required("RESULT") == "pass"
    let speaker = try context.speaker()
    let gates =
      hasPassed
      ? try context.pass(
        situation.gates(beforePassing: check, by: speaker.by), to: "count it", speaker: speaker)
      : []
    return gates + [
      try context.draft(
        hasPassed ? .checkPassed : .checkFailed,
        [.name: check.id, .evidence: try context.text("EVIDENCE")])
    ]
  }

  static let `defer` = recording(
    CommandSpec(
      "defer", group: CommandGroup.action, summary: "Let the rest wait, usually for the morning",
      discussion: "The timers sleep until then.",
      examples: ["outage defer full restore --until \"tomorrow 9:00\" --to bo"],
      operands: [Operand("TEXT", .optionalRest, kind: .text, help: "What waits")],
      options: [
        OptionSpec(
          "--until", value: "TIME", isRequired: true, question: "Until when", kind: .time,
          help: "Until when it waits"),
        OptionSpec("--to", value: "NAME", kind: .person, help: "Who takes it up then"),
      ])
  ) { (context) throws(Interruption) in
    let until = try context.time(context.invocation.value("--until"), .future)
    let named = context.invocation.value("--to")
    let owner: String? = if let named { try context.knownPerson(named) } else { nil }
    var data: EventData = [.text: try context.text("TEXT"), .to: owner]
    data.set(.until, until)
    if let until {
      context.console.confirm("deferred until \(context.workspace.times.full(until))")
    }
    return [try context.draft(.restoreDeferred, data)]
  }
}
