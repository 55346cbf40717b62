import Encoding

extension Incident {
  /// The word outside: the maintenance page and the status updates.
  mutating func applyWords(_ event: Event, _ kind: EventKind) {
    let data = event.data
    switch kind {
    case .maintenanceOn:
      maintenance.state = .on
      maintenance.scope =
        data[.scope].flatMap(PageScope.init(rawValue:)) ?? maintenance.scope
      maintenance.message = data[.message] ?? maintenance.message
      maintenance.owner = data[.to] ?? event.by
      maintenance.since = event.at
      maintenance.firstOn = Self.earlier(maintenance.firstOn, event.at)
    case .maintenanceUpdated:
      maintenance.message = data[.message] ?? maintenance.message
    case .maintenanceOff:
      maintenance.state = .off
      maintenance.since = event.at
    case .maintenanceDeclined:
      maintenance.state = .declined
      maintenance.since = event.at
    case .updatePosted:
      guard let audience = data[.audience].flatMap(StatusUpdate.Audience.init(rawValue:)) else {
        return
      }
      updates.append(
        StatusUpdate(
          id: event.id, audience: audience, text: data[.message] ?? "", by: event.by, at: event.at,
          next: data.instant(.next)))
    default: return
    }
  }
}
