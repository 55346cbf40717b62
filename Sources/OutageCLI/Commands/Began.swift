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
      discussion: """
        A time that nobody knows exactly is written ~14:02, which is five minutes more or less, or \
        14:00..14:10. Durations that depend on it are told as ranges.
        """,
      examples: ["outage began 14:02", "outage began -25m", "outage began ~14:02"],
      operands: [
        Operand("TIME", .rest, question: "When did it begin", kind: .time, help: "When it began")
      ],
      options: [
        OptionSpec("--detected", value: "TIME", kind: .time, help: "When it was noticed")
      ])
  ) { (context) throws(Interruption) in
    var data = EventData()
    let began = try context.saidTime(try context.required("TIME"))
    data.set(.began, began)
    data.set(.detected, try context.saidTime(context.invocation.value("--detected")))
    if let began { context.console.confirm("began \(context.workspace.times.full(began))") }
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
    data.set(.detected, try context.saidTime(context.invocation.value("--detected")))
    return [try context.draft(.beganSet, data)]
  }
}

/// The ways in which an outage comes to be known.
enum FoundBy {
  static let all = ["monitor", "user", "staff", "social"]
}
