import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let began = recording(
    CommandSpec(
      "began", group: CommandGroup.incident, summary: "Say when the outage began",
      examples: ["outage began 14:02", "outage began -25m"],
      operands: [
        Operand("TIME", .rest, question: "When did it begin", kind: .time, help: "When it began")
      ],
      options: [
        OptionSpec("--detected", value: "TIME", kind: .time, help: "When it was noticed")
      ])
  ) { (context) throws(Interruption) in
    var data = EventData()
    let began = try context.time(try context.required("TIME"), .past)
    data.set(.began, began)
    data.set(.detected, try context.time(context.invocation.value("--detected"), .past))
    if let began {
      context.console.confirm("began \(context.workspace.times.full(began))")
    }
    return [try context.draft(.beganSet, data)]
  }

  static let found = recording(
    CommandSpec(
      "found", group: CommandGroup.cause, summary: "Say how the outage was found",
      examples: ["outage found user --detected -20m"],
      operands: [Operand("HOW", choices: FoundBy.all, question: "How was it found")],
      options: [
        OptionSpec("--detected", value: "TIME", kind: .time, help: "When it was noticed")
      ])
  ) { (context) throws(Interruption) in
    var data: EventData = [.foundBy: try context.required("HOW")]
    data.set(.detected, try context.time(context.invocation.value("--detected"), .past))
    return [try context.draft(.beganSet, data)]
  }
}

/// The ways in which an outage comes to be known.
enum FoundBy {
  static let all = ["monitor", "user", "staff", "social"]
}
