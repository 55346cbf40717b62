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
        Operand(
          "TIMER", .optional, kind: .timer,
          help: "Its id, as status lists it; else what is late is asked"),
        Operand("DURATION", .optional, kind: .duration, help: "For how long"),
      ],
      options: [.why], takesBecause: true)
  ) { (context) throws(Interruption) in
    let situation = try context.situation()
    let timers = situation.timers
    var named = context.invocation.text("TIMER")
    if named == nil {
      let late = situation.lateTimers
      named = try context.asked(
        for: "TIMER", "Which reminder", choices: (late.isEmpty ? timers : late).prefix(7).map(\.id))
    }
    guard let word = named?.lowercased() else { throw .cancelled }
    guard
      let timer = timers.first(where: { $0.id.lowercased() == word || $0.kind.rawValue == word })
    else {
      throw .failed(
        CommandFailure(
          .notFound, "no timer \"\(word)\" runs", hints: timers.map { "outage snooze \($0.id) 10m" }
        ))
    }
    var length = context.invocation.text("DURATION")
    if length == nil {
      length = try context.asked(for: "DURATION", "For how long", default: "10m") ?? "10m"
      if let word = length, DurationText.seconds(word) == nil {
        context.console.say("\"\(word)\" is no duration; one is written like 30m or 2h.")
        length = try context.asked(for: "DURATION", "For how long", default: "10m") ?? "10m"
      }
    }
    guard let seconds = try context.duration(length) else { return [] }
    var data: EventData = [.timer: timer.id, .why: context.invocation.value("--why")]
    data.set(.until, context.now.advanced(bySeconds: seconds))
    return [try context.draft(.timerSnoozed, data)]
  }
}
