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

extension Playbook {
  /// The ids of all task items.
  public var itemIDs: Set<String> {
    Set(sections.values.flatMap(\.checklist).map(\.id))
  }

  /// The task items that nobody ticked, in the steps that an incident was in, in their order.
  public func unticked(in incident: Incident) -> [ChecklistItem] {
    sections.filter { incident.enteredAt[$0.key] != nil }
      .sorted { $0.key < $1.key }
      .flatMap(\.value.checklist).filter { !incident.ticked.contains($0.id) }
  }
}
