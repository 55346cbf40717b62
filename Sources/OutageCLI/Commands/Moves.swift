import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let next = recording(
    CommandSpec(
      "next", group: CommandGroup.incident, summary: "Go to the next step",
      discussion: "What is left undone rides along as one line.", examples: ["outage next"])
  ) { (context) throws(Interruption) in
    try move(
      context, to: \.next,
      orElse: CommandFailure(.usage, "post-mortem is the last step", hints: ["outage close"]))
  }

  static let back = recording(
    CommandSpec(
      "back", group: CommandGroup.incident, summary: "Go to the step before",
      examples: ["outage back"])
  ) { (context) throws(Interruption) in
    try move(
      context, to: \.previous,
      orElse: CommandFailure(.usage, "call for help is the first step", hints: ["outage next"]))
  }

  private static func move(
    _ context: CommandContext, to neighbor: (Step) -> Step?, orElse failure: CommandFailure
  ) throws(Interruption) -> [EventDraft] {
    let situation = try context.situation()
    guard let step = neighbor(situation.incident.step) else { throw .failed(failure) }
    let speaker = try context.speaker()
    return situation.moves(
      to: step, by: speaker.by, typedBy: speaker.typedBy, at: try context.happenedAt())
  }

  static let go = recording(
    CommandSpec(
      "go", group: CommandGroup.incident, summary: "Go to any step",
      examples: ["outage go mitigate", "outage go 6 --why \"the page alone did it\""],
      operands: [
        Operand(
          "STEP", question: "Which step, 1 to 7 or its name", kind: .step,
          help: "Its number, its name or a beginning of that")
      ],
      options: [.why], takesBecause: true)
  ) { (context) throws(Interruption) in
    let word = try context.required("STEP")
    guard let step = Step(word: word) else {
      throw .failed(
        CommandFailure(
          .usage, "no step \"\(word)\"",
          hints: Step.allCases.map { "outage go \($0.id)" }))
    }
    let situation = try context.situation()
    let speaker = try context.speaker()
    let drafts = situation.moves(
      to: step, by: speaker.by, typedBy: speaker.typedBy, at: try context.happenedAt(),
      why: context.invocation.value("--why"))
    if drafts.isEmpty { context.console.confirm("already at step \(step.rawValue)") }
    return drafts
  }
}
