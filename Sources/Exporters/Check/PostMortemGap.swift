import IncidentModel

/// Something that a post-mortem needs and the record does not have, with its place in the text.
struct PostMortemGap {
  /// What is missing.
  var problem: PostMortemProblem
  /// The part that it belongs in.
  var part: PostMortemPart
  /// The row or the item there; empty for a paragraph.
  var item = ""
  /// What stands in that line while the gap is open; nil where no line tells.
  var mark: String?
}

extension PostMortemBuilder {
  /// What is missing.
  ///
  /// A false alarm, a duplicate and what was superseded need none of it.
  var gaps: [PostMortemGap] {
    isOutage ? milestoneGaps + reasonGaps + tollgateGaps + followUpGaps : []
  }

  /// What is there, but weak.
  var weaknesses: [PostMortemGap] {
    guard isOutage else { return [] }
    let assumed = export.metrics.assumed.map { milestone in
      PostMortemGap(
        problem: .milestoneUnsaid(milestone), part: .milestones, item: milestone.rawValue,
        mark: Self.notSaid)
    }
    let theories = incident.theories.filter { $0.ruledOut == nil && !isCause($0) }.map { theory in
      PostMortemGap(
        problem: .theoryOpen(text: theory.text), part: .findings, item: theory.id,
        mark: Self.notRuledOut)
    }
    let cause = incident.cause.map { cause in
      cause.confirmedBy == nil
        ? [PostMortemGap(problem: .causeUnconfirmed, part: .rootCause, mark: Self.byNobody)] : []
    }
    let vague = incident.followUps.compactMap { item in
      export.playbook.vagueWord(in: item.text).map { word in
        PostMortemGap(
          problem: .followUpVague(id: item.id, text: item.text, word: word), part: .followUps,
          item: item.id)
      }
    }
    let notHeard = incident.notHeard.map { name in
      PostMortemGap(problem: .notHeard(name: name), part: .contributions)
    }
    return assumed + theories + (cause ?? []) + vague + notHeard
  }

  /// Milestones that are absent, or before the one that comes before them.
  private var milestoneGaps: [PostMortemGap] {
    let times = export.metrics.milestones
    var gaps: [PostMortemGap] = []
    var latest: Metrics.Milestone?
    for milestone in Metrics.Milestone.allCases {
      guard let at = times[milestone] else {
        guard isWanted(milestone) else { continue }
        gaps.append(
          PostMortemGap(
            problem: .milestoneAbsent(milestone), part: .milestones, item: milestone.rawValue,
            mark: Self.notReached))
        continue
      }
      guard Self.order.contains(milestone) else {
        if let began = times[.began], at < began {
          gaps.append(
            PostMortemGap(
              problem: .milestoneEarly(milestone, than: .began), part: .milestones,
              item: milestone.rawValue))
        }
        continue
      }
      if let before = latest, let time = times[before], at < time {
        gaps.append(
          PostMortemGap(
            problem: .milestoneEarly(milestone, than: before), part: .milestones,
            item: milestone.rawValue))
      } else {
        latest = milestone
      }
    }
    return gaps
  }

  /// The milestones that come one after the other in every outage.
  private static let order: [Metrics.Milestone] = [
    .began, .detected, .declared, .mitigated, .resolved, .closed,
  ]

  /// Decisions and verdicts without a reason, and actions without an end.
  private var reasonGaps: [PostMortemGap] {
    let decisions = incident.decisions.filter { ($0.why ?? "").isEmpty }.map { decision in
      PostMortemGap(
        problem: .decisionWithoutReason(id: decision.id, text: decision.text), part: .decisions,
        item: decision.id, mark: RichText.Blank.notSaid.mark)
    }
    let verdicts: [(part: PostMortemPart, id: String, text: String, why: String?)] =
      incident.changes.map { (.changes, $0.id, $0.what, $0.ruledOut) }
      + incident.theories.map { (.findings, $0.id, $0.text, $0.ruledOut) }
      + incident.options.map { (.decisions, $0.id, $0.text, $0.ruledOut) }
    let ruled = verdicts.filter { $0.why?.isEmpty == true }.map { verdict in
      let ruling = export.record.effectiveEvents.last {
        $0.kind == .ruledOut && $0.data[.ref] == verdict.id
      }
      return PostMortemGap(
        problem: .ruledOutWithoutReason(id: ruling?.id, text: verdict.text), part: verdict.part,
        item: verdict.id, mark: RichText.Blank.noReason.mark)
    }
    let actions = incident.actions.filter { $0.endedAt == nil }.map { action in
      PostMortemGap(
        problem: .actionWithoutEnd(text: action.text), part: .actions, item: action.id,
        mark: RichText.Blank.noEnd.mark)
    }
    return decisions + ruled + actions
  }

  /// Whether a theory became the suspected cause.
  private func isCause(_ theory: Theory) -> Bool {
    guard let cause = incident.cause?.text.lowercased() else { return false }
    let words = theory.text.lowercased()
    return cause.contains(words) || words.contains(cause)
  }

  /// Tollgates that nobody went through, or that nothing answers.
  private var tollgateGaps: [PostMortemGap] {
    let missed: [PostMortemGap] = incident.tollgates.compactMap { missed in
      let name = tollgate(missed.name)
      guard let ticket = missed.ticket, !ticket.isEmpty else {
        return PostMortemGap(
          problem: .tollgateWithoutTicket(id: missed.name, name: name, text: missed.text),
          part: .tollgates, item: missed.id, mark: RichText.Blank.noTicket.mark)
      }
      guard followUps(answering: missed).isEmpty else { return nil }
      return PostMortemGap(
        problem: .tollgateWithoutFollowUp(id: missed.name, name: name, ticket: ticket),
        part: .tollgates, item: missed.id, mark: Self.noFollowUp)
    }
    let unseen = unseenTollgates.map { gate in
      PostMortemGap(
        problem: .tollgateUnseen(id: gate.id, name: gate.name), part: .tollgates)
    }
    return missed + unseen
  }

  /// Follow-ups that nobody has, or that have no date.
  private var followUpGaps: [PostMortemGap] {
    incident.followUps.filter { $0.doneAt == nil }.flatMap { item -> [PostMortemGap] in
      let owner = PostMortemGap(
        problem: .followUpWithoutOwner(id: item.id, text: item.text), part: .followUps,
        item: item.id, mark: RichText.Blank.nobody.mark)
      let date = PostMortemGap(
        problem: .followUpWithoutDate(id: item.id, text: item.text), part: .followUps,
        item: item.id, mark: RichText.Blank.noDate.mark)
      return ((item.owner ?? "").isEmpty ? [owner] : []) + (item.due == nil ? [date] : [])
    }
  }
}
