import Encoding

extension Situation {
  /// Step 4: the map, what changed, the next component worth looking at, the suspected cause.
  var narrowCard: ([String], CardItems) {
    let map = ComponentMap(playbook: playbook, incident: incident)
    var body = map.lines
    if !body.isEmpty { body.append(lanesLine) }
    if let cause = incident.cause {
      let second = cause.confirmedBy.map { "confirmed by \($0)" } ?? "not confirmed yet"
      body.append("Suspected: \(cause.text) (\(cause.by); \(second))")
    }
    var items = CardItems(capacity: 0)
    items.add(
      "what changed before", changesText, short: "changed: \(shortChange ?? "nothing listed")",
      .run("changed"), isDone: !incident.changes.isEmpty)
    if let proposal = map.proposal {
      let there = incident.people(at: proposal.component.id).joined(separator: ", ")
      items.add(
        "the next component to look at",
        [
          proposal.component.name + (there.isEmpty ? "" : " (\(there))"),
          reasonText(proposal.reason),
          proposal.component.look,
        ]
        .filter { !$0.isEmpty }.joined(separator: ": "),
        short: "next: \(proposal.component.id), \(reasonText(proposal.reason))",
        .run("finding", [proposal.component.id]))
    } else {
      let located = map.located
      items.add(
        "the next component to look at",
        located.map {
          "none: \($0.id) FAILED and what it needs is ok. \(playbook.words(.nameCause))"
        }
          ?? "all looked at",
        short: located.map { "found: \($0.id). \(playbook.words(.nameCause))" },
        located.map { .run("cause", [], [.value("--component", $0.id)]) } ?? .run("finding"))
    }
    items.add("finding on another component", "", .run("finding"))
    let open = incident.theories.filter { $0.ruledOut == nil }
    items.add(
      "a theory", open.last.map { "\(open.count) open: \($0.text)" } ?? "none open",
      short: open.isEmpty ? nil : "a theory (\(open.count) open)",
      .run("theory"))
    items.add(
      playbook.words(.rollbackFirst),
      fittingChange.map { "\($0.what) fits the start" } ?? "no change that fits yet",
      short: fittingChange.map { "\(playbook.words(.rollbackShort)): \($0.what)" },
      .run("go", ["mitigate"], [.value("--why", fittingChange.map { "\($0.what) fits" })]))
    items.add(
      "the suspected cause", incident.cause?.text ?? "not said yet", .run("cause"),
      isDone: incident.cause != nil)
    items.add(
      "a second person confirms it", incident.cause?.confirmedBy ?? "nobody yet",
      .run("confirm cause"), isDone: incident.cause?.confirmedBy != nil)
    items.addMore("rule out a theory or a change", "", .run("ruleout"))
    items.addMore("call an expert", "", .run("call", [], [.value("--role", "expert")]))
    items.addMore(
      "split the call: a group with a lead", "", .run("task", [], [.value("--in", "15m")]))
    items.addMore("change the text of the page", "", .run("maintenance update"))
    items.addMore("the map with all that was found", "", .run("show map"))
    items.addMore("all changes, with their window", "", .run("show changes"))
    return (body, items)
  }

  private func reasonText(_ reason: ComponentMap.Reason) -> String {
    switch reason {
    case .between(let ok, let bad): "between \(ok) and \(bad)"
    case .dependedOn(let bad): "\(bad) depends on it"
    case .onlySuspect: "suspect, and all around it is known"
    case .suspect: playbook.words(.suspect)
    case .unseen: playbook.words(.unseen)
    }
  }

  /// Who is how far in which lane, who is at the same component as somebody else, who could help.
  private var lanesLine: String {
    let found = incident.foundComponents.last { incident.findings[$0]?.state == .failed }
    let finder = found.flatMap { incident.findings[$0] }
    var parts = Lane.allCases.map { lane in
      guard let newest = incident.newestFinding(inLane: lane) else {
        return "\(lane.rawValue): nobody"
      }
      let isCut = finder?.lane.map { $0 != lane } ?? false && newest.component != found
      return "\(lane.rawValue): \(newest.by) at \(newest.component)" + (isCut ? ", cut" : "")
    }
    for component in playbook.components.map(\.id) {
      let there = incident.people(at: component)
      guard there.count > 1 else { continue }
      parts.append("\(there.count) at \(component): \(there.joined(separator: ", "))")
    }
    let free = incident.free
    if !free.isEmpty { parts.append("free: \(free.joined(separator: ", "))") }
    return parts.joined(separator: "   ")
  }

  /// The window in which to look, `01:01-02:01`, and the newest change that is not ruled out; while
  /// none is listed, what to ask for.
  private var changesText: String {
    let kinds = playbook.changeKinds.joined(separator: ", ")
    let nothing = kinds.isEmpty ? "nothing listed" : "nothing listed; \(kinds)"
    let listed = shortChange ?? (incident.changes.isEmpty ? nothing : "all ruled out")
    guard let window = changeWindow else { return listed }
    return "\(times.minutes(window.lowerBound))-\(times.minutes(window.upperBound)): \(listed)"
  }

  /// The likeliest change and how many others there are: `RECENT deploy 2.4.1 01:51, 2 more`.
  private var shortChange: String? {
    guard let change = likeliestChange else { return nil }
    let count = incident.changes.count { $0.ruledOut == nil }
    let when = change.when.map { " \(times.near($0, now: now))" } ?? ", time ?"
    return (isRecent(change) ? "RECENT " : "") + change.what + when
      + (count > 1 ? ", \(count - 1) more" : "")
  }
}
