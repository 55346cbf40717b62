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
  /// far as there is room. At last also what is overdue and the state get one line each. What is being
  /// done to the system, and the newest line, are seen as long as anything else can give way.
  init(card: Card, situation: Situation, timeline: TimelineView, width: Int, rows: Int) {
    let space = min(max(rows, 10), 60) - 1
    let head = Self.head(card, situation, width)
    let fixed = Self.fixed(card, width)
    let short = Self.items(card.items, width, situation.now, isShort: true)
    let guidance = card.guidance.isEmpty ? [] : StyledText(card.guidance).wrapped(to: width)
    let body = CardFacts(card.body, pressing: card.pressing, width: width)
    let pressing = min(card.pressing, body.count)
    var mostLate = 3
    var hasUndone = true
    var late: [StyledText] { Self.late(card, width, limit: mostLate, hasUndone: hasUndone) }
    var foot = Self.foot(card, width)
    var blank = [StyledText("")]
    func room() -> Int {
      space - head.count - late.count - blank.count - short.count - 1 - foot.count
    }
    let wanted = min(guidance.count, 2) + min(body.count, Self.firstFacts) + Self.fewNewest
    let least = min(guidance.count, 1) + max(pressing, min(body.count, Self.leastFacts)) + 1
    if room() < wanted { mostLate = 2 }
    if room() < least { hasUndone = false }
    if room() < least { mostLate = 1 }
    if room() < 2 { foot = Array(foot.prefix(2)) }
    if room() < least { blank = [] }

    var rest = room()
    func take(_ count: Int) -> Int {
      let taken = max(0, min(count, rest))
      rest -= taken
      return taken
    }
    var facts = take(pressing)
    var told = take(min(guidance.count, 1))
    facts += take(min(body.count, Self.leastFacts) - facts)
    var recent = take(1)
    facts += take(min(body.count, Self.firstFacts) - facts)
    // On a narrow window facts are worth more than the blank row above the newest line.
    var gap = width < Self.narrow ? 0 : take(1)
    facts += take(min(body.count, Self.mostFacts) - facts)
    if recent > 0 { recent += take(Self.fewNewest - 1 - recent) }
    told += take(min(guidance.count - told, 1))
    if recent > 0 { gap += take(1 - gap) }
    var items = Self.items(card.items, width, situation.now)
    if items.count - short.count <= rest {
      rest -= items.count - short.count
    } else {
      items = short
    }
    told += take(guidance.count - told)
    facts += take(body.count - facts)
    recent += take(Self.mostNewest - recent)
    let newest = timeline.newest(recent, width: width)
    let parting = Array(repeating: StyledText(""), count: newest.isEmpty ? 0 : gap)

    lines =
      head + late + Self.cut(guidance, to: told, width) + body.lines(facts) + blank + items
      + [fixed] + parting + newest + foot
  }

  /// The columns below which an item and what is known about it do not stand side by side.
  static let narrow = 60

  /// How many rows of facts come before the newest line, before the blank row above it, and before more
  /// of the newest lines and of the guidance.
  private static let leastFacts = 2
  private static let firstFacts = 3
  private static let mostFacts = 6

  /// How many rows the newest lines have where there is little room, with the blank one above them,
  /// and how many of them there are at most.
  private static let fewNewest = 3
  private static let mostNewest = 5

  /// What is overdue, a few lines at most, and what was left undone, in one.
  static func late(
    _ card: Card, _ width: Int, limit: Int, hasUndone: Bool
  ) -> [StyledText] {
    // One more takes no more room than to say that there is one.
    let isOneMore =
      card.late.count == limit + 1 && card.late.last.map { rows(of: $0, width).count } == 1
    let shown = isOneMore ? limit + 1 : limit
    var lines = card.late.prefix(shown).flatMap { rows(of: $0, width) }
    if card.late.count > limit {
      guard card.late.count > shown else { return lines }
      let rest = "LATE  and \(card.late.count - shown) more: /status"
      lines.append(StyledText(rest, .late).truncated(to: width))
    } else if hasUndone, let undone = card.undone {
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
    return lines.prefix(count - 1) + [marked(lines[count - 1], width)]
  }

  /// A row with where the rest is, at its end.
  static func marked(_ row: StyledText, _ width: Int) -> StyledText {
    let mark = StyledText(" … /show", .muted)
    let start = row.wrapped(to: max(width - mark.width, 1)).first ?? ""
    return (start + mark).truncated(to: width)
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
    return [rule] + StateLine(card.state, width: width, rows: width < narrow ? 2 : 1).lines
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
      if width < narrow || DisplayWidth.of(text) > column {
        let lines = [(start + StyledText(text)).truncated(to: width)]
        guard !detail.isEmpty else { return lines }
        let alone = start + StyledText(text) + StyledText("  ") + StyledText(detail, .muted)
        if alone.width <= width { return [alone] }
        guard isShort else {
          return lines + [StyledText("      \(detail.truncated(to: width - 6))", .muted)]
        }
        let shorts = item.shorts.enumerated().map { place, words in
          start
            + StyledText(Sanitizer.visible(place == 0 ? words + (ago ?? "") : words, .escaped))
        }
        if width < narrow, let short = shorts.first(where: { $0.width <= width }) ?? shorts.last {
          return [short.truncated(to: width)]
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
