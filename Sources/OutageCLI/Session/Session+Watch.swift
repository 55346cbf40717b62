import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

extension Session {
  /// What happened while a line is being typed: other people's events, and reminders.
  func tick() -> Tick {
    desk.refresh()
    let lines =
      newsLines() + drillLines() + newReminders().map { StyledText($0, .late) } + lateOffer()
    let width = console.columns - 1
    let urgent = PromptText(desk.situation).urgent
    let isNew = urgent != shownUrgent || console.columns != shownColumns
    shownUrgent = urgent
    shownColumns = console.columns
    return Tick(
      lines: lines.flatMap { $0.wrapped(to: width, indent: 2) },
      prompt: isNew || !lines.isEmpty ? prompt : nil)
  }

  /// The lines of the timeline that came in from other terminals, and that nobody here has seen.
  ///
  /// A file of lines has nobody who would read them.
  func newsLines() -> [StyledText] {
    let events = desk.takeNews().filter { $0.kind?.isBookkeeping != true }
    guard !events.isEmpty, console.isAttended else { return [] }
    let view = TimelineView(desk: desk)
    let lines = events.map { view.one($0, column: 0).sanitized(.escaped) }
    let situation = desk.situation
    guard events.contains(where: { $0.kind == .handoffOffered }),
      situation.incident.handoff?.to == situation.speaker, let offer = situation.offerLine
    else { return lines }
    return lines + [StyledText(offer, .due)]
  }

  func remind() {
    for reminder in newReminders() where console.isAttended {
      console.say(StyledText(reminder, .late))
    }
  }

  /// The timers that became due, or have been for five minutes; each is told twice and then only
  /// shown, so that nobody learns to ignore them.
  func newReminders() -> [String] {
    let situation = desk.situation
    var told: [String] = []
    for timer in situation.lateTimers {
      let times = timer.reminders(by: situation.now)
      guard toldTimers[timer] ?? 0 < times else { continue }
      toldTimers[timer] = times
      told.append("LATE  \(situation.timerText(timer))")
    }
    return told
  }

  func warnOfChangedRunbooks() {
    for line in workspace.changedRunbooks(of: desk) { console.say(StyledText(line, .due)) }
  }
}
