import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let review = recording(
    CommandSpec(
      "review", group: CommandGroup.afterwards, summary: "Say when the review is or was",
      examples: ["outage review scheduled \"mon 10:00\"", "outage review held -1h"],
      operands: [
        Operand("STATE", choices: ["scheduled", "held"], question: "scheduled or held"),
        Operand("TIME", .rest, question: "When", kind: .time, help: "When it is or was"),
      ])
  ) { (context) throws(Interruption) in
    let isPlanned = try context.required("STATE") == "scheduled"
    let time = try context.time(try context.required("TIME"), isPlanned ? .future : .past)
    var data = EventData()
    data.set(.time, time)
    if let time {
      context.console.confirm("review \(context.workspace.times.full(time))")
    }
    return [try context.draft(isPlanned ? .reviewScheduled : .reviewHeld, data)]
  }
}
