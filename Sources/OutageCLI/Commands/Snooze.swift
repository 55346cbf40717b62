import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let snooze = recording(
    CommandSpec(
      "snooze", group: CommandGroup.details, summary: "Put a reminder off",
      examples: ["outage snooze internal-update 10m --why \"in the middle of the failover\""],
      operands: [
        Operand("TIMER", question: "Which timer", help: "Its id, as status lists it"),
        Operand("DURATION", question: "For how long", kind: .duration, help: "For how long"),
      ],
      options: [.why], takesBecause: true)
  ) { (context) throws(Interruption) in
    let situation = try context.situation()
    let word = try context.required("TIMER").lowercased()
    let timers = situation.timers
    guard
      let timer = timers.first(where: { $0.id.lowercased() == word || $0.kind.rawValue == word })
    else {
      throw .failed(
        CommandFailure(
          .notFound, "no timer \"\(word)\" runs", hints: timers.map { "outage snooze \($0.id) 10m" }
        ))
    }
    guard let seconds = try context.duration(try context.required("DURATION")) else { return [] }
    var data: EventData = [.timer: timer.id, .why: context.invocation.value("--why")]
    data.set(.until, context.now.advanced(bySeconds: seconds))
    return [try context.draft(.timerSnoozed, data)]
  }
}
