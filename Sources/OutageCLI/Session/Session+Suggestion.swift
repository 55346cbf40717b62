import Encoding
import IncidentModel
import RunbookLibrary
import TerminalUI

extension Session {
  /// How clearly the best runbook has to fit, and to be ahead of the next one, to be offered.
  private static let clearScore = 50
  private static let clearLead = 1.5

  /// How long a look through all runbooks may hold up the prompt, in milliseconds.
  private static let unnoticed: Int64 = 40

  /// Offers the runbook that clearly fits what was just said.
  ///
  /// Where there are so many runbooks that looking through them is noticed, it is done while the
  /// prompt waits.
  func offerRunbook() {
    guard !isSearchSlow else { return }
    let start = workspace.now.milliseconds
    fittingRunbook().map(console.confirm)
    isSearchSlow = workspace.now.milliseconds &- start > Self.unnoticed
  }

  /// The runbook that fits what was said, looked for while nobody waits for the prompt.
  func lateOffer() -> [StyledText] {
    isSearchSlow ? [fittingRunbook()].compactMap(\.self) : []
  }

  /// The runbook that clearly fits the title or what was just said; words are looked up once.
  ///
  /// Only while people look for the cause or a way out, and have no runbook yet.
  private func fittingRunbook() -> StyledText? {
    let incident = desk.incident
    guard console.isAttended, incident.status == .open,
      incident.step.rawValue <= Step.mitigate.rawValue,
      incident.runbooks.allSatisfy({ $0.id == incident.playbook?.id })
    else { return nil }
    for said in [incident.title, saidLast] where lookedUp.insert(said).inserted {
      if let best = fittingRunbook(said) { return best }
    }
    return nil
  }

  /// The runbook that clearly fits some words, if it was not offered before.
  private func fittingRunbook(_ said: String) -> StyledText? {
    let incident = desk.incident
    let found = workspace.catalog.search(said, limit: 3)
      .filter { $0.runbook.id != incident.playbook?.id }
    guard let best = found.first, best.score >= Self.clearScore,
      Double(best.score) >= Self.clearLead * Double(found.dropFirst().first?.score ?? 0),
      offeredRunbooks.insert(best.runbook.id).inserted
    else { return nil }
    return StyledText("A runbook fits: \(best.runbook.title)  ", .due)
      + StyledText("/runbook show \(best.runbook.id)")
  }

  /// The words that a person said last; before those, the title.
  private var saidLast: String {
    let told: Set<EventKind> = [.note, .finding, .theoryOpened, .causeSuspected]
    // What is sound leads nowhere.
    let last = desk.record.events.last { event in
      event.kind.map(told.contains) ?? false && event.data[.state] != Finding.State.ok.rawValue
    }
    guard let last, let kind = last.kind else { return desk.incident.title }
    return [last.data[.component], last.data[kind.textKey]].compactMap(\.self)
      .joined(separator: " ")
  }
}
