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
  ///
  /// `isQuiet` where what is wrong with others is not to bury what somebody came for.
  func forEachIncident(
    in ids: some Sequence<String>, isQuiet: Bool = false, _ body: (Incident) -> Void
  ) {
    forEachDesk(in: ids, isQuiet: isQuiet) { desk in
      let incident = desk.incident
      if incident.eventCount > 0 { body(incident) }
    }
  }

  /// Goes through incidents one after the other; none is kept.
  ///
  /// What is damaged is said of each incident in a line, and spoils nobody else's numbers.
  func forEachDesk(
    in ids: some Sequence<String>, isQuiet: Bool = false, _ body: (Desk) -> Void
  ) {
    var damaged = 0
    for id in ids {
      let desk = Desk(id: id, workspace: self, isOneOfMany: true)
      body(desk)
      guard !isQuiet, let first = desk.untoldDamage.first else { continue }
      damaged += 1
      guard damaged <= Self.mostDamaged else { continue }
      let more = desk.untoldDamage.count - 1
      let rest = more > 0 ? ", and \(more) more; outage audit \(id)" : ""
      console.say("warning: \(id)/\(DamageSentence(first).text)\(rest)")
    }
    let rest = damaged - Self.mostDamaged
    if rest > 0 {
      console.say("warning: \(rest) more \(rest == 1 ? "incident is" : "incidents are") damaged")
    }
  }

  /// How many damaged incidents are told of one by one: it may be wrong in thousands.
  private static let mostDamaged = 8

  /// An incident of which was said already what is wrong with it.
  func incident(seen id: String) -> Incident {
    Desk(id: id, workspace: self, isOneOfMany: true).incident
  }
}

extension Workspace {
  /// How many of the newest incidents are looked through where nobody may have to wait for it.
  static let remembered = 100
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
    let older = Self.sharing(title, among: others.dropLast(newest.count).reversed())
    var similar = SimilarIncidents(to: title)
    var overdue = 0
    forEachIncident(in: older + newest, isQuiet: true) { incident in
      similar.consider(incident)
      overdue += overdueCount(in: incident)
    }
    let found = similar.matches().filter { $0.score >= Self.resemblance }
      .map { SimilarView(incident(seen: $0.id), score: $0.score) }
    SimilarView.reminder(of: found).forEach(console.confirm)
    remind(ofOverdue: overdue, isAll: others.count == newest.count)
  }

  /// The parts of an id before its words: `inc-2026-11-20`.
  private static let partsOfDay = 4

  /// The first of the ids that share a word with a title, or the beginning of one.
  ///
  /// Nobody waits for it: there may be ten thousand, and their bytes are compared as they are.
  static func sharing(_ title: String, among ids: some Sequence<String>) -> [String] {
    let words = title.lowercased().split { !($0.isLetter || $0.isNumber) }.filter { $0.count > 3 }
      .map { Array($0.utf8) }
    guard !words.isEmpty else { return [] }
    var found: [String] = []
    for id in ids {
      let parts = id.utf8.split(separator: UInt8(ascii: "-")).dropFirst(Self.partsOfDay)
      guard words.contains(where: { word in parts.contains { $0.starts(with: word) } }) else {
        continue
      }
      found.append(id)
      if found.count == remembered { break }
    }
    return found
  }

  /// Tells of action items of other incidents, among the newest, that are overdue.
  func remindOfFollowUps(except id: String) {
    guard let ids = try? incidentIDs() else { return }
    var overdue = 0
    let others = ids.filter { $0 != id }
    forEachIncident(in: others.suffix(Self.remembered), isQuiet: true) { incident in
      overdue += overdueCount(in: incident)
    }
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
