extension Situation {
  /// What the playbook wants said right after these events, in its own words.
  ///
  /// Nothing where the playbook has no words for it. `self` is the situation with the events
  /// folded in.
  public func notices(after drafts: [EventDraft]) -> [String] {
    (secondLooks(leftBy: drafts) + drafts.flatMap(notices(after:)))
      .reduce(into: []) { notices, notice in
        if !notices.contains(notice) { notices.append(notice) }
      }
  }

  /// What whoever is alone left to somebody else just now.
  private func secondLooks(leftBy drafts: [EventDraft]) -> [String] {
    let left = drafts.filter { draft in
      draft.kind == .taskAssigned && draft.data.instant(.due) != nil
        && draft.data[.text].map(isSecondLook) ?? false
    }
    guard lone != nil, !left.isEmpty else { return [] }
    let words = left.compactMap { draft in
      draft.data[.text].map { "\($0) (\(draft.data[.to] ?? speaker))" }
    }
    return said("notice-second-look", words.joined(separator: "; "))
  }

  private func notices(after draft: EventDraft) -> [String] {
    switch draft.kind {
    case .actionStarted:
      (isForTheLeader(draft.by) ? leaderHandsOn : [])
        + (draft.data[.ref] == nil && !isWayBack(draft) ? beforeActing : [])
    case .taskAssigned where draft.data[.to].map(isForTheLeader) ?? false,
      .roleAssigned where draft.data[.name].map(isForTheLeader) ?? false,
      .maintenanceOn where isForTheLeader(draft.data[.to] ?? draft.by),
      .maintenanceUpdated where isForTheLeader(draft.data[.to] ?? draft.by):
      leaderHandsOn
    case .finding:
      (isBad(draft) && draft.by != incident.leader ? said("notice-finding") : [])
        + twoOnOne(draft) + laneCut(draft)
    case .changed where fittingChange?.what == draft.data[.what]:
      said("notice-change-fits", draft.data[.what])
    case .responderCalled
    where isAlone && lone == nil && draft.data[.outcome] != CallOutcome.joined.rawValue:
      said("notice-alone")
    case .leaderAssigned where draft.data.flag(.alone):
      said("notice-alone")
    case .checkPassed:
      (isHiddenByPage(draft) ? said("notice-green-behind-page") : [])
        + (wantsAnother(draft) ? outsider.map { said("notice-second-person", $0) } ?? [] : [])
    case .leaderAssigned where draft.data.flag(.nobody):
      said("notice-nobody-leads")
    case .followupAdded where playbook.vagueWord(in: draft.data[.text] ?? "") != nil:
      said("notice-vague-followup")
    case .decision:
      beforeActing
    case .actionEnded where draft.data[.outcome] == Action.Outcome.worse.rawValue:
      said("notice-worse")
        + (actionToUndo.flatMap(wayBack).map { said("notice-way-back", $0) } ?? [])
    case .restoreDeferred:
      said("notice-deferred", draft.data[.to])
    case .resolved:
      said("notice-tonight")
    default:
      []
    }
  }

  /// That the leader's hands should stay free, to the leader or to whoever types for them.
  private var leaderHandsOn: [String] {
    said(speaker == incident.leader ? "notice-leader-hands-on" : "notice-leader-busy")
  }

  /// Whether the leader does what somebody else could do.
  private func isForTheLeader(_ name: String) -> Bool {
    name == incident.leader && incident.helper != nil
  }

  /// Who uses the part that is about to be changed.
  private var beforeActing: [String] {
    let users = dependents
    return users.isEmpty ? [] : said("notice-dependents", users.joined(separator: ", "))
  }

  private func isWayBack(_ draft: EventDraft) -> Bool {
    draft.data[.text].map(Self.isUndoing) ?? false
  }

  /// Whether a check passed that says nothing while the page is up; stages are made for that.
  private func isHiddenByPage(_ draft: EventDraft) -> Bool {
    incident.maintenance.state == .on && !playbook.stages.contains { $0.id == draft.data[.name] }
  }

  /// Whoever else is at the component that somebody begins to look at.
  private func twoOnOne(_ draft: EventDraft) -> [String] {
    guard let component = draft.data[.component] else { return [] }
    let there = incident.people(at: component)
    let others = there.filter { $0 != draft.by }
    guard there.contains(draft.by), !others.isEmpty else { return [] }
    return said("notice-two-on-one", others.joined(separator: ", "))
  }

  /// Whoever looks in the other lane, once one lane has found what fails.
  private func laneCut(_ draft: EventDraft) -> [String] {
    guard draft.data[.state] == Finding.State.failed.rawValue,
      let lane = incident.looks[draft.by]?.lane
    else { return [] }
    let others = incident.looks.values.filter { look in
      look.lane != nil && look.lane != lane && look.component != draft.data[.component]
    }
    let names = others.map(\.by).sorted().joined(separator: ", ")
    return names.isEmpty ? [] : said("notice-lane-cut", names)
  }

  /// A notice of the playbook, about somebody or something else where that is known.
  private func said(_ template: String, _ other: String? = nil) -> [String] {
    [message(template, other.map { ["other": $0] } ?? [:])].compactMap(\.self)
  }

  /// Whether a check that somebody passed wants another pair of eyes.
  private func wantsAnother(_ draft: EventDraft) -> Bool {
    playbook.checks.contains { $0.id == draft.data[.name] && $0.needsSecondPerson }
      && incident.hasActed(draft.by)
  }

  /// Somebody in the call who fixed nothing.
  var outsider: String? {
    incident.present.map(\.name).first { !incident.hasActed($0) }
  }

  private func isBad(_ draft: EventDraft) -> Bool {
    draft.data[.state] == Finding.State.failed.rawValue
      || draft.data[.state] == Finding.State.suspect.rawValue
  }

  /// A way of lower risk that is on the table, or advised, and still open, where one is.
  public func saferApproach(than id: String?) -> Playbook.Approach? {
    guard let rank = playbook.approaches.firstIndex(where: { $0.id == id }) else { return nil }
    let advised = advice?.approach?.id
    return playbook.approaches[..<rank].first { approach in
      isOpen(approach)
        && (approach.id == advised || incident.options.contains { $0.approach == approach.id })
    }
  }

  /// Whether a way is still to be tried.
  func isOpen(_ approach: Playbook.Approach) -> Bool {
    !isOut(approach) && !incident.actions.contains { $0.approach == approach.id }
  }

  /// Whether a way is out: all that was proposed of it is ruled out, or it was tried and failed.
  func isOut(_ approach: Playbook.Approach) -> Bool {
    let last = incident.actions.last { $0.approach == approach.id }
    return last?.outcome == .failed || last?.outcome == .worse || isRuledOut(approach)
  }

  /// Whether all that was proposed of a way is ruled out.
  func isRuledOut(_ approach: Playbook.Approach) -> Bool {
    let proposed = incident.options.filter { $0.approach == approach.id }
    return !proposed.isEmpty && proposed.allSatisfy { $0.ruledOut != nil }
  }
}
