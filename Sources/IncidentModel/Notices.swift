extension Situation {
  /// What the playbook wants said right after these events, in its own words.
  ///
  /// Nothing where the playbook has no words for it. `self` is the situation with the events
  /// folded in.
  public func notices(after drafts: [EventDraft]) -> [String] {
    var notices: [String] = []
    for draft in drafts {
      guard let notice = notice(after: draft), !notices.contains(notice) else { continue }
      notices.append(notice)
    }
    return notices
  }

  private func notice(after draft: EventDraft) -> String? {
    switch draft.kind {
    case .actionStarted where draft.by == incident.leader && incident.helper != nil,
      .taskAssigned where draft.data[.to] == incident.leader && incident.helper != nil:
      message("notice-leader-hands-on")
    case .finding where isBad(draft) && draft.by != incident.leader:
      message("notice-finding")
    case .responderCalled where incident.isAlone && draft.data[.outcome] != "joined":
      message("notice-alone")
    case .checkPassed where incident.maintenance.state == .on:
      message("notice-green-behind-page")
    case .leaderAssigned where draft.data.flag(.nobody):
      message("notice-nobody-leads")
    case .followupAdded where isVague(draft.data[.text] ?? ""):
      message("notice-vague-followup")
    case .decision where saferApproach(than: draft.data[.approach]) != nil:
      message(
        "notice-riskier",
        ["other": saferApproach(than: draft.data[.approach])?.name ?? ""])
    case .resolved:
      message("notice-tonight")
    default:
      nil
    }
  }

  private func isBad(_ draft: EventDraft) -> Bool {
    draft.data[.state] == Finding.State.failed.rawValue
      || draft.data[.state] == Finding.State.suspect.rawValue
  }

  /// Whether a follow-up is too vague to be done: it leans on one of the playbook's vague words.
  public func isVague(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    return playbook.vagueWords.contains { vague in
      let parts = vague.lowercased().split(separator: " ").map(String.init)
      return !parts.isEmpty
        && words.indices.contains { start in words[start...].starts(with: parts) }
    }
  }

  /// A way of lower risk that is on the table and not ruled out, where one is.
  public func saferApproach(than id: String?) -> Playbook.Approach? {
    guard let rank = playbook.approaches.firstIndex(where: { $0.id == id }) else { return nil }
    return playbook.approaches[..<rank].first { approach in
      incident.options.contains { $0.approach == approach.id && $0.ruledOut == nil }
    }
  }
}
