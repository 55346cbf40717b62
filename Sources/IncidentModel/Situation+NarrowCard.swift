import Encoding

extension Situation {
  /// Step 4: the map, what changed, the next component worth looking at, the suspected cause.
  var narrowCard: ([String], CardItems) {
    let map = ComponentMap(playbook: playbook, incident: incident)
    var body = map.lines
    if let cause = incident.cause {
      let second = cause.confirmedBy.map { "confirmed by \($0)" } ?? "not confirmed yet"
      body.append("Suspected: \(cause.text) (\(cause.by); \(second))")
    }
    var items = CardItems(capacity: 0)
    let known = incident.changes.filter { $0.ruledOut == nil }
    items.add(
      "what changed\(windowText)", known.last.map { changeText($0) } ?? "nothing listed",
      .line("/changed"), isDone: !incident.changes.isEmpty)
    if let proposal = map.proposal {
      items.add(
        "look at \(proposal.component.name)",
        [proposal.reason, proposal.component.look].filter { !$0.isEmpty }.joined(separator: ": "),
        .line("/finding \(quoted(proposal.component.id))"))
    } else {
      items.add("look again at a component", "all looked at", .line("/finding"))
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

  /// The window in which to look for changes: ` 01:01-02:01`.
  private var windowText: String {
    guard let window = playbook.changeWindow, let began = incident.began ?? incident.declaredAt
    else { return "" }
    let from = began.advanced(bySeconds: -window)
    return " \(times.minutes(from))-\(times.minutes(began))"
  }

  private func changeText(_ change: Change) -> String {
    let isRecent =
      change.when.map { when in
        guard let recent = playbook.recentWindow, let began = incident.began ?? incident.declaredAt
        else { return false }
        return when <= began && began.seconds(since: when) <= recent
      } ?? false
    let when = change.when.map { " \(times.near($0, now: now))" } ?? ""
    return "\(incident.changes.count): \(change.what)\(when)\(isRecent ? " RECENT" : "")"
  }
}
