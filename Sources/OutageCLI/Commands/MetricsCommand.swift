import ArgumentParsing
import Encoding
import Exporters
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let metrics = doing(
    CommandSpec(
      "metrics", group: CommandGroup.afterwards, summary: "Show milestones and durations",
      examples: ["outage metrics", "outage metrics --json"],
      operands: [Operand("ID", .optional, kind: .incident, help: "Which incident")])
  ) { (context) throws(Interruption) in
    let desk = try context.desk(named: "ID")
    let incident = desk.incident
    let metrics = Metrics(incident)
    if context.wantsJSON {
      try context.printJSON(metrics.json(of: incident))
      return
    }
    let times = context.workspace.times
    for (milestone, at) in metrics.reached {
      context.console.print("\(milestone.name.padded(to: 30)) \(times.full(at))")
    }
    for span in metrics.spans {
      let told = span.seconds.map(TimeText.duration) ?? "-"
      let ends = "from \(span.from.name.lowercased()) to \(span.to.name.lowercased())"
      context.console.print(
        StyledText("\(span.name.padded(to: 30)) \(told.padded(to: 8)) ")
          + StyledText(ends, .muted))
    }
  }
}
