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
  /// Where there is too little room, the newest lines but one go first, then the end of the guidance,
  /// then the facts of the step but the first; what is known about an item then stands beside it, as
  /// far as there is room. At last also what is overdue and the state get one line each.
  init(card: Card, situation: Situation, timeline: TimelineView, width: Int, rows: Int) {
    let space = min(max(rows, 10), 60) - 1
    let head = Self.head(card, situation, width)
    let fixed = Self.fixed(card, width)
    let short = Self.items(card.items, width, situation.now, isShort: true)
    let guidance = card.guidance.isEmpty ? [] : StyledText(card.guidance).wrapped(to: width)
    let body = card.body.flatMap { StyledText($0).sanitized().wrapped(to: width, indent: 2) }
    var late = Self.late(card, width, limit: 3)
    var foot = Self.foot(card, width)
    var blank = [StyledText("")]
    func room() -> Int {
      space - head.count - late.count - blank.count - short.count - 1 - foot.count
    }
    let wanted = min(guidance.count, 2) + min(body.count, Self.firstFacts) + Self.fewNewest
    if room() < wanted { late = Self.late(card, width, limit: 2) }
    if room() < 2 { late = Self.late(card, width, limit: 1) }
    if room() < 2 { foot = Array(foot.prefix(2)) }
    if room() < 1 { blank = [] }

    var rest = room()
    func take(_ count: Int) -> Int {
      let taken = max(0, min(count, rest))
      rest -= taken
      return taken
    }
    var told = take(min(guidance.count, 1))
    var facts = take(min(body.count, Self.firstFacts))
    var recent = rest < Self.oneNewest ? 0 : take(Self.oneNewest)
    facts += take(min(body.count, Self.mostFacts) - facts)
    if recent > 0 { recent += take(Self.fewNewest - recent) }
    told += take(min(guidance.count - told, 1))
    var items = Self.items(card.items, width, situation.now)
    if items.count - short.count <= rest {
      rest -= items.count - short.count
    } else {
      items = short
    }
    told += take(guidance.count - told)
    facts += take(body.count - facts)
    recent += take(6 - recent)
    let newest = recent > 1 ? timeline.newest(recent - 1, width: width) : []

    lines =
      head + late + Self.cut(guidance, to: told, width) + Self.cut(body, to: facts, width) + blank
      + items + [fixed] + (newest.isEmpty ? [] : [""] + newest) + foot
  }

  /// How many rows of facts come before the newest line, and before more of the newest lines and of
  /// the guidance.
  private static let firstFacts = 3
  private static let mostFacts = 6

  /// How many rows the newest lines have where there is little room, with the blank one above them.
  private static let oneNewest = 2
  private static let fewNewest = 3

  /// What is overdue, a few lines at most, and what was left undone, in one.
  private static func late(_ card: Card, _ width: Int, limit: Int) -> [StyledText] {
    var lines = card.late.prefix(limit).flatMap { rows(of: $0, width) }
    if card.late.count > limit {
      let rest = "LATE  and \(card.late.count - limit) more: /status"
      lines.append(StyledText(rest, .late).truncated(to: width))
    } else if let undone = card.undone {
      lines.append(
        StyledText("left undone: \(undone)", .due).sanitized(.escaped).truncated(to: width))
    }
    return lines
  }

  /// Something overdue on one row: where it is long, what answers it stays, for that is typed; where
  /// that is long too, it has a row of its own.
  static func rows(of late: Card.Late, _ width: Int) -> [StyledText] {
    let whole = StyledText("LATE  \(late.words)", .late).sanitized(.escaped)
    guard whole.width > width else { return [whole] }
    let ask = StyledText("LATE  \(late.ask)", .late).sanitized(.escaped)
    let answer = StyledText(" (\(late.answer))", .late).sanitized(.escaped)
    let room = width - answer.width
    guard room < leastAsk else { return [ask.truncated(to: room) + answer] }
    return [ask.truncated(to: width), (StyledText(" ") + answer).truncated(to: width)]
  }

  /// The cells in which what is overdue can still be told from something else.
  private static let leastAsk = 16

  /// The first lines, and at the end of the last one where the rest is.
  private static func cut(_ lines: [StyledText], to count: Int, _ width: Int) -> [StyledText] {
    guard lines.count > count else { return lines }
    guard count > 0 else { return [] }
    let mark = StyledText(" … /show", .muted)
    let last = lines[count - 1].wrapped(to: max(width - mark.width, 1)).first ?? ""
    return Array(lines.prefix(count - 1)) + [(last + mark).truncated(to: width)]
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

  /// Items in two columns; on a narrow window what is known about an item stands under it, or in short
  /// beside it.
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
      if width < 60 || DisplayWidth.of(text) > column {
        let lines = [(start + StyledText(text)).truncated(to: width)]
        guard !detail.isEmpty else { return lines }
        let alone = start + StyledText(text) + StyledText("  ") + StyledText(detail, .muted)
        if alone.width <= width { return [alone] }
        guard isShort else {
          return lines + [StyledText("      \(detail.truncated(to: width - 6))", .muted)]
        }
        if width < 60, let short = item.short {
          let words = Sanitizer.visible(short + (ago ?? ""), .escaped)
          return [(start + StyledText(words)).truncated(to: width)]
        }
        let isRoom = width - start.width - DisplayWidth.of(text) >= leastBeside
        return isRoom ? [alone.truncated(to: width)] : lines
      }
      guard !detail.isEmpty else { return [start + StyledText(text)] }
      let line =
        start + StyledText(text.padded(to: column) + "  ") + StyledText(detail, .muted)
      return [line.truncated(to: width)]
    }
  }

  /// The cells beside an item that are worth beginning to say what is known about it.
  private static let leastBeside = 10

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
