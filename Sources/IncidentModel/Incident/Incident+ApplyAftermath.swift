import Encoding

extension Incident {
  /// Bookkeeping, and what comes after the incident.
  mutating func applyAftermath(_ event: Event, _ kind: EventKind) {
    let data = event.data
    switch kind {
    case .itemTicked:
      if let item = data[.item] { ticked.insert(item) }
    case .itemUnticked:
      if let item = data[.item] { ticked.remove(item) }
    case .timerSnoozed:
      guard let timer = data[.timer], let until = data.instant(.until) else { return }
      snoozes[timer] = until
    case .gatePassedOver:
      passedGates.append(
        PassedGate(gate: data[.gate] ?? "", why: data[.why], by: event.by, at: event.at))
    case .tollgate:
      tollgates.append(
        MissedTollgate(
          id: event.id, name: data[.name] ?? "", text: data[.text] ?? "", ticket: data[.ticket],
          by: event.by))
    case .contribution:
      contributions.append(
        Contribution(
          id: event.id, name: data[.name] ?? event.by, text: data[.text] ?? "", at: event.at))
    case .followupAdded:
      followUps.append(
        FollowUp(
          id: event.id, text: data[.text] ?? "", owner: data[.owner], due: data.instant(.due),
          ticket: data[.ticket], tollgate: data[.tollgate]))
    case .followupDone:
      guard let place = followUps.firstIndex(where: { $0.id == data[.ref] }) else { return }
      followUps[place].doneAt = followUps[place].doneAt ?? event.at
    case .reviewScheduled:
      guard let time = data.instant(.time) else { return }
      reviewScheduled = time
      reviewScheduledAt = event.at
    case .reviewHeld:
      reviewHeld = data.instant(.time) ?? event.at
    default: return
    }
  }
}
