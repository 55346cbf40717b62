extension Situation {
  /// What a step leaves undone; it rides along and locks nothing.
  ///
  /// Once the impact has stopped, what would have helped to stop it is no longer asked for.
  func undone(_ step: Step) -> [Undone] {
    guard incident.status == .open || step >= .restore else { return [] }
    return switch step {
    case .callForHelp:
      (isAlone ? [] : missingRoles.map { .role($0.id) })
        + (incident.confirmations.isEmpty ? [.fact(.confirmation)] : [])
        + (incident.impact == nil ? [.fact(.impact)] : [])
    case .assignLeader:
      incident.isLeaderAssigned || isAlone ? [] : [.fact(.leader)]
    case .maintenancePage:
      (incident.maintenance.state == .undecided ? [.fact(.page)] : [])
        + (incident.lastUpdate(.public) == nil ? [.fact(.publicWord)] : [])
    case .narrow:
      incident.cause.map { cause in
        cause.confirmedBy == nil && lone == nil
          ? [.fact(.secondPerson)] : []
      } ?? [.fact(.cause)]
    case .mitigate:
      [.fact(.mitigated)]
    case .restore:
      missingChecks.map { .check($0.id) }
        + (incident.status == .open || incident.status == .mitigated ? [.fact(.resolved)] : [])
    case .postMortem:
      (incident.reviewScheduled == nil ? [.fact(.review)] : [])
        + (incident.followUps.isEmpty ? [.fact(.followUps)] : [])
    }
  }

  /// The roles that the playbook wants in the call and that nobody in the call has.
  public var missingRoles: [Playbook.Role] {
    let covered = Set(incident.present.flatMap(rolesOf))
    return playbook.roles.filter {
      $0.isWanted && !covered.contains($0.id) && incident.roles[$0.id] == nil
    }
  }

  /// The role of a responder: as said in this incident, else the usual one of the roster.
  public func roleOf(_ person: Responder) -> String? {
    rolesOf(person).first
  }

  /// The roles that a responder can fill: the one said in this incident, else all of the roster.
  public func rolesOf(_ person: Responder) -> [String] {
    person.role.map { [$0] } ?? roster.person(named: person.name)?.roles ?? []
  }

  /// The check, or stage of letting users in, that a word means by its id or its name, in any case.
  public func check(named word: String) -> Playbook.Check? {
    let lower = word.lowercased()
    return (playbook.checks + playbook.stages).first {
      $0.id.lowercased() == lower || $0.name.lowercased() == lower
    }
  }

  /// The checks of the playbook that have not passed where users are: in front of the page.
  public var missingChecks: [Playbook.Check] {
    playbook.checks.filter { !isProven($0) }
  }

  /// Whether a check has passed where users are, and not only in the eyes of whoever fixed it.
  ///
  /// What a second person should look at, and the one who was alone did, counts once the work that was
  /// left of it is done.
  public func isProven(_ check: Playbook.Check) -> Bool {
    guard let result = incident.checks[check.id], result.isProof else { return false }
    return !isLeftToAnother(check, result)
  }

  /// Whether somebody else is still to do a check that whoever fixed it has passed.
  func isLeftToAnother(_ check: Playbook.Check, _ result: CheckResult) -> Bool {
    check.needsSecondPerson && incident.hasActed(result.by)
      && incident.tasks.contains { $0.doneAt == nil && $0.text == check.name }
  }
}
