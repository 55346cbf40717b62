extension Situation {
  /// What the playbook wants said right after these events, in its own words.
  ///
  /// Nothing where the playbook has no words for it. `self` is the situation with the events
  /// folded in.
  public func notices(after drafts: [EventDraft]) -> [String] {
    drafts.flatMap(notices(after:)).reduce(into: []) { notices, notice in
      if !notices.contains(notice) { notices.append(notice) }
    }
  }

  private func notices(after draft: EventDraft) -> [String] {
    switch draft.kind {
    case .actionStarted where draft.by == incident.leader && incident.helper != nil,
      .taskAssigned where draft.data[.to] == incident.leader && incident.helper != nil:
      said("notice-leader-hands-on")
    case .finding where isBad(draft) && draft.by != incident.leader:
      said("notice-finding")
    case .responderCalled where isAlone && draft.data[.outcome] != "joined":
      said("notice-alone")
    case .checkPassed:
      (incident.maintenance.state == .on ? said("notice-green-behind-page") : [])
        + (wantsAnother(draft) ? said("notice-second-person", outsider) : [])
    case .leaderAssigned where draft.data.flag(.nobody):
      said("notice-nobody-leads")
    case .followupAdded where playbook.vagueWord(in: draft.data[.text] ?? "") != nil:
      said("notice-vague-followup")
    case .decision:
      saferApproach(than: draft.data[.approach]).map { said("notice-riskier", $0.name) } ?? []
    case .resolved:
      said("notice-tonight")
    default:
      []
    }
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
  private var outsider: String? {
    incident.present.map(\.name).first { !incident.hasActed($0) }
  }

  private func isBad(_ draft: EventDraft) -> Bool {
    draft.data[.state] == Finding.State.failed.rawValue
      || draft.data[.state] == Finding.State.suspect.rawValue
  }

  /// A way of lower risk that is on the table and still open, where one is.
  public func saferApproach(than id: String?) -> Playbook.Approach? {
    guard let rank = playbook.approaches.firstIndex(where: { $0.id == id }) else { return nil }
    return playbook.approaches[..<rank].first { approach in
      isOpen(approach) && incident.options.contains { $0.approach == approach.id }
    }
  }

  /// Whether a way is still to be tried.
  func isOpen(_ approach: Playbook.Approach) -> Bool {
    !isOut(approach) && !incident.actions.contains { $0.approach == approach.id }
  }

  /// Whether a way is out: all that was proposed of it is ruled out, or it was tried and failed.
  func isOut(_ approach: Playbook.Approach) -> Bool {
    let proposed = incident.options.filter { $0.approach == approach.id }
    let last = incident.actions.last { $0.approach == approach.id }
    return last?.outcome == .failed || last?.outcome == .worse
      || (!proposed.isEmpty && proposed.allSatisfy { $0.ruledOut != nil })
  }
}
