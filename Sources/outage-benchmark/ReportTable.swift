/// The rows as a table of columns.
struct ReportTable {
  private static let columns = [
    "measure", "outage", "beside it", "", "ratio", "to reach", "",
  ]

  let text: String

  /// `isJudged` says whether the numbers are worth a verdict.
  init(_ rows: [Comparison], isJudged: Bool) {
    let cells =
      [Self.columns]
      + rows.map { row in
        [
          row.measure, row.ours.text, row.peer, row.theirs.text,
          Comparison.decimal(row.ratio, digits: 2), Comparison.decimal(row.target, digits: 1),
          isJudged ? row.isReached ? "ok" : "OVER" : "",
        ]
      }
    let widths = Self.columns.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    text = cells.map { row in
      let line = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}
