import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let timeline = doing(
    CommandSpec(
      "timeline", group: CommandGroup.incident, summary: "Show what happened",
      discussion: "People's entries and milestones; --all adds the tool's own bookkeeping.",
      examples: ["outage timeline", "outage timeline --kind decision --as ana"],
      operands: [Operand("ID", .optional, kind: .incident, help: "Which incident")],
      options: [
        OptionSpec("--kind", value: "KIND", isRepeatable: true, help: "Only this kind"),
        OptionSpec("--as", value: "NAME", kind: .person, help: "Only what this person said or did"),
        OptionSpec("--all", help: "The tool's own entries too"),
        OptionSpec("--history", help: "Struck and amended originals too"),
        OptionSpec("--follow", help: "Go on with what comes, until Ctrl-C"),
      ])
  ) { (context) throws(Interruption) in
    let desk = try context.desk(named: "ID")
    let isWithHistory = context.invocation.has("--history")
    var view = TimelineView(desk: desk)
    view.isComplete = context.invocation.has("--all")
    view.isWithHistory = isWithHistory
    view.kinds = Set(
      try context.invocation.values("--kind").map { word throws(Interruption) in
        try kind(word, context, desk.record)
      })
    if let name = context.invocation.value("--as") { view.person = try context.person(name) }
    if context.wantsJSON {
      try context.printJSON(.array(view.events.compactMap { try? JSON(parsing: $0.line) }))
      return
    }
    let width = context.console.isOutputTerminal ? context.console.columns - 1 : nil
    let lines = view.lines(width: width)
    let isFollowing = context.invocation.has("--follow")
    if lines.isEmpty, !isFollowing { context.console.say("No such entries.") }
    lines.forEach(context.console.print)
    if isFollowing { follow(desk, view, width: width, context) }
  }

  /// Shows what comes, until somebody presses Ctrl-C or nobody reads any more.
  private static func follow(
    _ desk: Desk, _ view: TimelineView, width: Int?, _ context: CommandContext
  ) {
    var shown = Set(view.events.map(\.id))
    context.workspace.watch {
      desk.refresh()
      guard !desk.takeNews().isEmpty else { return }
      let now = view.updated(from: desk)
      now.lines(width: width, leavingOut: shown).forEach(context.console.print)
      shown = Set(now.events.map(\.id))
    }
  }

  /// A kind that there is, or that this timeline holds though this version does not know it.
  private static func kind(
    _ word: String, _ context: CommandContext, _ record: IncidentRecord
  ) throws(Interruption) -> String {
    let name = word.lowercased()
    let known = EventKind.allCases.map(\.rawValue)
    if known.contains(name) || record.events.contains(where: { $0.kindName == name }) {
      return name
    }
    let held = Set(record.events.map(\.kindName)).sorted()
    throw .failed(
      CommandFailure(
        .usage, "there is no kind \"\(word)\"; this timeline has \(held.joined(separator: ", "))",
        hints: context.retyped(word, among: held + known)))
  }
}
