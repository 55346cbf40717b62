import IncidentModel
import TerminalUI

/// The durations of many incidents, on a screen.
struct MetricsView {
  let lines: [StyledText]

  /// The widest bar, in columns.
  private static let barWidth = 20

  init(_ summary: MetricsSummary) {
    var lines = [StyledText(Self.heading(summary), .heading)]
    guard summary.count > 0 else {
      self.lines = lines
      return
    }
    lines.append(
      StyledText(
        "\("".padded(to: 30)) \("median".padded(to: 8)) \("90 %".padded(to: 8)) of", .muted))
    for row in summary.rows {
      let values = row.distribution
      let missing = values.missing == 0 ? "" : ", \(values.missing) without"
      lines.append(
        StyledText(
          "\(row.name.padded(to: 30)) \(Self.time(values.median)) \(Self.time(values.ninetieth)) ")
          + StyledText(
            "\(values.values.count)\(missing): \(row.to.name.lowercased()) - "
              + row.from.name.lowercased(), .muted))
    }
    let groups = [
      ("Time to mitigate by severity", summary.bySeverity),
      ("Time to mitigate by month", summary.byMonth),
      ("Time to mitigate by component", summary.byComponent),
    ]
    for (title, group) in groups where !group.isEmpty {
      lines += ["", StyledText(title, .strong)] + Self.bars(group)
    }
    self.lines = lines
  }

  private static func heading(_ summary: MetricsSummary) -> String {
    var text = "\(summary.count) \(summary.count == 1 ? "incident" : "incidents")"
    if summary.notReal > 0 { text += ", \(summary.notReal) closed as no incident left out" }
    if summary.drills > 0 {
      text += ", \(summary.drills) \(summary.drills == 1 ? "drill" : "drills") left out"
    }
    return text
  }

  private static func time(_ seconds: Int?) -> String {
    (seconds.map { TimeText.duration(seconds: $0) } ?? "-").padded(to: 8)
  }

  private static func bars(_ group: [String: MetricsSummary.Distribution]) -> [StyledText] {
    let longest = max(1, group.values.compactMap(\.median).max() ?? 1)
    return group.sorted { $0.key < $1.key }.map { name, values in
      let length = values.median.map { max(1, $0 * barWidth / longest) } ?? 0
      let count = values.values.count + values.missing
      return StyledText(
        "\(name.padded(to: 16)) \(String(count).padded(to: 4)) \(time(values.median)) "
          + String(repeating: "#", count: length))
    }
  }
}
