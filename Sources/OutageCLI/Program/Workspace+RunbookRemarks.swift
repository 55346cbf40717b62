import Exporters
import IncidentModel
import RunbookLibrary

extension Workspace {
  /// What an incident says about the runbooks that it used; one whose text was not kept says nothing.
  func runbookRemarks(of desk: Desk) -> [RunbookRemarks] {
    desk.incident.runbooks.compactMap { attached in
      guard let runbook = pinned(attached, at: desk.id) else { return nil }
      let steps = Set(runbook.sections.compactMap(\.ownStep))
      let failures = desk.record.effectiveEvents.filter { event in
        event.isFailedCommand && event.data[.runbook] == attached.id
      }
      return RunbookRemarks(
        id: attached.id, undone: Playbook(runbook).unticked(in: desk.incident).map(\.text),
        failures: failures.map { $0.sentence(desk.names) },
        notes: desk.record.remarks(desk.names).count { steps.contains($0.step) })
    }
  }
}
