import IncidentModel
import TerminalUI

/// The durations of many incidents, on a screen.
struct MetricsView {
  private(set) var lines: [StyledText]
  private let columns: Int
  private let glyphs: PlotGlyphs

  /// The months of a trend, and the cells of the widest bar.
  private static let months = 12
  private static let widestBar = 20
  /// Where a row has room for all its numbers.
  private static let wide = 78

  /// `groupings` are those that were asked for, of all durations; without any, each is shown for the
  /// one that incidents are compared by.
  init(
    _ summary: MetricsSummary, groupings: [MetricsSummary.Grouping], costRate: CostRate?,
    columns: Int, glyphs: PlotGlyphs
  ) {
    self.columns = columns
    self.glyphs = glyphs
    lines = [StyledText(Self.heading(summary), .heading)]
    guard summary.count > 0 else { return }
    if let costRate { lines.append(Self.cost(summary, costRate)) }
    if !summary.unfunded.isEmpty {
      let count = summary.unfunded.count
      lines.append(
        StyledText("\(count) \(count == 1 ? "names" : "name") missing money", .due)
          + StyledText("  outage metrics --funding"))
    }
    guard groupings.isEmpty else {
      for row in summary.rows {
        for grouping in groupings {
          lines += groupLines(summary.groups(by: grouping, of: row.span.key), grouping, row.span)
        }
      }
      return
    }
    lines += overview(summary)
    if let compared = summary.rows.first(where: { $0.span.key == MetricsSummary.compared }) {
      for grouping in MetricsSummary.Grouping.allCases {
        lines += groupLines(
          summary.groups(by: grouping, of: compared.span.key), grouping, compared.span)
      }
    }
  }

  private static func heading(_ summary: MetricsSummary) -> String {
    var text = "\(summary.count) \(summary.count == 1 ? "incident" : "incidents")"
    if summary.notReal > 0 { text += ", \(summary.notReal) closed as no incident left out" }
    if summary.drills > 0 {
      text += ", \(summary.drills) \(summary.drills == 1 ? "drill" : "drills") left out"
    }
    return text
  }

  private static func cost(_ summary: MetricsSummary, _ rate: CostRate) -> StyledText {
    let (total, missing) = summary.cost(at: rate)
    let rest = missing == 0 ? "" : "; \(missing) without a value"
    return StyledText("Cost \(rate.text(total))")
      + StyledText("  (mitigated - began) at \(rate.text)\(rest)", .muted)
  }

  /// `5m to 9m`, or `-`.
  private static func time(_ seconds: ClosedRange<Int>?) -> String {
    seconds.map(TimeText.range) ?? "-"
  }

  /// How many had a value, and how many had none.
  private static func counts(_ values: Distribution) -> String {
    values.missing == 0 ? "\(values.count)" : "\(values.count), \(values.missing) without"
  }
}

extension MetricsView {
  private func overview(_ summary: MetricsSummary) -> [StyledText] {
    let trends = summary.rows.map { summary.trend(of: $0.span.key, last: Self.months) }
    var lines: [StyledText] = []
    let hasTrend = (trends.first?.count ?? 0) > 1
    if hasTrend, let months = trends.first, let first = months.first, let last = months.last {
      lines.append(
        StyledText(
          "Trend: the median of each month, \(first.name) to \(last.name)", .muted))
    }
    lines.append("")
    if columns >= Self.wide {
      lines.append(StyledText(Self.row("", "median", "90 %", "of", hasTrend ? "trend" : ""), .muted))
    }
    for (row, trend) in zip(summary.rows, trends) {
      let plot = hasTrend ? glyphs.trend(trend.map { $0.distribution.median?.upperBound }) : ""
      let values = row.distribution
      let (median, ninetieth) = (Self.time(values.median), Self.time(values.ninetieth))
      if columns >= Self.wide {
        lines.append(
          StyledText(Self.row(row.span.name, median, ninetieth, Self.counts(values), ""))
            + StyledText(plot, .ok))
      } else {
        lines.append(StyledText(row.span.name) + StyledText("  \(plot)", .ok))
        lines.append(
          StyledText("  median \(median), 90 % \(ninetieth), of \(Self.counts(values))"))
      }
      lines.append(StyledText("  = \(row.span.formula)", .muted))
    }
    return lines
  }

  private static func row(
    _ name: String, _ median: String, _ ninetieth: String, _ count: String, _ trend: String
  ) -> String {
    zip([name, median, ninetieth, count], [29, 9, 9, 14]).map { $0.padded(to: $1) }
      .joined(separator: " ") + " " + trend
  }

  private func groupLines(
    _ groups: [MetricsSummary.Group], _ grouping: MetricsSummary.Grouping, _ span: Metrics.Span
  ) -> [StyledText] {
    guard !groups.isEmpty else { return [] }
    let title =
      StyledText("\(span.name) by \(grouping.rawValue)", .strong)
      + StyledText("  = \(span.formula)", .muted)
    let cells = groups.map { group in
      [
        group.name?.onOneLine ?? grouping.unknown, Self.time(group.distribution.median),
        Self.time(group.distribution.ninetieth), Self.counts(group.distribution),
      ]
    }
    let header = ["", "median", "90 %", "of"]
    let widths = header.indices.map { place in
      min(
        place == 0 ? max(10, columns / 3) : columns / 4,
        ([header] + cells).map { DisplayWidth.of($0[place]) }.max() ?? 0)
    }
    func line(_ cells: [String]) -> String {
      zip(cells, widths).map { $0.truncated(to: $1).padded(to: $1) }.joined(separator: " ")
    }
    let room = min(Self.widestBar, columns - widths.reduce(0) { $0 + $1 + 1 })
    let top = groups.compactMap { $0.distribution.ninetieth?.upperBound }.max() ?? 1
    var lines = ["", title, StyledText(line(header).trimmedEnd, .muted)]
    for (group, cells) in zip(groups, cells) {
      var bar = ""
      if let median = group.distribution.median, let most = group.distribution.ninetieth, room >= 4
      {
        bar = glyphs.bar(median.upperBound, to: most.upperBound, top: top, cells: room)
      }
      lines.append(StyledText(bar.isEmpty ? line(cells).trimmedEnd : "\(line(cells)) \(bar)"))
    }
    return lines
  }
}

extension MetricsSummary.Grouping {
  /// What stands for those of which it is not known.
  var unknown: String {
    switch self {
    case .month, .severity, .component: "not said"
    case .cause: "other, or not said"
    case .runbook: "the playbook only"
    }
  }
}

extension String {
  /// The text without the blanks at its end.
  fileprivate var trimmedEnd: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
