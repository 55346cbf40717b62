/// Something that should be in order before a step is taken.
///
/// Gates ask, they do not lock; going on regardless is recorded.
public struct Gate: Equatable, Sendable {
  /// The gate's id on the wire.
  public var id: String
  /// What is missing, as a fact in lower case.
  public var missing: String
  /// What the playbook says about it, where it does.
  public var advice: String?

  /// Makes a gate.
  public init(id: String, missing: String, advice: String? = nil) {
    self.id = id
    self.missing = missing
    self.advice = advice
  }
}

extension String {
  /// The text with its first letter in lower case, unless it is a word in capitals.
  var lowercasedFirst: String {
    guard dropFirst().first?.isLowercase ?? true else { return self }
    return prefix(1).lowercased() + dropFirst()
  }
}

extension Situation {
  /// What stands in the way of calling the incident resolved.
  public var gatesBeforeResolved: [Gate] {
    var gates: [Gate] = []
    let missing = missingChecks.map(\.name)
    if !missing.isEmpty {
      gates.append(
        Gate(
          id: "checks", missing: "not passed yet: \(missing.joined(separator: ", "))",
          advice: missingChecks.contains(where: \.needsSecondPerson)
            ? outsider.flatMap { message("notice-second-person", ["other": $0]) } : nil))
    }
    if incident.maintenance.state == .on {
      gates.append(Gate(id: "page-on", missing: "the maintenance page is still on"))
    }
    return gates
  }

  /// What stands in the way of putting the rest off: users who are hit, and nothing that tells them.
  public var gatesBeforeDeferring: [Gate] {
    let isGrave = incident.severity == .p1 || incident.severity == .p2
    let page = incident.maintenance.state
    guard isGrave, incident.status == .open, page == .undecided || page == .off else { return [] }
    return [Gate(id: "not-contained", missing: "users are still hit, and no page is up")]
  }

  /// What stands in the way of a check that somebody reports as passed.
  public func gates(beforePassing check: Playbook.Check, by name: String) -> [Gate] {
    guard check.needsSecondPerson, let action = incident.actions.last(where: { $0.by == name })
    else { return [] }
    return [
      Gate(
        id: "second-person", missing: "the fix was \(name)'s own: \(action.text)",
        advice: outsider.flatMap { message("notice-second-person", ["other": $0]) })
    ]
  }

  /// What stands in the way of confirming the suspected cause.
  public func gates(beforeConfirmingCauseBy name: String) -> [Gate] {
    guard let cause = incident.cause, cause.by == name else { return [] }
    return [Gate(id: "second-person", missing: "the suspicion is \(name)'s own")]
  }

  /// What stands in the way of an action.
  ///
  /// Whoever is alone needs nobody's word but their own; taking back what made it worse needs none.
  public func gates(
    beforeActing text: String, decision: Decision?, approach: String? = nil, by name: String? = nil
  ) -> [Gate] {
    let words = text.lowercased()
    let isAllowed =
      decision != nil || incident.authorizations.contains { $0.lowercased() == words }
      || isWayBack(text)
    guard !isAllowed else { return [] }
    if let lone, lone.name == name {
      return gatesAlone(before: text, approach: approach)
    }
    return [Gate(id: "authorization", missing: "the leader has not decided or allowed it")]
  }

  /// What stands in the way of a decision on a way that is not the one of least risk.
  public func gates(beforeDeciding text: String, approach: String?) -> [Gate] {
    let way = approach ?? self.approach(meant: text)?.id
    guard let safer = saferApproach(than: way) else {
      return gatesAlone(before: text, approach: way)
    }
    let riskier = Gate(
      id: Self.riskierGate, missing: "\(safer.name.lowercasedFirst) is still open",
      advice: message("notice-riskier", ["other": safer.name]))
    return [riskier] + gatesAlone(before: text, approach: way)
  }

  /// The gate that wants a sentence of the leader, rather than a yes.
  public static let riskierGate = "riskier"

  /// What stands in the way of somebody who is alone: what cannot be undone easily.
  private func gatesAlone(before text: String, approach: String?) -> [Gate] {
    let way = approach.flatMap { id in playbook.approaches.first { $0.id == id } }
    guard lone != nil, !playbook.approaches.isEmpty,
      (way ?? self.approach(meant: text))?.isEasilyUndone != true
    else { return [] }
    return [
      Gate(
        id: "alone", missing: playbook.words(.aloneRisky),
        advice: message("notice-alone-risky"))
    ]
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
