import ArgumentParsing
import IncidentModel
import TerminalUI

extension Session {
  /// What has come due in the scenario since this was last asked, written down and as lines.
  ///
  /// A file of lines has nobody who would read them.
  func drillLines() -> [StyledText] {
    let news = desk.drillNews()
    guard console.isAttended else { return [] }
    return news.flatMap { $0.wrapped(to: console.columns - 1, indent: 9) }
  }

  /// In a drill, shows what there is to see before a person is asked what they found; the answer is
  /// the words of the command, with the component that was asked for.
  func lookFirst(_ words: [ArgumentToken]) throws(Interruption) -> [ArgumentToken] {
    guard desk.scenario != nil else { return words }
    switch words.first?.text {
    case "finding":
      var words = words
      if words.count == 1 {
        guard console.canAsk else { return words }
        guard
          let answer = try console.ask("Which component", choices: desk.placesToLook)
        else { throw .cancelled }
        words += SessionTokenizer.tokens(of: answer)
      }
      let place = words.dropFirst().first?.text ?? ""
      tellLook(desk.situation.componentID(place) ?? place)
      return words
    case "changed" where words.count == 1:
      tellLook(DrillView.changes)
      return words
    default:
      return words
    }
  }

  private func tellLook(_ place: String) {
    guard let text = desk.look(at: place) else { return }
    DrillView.look(place, text).forEach(console.say)
  }

  /// Tells how the drill went, once, when it is over.
  func tellScore(isLeaving: Bool = false) {
    let incident = desk.incident
    let isOver = incident.status == .closed || (isLeaving && incident.status == .resolved)
    guard incident.isDrill, isOver, !isScoreTold else { return }
    isScoreTold = true
    console.takeConfirmations().forEach(console.say)
    let score = DrillScore(
      situation: desk.situation, record: desk.record, scenario: desk.scenario)
    DrillScoreView(score, desk: desk).lines.forEach(console.say)
    // The card would push it off the screen.
    drawn = desk.situation.card
  }
}
