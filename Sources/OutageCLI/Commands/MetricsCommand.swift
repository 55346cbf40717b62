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
        and with how many incidents had no value. What nobody said has no value; what is only known \
        to lie between two times is told as a range. Drills and what was no incident are left out.

        began and detected are when somebody said it began and was noticed; acknowledged is when \
        the first person came into the call who had not declared it. By cause, the first kind counts \
        whose words, in the playbook, the suspected cause has.
        """,
      examples: [
        "outage metrics", "outage metrics --since 2026-01-01 --severity P1",
        "outage metrics --by component --by month", "outage metrics --html metrics.html",
        "outage metrics --funding",
      ],
      operands: [Operand("ID", .optional, kind: .incident, help: "Which incident, if not all")],
      options: [
        OptionSpec("--since", value: "DATE", kind: .time, help: "Only what was declared since"),
        OptionSpec(
          "--severity", short: "-s", value: "P1", choices: Severity.allCases.map(\.rawValue),
          help: "Only this severity"),
        OptionSpec("--drills", help: "Drills, and nothing else"),
        OptionSpec(
          "--by", value: "GROUP", choices: MetricsSummary.Grouping.allCases.map(\.rawValue),
          isRepeatable: true, help: "Every duration by this"),
        OptionSpec("--funding", help: "The outages for which money was missing, and their cost"),
        OptionSpec(
          "--html", value: "FILE", kind: .file,
          help: "Write it as a web page that needs nothing else, over the one that is there"),
      ])
  ) { (context) throws(Interruption) in
    let isOne =
      context.invocation.text("ID") != nil || context.isInSession
      || context.invocation.value("--incident") != nil
    guard isOne else { return try showMetricsOfAll(context) }
    let incident = try context.desk(named: "ID").incident
    let metrics = Metrics(incident)
    let rate = context.workspace.costRate
    if context.wantsJSON {
      return try context.printJSON(metrics.json(of: incident, costRate: rate))
    }
    let view = IncidentMetricsView(
      metrics, costRate: rate, times: context.workspace.times, columns: context.console.columns)
    view.lines.forEach(context.console.printWrapped)
  }

  private static func showMetricsOfAll(_ context: CommandContext) throws(Interruption) {
    let workspace = context.workspace
    let summary = try summary(context)
    if let file = context.invocation.value("--html") {
      let page = MetricsPage(
        summary, costRate: workspace.costRate, now: context.now, times: workspace.times)
      try context.failing { () throws(CommandFailure) in
        try workspace.write(page.bytes, to: file, isOverwriting: true)
      }
      return context.console.confirm("wrote \(file)")
    }
    if context.invocation.has("--funding") {
      if context.wantsJSON {
        return try context.printJSON(
          .array(summary.unfunded.map { $0.json(costRate: workspace.costRate) }))
      }
      return FundingView(
        summary.unfunded, costRate: workspace.costRate, times: workspace.times
      ).lines.forEach(context.console.printWrapped)
    }
    if context.wantsJSON {
      return try context.printJSON(summary.json(costRate: workspace.costRate))
    }
    let groupings = context.invocation.values("--by").compactMap(
      MetricsSummary.Grouping.init(rawValue:))
    MetricsView(
      summary, groupings: groupings, costRate: workspace.costRate,
      columns: context.console.columns - 1, glyphs: workspace.plotGlyphs
    ).lines.forEach(context.console.printWrapped)
  }

  /// The incidents that were asked for, together.
  private static func summary(_ context: CommandContext) throws(Interruption) -> MetricsSummary {
    let since = try context.time(context.invocation.value("--since"), .past)
    let severity = context.invocation.value("--severity")
    let playbook = context.workspace.playbook(named: Workspace.playbookID)
    var summary = MetricsSummary(
      families: playbook.causeFamilies, fundingWords: playbook.fundingWords,
      countingDrills: context.invocation.has("--drills"))
    let ids = try context.failing { () throws(CommandFailure) in
      try context.workspace.incidentIDs()
    }
    context.workspace.forEachIncident(in: ids) { incident in
      let isRecent = since.map { start in incident.declaredAt.map { $0 >= start } ?? false } ?? true
      let isAsked = severity == nil || incident.severity?.rawValue == severity
      if isRecent, isAsked { summary.add(incident) }
    }
    return summary
  }
}
