import Encoding
import IncidentModel

/// A drawn timeline as inline SVG, whose looks the page's style sheet gives.
///
/// Places are whole numbers, so that the same incident gives the same bytes. What is told by a color
/// is told by a word or a shape as well.
struct TimelineDrawing {
  private let chart: TimelineChart
  private let times: TimeText
  private let id: String
  private let start: Instant
  private let end: Instant
  private var top = 0
  private var lines: [String] = []

  /// The width of the whole, of the names at the left, and of the margin at the right, in units.
  private static let width = 1000
  private static let gutter = 150
  private static let margin = 10
  private static let rowHeight = 26
  /// What a character of the drawing's font takes at most, on average.
  private static let letter = 7

  /// A drawing of a part of a chart; its id is that of no other element of the page.
  init(_ chart: TimelineChart, from start: Instant, to end: Instant, times: TimeText, id: String) {
    self.chart = chart
    self.times = times
    self.id = id
    self.start = start
    self.end = max(end, start.advanced(bySeconds: 1))
  }

  /// The drawing, with a title and a description for whoever does not see it.
  func svg(title: String) -> String {
    var drawing = self
    drawing.drawMilestones()
    drawing.drawBands()
    let lanes = chart.lanes.filter { lane in
      lane.spans.contains { isShown($0.start, $0.end) } || lane.marks.contains { isShown($0.at) }
    }
    for (place, lane) in lanes.enumerated() { drawing.draw(lane, place) }
    drawing.drawAxis()
    let head =
      "<svg class=\"chart\" viewBox=\"0 0 \(Self.width) \(drawing.top)\" role=\"img\""
      + " aria-labelledby=\"\(id)-title \(id)-desc\">"
    let words = [
      "<title id=\"\(id)-title\">\(Escaping.html(title))</title>",
      "<desc id=\"\(id)-desc\">\(Escaping.html(description))</desc>",
    ]
    return ([head] + words + drawing.lines + ["</svg>"]).joined(separator: "\n")
  }

  /// What the drawing says, in words.
  private var description: String {
    let steps = chart.bands.filter { isShown($0.start, $0.end) }.map {
      "\($0.step.name) from \(times.clock($0.start)) to \(times.clock($0.end))"
    }
    let marks = chart.milestones.filter { isShown($0.at) }.map {
      "\($0.name.lowercased()) at \(times.clock($0.at))"
    }
    let lanes = chart.lanes.compactMap { lane -> String? in
      let spans = lane.spans.filter { isShown($0.start, $0.end) }.map {
        "\($0.label) from \(times.clock($0.start)) to \(times.clock($0.end))"
      }
      let marks = lane.marks.filter { isShown($0.at) }.map {
        "\($0.label) at \(times.clock($0.at))"
      }
      let all = spans + marks
      return all.isEmpty ? nil : "\(lane.name): \(all.joined(separator: "; "))"
    }
    return [
      steps.isEmpty ? nil : "Steps: \(steps.joined(separator: "; "))",
      marks.isEmpty ? nil : "Milestones: \(marks.joined(separator: "; "))",
    ].compactMap(\.self).joined(separator: ". ") + ". "
      + lanes.map { $0 + "." }.joined(separator: " ")
  }
}

extension TimelineDrawing {
  private func isShown(_ at: Instant) -> Bool { at >= start && at <= end }

  private func isShown(_ from: Instant, _ to: Instant) -> Bool { from < end && to > start }

  /// The place of a moment from the left.
  private func x(_ at: Instant) -> Int {
    let room = Self.width - Self.gutter - Self.margin
    let whole = Double(end.milliseconds) - Double(start.milliseconds)
    let part = Double(at.milliseconds) - Double(start.milliseconds)
    return Self.gutter + Int(min(1, max(0, part / whole)) * Double(room))
  }

  private mutating func add(_ element: String) {
    lines.append(element)
  }

  private mutating func text(
    _ text: String, x: Int, y: Int, style: String, anchor: String = "start"
  ) {
    add(
      "<text class=\"\(style)\" x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">"
        + "\(Escaping.html(Escaping.visibleLine(text)))</text>")
  }

  /// A text cut to a width, with a mark where something is missing; empty where not even a few
  /// letters fit.
  private func fitted(_ text: String, to width: Int) -> String {
    let text = Escaping.visibleLine(text)
    let room = width / Self.letter
    if text.count <= room { return text }
    return room < 4 ? "" : text.prefix(room - 1) + "\u{2026}"
  }

  /// The milestones as flags, in as many rows as keep their names apart; their poles stand on the
  /// bands.
  private mutating func drawMilestones() {
    let shown = chart.milestones.filter { isShown($0.at) }
    var ends: [Int] = []
    var flags: [(name: String, x: Int, row: Int, isFlipped: Bool)] = []
    for milestone in shown {
      let name = "\(milestone.name) \(times.minutes(milestone.at))"
      let width = (name.count + 1) * Self.letter
      let place = x(milestone.at)
      let isFlipped = place + width > Self.width
      let left = isFlipped ? place - width : place
      let row = ends.firstIndex { $0 <= left } ?? ends.count
      if row == ends.count { ends.append(0) }
      ends[row] = isFlipped ? Self.width : left + width
      flags.append((name, place, row, isFlipped))
    }
    let height = 18
    let bottom = 6 + ends.count * height
    // First all poles, so that none crosses a name.
    for flag in flags {
      let y = 6 + flag.row * height
      add(
        "<line class=\"pole\" x1=\"\(flag.x)\" y1=\"\(y)\" x2=\"\(flag.x)\" y2=\"\(bottom + 6)\"/>")
    }
    for flag in flags {
      text(
        flag.name, x: flag.isFlipped ? flag.x - 4 : flag.x + 4, y: 18 + flag.row * height,
        style: "flag",
        anchor: flag.isFlipped ? "end" : "start")
    }
    top = bottom + 6
  }

  private mutating func drawBands() {
    // Who writes everything down afterwards was in no step while it happened.
    guard !chart.bands.isEmpty else { return }
    text("Step", x: 0, y: top + 17, style: "name")
    for (place, band) in chart.bands.enumerated() where isShown(band.start, band.end) {
      let (left, right) = (x(band.start), x(band.end))
      add(
        "<rect class=\"band\(place % 2)\" x=\"\(left)\" y=\"\(top)\" width=\"\(right - left)\""
          + " height=\"\(Self.rowHeight)\"/>")
      text(
        fitted("\(band.step.rawValue) \(band.step.name)", to: right - left - 8), x: left + 4,
        y: top + 17, style: "label")
    }
    top += Self.rowHeight + 4
  }

  private mutating func draw(_ lane: TimelineChart.Lane, _ place: Int) {
    if place % 2 == 0 {
      add(
        "<rect class=\"stripe\" x=\"0\" y=\"\(top)\" width=\"\(Self.width)\""
          + " height=\"\(Self.rowHeight)\"/>")
    }
    text(fitted(lane.name, to: Self.gutter - 8), x: 0, y: top + 17, style: "name")
    for span in lane.spans where isShown(span.start, span.end) {
      let (left, right) = (x(span.start), x(span.end))
      let place = "x=\"\(left)\" y=\"\(top + 4)\" width=\"\(max(2, right - left))\""
      add(
        "<rect class=\"span \(span.tone.rawValue)\" \(place) height=\"\(Self.rowHeight - 8)\">"
          + "\(title(span.label))</rect>")
      let label = fitted(span.label, to: right - left - 8)
      if !label.isEmpty {
        text(label, x: left + 4, y: top + 17, style: "on \(span.tone.rawValue)")
      }
    }
    for mark in lane.marks where isShown(mark.at) { draw(mark) }
    top += Self.rowHeight
  }

  private mutating func draw(_ mark: TimelineChart.Mark) {
    let x = x(mark.at)
    let y = top + Self.rowHeight / 2
    let style = "class=\"mark \(mark.tone.rawValue)\""
    let title = title(mark.label)
    switch mark.shape {
    case .circle:
      add("<circle \(style) cx=\"\(x)\" cy=\"\(y)\" r=\"6\">\(title)</circle>")
    case .square:
      add(
        "<rect \(style) x=\"\(x - 5)\" y=\"\(y - 5)\" width=\"10\" height=\"10\">\(title)</rect>")
    case .triangle:
      add("<path \(style) d=\"M\(x - 7) \(y + 6)h14l-7-13z\">\(title)</path>")
    case .promise:
      add("<path \(style) d=\"M\(x - 1) \(top)h3v\(Self.rowHeight)h-3z\">\(title)</path>")
    }
  }

  /// What a pointer shows.
  private func title(_ text: String) -> String {
    "<title>\(Escaping.html(Escaping.visibleLine(text)))</title>"
  }

  private mutating func drawAxis() {
    add(
      "<line class=\"axis\" x1=\"\(Self.gutter)\" y1=\"\(top + 4)\" x2=\"\(Self.width - Self.margin)\""
        + " y2=\"\(top + 4)\"/>")
    text("\(times.offset(start))", x: 0, y: top + 20, style: "name")
    for tick in TimeTicks.between(start, end, count: 8, times: times) {
      let x = x(tick.at)
      let isLast = x + tick.label.count * Self.letter > Self.width
      add("<line class=\"axis\" x1=\"\(x)\" y1=\"\(top + 4)\" x2=\"\(x)\" y2=\"\(top + 9)\"/>")
      text(tick.label, x: x, y: top + 20, style: "tick", anchor: isLast ? "end" : "start")
    }
    top += 28
  }
}
