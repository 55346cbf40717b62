import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

extension Session {
  /// Draws the card where it has changed; what was just confirmed stands under it, next to the prompt.
  ///
  /// What is overdue stands on a card that is drawn, and is told beside one that is not.
  func drawIfChanged() {
    let width = console.columns - 1
    let told = console.takeConfirmations() + drillLines()
    newsLines().forEach(console.say)
    let card = desk.situation.card
    let isNew = drawn?.looksDifferent(from: card) ?? true
    // A card would push what was asked for off the screen; it is drawn after the next line.
    let isReading = console.isAttended && console.hasShownResult && drawn != nil
    console.hasShownResult = false
    // Also where it looks the same: what stands behind 0 may have changed by what was typed here.
    if !isNew || !isReading { drawn = card }
    if isNew, !isReading {
      let rows = told.reduce(0) { $0 + $1.wrapped(to: width, indent: 2).count }
      let view = CardView(
        card: card, situation: desk.situation, timeline: TimelineView(desk: desk), width: width,
        rows: console.rows - rows)
      view.lines.forEach(console.say)
      // What is overdue stands on the card; saying it again below would push the card off the screen.
      _ = newReminders()
    }
    told.forEach(console.say)
    remind()
  }

  func showMore(_ card: Card) {
    CardView.more(card, width: console.columns - 1, now: workspace.now).forEach(console.say)
  }

  func showHelp() {
    SessionHelp(table: workspace.table).lines.forEach(console.say)
  }
}
