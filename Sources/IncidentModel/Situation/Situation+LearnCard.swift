extension Situation {
  /// Step 7: tonight only what must be done tonight; the rest has dates.
  var learnCard: ([String], CardItems) {
    var body: [String] = []
    if incident.resolvedAt == nil, incident.status != .closed {
      body.append("Not resolved yet: it is \(incident.status.rawValue).")
    }
    if let notice = message("notice-tonight") { body.append(notice) }
    let resolution = incident.updates.last { update in
      update.audience == .public && update.at >= (incident.resolvedAt ?? now)
    }
    var items = CardItems(capacity: 0)
    items.add(
      "post the resolution", resolution.map { "posted \(times.near($0.at, now: now))" } ?? "",
      .run("update public"), isDone: resolution != nil)
    items.add(
      "schedule the review", incident.reviewScheduled.map { times.near($0, now: now) } ?? "",
      .run("review scheduled"), isDone: incident.reviewScheduled != nil)
    let waiting = incident.notHeard
    items.add(
      "what somebody saw",
      waiting.isEmpty ? "" : "still: \(waiting.joined(separator: ", "))",
      .run("contribute"), isDone: waiting.isEmpty)
    items.add(
      "a tollgate that let it through", "\(incident.tollgates.count) so far", .run("tollgate"),
      isDone: !incident.tollgates.isEmpty)
    items.add(
      "a follow-up, with owner and date", "\(incident.followUps.count) so far",
      .run("followup add"), isDone: !incident.followUps.isEmpty)
    items.add("draft of the post-mortem", "", .run("postmortem"))
    items.add("close the incident", "", .run("close"), isDone: incident.status == .closed)
    items.addMore("email to customers", "", .run("update customers"))
    items.addMore("the review was held", "", .run("review held"))
    items.addMore("it is back: reopen", "", .run("reopen"))
    items.addMore("what the draft lacks", "", .run("postmortem", [], [.flag("--check")]))
    for gate in playbook.tollgates {
      items.addMore(
        gate.name, gate.reasons.joined(separator: "; "), .run("tollgate", [gate.id]))
    }
    return (body, items)
  }
}
