public import Encoding
public import IncidentModel

/// The durations of many incidents as one page that needs nothing else.
public struct MetricsPage {
  private let summary: MetricsSummary
  private let costRate: CostRate?
  private let now: Instant
  private let parts: PageParts

  /// The months that a trend shows at most.
  private static let months = 24

  /// A page of a summary; `now` is when it is written.
  public init(_ summary: MetricsSummary, costRate: CostRate?, now: Instant, times: TimeText) {
    self.summary = summary
    self.costRate = costRate
    self.now = now
    parts = PageParts(times: times)
  }

  /// The whole document.
  public var bytes: [UInt8] {
    let title = "\(summary.title): how long things took"
    let header = [
      "<h1>\(title)</h1>", PageParts.facts(summary.countWords + ["as of \(parts.time(now))"]),
    ]
    let sections =
      [section("all", "All together", overview + cost)]
      + (summary.unfunded.isEmpty ? [] : [section("money", "Missing money", funding)])
      + summary.rows.map { row in section(row.span.key, row.span.name, detail(row)) }
    return PageFrame.bytes(
      title: title, header: header.joined(separator: "\n"),
      main: sections.joined(separator: "\n"),
      footer: "<p>Medians, and what nine in ten do not exceed (nearest rank).</p>")
  }

  private func section(_ id: String, _ heading: String, _ content: String) -> String {
    "<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(heading)</h2>\n\(content)\n</section>"
  }

  private var overview: String {
    table(
      caption: "Durations", first: "Duration",
      summary.rows.map { ($0.span.name, $0.distribution, $0.span.formula) })
  }

  private var cost: String {
    guard let costRate else { return "" }
    let (total, missing) = summary.cost(at: costRate)
    return "\n<p>Cost together: <strong>\(PageParts.text(costRate.text(total)))</strong>, "
      + "\(PageParts.text(costRate.formula)); \(missing) without a value.</p>"
  }

  private var funding: String {
    PageParts.table(
      caption: "Outages whose suspected cause or a tollgate names missing money",
      columns: ["Incident", "Declared", "What was said", "Users were hit for", "Cost"],
      rows: summary.unfunded.map { incident in
        [
          PageParts.text("\(incident.severity?.rawValue ?? "P?") \(incident.title)"),
          incident.declaredAt.map(parts.time) ?? "",
          incident.said.map(PageParts.text).joined(separator: "<br>"),
          PageParts.text(incident.impact.text ?? "not known"),
          PageParts.text(costRate.flatMap { $0.text(incident.impact) } ?? ""),
        ]
      })
  }

  private func detail(_ row: MetricsSummary.Row) -> String {
    let formula = "<p class=\"facts\">\(Escaping.html(row.span.formula))</p>"
    let trend = summary.trend(of: row.span.key, last: Self.months)
    var content = [formula]
    if !trend.isEmpty {
      let drawing = TrendDrawing(trend, id: "trend-\(row.span.key)")
      content += [
        "<figure>",
        PageParts.scroll(
          label: "\(row.span.name) by month", drawing.svg(title: "\(row.span.name) by month")),
        "<figcaption class=\"legend\">Bar: the median of the month. Line: what nine in ten do not"
          + " exceed.</figcaption>",
        "</figure>",
      ]
    }
    for grouping in MetricsSummary.Grouping.allCases {
      let groups = summary.groups(by: grouping, of: row.span.key)
      guard !groups.isEmpty else { continue }
      content += [
        "<details>", "<summary>By \(grouping.rawValue)</summary>",
        table(
          caption: "\(row.span.name) by \(grouping.rawValue)", first: grouping.rawValue,
          groups.map { ($0.name ?? "not said", $0.distribution, nil) }),
        "</details>",
      ]
    }
    return content.joined(separator: "\n")
  }

  private func table(
    caption: String, first: String, _ rows: [(name: String, values: Distribution, formula: String?)]
  ) -> String {
    let hasFormula = rows.contains { $0.formula != nil }
    return PageParts.table(
      caption: caption,
      columns: [first, "Median", "90 %", "With a value", "Without"]
        + (hasFormula ? ["Formula"] : []),
      rows: rows.map { name, values, formula in
        [
          PageParts.text(name), values.median.map(TimeText.range) ?? "-",
          values.ninetieth.map(TimeText.range) ?? "-", String(values.count), String(values.missing),
        ] + (hasFormula ? [Escaping.html(formula ?? "")] : [])
      })
  }
}
