import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let act = recording(
    CommandSpec(
      "act", group: CommandGroup.action, summary: "Say that an action begins",
      discussion: "It is the action of the open decision, unless the text says another.",
      examples: ["outage act --as cy", "outage act restart app-2"],
      operands: [Operand("TEXT", .optionalRest, kind: .text, help: "The action")],
      options: [.approach])
  ) { (context) throws(Interruption) in
    let situation = try context.situation()
    let decision = situation.incident.openDecision
    guard let text = try context.text("TEXT") ?? decision?.text else {
      throw .failed(
        CommandFailure(
          .usage, "no decision is open; say what is done",
          hints: ["outage decide \"…\"", "outage act \"…\""]))
    }
    let words = text.trimmed.lowercased()
    let taken = situation.incident.decisions.last {
      $0.text.lowercased() == words || $0.text.lowercased().hasPrefix(words)
    }
    let open = context.invocation.text("TEXT") == nil ? decision : taken
    let speaker = try context.speaker()
    let approach = try approach(context) ?? open?.approach
    let gates = try context.pass(
      situation.gates(beforeActing: text, decision: open, approach: approach, by: speaker.by),
      to: "begin", speaker: speaker)
    return gates + [
      try context.draft(.actionStarted, [.text: text, .approach: approach, .ref: open?.id])
    ]
  }

  static let outcomes = Action.Outcome.allCases.map { outcome in
    recording(
      CommandSpec(
        outcome.rawValue, group: CommandGroup.action, summary: summary(outcome),
        examples: ["outage \(outcome.rawValue) error rate as seen"],
        operands: [Operand("TEXT", .optionalRest, kind: .text, help: "What was seen")])
    ) { (context) throws(Interruption) in
      guard let action = try context.situation().incident.runningAction else {
        throw .failed(
          CommandFailure(.usage, "no action runs", hints: ["outage act \"what is done\""]))
      }
      return [
        try context.draft(
          .actionEnded,
          [.ref: action.id, .outcome: outcome.rawValue, .text: try context.text("TEXT")])
      ]
    }
  }

  private static func summary(_ outcome: Action.Outcome) -> String {
    switch outcome {
    case .worked: "Say that the action worked"
    case .partly: "Say that the action helped in part"
    case .failed: "Say that the action changed nothing"
    case .worse: "Say that the action made it worse"
    }
  }
}
