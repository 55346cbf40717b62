public import Encoding
public import IncidentModel

extension Incident {
  /// The five facts by which lists tell incidents apart: `id`, `title`, `severity`, `status`,
  /// `declaredAt`.
  public var summaryJSON: JSON {
    .object(summaryMembers)
  }

  var summaryMembers: [String: JSON] {
    [
      "id": .string(id), "title": .string(title), "severity": JSON(severity?.rawValue),
      "status": .string(status.rawValue), "declaredAt": JSON(declaredAt),
    ]
  }

  /// All that is derived from the timeline; what is not known is `null`, and no key is ever absent.
  public var factsJSON: JSON {
    .object(
      summaryMembers
        .merging(declarationMembers) { $1 }
        .merging(peopleMembers) { $1 }
        .merging(causeMembers) { $1 }
        .merging(actionMembers) { $1 }
        .merging(aftermathMembers) { $1 })
  }

  /// The runbooks used, the playbook first.
  public var runbooksJSON: JSON {
    let others = runbooks.filter { $0.id != playbook?.id }
    return .array(
      (playbook.map { [pinned($0)] } ?? []).map { runbook($0, isPlaybook: true) }
        + others.map { runbook($0, isPlaybook: false) })
  }

  /// The playbook with what is known of its text since it was kept.
  private func pinned(_ playbook: AttachedRunbook) -> AttachedRunbook {
    let kept = runbooks.first { $0.id == playbook.id && $0.sha256 == playbook.sha256 }
    return kept ?? playbook
  }

  private func runbook(_ runbook: AttachedRunbook, isPlaybook: Bool) -> JSON {
    [
      "id": .string(runbook.id), "title": JSON(runbook.title), "version": JSON(runbook.version),
      "sha256": JSON(runbook.sha256), "commit": JSON(runbook.commit), "playbook": .bool(isPlaybook),
    ]
  }

  private var declarationMembers: [String: JSON] {
    [
      "declaredBy": JSON(declaredBy), "began": JSON(began), "detected": JSON(detected),
      "foundBy": JSON(foundBy), "drill": .bool(isDrill), "zone": JSON(zone), "room": JSON(room),
      "step": .string(step.id), "mitigatedAt": JSON(mitigatedAt), "resolvedAt": JSON(resolvedAt),
      "closedAt": JSON(closedAt), "closeReason": JSON(closeReason),
      "closedInFavorOf": JSON(closedInFavorOf), "reopenings": JSON(reopenings),
      "eventCount": JSON(eventCount), "lastAt": JSON(lastAt),
      "impact": impact.map {
        [
          "level": .string($0.level.rawValue), "text": JSON($0.text), "data": JSON($0.data),
          "security": .bool($0.isSecurity), "users": JSON(number: $0.users), "at": JSON($0.at),
        ]
      } ?? .null,
      "confirmations": .array(confirmations.map { result($0) }),
    ]
  }

  private var peopleMembers: [String: JSON] {
    [
      "leader": isLeaderless ? .null : JSON(leader), "leaderAssigned": .bool(isLeaderAssigned),
      "leaderSince": JSON(leaderSince), "roles": .object(roles.mapValues(JSON.string)),
      "people": .array(
        people.map {
          [
            "name": .string($0.name), "role": JSON($0.role),
            "presence": .string($0.presence.rawValue), "since": JSON($0.since),
            "firstJoined": JSON($0.firstJoined),
          ]
        }),
      "maintenance": [
        "state": JSON(maintenance.word), "scope": JSON(maintenance.scope?.rawValue),
        "message": JSON(maintenance.message), "owner": JSON(maintenance.owner),
        "since": JSON(maintenance.since), "firstOn": JSON(maintenance.firstOn),
      ],
      "updates": .array(
        updates.map {
          [
            "id": .string($0.id), "audience": .string($0.audience.rawValue),
            "message": .string($0.text), "by": .string($0.by), "at": JSON($0.at),
            "next": JSON($0.next),
          ]
        }),
      "tasks": .array(
        tasks.map {
          [
            "id": .string($0.id), "text": .string($0.text), "to": .string($0.to),
            "with": .array($0.with.map(JSON.string)), "at": JSON($0.at), "due": JSON($0.due),
            "doneAt": JSON($0.doneAt),
          ]
        }),
    ]
  }

  private var causeMembers: [String: JSON] {
    [
      "changes": .array(
        changes.map {
          [
            "id": .string($0.id), "what": .string($0.what), "when": JSON($0.when),
            "ref": JSON($0.ref), "by": .string($0.by), "ruledOut": JSON($0.ruledOut),
          ]
        }),
      "findings": .array(
        foundComponents.compactMap { findings[$0] }.map {
          [
            "id": .string($0.id), "component": .string($0.component),
            "state": .string($0.state.rawValue), "evidence": JSON($0.evidence),
            "lane": JSON($0.lane?.rawValue), "by": .string($0.by), "at": JSON($0.at),
          ]
        }),
      "theories": .array(
        theories.map {
          [
            "id": .string($0.id), "text": .string($0.text), "by": .string($0.by), "at": JSON($0.at),
            "ruledOut": JSON($0.ruledOut),
          ]
        }),
      "suspectedCause": cause.map {
        [
          "id": .string($0.id), "text": .string($0.text), "component": JSON($0.component),
          "by": .string($0.by), "at": JSON($0.at), "confirmedBy": JSON($0.confirmedBy),
        ]
      } ?? .null,
    ]
  }

  func result(_ check: CheckResult) -> JSON {
    [
      "id": .string(check.id), "passed": .bool(check.hasPassed), "evidence": JSON(check.evidence),
      "by": .string(check.by), "at": JSON(check.at),
    ]
  }
}

extension Maintenance {
  /// The state as the verb's own words have it; nil while nobody said anything.
  var word: String? {
    switch state {
    case .undecided: nil
    case .on: "on"
    case .off: "off"
    case .declined: "none"
    }
  }
}
