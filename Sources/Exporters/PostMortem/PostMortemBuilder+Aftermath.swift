import IncidentModel

extension PostMortemBuilder {
  /// Where it could have been caught, and the facts of why it was not.
  var tollgates: [Block] {
    var blocks: [Block] = []
    if !incident.tollgates.isEmpty {
      blocks.append(
        .table(
          columns: ["Tollgate", "Why it let the fault through", "Ticket", "Follow-up", "Said by"],
          rows: incident.tollgates.map { missed in
            PostMortem.Row(
              missed.id,
              [
                RichText(tollgate(missed.name)), RichText(missed.text, orBlank: .notSaid),
                RichText(missed.ticket, orBlank: .noTicket), answers(to: missed),
                RichText(missed.by),
              ])
          }))
    }
    let unseen = isOutage ? unseenTollgates.map(\.name) : []
    if !unseen.isEmpty {
      blocks.append(
        .paragraph("Not gone through yet: \(unseen.joined(separator: ", "))."))
    }
    return blocks.isEmpty ? [.paragraph(Self.noneRecorded)] : blocks
  }

  /// The name of a tollgate, else the word for it.
  func tollgate(_ word: String) -> String {
    export.playbook.tollgates.first { $0.id == word }?.name ?? word
  }

  /// The tollgates of the playbook of which nothing was said.
  var unseenTollgates: [Playbook.Tollgate] {
    let seen = Set(incident.tollgates.map { tollgate($0.name) })
    return export.playbook.tollgates.filter { !seen.contains($0.name) }
  }

  /// The follow-ups that answer a missed tollgate.
  func followUps(answering missed: MissedTollgate) -> [FollowUp] {
    incident.followUps.filter { $0.answers(missed) }
  }

  private func answers(to missed: MissedTollgate) -> RichText {
    let answers = followUps(answering: missed).map { item in
      item.text + (item.doneAt == nil ? "" : " (done)")
    }
    return answers.isEmpty ? RichText(Self.noFollowUp) : RichText(answers.joined(separator: "; "))
  }

  /// What each responder saw, in their own words, and who has not written yet.
  var contributions: [Block] {
    var blocks: [Block] = []
    for contribution in incident.contributions {
      blocks.append(.heading(contribution.name))
      blocks.append(.quote(contribution.text, key: contribution.id))
    }
    let waiting = incident.notHeard
    if !waiting.isEmpty, isOutage {
      blocks.append(.paragraph("Not heard yet: \(waiting.joined(separator: ", "))."))
    }
    return blocks
  }

  /// What is to be done, with owner, date and ticket.
  var followUps: [Block] {
    guard !incident.followUps.isEmpty else { return [.paragraph(.blank(.noFollowUps))] }
    return [
      .tasks(
        incident.followUps.map { item in
          var text = RichText(item.text, orBlank: .notSaid) + " (owner "
          text += RichText(item.owner, orBlank: .nobody) + ", due "
          text += RichText(item.due.map(export.times.date), orBlank: .noDate)
          text += item.ticket.map { RichText(", ticket \($0)") } ?? ""
          text += ")"
          return PostMortem.Task(key: item.id, isDone: item.doneAt != nil, text: text)
        })
    ]
  }

  /// When people looked back, or will.
  var review: [Block] {
    var lines: [PostMortem.Line] = []
    if let time = incident.reviewScheduled {
      lines.append(.init(key: "scheduled", text: "Scheduled for \(both(time))."))
    }
    if let time = incident.reviewHeld {
      lines.append(.init(key: "held", text: "Held on \(both(time))."))
    }
    if lines.isEmpty { lines.append(.init(key: "date", text: "Date: " + .blank(.noReview))) }
    return [.list(lines)]
  }

  /// The exact texts that people worked from, and what the incident says about them.
  var runbooks: [Block] {
    let others = incident.runbooks.filter { $0.id != incident.playbook?.id }
    let all = (incident.playbook.map { [$0] } ?? []) + others
    guard !all.isEmpty else { return [] }
    let changes = all.compactMap { book in
      export.runbookRemarks.first { $0.id == book.id }.flatMap(change)
    }
    return [
      .table(
        columns: ["Runbook", "Title", "Version", "SHA-256"],
        rows: all.map {
          PostMortem.Row(
            $0.id,
            [
              RichText($0.id), RichText($0.title ?? ""), RichText($0.version ?? ""),
              RichText($0.sha256 ?? ""),
            ])
        })
    ] + (changes.isEmpty ? [] : [.heading("To change in them"), .list(changes)])
  }

  /// What the incident says about a runbook; nil where it says nothing.
  private func change(_ use: RunbookRemarks) -> PostMortem.Line? {
    var said: [String] = []
    if !use.undone.isEmpty {
      let named = use.undone.prefix(Self.mostNamed).joined(separator: "; ")
      let more = use.undone.count - Self.mostNamed
      said.append("not ticked: \(named)\(more > 0 ? "; and \(more) more" : "").")
    }
    for failure in use.failures { said.append("Did not work: \(sentence(failure))") }
    if use.notes > 0 {
      said.append(
        "\(use.notes) \(use.notes == 1 ? "note was" : "notes were") made while it was used.")
    }
    guard !said.isEmpty else { return nil }
    return PostMortem.Line(
      key: use.id,
      text: .strong(use.id + ":")
        + RichText(" \(said.joined(separator: " ")) See: outage runbook redline \(incident.id)"))
  }

  /// How many undone items are named.
  private static let mostNamed = 5

  /// What people still owe this text, so that no blank hides in a table.
  var stillOpen: [Block] {
    guard isOutage else { return [] }
    var items = incident.impact == nil ? [PostMortemProblem.impactUnsaid.message] : []
    if export.rootCause.isEmpty { items.append("the root cause") }
    items.append("what contributed to it, and what went well")
    items += gaps.map(\.problem.message)
    if incident.followUps.isEmpty { items.append(PostMortemProblem.noFollowUps.message) }
    return [.list(items.map { PostMortem.Line(key: $0, text: RichText($0)) })]
  }
}
