import IncidentModel

extension PostMortemBuilder {
  /// Where it could have been caught, and the facts of why it was not.
  var tollgates: [Block] {
    var blocks: [Block] = []
    if !incident.tollgates.isEmpty {
      blocks.append(
        .table(
          columns: ["Tollgate", "Why it let the fault through", "Ticket", "Said by"],
          rows: incident.tollgates.map { missed in
            [
              RichText(tollgate(missed.name)), RichText(missed.text, orBlank: "not said yet"),
              RichText(missed.ticket, orBlank: "no ticket yet"), RichText(missed.by),
            ]
          }))
    }
    let seen = Set(incident.tollgates.map { tollgate($0.name) })
    let unseen = export.playbook.tollgates.map(\.name).filter { !seen.contains($0) }
    if !unseen.isEmpty {
      blocks.append(
        .paragraph("Not gone through yet: \(unseen.joined(separator: ", "))."))
    }
    return blocks.isEmpty ? [.paragraph("None recorded.")] : blocks
  }

  private func tollgate(_ word: String) -> String {
    export.playbook.tollgates.first { $0.id == word }?.name ?? word
  }

  /// What each responder saw, in their own words, and who has not written yet.
  var contributions: [Block] {
    var blocks: [Block] = []
    for contribution in incident.contributions {
      blocks.append(.heading(contribution.name))
      blocks.append(.quote(contribution.text))
    }
    let waiting = incident.people.filter { person in
      person.firstJoined != nil && !incident.contributions.contains { $0.name == person.name }
    }
    if !waiting.isEmpty {
      blocks.append(
        .paragraph("Not heard yet: \(waiting.map(\.name).joined(separator: ", "))."))
    }
    return blocks
  }

  /// What is to be done, with owner, date and ticket.
  var followUps: [Block] {
    guard !incident.followUps.isEmpty else { return [.paragraph(.blank("none written yet"))] }
    return [
      .tasks(
        incident.followUps.map { item in
          var text = RichText(item.text, orBlank: "not said yet") + " (owner "
          text += RichText(item.owner, orBlank: "nobody yet") + ", due "
          text += RichText(item.due.map(export.times.date), orBlank: "no date yet")
          text += item.ticket.map { RichText(", ticket \($0)") } ?? ""
          text += ")"
          return PostMortem.Task(isDone: item.doneAt != nil, text: text)
        })
    ]
  }

  /// When people looked back, or will.
  var review: [Block] {
    var lines: [RichText] = []
    if let time = incident.reviewScheduled { lines.append("Scheduled for \(both(time)).") }
    if let time = incident.reviewHeld { lines.append("Held on \(both(time)).") }
    if lines.isEmpty { lines.append("Date: " + .blank("not set yet")) }
    return [.list(lines)]
  }

  /// The exact texts that people worked from.
  var runbooks: [Block] {
    let others = incident.runbooks.filter { $0.id != incident.playbook?.id }
    let all = (incident.playbook.map { [$0] } ?? []) + others
    guard !all.isEmpty else { return [] }
    return [
      .table(
        columns: ["Runbook", "Title", "Version", "SHA-256"],
        rows: all.map {
          [
            RichText($0.id), RichText($0.title ?? ""), RichText($0.version ?? ""),
            RichText($0.sha256 ?? ""),
          ]
        })
    ]
  }

  /// What people still owe this text, so that no blank hides in a table.
  var stillOpen: [Block] {
    var items: [RichText] = []
    func add(_ what: String, _ text: String) {
      items.append(RichText("\(what): \(text)"))
    }
    if incident.impact == nil { items.append("how users were hit") }
    items.append("the root cause, what contributed to it, and what went well")
    for decision in incident.decisions where (decision.why ?? "").isEmpty {
      add("why it was decided", decision.text)
    }
    let out =
      incident.theories.map { ($0.text, $0.ruledOut) }
      + incident.changes.map { ($0.what, $0.ruledOut) }
      + incident.options.map { ($0.text, $0.ruledOut) }
    for (text, why) in out where why?.isEmpty == true {
      add("why it was ruled out", text)
    }
    for action in incident.actions where action.endedAt == nil {
      add("how it ended", action.text)
    }
    for missed in incident.tollgates where (missed.ticket ?? "").isEmpty {
      add("the ticket of the tollgate", tollgate(missed.name))
    }
    for item in incident.followUps where (item.owner ?? "").isEmpty || item.due == nil {
      add("owner and date of the follow-up", item.text)
    }
    if incident.followUps.isEmpty { items.append("follow-ups, each with an owner and a date") }
    return [.list(items)]
  }
}
