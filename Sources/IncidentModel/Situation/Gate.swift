/// Something that should be in order before a step is taken.
///
/// Gates ask, they do not lock; going on regardless is recorded.
public struct Gate: Equatable, Sendable {
  /// The gate's id on the wire.
  public var id: String
  /// What is missing, as a fact in lower case.
  public var missing: String

  /// Makes a gate.
  public init(id: String, missing: String) {
    self.id = id
    self.missing = missing
  }
}

extension Situation {
  /// What stands in the way of calling the incident resolved.
  public var gatesBeforeResolved: [Gate] {
    var gates: [Gate] = []
    let missing = missingChecks.map(\.id)
    if !missing.isEmpty {
      gates.append(
        Gate(id: "checks", missing: "not passed yet: \(missing.joined(separator: ", "))"))
    }
    if incident.maintenance.state == .on {
      gates.append(Gate(id: "page-on", missing: "the maintenance page is still on"))
    }
    return gates
  }

  /// What stands in the way of a check that somebody reports as passed.
  public func gates(beforePassing check: Playbook.Check, by name: String) -> [Gate] {
    guard check.needsSecondPerson, incident.hasActed(name) else { return [] }
    return [Gate(id: "second-person", missing: "\(name) took part in the fix")]
  }

  /// What stands in the way of confirming the suspected cause.
  public func gates(beforeConfirmingCauseBy name: String) -> [Gate] {
    guard let cause = incident.cause, cause.by == name else { return [] }
    return [Gate(id: "second-person", missing: "\(name) is who suspects it")]
  }

  /// What stands in the way of an action.
  public func gates(beforeActing text: String, decision: Decision?) -> [Gate] {
    let words = text.lowercased()
    let isAllowed =
      decision != nil || incident.authorizations.contains { $0.lowercased() == words }
    guard !isAllowed else { return [] }
    return [Gate(id: "authorization", missing: "the leader has not decided or allowed it")]
  }

  /// Whether the leader has allowed a change of the system that goes by one of these names.
  ///
  /// A decision that waits to be carried out, or is being carried out, covers what it takes.
  public func mayChange(_ names: [String]) -> Bool {
    if incident.openDecision != nil || incident.runningAction != nil { return true }
    let wanted = Set(names.map { $0.lowercased() })
    return incident.authorizations.contains { wanted.contains($0.lowercased()) }
  }
}
