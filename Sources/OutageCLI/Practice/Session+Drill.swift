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
  /// the rest of the line, with the component that was asked for.
  func lookFirst(_ verb: String, _ rest: String) throws(Interruption) -> String {
    guard desk.scenario != nil else { return rest }
    switch verb {
    case "finding":
      var rest = rest
      if rest.trimmed.isEmpty {
        guard console.canAsk else { return rest }
        guard
          let answer = try console.ask("Which component", choices: desk.placesToLook)
        else { throw .cancelled }
        rest = answer
      }
      let word = String(rest.trimmed.prefix { !$0.isWhitespace })
      tellLook(desk.situation.componentID(word) ?? word)
      return rest
    case "changed" where rest.trimmed.isEmpty:
      tellLook(DrillView.changes)
      return rest
    default:
      return rest
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
