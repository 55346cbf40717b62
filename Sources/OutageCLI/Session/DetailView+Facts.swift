import IncidentModel
import TerminalUI

extension DetailView {
  /// What the card of this step may have had to cut: what was left undone, what to do now where that is
  /// not the step's own word, and the facts.
  var facts: [StyledText] {
    let card = situation.card
    let undone = situation.leftUndone
    var lines: [StyledText] = []
    if !undone.isEmpty {
      lines += wrapped(StyledText("left undone: \(undone.joined(separator: "; "))", .due))
    }
    if card.guidance != situation.playbook.sections[card.step]?.guidance {
      lines += card.guidance.isEmpty ? [] : wrapped(StyledText(card.guidance))
    }
    return lines + card.body.flatMap { wrapped(StyledText($0)) }
  }

  private func wrapped(_ text: StyledText) -> [StyledText] {
    text.sanitized().wrapped(to: width, indent: 2)
  }
}
