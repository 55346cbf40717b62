import IncidentModel
import TerminalUI

/// The milestones and durations of one incident, on a screen.
struct IncidentMetricsView {
  let lines: [StyledText]

  /// Where names and values stand in columns.
  private static let wide = 72

  init(_ metrics: Metrics, costRate: CostRate?, times: TimeText, columns: Int) {
    let isWide = columns >= Self.wide
    func name(_ text: String) -> StyledText {
      StyledText(isWide ? text.padded(to: 30) + " " : "\(text)  ")
    }
    var lines: [StyledText] = []
    for (milestone, at) in metrics.reached {
      if metrics.assumed.contains(milestone) {
        lines.append(name(milestone.name) + StyledText("not said", .muted))
      } else {
        let time = SaidTime(at, bounds: metrics.bounds[milestone])
        lines.append(name(milestone.name) + StyledText(times.full(time)))
      }
    }
    let lengths = metrics.spans.map { $0.length.text ?? "-" }
    let width = isWide ? lengths.map { DisplayWidth.of($0) }.max() ?? 0 : 0
    for (span, length) in zip(metrics.spans, lengths) {
      lines.append(
        name(span.name) + StyledText(length.padded(to: width))
          + StyledText(" = \(span.formula)", .muted))
    }
    if let costRate {
      let cost = costRate.text(metrics[MetricsSummary.compared]) ?? "-"
      lines.append(
        name("Cost") + StyledText(cost)
          + StyledText(" = \(costRate.formula)", .muted))
    }
    self.lines = lines
  }
}
