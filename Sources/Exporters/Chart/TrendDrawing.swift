import IncidentModel

/// A duration month by month as inline SVG: a bar up to the median, a line up to what nine in ten do
/// not exceed.
///
/// Places are whole numbers, so that the same incidents give the same bytes.
struct TrendDrawing {
  private let months: [MetricsSummary.Month]
  private let id: String

  private static let width = 1000
  private static let height = 150
  private static let gutter = 90
  private static let floor = 120
  /// No month is wider, however few there are.
  private static let widest = 120

  /// A drawing of some months; its id is that of no other element of the page.
  init(_ months: [MetricsSummary.Month], id: String) {
    self.months = months
    self.id = id
  }

  /// The drawing, with a title and a description for whoever does not see it.
  func svg(title: String) -> String {
    let top = max(1, months.compactMap { $0.distribution.ninetieth?.upperBound }.max() ?? 1)
    let step = min(Self.widest, (Self.width - Self.gutter) / max(1, months.count))
    var lines = [
      "<svg class=\"chart\" viewBox=\"0 0 \(Self.width) \(Self.height)\" role=\"img\""
        + " aria-labelledby=\"\(id)-title \(id)-desc\">",
      "<title id=\"\(id)-title\">\(Escaping.html(title))</title>",
      "<desc id=\"\(id)-desc\">\(Escaping.html(description))</desc>",
      text(TimeText.duration(seconds: top), x: 0, y: 20, style: "tick"),
      text("0", x: 0, y: Self.floor, style: "tick"),
      "<line class=\"axis\" x1=\"\(Self.gutter)\" y1=\"\(Self.floor)\" x2=\"\(Self.width)\""
        + " y2=\"\(Self.floor)\"/>",
    ]
    for (place, month) in months.enumerated() {
      let left = Self.gutter + place * step
      // As many names as have room beside each other.
      let every = max(1, 60 / max(1, step) + (step < 60 ? 1 : 0))
      if place % every == 0 {
        lines.append(text(month.name, x: left, y: Self.floor + 18, style: "tick"))
      }
      guard let median = month.distribution.median, let most = month.distribution.ninetieth else {
        continue
      }
      let high = y(median.upperBound, top: top)
      let width = max(2, step * 6 / 10)
      let words = "\(month.name): median \(TimeText.range(median)), 90 % \(TimeText.range(most))"
      lines.append(
        "<rect class=\"leading\" x=\"\(left)\" y=\"\(high)\" width=\"\(width)\""
          + " height=\"\(Self.floor - high)\"><title>\(Escaping.html(words))</title></rect>")
      let middle = left + width / 2
      lines.append(
        "<line class=\"pole\" x1=\"\(middle)\" y1=\"\(high)\" x2=\"\(middle)\""
          + " y2=\"\(y(most.upperBound, top: top))\"/>")
    }
    return (lines + ["</svg>"]).joined(separator: "\n")
  }

  /// What the drawing says, in words.
  private var description: String {
    months.map { month in
      month.distribution.median.map { "\(month.name) median \(TimeText.range($0))" }
        ?? "\(month.name) none"
    }
    .joined(separator: ", ") + "."
  }

  private func y(_ seconds: Int, top: Int) -> Int {
    let part = Double(max(0, seconds)) / Double(top)
    return Self.floor - max(1, Int(min(1, part) * Double(Self.floor - 10)))
  }

  private func text(_ text: String, x: Int, y: Int, style: String) -> String {
    "<text class=\"\(style)\" x=\"\(x)\" y=\"\(y)\">\(Escaping.html(text))</text>"
  }
}
