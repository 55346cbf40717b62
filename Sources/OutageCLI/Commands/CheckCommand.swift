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
          question: "{NAME}: pass or fail, and what was seen",
          meanings: ["pass": "it was seen to work", "fail": "it does not, or not yet"]),
        Operand("EVIDENCE", .optionalRest, kind: .text, help: "What was seen"),
      ])
  ) { (context) throws(Interruption) in
    let situation = try context.situation()
    let word = try context.required("NAME").lowercased()
    let known = situation.playbook.checks + situation.playbook.stages
    let unlisted = known.isEmpty ? Playbook.Check(id: word, name: word) : nil
    guard let check = situation.check(named: word) ?? unlisted else {
      throw .failed(
        CommandFailure(
          .notFound, "no check \"\(word)\"", hints: known.map { "outage check \($0.id) pass" }))
    }
    let hasPassed = try context.required("RESULT") == "pass"
    let speaker = try context.speaker()
    let gates = hasPassed ? situation.gates(beforePassing: check, by: speaker.by) : []
    let passed =
      situation.lone?.name == speaker.by
      ? try context.leaveForTheMorning(check.name, gates, speaker: speaker)
      : try context.pass(gates, to: "count it", speaker: speaker)
    return passed + [
      try context.draft(
        hasPassed ? .checkPassed : .checkFailed,
        [.name: check.id, .evidence: try context.text("EVIDENCE")])
    ]
  }
}
