import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let mitigated = recording(
    CommandSpec(
      "mitigated", aliases: ["fixed"], group: CommandGroup.incident,
      summary: "Say that the impact stopped",
      discussion: "Said during step 3, the page alone did it: the next step is 6.",
      examples: ["outage mitigated error rate is normal"],
      operands: [Operand("TEXT", .optionalRest, kind: .text, help: "What was seen")])
  ) { (context) throws(Interruption) in
    let situation = try context.situation()
    guard situation.incident.status == .open || situation.incident.isMitigationAssumed else {
      context.console.confirm("already \(situation.incident.status.rawValue)")
      return []
    }
    let speaker = try context.speaker()
    let at = try context.happenedAt() ?? context.now
    if let resolvedAt = situation.incident.resolvedAt, at > resolvedAt {
      throw .failed(
        CommandFailure(
          .usage, "it was resolved \(context.workspace.times.clock(resolvedAt)): mitigated when?",
          hints: ["outage mitigated --at TIME"]))
    }
    let milestone = try context.draft(.mitigated, [.text: try context.text("TEXT")])
    let moves =
      situation.incident.status == .open && situation.incident.step == .maintenancePage
      ? situation.moves(
        to: .restore, by: speaker.by, typedBy: speaker.typedBy, at: try context.happenedAt()) : []
    return [milestone] + moves
  }

  static let resolved = recording(
    CommandSpec(
      "resolved", group: CommandGroup.incident, summary: "Say that it is fixed and stable",
      discussion: "A check that has not passed is asked about, not forbidden.",
      examples: ["outage resolved all checks green"],
      operands: [Operand("TEXT", .optionalRest, kind: .text, help: "What was seen")])
  ) { (context) throws(Interruption) in
    let situation = try context.situation()
    guard situation.incident.status == .open || situation.incident.status == .mitigated else {
      context.console.confirm("already \(situation.incident.status.rawValue)")
      return []
    }
    let speaker = try context.speaker()
    let gates = try context.pass(
      situation.gatesBeforeResolved, to: "call it resolved", speaker: speaker)
    return gates + [try context.draft(.resolved, [.text: try context.text("TEXT")])]
  }

  static let reopen = recording(
    CommandSpec(
      "reopen", group: CommandGroup.incident, summary: "Open a resolved or closed incident again",
      examples: ["outage reopen --why \"errors are back\""], options: [.why], takesBecause: true)
  ) { (context) throws(Interruption) in
    let situation = try context.situation()
    guard situation.incident.status != .open else {
      context.console.confirm("already open")
      return []
    }
    let why = try context.reason("Reopen")
    return [try context.draft(.reopened, [.why: why])]
  }

  static let close = recording(
    CommandSpec(
      "close", group: CommandGroup.incident, summary: "Close the incident",
      examples: ["outage close", "outage close --reason duplicate --of inc-2026-11-20-orders"],
      options: [
        OptionSpec(
          "--reason", value: "REASON",
          choices: CloseReason.allCases.map(\.rawValue),
          default: CloseReason.resolved.rawValue,
          help: "Why it is closed"),
        OptionSpec("--of", value: "ID", kind: .incident, help: "The incident that stands for it"),
      ])
  ) { (context) throws(Interruption) in
    let situation = try context.situation()
    guard situation.incident.status != .closed else {
      context.console.confirm("already closed")
      return []
    }
    let reason = context.invocation.value("--reason") ?? "resolved"
    let other = try context.invocation.value("--of").map { word throws(Interruption) in
      try context.failing { () throws(CommandFailure) in
        try context.workspace.desk(named: word).id
      }
    }
    let speaker = try context.speaker()
    var gates: [EventDraft] = []
    if reason == "resolved", situation.incident.resolvedAt == nil {
      gates = try context.pass(
        [Gate(id: "resolved", missing: "it is not resolved")], to: "close it", speaker: speaker)
    }
    return gates + [
      try context.draft(.closed, [.reason: reason, .of: other])
    ]
  }
}
