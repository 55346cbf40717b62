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
      "what changed before", changesText, .line("/changed"), isDone: !incident.changes.isEmpty)
    if let proposal = map.proposal {
      items.add(
        "the next component to look at",
        [proposal.component.name, proposal.reason, proposal.component.look]
          .filter { !$0.isEmpty }.joined(separator: ": "),
        .line("/finding \(CardItem.word(proposal.component.id))"))
    } else {
      items.add("the next component to look at", "all looked at", .line("/finding"))
    }
    items.add("finding on another component", "", .line("/finding"))
    let open = incident.theories.filter { $0.ruledOut == nil }
    items.add(
      "a theory", open.last.map { "\(open.count) open: \($0.text)" } ?? "none open",
      .line("/theory"))
    items.add("rule one out", "", .line("/ruleout"))
    items.add(
      "the suspected cause", incident.cause?.text ?? "not said yet", .line("/cause"),
      isDone: incident.cause != nil)
    items.add(
      "a second person confirms it", incident.cause?.confirmedBy ?? "nobody yet",
      .line("/confirm cause"), isDone: incident.cause?.confirmedBy != nil)
    items.addMore("a change fits: roll back first", "", .line("/go mitigate"))
    items.addMore("call an expert", "", .line("/call --role expert"))
    items.addMore("give a deep dive to someone", "", .line("/task"))
    items.addMore("change the text of the page", "", .line("/maintenance update"))
    return (body, items)
  }

  /// Who is how far in which lane, and who could help.
  private var lanesLine: String {
    var parts = ["top-down", "bottom-up"].map { lane in
      let newest = incident.newestFinding(inLane: lane)
      return "\(lane): " + (newest.map { "\($0.by) at \($0.component)" } ?? "nobody")
    }
    let free = incident.free
    if !free.isEmpty { parts.append("free: \(free.joined(separator: ", "))") }
    return parts.joined(separator: "   ")
  }

  /// The window in which to look, `01:01-02:01`, and the newest change that is not ruled out.
  private var changesText: String {
    let open = incident.changes.filter { $0.ruledOut == nil }
    let listed =
      open.last.map { change in
        let when = change.when.map { " \(times.near($0, now: now))" } ?? ""
        let count = open.count == 1 ? "" : "\(open.count), newest "
        return "\(isRecent(change) ? "RECENT " : "")\(count)\(change.what)\(when)"
      } ?? (incident.changes.isEmpty ? "nothing listed" : "all ruled out")
    guard let window = playbook.changeWindow, let start else { return listed }
    return "\(times.minutes(start.advanced(bySeconds: -window)))-\(times.minutes(start)): \(listed)"
  }

  /// Whether a change fell into the newest part of the window, the most suspect one.
  private func isRecent(_ change: Change) -> Bool {
    guard let when = change.when, let recent = playbook.recentWindow, let start else {
      return false
    }
    return when <= start && start.seconds(since: when) <= recent
  }

  private var start: Instant? { incident.began ?? incident.declaredAt }
}
