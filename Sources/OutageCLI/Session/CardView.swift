import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// A card on a screen: what is late first, then what to do now, the items, the newest lines of the
/// timeline, a rule, and one line of state.
struct CardView {
  let lines: [StyledText]

  /// Lays a card out so that it fits the window with the prompt under it.
  init(card: Card, situation: Situation, timeline: TimelineView, width: Int, rows: Int) {
    let head = Self.head(card, situation, width)
    let foot = Self.foot(card, width)
    let items = Self.items(card.items, width) + [Self.fixed(card, width)]
    let room = max(3, min(rows, 60) - head.count - foot.count - items.count - 1)

    var late = card.late.prefix(3).flatMap {
      StyledText("LATE  \($0)", .late).wrapped(to: width, indent: 6)
    }
    if card.late.count > 3 {
      late.append(StyledText("LATE  and \(card.late.count - 3) more: /status", .late))
    }
    if let undone = card.undone {
      late += StyledText("left undone: \(undone)", .due).wrapped(to: width, indent: 2)
    }
    let guidance = card.guidance.isEmpty ? [] : StyledText(card.guidance).wrapped(to: width)
    var body = card.body.flatMap { StyledText($0).sanitized().wrapped(to: width, indent: 2) }
    late = Array(late.prefix(max(1, room - 2)))
    let forBody = room - late.count - guidance.count - 4
    if body.count > max(0, forBody) {
      body = Array(body.prefix(max(0, forBody - 1)))
      body.append(StyledText("… /show shows the rest", .muted).truncated(to: width))
    }
    let spare = room - late.count - guidance.count - body.count - 2
    let newest = spare > 1 ? timeline.newest(min(spare - 1, 5), width: width) : []

    var lines = head + late + guidance
    if !body.isEmpty { lines += body }
    lines.append("")
    lines += items
    if !newest.isEmpty {
      lines.append("")
      lines += newest
    }
    self.lines = lines + foot
  }

  private static func head(_ card: Card, _ situation: Situation, _ width: Int) -> [StyledText] {
    let left = "STEP \(card.step.rawValue) of 7  \(card.title.uppercased())"
    let clock = situation.times.minutes(situation.now)
    let severity = situation.incident.severity?.rawValue ?? "P?"
    let drill = situation.incident.isDrill ? "DRILL " : ""
    let room = width - DisplayWidth.of(left) - DisplayWidth.of(clock) - 4
    let title = "\(drill)\(severity) \"\(situation.incident.title.onOneLine)\""
    let shown = Sanitizer.visible(title, .escaped)
    guard room >= 12 else {
      return [
        StyledText(left, .heading).truncated(to: width),
        StyledText("\(shown.truncated(to: max(8, width - 7))) \(clock)", .muted),
      ]
    }
    let right = shown.truncated(to: room) + "  " + clock
    let gap = width - DisplayWidth.of(left) - DisplayWidth.of(right)
    return [
      StyledText(left, .heading) + StyledText(String(repeating: " ", count: max(1, gap)))
        + StyledText(right, .muted)
    ]
  }

  private static func foot(_ card: Card, _ width: Int) -> [StyledText] {
    let rule = StyledText(String(repeating: "-", count: width), .muted)
    return [rule]
      + StyledText(card.state.joined(separator: " | ")).sanitized(.escaped).wrapped(to: width)
  }

  private static func fixed(_ card: Card, _ width: Int) -> StyledText {
    let next = card.step.next.map { "go to \($0.rawValue) \($0.name)" } ?? "close"
    let ticks = card.more.filter { if case .toggle = $0.choice { true } else { false } }
    let done = ticks.count { $0.isDone }
    let checklist = ticks.isEmpty ? "" : ", checklist \(done)/\(ticks.count)"
    let line =
      StyledText(" 8", .number) + StyledText("  \(next)   ") + StyledText("9", .number)
      + StyledText("  status update   ") + StyledText("0", .number)
      + StyledText("  more\(checklist)")
    return line.width <= width
      ? line : StyledText(" 8  next   9  update   0  more").truncated(to: width)
  }

  /// Items in two columns; on a narrow window what is known about an item stands under it.
  private static func items(_ items: [CardItem], _ width: Int) -> [StyledText] {
    let longest = items.map { DisplayWidth.of($0.text) }.max() ?? 0
    let column = min(longest, max(24, width - 32))
    return items.flatMap { item in
      let mark = item.isDone ? "x " : "  "
      let number = item.number < 10 ? " \(item.number)" : "\(item.number)"
      let text = Sanitizer.visible(item.text, .escaped)
      let detail = Sanitizer.visible(item.detail, .escaped)
      let start = StyledText(number, .number) + StyledText(" \(mark)", .ok)
      if width < 60 || DisplayWidth.of(text) > column {
        let lines = [(start + StyledText(text)).truncated(to: width)]
        let room = width - 6
        guard !detail.isEmpty else { return lines }
        let alone = start + StyledText(text) + StyledText("  ") + StyledText(detail, .muted)
        if alone.width <= width { return [alone] }
        return lines + [StyledText("      \(detail.truncated(to: room))", .muted)]
      }
      let line =
        start + StyledText(text.padded(to: column) + "  ") + StyledText(detail, .muted)
      return [line.truncated(to: width)]
    }
  }

  /// What is behind `0`.
  static func more(_ card: Card, width: Int) -> [StyledText] {
    [StyledText("MORE OF STEP \(card.step.rawValue)", .heading)] + items(card.more, width)
      + [
        StyledText(
          "Type a number, /verb or a note. ? lists the verbs, /show the whole step.", .muted
        )
        .truncated(to: width)
      ]
  }
}
