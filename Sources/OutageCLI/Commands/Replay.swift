import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  /// How many times as fast an incident is played unless said otherwise.
  private static let usualSpeed = 10.0

  static let replay = doing(
    CommandSpec(
      "replay", group: CommandGroup.setUp, summary: "Play a past incident, for training",
      discussion: """
        Its entries come by their own clock, so many times as fast, with the card where a step \
        begins. Enter goes to the next entry at once, p and Enter pauses and goes on, s and Enter \
        goes to the next step, +5m so far ahead, 60x changes the speed, q and Enter leaves. Nothing \
        is written. In a pipe everything comes at once, unless a speed is given.
        """,
      examples: ["outage replay inc-2026-11-20-site-down", "outage replay --speed 60"],
      operands: [Operand("ID", .optional, kind: .incident, help: "Which incident")],
      options: [
        OptionSpec(
          "--speed", value: "N", default: "10", kind: .number,
          help: "How many times as fast; 0 or max for all at once")
      ])
  ) { (context) throws(Interruption) in
    let desk = try context.desk(named: "ID")
    let given = try speed(context)
    if context.wantsJSON {
      let view = TimelineView(desk: desk)
      return try context.printJSON(.array(view.events.compactMap { try? JSON(parsing: $0.line) }))
    }
    let isPlayed = context.console.isAttended && context.console.isOutputTerminal
    let speed = given ?? (isPlayed ? usualSpeed : 0)
    var player = ReplayPlayer(desk, speed: speed == 0 ? nil : speed)
    guard isPlayed, speed > 0 else { return player.print() }
    try player.play()
  }

  /// The speed that was given, 0 for all at once; nil where none was.
  private static func speed(_ context: CommandContext) throws(Interruption) -> Double? {
    guard let word = context.invocation.value("--speed") else { return nil }
    guard let speed = ReplayOrder.speed(word) else {
      throw .failed(
        CommandFailure(
          .usage, "\"\(word)\" is no speed; it is a number from 0 to 1000000, or max",
          hints: [context.retyped(word, "10")]))
    }
    return speed
  }
}
