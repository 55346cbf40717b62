import ArgumentParsing
import Encoding
import Exporters
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let status = answering(
    CommandSpec(
      "status", group: CommandGroup.incident, summary: "Show where an incident stands",
      examples: [
        "outage status", "outage status --line", "outage status --check",
        "outage status --html board.html", "outage status --watch --html board.html",
      ],
      operands: [Operand("ID", .optional, kind: .incident, help: "Which incident")],
      options: [
        OptionSpec("--check", help: "Exit with 1 when something is overdue"),
        OptionSpec("--line", help: "One line, for a prompt or a status bar"),
        OptionSpec("--watch", help: "A board that follows what happens, until Ctrl-C"),
        OptionSpec(
          "--html", value: "FILE", kind: .file,
          help: "Write it as a web page over the one that is there; with --watch again and again"),
      ])
  ) { (context) throws(Interruption) in
    if context.invocation.has("--watch"), context.invocation.has("--check") {
      throw .failed(
        CommandFailure(
          .usage, "--watch never ends by itself, so it cannot answer --check",
          hints: ["outage status --check", "outage status --watch"]))
    }
    let desk = try context.desk(named: "ID")
    let situation = desk.situation
    let isLate = !situation.lateTimers.isEmpty
    let answer: ExitStatus = context.invocation.has("--check") && isLate ? .no : .done
    if let file = context.invocation.value("--html") {
      if context.invocation.has("--watch") { watch(desk, context, writing: file) }
      try context.failing { () throws(CommandFailure) in
        try context.workspace.writeBoard(of: desk, to: file)
      }
      context.console.confirm("wrote \(file)")
      return answer
    }
    if context.wantsJSON {
      try context.printJSON(situation.statusJSON)
    } else if context.invocation.has("--watch") {
      watch(desk, context)
    } else {
      show(situation, context)
      if !context.invocation.has("--line") {
        context.workspace.remindOfFollowUps(except: desk.id)
      }
    }
    return answer
  }

  private static func show(_ situation: Situation, _ context: CommandContext) {
    if context.invocation.has("--line") {
      let line = context.console.withOwnGlyphs(StyledText(PromptText(situation).line))
      context.console.print(
        context.console.isOutputTerminal
          ? line.sanitized(.escaped).truncated(to: context.console.columns - 1) : line)
    } else {
      StatusView(situation).lines.forEach(context.console.printWrapped)
    }
  }

  /// Writes the board when something happens, and as often as it is loaded anew.
  private static func watch(_ desk: Desk, _ context: CommandContext, writing file: String) {
    var count = -1
    var written = Instant(milliseconds: 0)
    var failure: CommandFailure?
    context.workspace.watch {
      desk.refresh()
      let now = context.workspace.now
      let isOld = now.seconds(since: written) >= StatusBoard.refreshSeconds
      guard isOld || desk.incident.eventCount != count else { return }
      (count, written) = (desk.incident.eventCount, now)
      do throws(CommandFailure) {
        try context.workspace.writeBoard(of: desk, to: file)
        failure = nil
      } catch {
        // Whoever watches a full disk is told once, and the board goes on when there is room.
        if failure == nil { context.console.complain(error) }
        failure = error
      }
    }
  }

  /// Shows the board, and again whenever it reads differently: on a terminal over the one before.
  ///
  /// Where it cannot be drawn over, time that passes is no reason to show all of it again.
  private static func watch(_ desk: Desk, _ context: CommandContext) {
    let console = context.console
    let isLine = context.invocation.has("--line")
    var last: [String] = []
    context.workspace.watch {
      desk.refresh()
      let situation = desk.situation
      let timeline = TimelineView(desk: desk)
      let width = console.isOutputTerminal ? console.columns - 1 : 100
      let board =
        console.isScreen
        ? BoardView(situation, timeline: timeline, width: width, rows: console.rows - 1)
        : BoardView(situation, timeline: timeline, width: width)
      var shown = isLine ? [PromptText(situation).line] : board.lines.map(\.text)
      if console.isScreen {
        // Drawn anew also where only the window has changed.
        shown.append("\(console.columns) \(console.rows)")
      } else if !isLine {
        shown = ["\(desk.incident.eventCount)"] + situation.lateTimers.map(\.id)
      }
      guard shown != last else { return }
      last = shown
      console.clearScreen()
      if isLine { show(situation, context) } else { board.lines.forEach(console.print) }
    }
  }
}

extension Workspace {
  /// How often somebody looks who watches, in microseconds.
  private static let watchPause: Int64 = 500_000

  /// Looks again and again, until Ctrl-C, or until nobody reads what is printed.
  func watch(_ look: () -> Void) {
    let interrupt = console.watchInterrupt()
    defer { interrupt.end() }
    while !interrupt.hasCome(), console.outputError == nil {
      look()
      world.clock.pause(Self.watchPause)
    }
  }
}

extension Workspace {
  /// Writes the live board of an incident, in one go, so that no reader sees half of it.
  func writeBoard(of desk: Desk, to path: String) throws(CommandFailure) {
    try write(
      StatusBoard(desk.situation, export: export(of: desk)).bytes, to: path, isOverwriting: true)
  }
}
