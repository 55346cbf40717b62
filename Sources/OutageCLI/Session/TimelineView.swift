import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// The timeline as people read it: when, who, what, and the code to refer to it by.
struct TimelineView {
  private let record: IncidentRecord
  private let names: EventNames
  private let times: TimeText
  /// Whether the tool's own entries are shown.
  var isComplete = false
  /// Whether struck and amended originals are shown.
  var isWithHistory = false
  /// The kinds to show, by their names on the wire; all when empty.
  var kinds: Set<String> = []
  /// The person whose words and deeds to show; everybody's when nil.
  var person: String?

  init(desk: Desk) {
    record = desk.record
    names = desk.names
    times = desk.workspace.times
  }

  /// The part of an incident that has been played.
  init(record: IncidentRecord, desk: Desk) {
    self.record = record
    names = desk.names
    times = desk.workspace.times
  }

  /// The same choice of what stands on the timeline by now.
  func updated(from desk: Desk) -> TimelineView {
    var view = TimelineView(desk: desk)
    view.isComplete = isComplete
    view.isWithHistory = isWithHistory
    view.kinds = kinds
    view.person = person
    return view
  }

  /// The events to show, in the order in which they happened.
  var events: [Event] {
    shown.map(\.event)
  }

  private typealias Entry = (event: Event, isStruck: Bool)

  private var shown: [Entry] {
    record.events
      .map { event in
        (
          record.corrections.effective(event) ?? event,
          record.corrections.struck[event.id] != nil
        )
      }
      .filter { entry in
        let event = entry.0
        if entry.1, !isWithHistory { return false }
        if !kinds.isEmpty { return kinds.contains(event.kindName) }
        if let person, event.by != person { return false }
        let isCorrection = event.kind?.isCorrection == true
        if isCorrection { return isWithHistory || isComplete }
        return isComplete || event.kind?.isBookkeeping != true
      }
      .sorted { a, b in
        (a.0.at, a.0.clock, a.0.writer, a.0.sequence) < (
          b.0.at, b.0.clock, b.0.writer, b.0.sequence
        )
      }
      .filter { entry in person == nil || entry.0.by == person }
  }

  /// The entries as lines; wrapped to a width where there is one, else a line each with tabs.
  func lines(width: Int?, leavingOut known: Set<String> = []) -> [StyledText] {
    let shown = shown.filter { !known.contains($0.event.id) }
    let column = min(12, shown.map { DisplayWidth.of($0.event.by) }.max() ?? 0)
    var lines: [StyledText] = []
    var day = ""
    for (event, isStruck) in shown {
      guard let width else {
        lines.append(row(event, isStruck))
        continue
      }
      let date = times.date(event.at)
      if date != day {
        lines.append(StyledText("\(date) \(times.offset(event.at))", .heading))
        day = date
      }
      lines += entry(event, isStruck, column: column, width: width)
    }
    return lines
  }

  /// The newest entries as single rows of a card.
  func newest(_ count: Int, width: Int) -> [StyledText] {
    let recent = shown.suffix(max(0, count))
    let column = min(12, recent.map { DisplayWidth.of($0.event.by) }.max() ?? 0)
    return recent.map { one($0.event, column: column).sanitized(.escaped).truncated(to: width) }
  }

  /// One entry as a row, `02:19:02 eve   db FAILED`.
  func one(_ event: Event, column: Int) -> StyledText {
    StyledText("\(times.clock(event.at)) \(event.by.onOneLine.padded(to: column)) ", .muted)
      + StyledText(event.sentence(names).onOneLine)
  }

  private func row(_ event: Event, _ isStruck: Bool) -> StyledText {
    let mark = isStruck ? "[struck] " : ""
    return StyledText(
      [
        event.at.rfc3339, event.by.onOneLine, event.kindName,
        mark + event.sentence(names).onOneLine + original(event), event.code(),
      ].joined(separator: "\t"))
  }

  private func entry(
    _ event: Event, _ isStruck: Bool, column: Int, width: Int
  ) -> [StyledText] {
    var line = one(event, column: column)
    if let typist = event.typedBy { line += StyledText(" (typed by \(typist))", .muted) }
    if isStruck {
      let strike = record.corrections.struck[event.id]
      line += StyledText(
        " [struck by \(strike?.by ?? "?")\(strike?.why.map { ": \($0)" } ?? "")]", .late)
    }
    line += StyledText(original(event), .muted)
    let code = StyledText("  \(event.code())", .number)
    let most = width * Self.mostRows
    guard line.width > most else {
      return (line + code).sanitized(.escaped).wrapped(to: width, indent: 9)
    }
    // What there is room for may be far less, once it is visible.
    let start = line.truncated(to: most).sanitized(.escaped).wrapped(to: width, indent: 9)
    let all = StyledText("\(line.text.count) characters, all of them with --json", .muted)
    return start.prefix(Self.mostRows)
      + (StyledText("         … ") + all + code).wrapped(to: width, indent: 9)
  }

  /// How many rows of the screen one entry may take.
  private static let mostRows = 10

  /// What an amended entry said first.
  private func original(_ event: Event) -> String {
    guard isWithHistory, record.corrections.amended[event.id] != nil, let kind = event.kind,
      let first = record.events.first(where: { $0.id == event.id })?.data[kind.textKey]
    else { return "" }
    return " [was: \(first.onOneLine)]"
  }
}
