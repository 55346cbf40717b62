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
      // The same gate with the same reason again brings its ticket.
      if let place = tollgates.firstIndex(where: {
        $0.name == data[.name] ?? "" && $0.text == data[.text] ?? ""
      }) {
        tollgates[place].ticket = data[.ticket] ?? tollgates[place].ticket
        return
      }
      tollgates.append(
        MissedTollgate(
          id: event.id, name: data[.name] ?? "", text: data[.text] ?? "", ticket: data[.ticket],
          by: event.by))
    case .contribution:
      contributions.append(
        Contribution(
          id: event.id, name: data[.name] ?? event.by, text: data[.text] ?? "", at: event.at))
    case .followupAdded:
      // The same words again bring the owner, the date and the ticket as they are now.
      if let place = followUps.firstIndex(where: {
        $0.text == data[.text] ?? "" && $0.doneAt == nil
      }) {
        followUps[place].owner = data[.owner] ?? followUps[place].owner
        followUps[place].due = data.instant(.due) ?? followUps[place].due
        followUps[place].ticket = data[.ticket] ?? followUps[place].ticket
        followUps[place].tollgate = data[.tollgate] ?? followUps[place].tollgate
        return
      }
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
