import IncidentModel
import TerminalUI

/// The milestones and durations of one incident, on a screen.
struct IncidentMetricsView {
  let lines: [StyledText]

  init(_ metrics: Metrics, costRate: CostRate?, times: TimeText) {
    var lines: [StyledText] = []
    for (milestone, at) in metrics.reached {
      let name = StyledText(milestone.name.padded(to: 30))
      if metrics.assumed.contains(milestone) {
        lines.append(name + StyledText(" not said", .muted))
      } else {
        lines.append(
          name + StyledText(" " + times.full(SaidTime(at, bounds: metrics.bounds[milestone]))))
      }
    }
    for span in metrics.spans {
      lines.append(
        StyledText("\(span.name.padded(to: 30)) \((span.length.text ?? "-").padded(to: 8)) ")
          + StyledText("= \(span.formula)", .muted))
    }
    if let costRate {
      let cost = costRate.text(metrics[MetricsSummary.compared])
      lines.append(
        StyledText("\("Cost".padded(to: 30)) \(cost ?? "-") ")
          + StyledText("= (mitigated - began) at \(costRate.text)", .muted))
    }
    self.lines = lines
  }
}
