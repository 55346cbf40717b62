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
      discussion: """
        Of one incident, or of all without one: medians and 90th percentiles, each with its formula \
        and with how many incidents had no value. Drills and what was no incident are left out.
        """,
      examples: ["outage metrics", "outage metrics --since 2026-01-01 --severity P1"],
      operands: [Operand("ID", .optional, kind: .incident, help: "Which incident, if not all")],
      options: [
        OptionSpec("--since", value: "DATE", kind: .time, help: "Only what was declared since"),
        OptionSpec(
          "--severity", short: "-s", value: "P1", choices: Severity.allCases.map(\.rawValue),
          help: "Only this severity"),
        OptionSpec("--drills", help: "Drills, and nothing else"),
      ])
  ) { (context) throws(Interruption) in
    let isOne =
      context.invocation.text("ID") != nil || context.isInSession
      || context.invocation.value("--incident") != nil
    guard isOne else { return try showMetricsOfAll(context) }
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

  private static func showMetricsOfAll(_ context: CommandContext) throws(Interruption) {
    let since = try context.time(context.invocation.value("--since"), .past)
    let severity = context.invocation.value("--severity")
    var summary = MetricsSummary()
    let ids = try context.failing { () throws(CommandFailure) in
      try context.workspace.incidentIDs()
    }
    for id in ids {
      // One at a time: what is kept of each is a handful of numbers.
      let incident = Desk(id: id, workspace: context.workspace).incident
      guard incident.eventCount > 0, severity == nil || incident.severity?.rawValue == severity,
        since.map({ start in incident.declaredAt.map { $0 >= start } ?? false }) ?? true
      else { continue }
      summary.add(incident, countingDrills: context.invocation.has("--drills"))
    }
    if context.wantsJSON { return try context.printJSON(summary.json) }
    for line in MetricsView(summary).lines {
      let isFree = !context.console.isOutputTerminal || line.text.isEmpty
      let rows = isFree ? [line] : line.wrapped(to: context.console.columns - 1, indent: 2)
      rows.forEach(context.console.print)
    }
  }
}

extension MetricsSummary {
  /// The summary as a JSON object.
  var json: JSON {
    let rows = rows.map { row in
      Self.json(row.distribution).merging([
        "name": .string(row.name), "formula": .string("\(row.to.rawValue) - \(row.from.rawValue)"),
      ])
    }
    return [
      "incidents": JSON(count), "drillsLeftOut": JSON(drills), "notRealLeftOut": JSON(notReal),
      "durations": .object(Dictionary(zip(self.rows.map(\.key), rows)) { $1 }),
      "bySeverity": .object(bySeverity.mapValues(Self.json)),
      "byMonth": .object(byMonth.mapValues(Self.json)),
      "byComponent": .object(byComponent.mapValues(Self.json)),
    ]
  }

  private static func json(_ values: Distribution) -> JSON {
    [
      "medianSeconds": values.median.map { JSON($0) } ?? .null,
      "ninetiethSeconds": values.ninetieth.map { JSON($0) } ?? .null,
      "count": JSON(values.values.count), "missing": JSON(values.missing),
    ]
  }
}

extension JSON {
  fileprivate func merging(_ members: [String: JSON]) -> JSON {
    .object((object ?? [:]).merging(members) { $1 })
  }
}
