import Encoding

extension Incident {
  /// Where the incident stands.
  ///
  /// Each milestone is reached once, until the incident is reopened.
  mutating func applyMilestones(_ event: Event, _ kind: EventKind) {
    let data = event.data
    switch kind {
    case .checkPassed, .checkFailed:
      guard let name = data[.name] else { return }
      checks[name] = result(of: event, hasPassed: kind == .checkPassed)
    case .restoreDeferred:
      guard let until = data.instant(.until), status == .open || status == .mitigated else {
        return
      }
      deferral = Deferral(
        text: data[.text], until: until, to: data[.to], by: event.by, at: event.at)
    case .mitigated:
      // Said later without a time of its own, it says no more than that it was over when resolved.
      if isMitigationAssumed, let latest = mitigatedAt, event.at <= latest {
        mitigatedAt = event.at
        isMitigationAssumed = false
      }
      guard status == .open else { return }
      status = .mitigated
      mitigatedAt = event.at
    case .resolved:
      guard status == .open || status == .mitigated else { return }
      status = .resolved
      resolvedAt = event.at
      isMitigationAssumed = mitigatedAt == nil
      mitigatedAt = mitigatedAt ?? event.at
      deferral = nil
    case .reopened:
      guard status != .open else { return }
      reopen(at: event.at)
    case .closed:
      guard status != .closed else { return }
      status = .closed
      closedAt = event.at
      closeReason = data[.reason]
      closedInFavorOf = data[.of]
      deferral = nil
    default: return
    }
  }

  /// Opens the incident as on its first day: milestones have to be reached again, checks to pass
  /// again.
  ///
  /// Step, leader, people, findings and decisions stay as they are.
  private mutating func reopen(at: Instant) {
    status = .open
    openedAt = at
    reopenings += 1
    mitigatedAt = nil
    isMitigationAssumed = false
    resolvedAt = nil
    closedAt = nil
    closeReason = nil
    closedInFavorOf = nil
    deferral = nil
    checks = [:]
  }
}
