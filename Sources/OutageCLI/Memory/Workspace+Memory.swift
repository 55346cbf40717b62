import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Workspace {
  /// What an hour of an outage costs, where the settings say it.
  var costRate: CostRate? {
    settings.costPerHour.flatMap { CostRate(perHour: $0, currency: settings.currency) }
  }

  /// Folds incidents one after the other; none is kept.
  func forEachIncident(in ids: some Sequence<String>, _ body: (Incident) -> Void) {
    for id in ids {
      let incident = Desk(id: id, workspace: self).incident
      if incident.eventCount > 0 { body(incident) }
    }
  }
}

extension Workspace {
  /// How many of the newest incidents are looked through where nobody may have to wait for it.
  private static let remembered = 100
  /// How much an incident has to resemble this one: two words of its title, one of them mistyped, or
  /// one that few have.
  private static let resemblance = 9

  /// Tells whoever declared an incident of the past one that is most like it, and of action items
  /// that are overdue, each in one line.
  ///
  /// Looked through are the newest incidents and older ones whose ids share a word with the title.
  func remindOfThePast(_ title: String, except id: String) {
    guard console.isAttended, let ids = try? incidentIDs() else { return }
    let others = ids.filter { $0 != id }
    let newest = others.suffix(Self.remembered)
    let words = title.lowercased().split { !($0.isLetter || $0.isNumber) }.filter { $0.count > 3 }
    let older = others.dropLast(newest.count).reversed().lazy
      .filter { id in words.contains { id.contains("-\($0)") } }.prefix(Self.remembered)
    var similar = SimilarIncidents(to: title)
    var overdue = 0
    forEachIncident(in: older + newest) { incident in
      similar.consider(incident)
      overdue += overdueCount(in: incident)
    }
    if let match = similar.matches(limit: 1).first, match.score >= Self.resemblance {
      console.confirm(
        SimilarView(Desk(id: match.id, workspace: self).incident, score: match.score).line)
    }
    remind(ofOverdue: overdue, isAll: others.count == newest.count)
  }

  /// Tells of action items of other incidents, among the newest, that are overdue.
  func remindOfFollowUps(except id: String) {
    guard let ids = try? incidentIDs() else { return }
    var overdue = 0
    let others = ids.filter { $0 != id }
    forEachIncident(in: others.suffix(Self.remembered)) { overdue += overdueCount(in: $0) }
    remind(ofOverdue: overdue, isAll: others.count <= Self.remembered)
  }

  private func overdueCount(in incident: Incident) -> Int {
    incident.isDrill
      ? 0 : ListedFollowUp.all(of: incident).count { $0.state(at: now) == .overdue }
  }

  private func remind(ofOverdue count: Int, isAll: Bool) {
    guard count > 0 else { return }
    console.confirm(
      StyledText(
        "\(isAll ? "" : "at least ")\(count) follow-\(count == 1 ? "up is" : "ups are") overdue from earlier incidents",
        .due)
        + StyledText("  outage followup list --overdue"))
  }
}
