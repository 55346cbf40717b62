import IncidentModel
import TerminalUI

/// An incident for those who only watch: what is late, what is going on, who has what to do, the map,
/// how it stands, and what happened last.
struct BoardView {
  let lines: [StyledText]

  /// Lays the board out, whole.
  init(_ situation: Situation, timeline: TimelineView, width: Int) {
    let status = StatusView(situation)
    let body = situation.card.body.map { StyledText($0) }
    let all = status.head + status.late + body + status.told
    lines =
      Self.wrapped(all, width) + Self.parts(situation, width).flatMap(\.self)
      + timeline.newest(Self.newest, width: width)
  }

  /// Lays the board out in a window: the newest lines take what is left, and of the rest the last parts
  /// go first.
  init(_ situation: Situation, timeline: TimelineView, width: Int, rows: Int) {
    let card = situation.card
    let words = SituationWords(situation)
    let facts = CardFacts(card.body, pressing: card.pressing, width: width)
    let isNarrow = width < CardView.narrow
    let top =
      Self.head(situation, width)
      + StateLine(card.state, width: width, rows: isNarrow ? 2 : 1).lines
      + CardView.late(card, width, limit: isNarrow ? 2 : 4, hasUndone: false)
    let parts =
      Self.parts(situation, width)
      + [
        ("In the call", words.present), ("Cause", words.cause), ("Deferred", words.deferral),
        ("Next", words.next),
      ].map { Self.row($0, $1, width) }
    var rest = max(rows, 4)
    func take(_ count: Int) -> Int {
      let taken = max(0, min(count, rest))
      rest -= taken
      return taken
    }
    let shownTop = take(top.count)
    let leastNewest = take(Self.leastNewest)
    var shownFacts = take(min(facts.count, max(card.pressing, Self.firstFacts)))
    let shares = parts.map { take($0.count) }
    shownFacts += take(facts.count - shownFacts)
    lines =
      top.prefix(shownTop) + facts.lines(shownFacts)
      + zip(parts, shares).flatMap { $0.prefix($1) }
      + timeline.newest(min(leastNewest + rest, Self.newest), width: width)
  }

  /// What it is about, and how far it is.
  private static func head(_ situation: Situation, _ width: Int) -> [StyledText] {
    let incident = situation.incident
    let words = SituationWords(situation)
    let severity = incident.severity?.rawValue ?? "P?"
    let drill = incident.isDrill ? "DRILL " : ""
    return [
      StyledText("\(drill)\(severity) \(incident.title.onOneLine)", .heading),
      StyledText("step \(words.step) | running \(words.running) | \(incident.status.rawValue)"),
    ]
    .map { $0.sanitized(.escaped).truncated(to: width) }
  }

  /// What was decided, who has what to do, what was left undone, and the components once something was
  /// found.
  private static func parts(_ situation: Situation, _ width: Int) -> [[StyledText]] {
    let words = SituationWords(situation)
    let isOnCard = situation.incident.step == .narrow
    let hasMap = !isOnCard && !situation.incident.findings.isEmpty
    let map = ComponentMap(playbook: situation.playbook, incident: situation.incident)
    return [
      row("Decided", words.decisions, width), row("Work given", words.openTasks, width),
      wrapped(hasMap ? map.lines.map { StyledText($0) } : [], width),
      row("Left undone", situation.leftUndone.joined(separator: "; "), width),
    ]
  }

  private static func row(_ name: String, _ value: String?, _ width: Int) -> [StyledText] {
    guard let value, !value.isEmpty else { return [] }
    return wrapped([StyledText("\(name): ", .muted) + StyledText(value)], width)
  }

  private static func wrapped(_ lines: [StyledText], _ width: Int) -> [StyledText] {
    lines.flatMap { $0.sanitized().wrapped(to: width, indent: 2) }
  }

  /// How many of the newest lines there are at most, and at least where there is too little room.
  private static let newest = 10
  private static let leastNewest = 3

  /// How many rows of facts come before everything else.
  private static let firstFacts = 4
}
