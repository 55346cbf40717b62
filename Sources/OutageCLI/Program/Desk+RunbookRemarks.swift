import Exporters
import IncidentModel
import RunbookLibrary

extension Desk {
  /// The items of a runbook that nobody ticked, in the steps that were walked.
  func undone(of runbook: Runbook) -> [String] {
    Playbook(runbook).sections
      .filter { incident.enteredAt[$0.key] != nil }
      .sorted { $0.key < $1.key }
      .flatMap(\.value.checklist).filter { !incident.ticked.contains($0.id) }.map(\.text)
  }
}

extension Workspace {
  /// What an incident says about the runbooks that it used; one whose text was not kept says nothing.
  func runbookRemarks(of desk: Desk) -> [RunbookRemarks] {
    desk.incident.runbooks.compactMap { attached in
      guard let runbook = pinned(attached, at: desk.id) else { return nil }
      let steps = Set(runbook.sections.compactMap(\.ownStep))
      let failures = desk.record.effectiveEvents.filter { event in
        event.kind == .commandRun && event.data[.runbook] == attached.id
          && event.data.integer(.exit) != 0 && event.data[.verdict] == nil
      }
      return RunbookRemarks(
        id: attached.id, undone: desk.undone(of: runbook),
        failures: failures.map { $0.sentence(desk.names) },
        notes: desk.record.remarks(desk.names).count { steps.contains($0.step) })
    }
  }
}
