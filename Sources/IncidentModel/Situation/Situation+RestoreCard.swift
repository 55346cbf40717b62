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
    var items = CardItems(capacity: min(max(playbook.checks.count, 1), 4))
    for check in playbook.checks {
      items.grow(
        check.name, checkDetail(check), .line("/check \(CardItem.word(check.id))"),
        isDone: incident.checks[check.id]?.isProof == true)
    }
    items.add(
      "page off, in stages", incident.maintenance.state.rawValue,
      .line("/maintenance off"), isDone: incident.maintenance.state == .off)
    items.add("defer the rest to working hours", deferralDetail, .line("/defer"))
    items.add(
      "resolved: fixed and stable", "", .line("/resolved"),
      isDone: incident.status == .resolved || incident.status == .closed)
    items.addMore(
      "mitigated: the impact stopped", "", .line("/mitigated"), isDone: incident.status != .open)
    items.addMore("it is back: reopen", "", .line("/reopen"))
    items.addMore("give the smoke test to someone", "", .line("/task"))
    return (body, items)
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
    return "\(word) \(times.near(result.at, now: now)) \(result.by)\(evidence)"
  }

  /// Who may do what wants a second person: those in the call who took no action.
  private var outsiders: String {
    let names = incident.present.map(\.name).filter { !incident.hasActed($0) }
    return names.isEmpty ? "somebody who fixed nothing" : names.joined(separator: " or ")
  }
}
