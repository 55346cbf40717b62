extension Playbook {
  /// Adds the task items of another runbook to the checklists of the same steps, behind their own,
  /// so that a runbook that an incident uses can be ticked off like the playbook.
  public mutating func addChecklists(of other: Playbook) {
    for (step, section) in other.sections where !section.checklist.isEmpty {
      var own = sections[step] ?? Section(title: step.name)
      let known = Set(own.checklist.map(\.id))
      own.checklist += section.checklist.filter { !known.contains($0.id) }
      sections[step] = own
    }
  }
}
