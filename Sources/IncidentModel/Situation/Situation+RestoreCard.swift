extension Situation {
  /// Step 6: the page off in stages, the checks with evidence, deferring, resolved.
  var restoreCard: ([String], CardItems) {
    var body: [String] = []
    if incident.maintenance.state == .on {
      body.append("The maintenance page is on.")
    }
    if let notice = message("notice-green-behind-page"), incident.maintenance.state == .on {
      body.append(notice)
    }
    if let leftToOthersLine { body.append(leftToOthersLine) }
    if let watchLine { body.append(watchLine) }
    var items = CardItems(capacity: min(max(playbook.checks.count, 1), 4))
    for check in playbook.checks {
      items.grow(
        check.name, checkDetail(check), .run("check", [check.id]),
        isDone: isProven(check))
    }
    let stage = incident.maintenance.state == .on ? nextStage : nil
    items.add(
      "page off, in stages",
      stage.map { "next: \($0.name)\(stageDetail($0))" } ?? incident.maintenance.state.rawValue,
      short: stage.map { "page off: \($0.name)" },
      .run(stage.map { CardCommand("check", [$0.id]) } ?? CardCommand("maintenance off")),
      isDone: incident.maintenance.state == .off)
    items.add(
      "defer the rest to working hours", deferralDetail,
      .run(lone == nil || incident.deferral != nil ? CardCommand("defer") : sleepCommand))
    items.add(
      "resolved: fixed and stable", "", .run("resolved"),
      isDone: incident.isOver)
    items.addMore(
      "mitigated: the impact stopped", "", .run("mitigated"), isDone: incident.status != .open)
    items.addMore("it is back: reopen", "", .run("reopen"))
    items.addMore("give the smoke test to someone", "", .run(smokeTestTask))
    items.addMore("page off, all at once", "", .run("maintenance off"))
    items.addMore("how a part is that depends on it", "", .run("finding"))
    return (body, items)
  }

  /// The parts that use the one that failed, with what was seen of each since the impact stopped.
  private var watchLine: String? {
    let users = dependents
    guard !users.isEmpty else { return nil }
    let since = incident.mitigatedAt ?? incident.actions.last?.endedAt
    let parts = users.map { id in
      guard let finding = incident.findings[id], since.map({ finding.at >= $0 }) ?? true else {
        return "\(id) ?"
      }
      return "\(id) \(finding.state == .ok ? "ok" : finding.state.rawValue.uppercased())"
    }
    return "Watch what uses it: \(parts.joined(separator: ", "))"
  }

  /// The next stage of letting users in: the first that has not passed since the last one failed.
  private var nextStage: Playbook.Check? {
    playbook.stages.first { incident.checks[$0.id]?.hasPassed != true }
  }

  private func stageDetail(_ stage: Playbook.Check) -> String {
    let result = incident.checks[stage.id].map {
      "; FAILED \(times.near($0.at, now: now))" + ($0.evidence.map { ": \($0)" } ?? "")
    }
    return result ?? ""
  }

  /// The smoke test as work for somebody who fixed nothing, where somebody is there.
  private var smokeTestTask: CardCommand {
    guard let check = playbook.checks.first(where: \.needsSecondPerson), let outsider else {
      return CardCommand("task")
    }
    return CardCommand("task", [check.name], [.value("--to", outsider)])
  }

  private var deferralDetail: String {
    guard let deferral = incident.deferral else { return "" }
    let until = "until \(times.near(deferral.until, now: now))"
    return [until, deferral.to, deferral.text].compactMap(\.self).joined(separator: ", ")
  }

  private func checkDetail(_ check: Playbook.Check) -> String {
    guard let result = incident.checks[check.id] else {
      return check.needsSecondPerson ? "by \(outsiders)" : "not yet"
    }
    let word = result.isProof ? "pass" : result.hasPassed ? "behind the page" : "FAIL"
    let evidence = result.evidence.map { ": \($0)" } ?? ""
    guard !isLeftToAnother(check, result) else {
      return "by \(outsiders); \(result.by) fixed it, saw \(word)\(evidence)"
    }
    return "\(word) \(times.near(result.at, now: now)) \(result.by)\(evidence)"
  }

  /// Who may do what wants a second person: those in the call who took no action.
  var outsiders: String {
    let names = incident.present.map(\.name).filter { !incident.hasActed($0) }
    return names.isEmpty ? playbook.words(.secondPerson) : names.joined(separator: " or ")
  }
}
