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
  ///
  /// Where there is too little room, the newest lines go first, then the end of the guidance, then what
  /// is known about the items, of which a narrow window keeps the shortest words; at last what is
  /// overdue and the state get one line each, and the facts of the step fewer.
  init(card: Card, situation: Situation, timeline: TimelineView, width: Int, rows: Int) {
    let space = min(max(rows, 10), 60) - 1
    let head = Self.head(card, situation, width)
    let fixed = Self.fixed(card, width)
    let least = Self.items(card.items, width, situation.now, isShort: true)
    var items = Self.items(card.items, width, situation.now)
    var guidance = card.guidance.isEmpty ? [] : StyledText(card.guidance).wrapped(to: width)
    var body = card.body.flatMap { StyledText($0).sanitized().wrapped(to: width, indent: 2) }

    var late = Self.late(card, width, limit: 3)
    var foot = Self.foot(card, width)
    var blank = [StyledText("")]
    var words = min(guidance.count, 2)
    var facts = min(body.count, Self.firstFacts)
    var room: Int {
      space - head.count - late.count - words - facts - blank.count - least.count - 1 - foot.count
    }
    if room < 0 { late = Self.late(card, width, limit: 1) }
    if room < 0 { words = min(words, 1) }
    if room < 0 { blank = [] }
    if room < 0 { foot = Array(foot.prefix(2)) }
    while room < 0, facts > 1 { facts -= 1 }
    if room < 0 { words = 0 }
    while room < 0, facts > 0 { facts -= 1 }

    if items.count - least.count > room { items = least }
    var left = room - (items.count - least.count) + words + facts
    guidance = Self.cut(guidance, to: max(words, left - min(body.count, Self.firstFacts)), width)
    left -= guidance.count
    body = Self.cut(body, to: max(0, left), width)
    left -= body.count
    let newest = left > 1 ? timeline.newest(min(left - 1, 5), width: width) : []

    lines =
      head + late + guidance + body + blank + items + [fixed]
      + (newest.isEmpty ? [] : [""] + newest) + foot
  }

  /// How many lines of facts stand before the end of the guidance.
  private static let firstFacts = 3

  /// What is overdue, a few lines at most, and what was left undone, in one.
  private static func late(_ card: Card, _ width: Int, limit: Int) -> [StyledText] {
    var lines = card.late.prefix(limit).map { line(of: $0, width) }
    if card.late.count > limit {
      let rest = "LATE  and \(card.late.count - limit) more: /status"
      lines.append(StyledText(rest, .late).truncated(to: width))
    } else if let undone = card.undone {
      lines.append(
        StyledText("left undone: \(undone)", .due).sanitized(.escaped).truncated(to: width))
    }
    return lines
  }

  /// Something overdue on one line: where it is long, what answers it stays, for that is typed.
  private static func line(of late: Card.Late, _ width: Int) -> StyledText {
    let whole = StyledText("LATE  \(late.words)", .late).sanitized(.escaped)
    let answer = StyledText(" (\(late.answer))", .late).sanitized(.escaped)
    let room = width - answer.width
    guard whole.width > width, room >= 16 else { return whole.truncated(to: width) }
    return StyledText("LATE  \(late.ask)", .late).sanitized(.escaped).truncated(to: room) + answer
  }

  /// The first lines; the last of them says where the rest is, where there is one.
  private static func cut(_ lines: [StyledText], to count: Int, _ width: Int) -> [StyledText] {
    guard lines.count > count, count > 0 else { return Array(lines.prefix(max(0, count))) }
    let last = lines[count - 1]
    let rest = StyledText(" /show", .muted)
    let room = width - rest.width
    let kept =
      last.width + 2 <= room
      ? last + StyledText(" …", .muted) : last.truncated(to: min(room, last.width - 1))
    return Array(lines.prefix(count - 1)) + [kept + rest]
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

  /// Items in two columns; on a narrow window what is known about an item stands under it, or, where
  /// they have to be short, in the same row.
  private static func items(
    _ items: [CardItem], _ width: Int, _ now: Instant, isShort: Bool = false
  ) -> [StyledText] {
    let longest = items.map { DisplayWidth.of($0.text) }.max() ?? 0
    let column = min(longest, max(24, width - 32))
    return items.flatMap { item in
      let mark = item.isDone ? "x " : "  "
      let number = item.number < 10 ? " \(item.number)" : "\(item.number)"
      let text = Sanitizer.visible(item.text, .escaped)
      let ago = item.since.map { " \(TimeText.duration(seconds: now.seconds(since: $0))) ago" }
      let known = item.detail + (ago ?? "")
      let detail = Sanitizer.visible(known, .escaped)
      let start = StyledText(number, .number) + StyledText(" \(mark)", .ok)
      if isShort, width < 60 {
        let short = item.short.map { Sanitizer.visible($0 + (ago ?? ""), .escaped) } ?? text
        return [(start + StyledText(short)).truncated(to: width)]
      }
      if isShort, DisplayWidth.of(text) > column {
        return [(start + StyledText(text)).truncated(to: width)]
      }
      if width < 60 || DisplayWidth.of(text) > column {
        let lines = [(start + StyledText(text)).truncated(to: width)]
        let room = width - 6
        guard !detail.isEmpty else { return lines }
        let alone = start + StyledText(text) + StyledText("  ") + StyledText(detail, .muted)
        if alone.width <= width { return [alone] }
        return lines + [StyledText("      \(detail.truncated(to: room))", .muted)]
      }
      guard !detail.isEmpty else { return [start + StyledText(text)] }
      let line =
        start + StyledText(text.padded(to: column) + "  ") + StyledText(detail, .muted)
      return [line.truncated(to: width)]
    }
  }

  /// What is behind `0`.
  static func more(_ card: Card, width: Int, now: Instant) -> [StyledText] {
    [StyledText("MORE OF STEP \(card.step.rawValue)", .heading)] + items(card.more, width, now)
      + [
        StyledText(
          "Type a number, /verb or a note. ? lists the verbs, /show the whole step.", .muted
        )
        .truncated(to: width)
      ]
  }
}
