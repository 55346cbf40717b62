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
      ])
  ) { (context) throws(Interruption) in
    let desk = try context.desk(named: "ID")
    let isWithHistory = context.invocation.has("--history")
    var view = TimelineView(desk: desk)
    view.isComplete = context.invocation.has("--all")
    view.isWithHistory = isWithHistory
    view.kinds = Set(context.invocation.values("--kind"))
    if let name = context.invocation.value("--as") { view.person = try context.person(name) }
    if context.wantsJSON {
      try context.printJSON(.array(view.events.compactMap { try? JSON(parsing: $0.line) }))
      return
    }
    let width = context.console.isOutputTerminal ? context.console.columns - 1 : nil
    view.lines(width: width).forEach(context.console.print)
  }
}
