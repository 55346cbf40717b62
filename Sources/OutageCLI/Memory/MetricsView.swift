import Exporters
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
    lines = [StyledText(summary.countWords.joined(separator: ", "), .heading)]
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

  private static func cost(_ summary: MetricsSummary, _ rate: CostRate) -> StyledText {
    let (total, missing) = summary.cost(at: rate)
    let rest = missing == 0 ? "" : "; \(missing) without a value"
    return StyledText("Cost \(rate.text(total))")
      + StyledText("  \(rate.formula)\(rest)", .muted)
  }

  /// `5m-9m`, or `-`.
  private static func time(_ seconds: ClosedRange<Int>?) -> String {
    guard let seconds else { return "-" }
    let (least, most) = (
      TimeText.duration(seconds: seconds.lowerBound), TimeText.duration(seconds: seconds.upperBound)
    )
    return least == most ? least : "\(least)-\(most)"
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
    let plots = trends.map { trend in
      hasTrend ? glyphs.trend(trend.map { $0.distribution.median?.upperBound }) : ""
    }
    guard columns >= Self.wide else {
      for (row, plot) in zip(summary.rows, plots) {
        let cells = Self.cells(row.span.name, row.distribution)
        lines += [
          StyledText(row.span.name) + StyledText("  \(plot)", .ok),
          StyledText("  median \(cells[1]), 90 % \(cells[2])"),
          StyledText("  \(cells[3]) with a value, \(cells[4]) without"),
          StyledText("  = \(row.span.formula)", .muted),
        ]
      }
      return lines
    }
    let rows = table(
      summary.rows.map { Self.cells($0.span.name, $0.distribution) },
      plots: plots, plotName: hasTrend ? "trend" : "")
    lines += rows.prefix(1)
    for (row, line) in zip(summary.rows, rows.dropFirst()) {
      lines += [line, StyledText("  = \(row.span.formula)", .muted)]
    }
    return lines
  }

  private func groupLines(
    _ groups: [MetricsSummary.Group], _ grouping: MetricsSummary.Grouping, _ span: Metrics.Span
  ) -> [StyledText] {
    guard !groups.isEmpty else { return [] }
    let title =
      StyledText("\(span.name) by \(grouping.rawValue)", .strong)
      + StyledText("  = \(span.formula)", .muted)
    let cells = groups.map { group in
      Self.cells(group.name?.onOneLine ?? grouping.unknown, group.distribution)
    }
    let widths = widths(cells)
    let room = min(Self.widestBar, columns - (isStacked(widths) ? widths[0] + 1 : total(widths)))
    let top = groups.compactMap { $0.distribution.ninetieth?.upperBound }.max() ?? 1
    let bars = groups.map { group -> String in
      guard room >= 4, let median = group.distribution.median,
        let most = group.distribution.ninetieth
      else { return "" }
      return glyphs.bar(median.upperBound, to: most.upperBound, top: top, cells: room)
    }
    return ["", title] + table(cells, plots: bars, plotName: "")
  }

  private static let header = ["", "median", "90 %", "with", "without"]

  private static func cells(_ name: String, _ values: Distribution) -> [String] {
    [name, time(values.median), time(values.ninetieth), "\(values.count)", "\(values.missing)"]
  }

  /// The widths of columns: that of what is in them.
  private func widths(_ rows: [[String]]) -> [Int] {
    Self.header.indices.map { place in
      ([Self.header] + rows).map { DisplayWidth.of($0[place]) }.max() ?? 0
    }
  }

  private func total(_ widths: [Int]) -> Int { widths.reduce(0) { $0 + $1 + 1 } }

  /// Whether a row has no room for all its columns.
  private func isStacked(_ widths: [Int]) -> Bool { total(widths) >= columns }

  /// Rows under their header, each with its plot at the end; where there is no room for it, the name
  /// and the plot have a line of their own.
  private func table(_ rows: [[String]], plots: [String], plotName: String) -> [StyledText] {
    var widths = widths(rows)
    let isStacked = isStacked(widths)
    let nameWidth = widths[0]
    if isStacked { widths[0] = 1 }
    func line(_ cells: [String], _ plot: String) -> String {
      let text = zip(cells, widths).map { $0.padded(to: $1) }.joined(separator: " ")
      return String((text + " " + plot).reversed().drop { $0 == " " }.reversed())
    }
    let head = StyledText(line(Self.header, plotName), .muted)
    return [head]
      + zip(rows, plots).flatMap { cells, plot in
        guard isStacked else { return [StyledText(line(cells, plot))] }
        let name = plot.isEmpty ? cells[0] : "\(cells[0].padded(to: nameWidth)) \(plot)"
        return [StyledText(name), StyledText(line([""] + cells.dropFirst(), ""))]
      }
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
