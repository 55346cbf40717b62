import Encoding
import IncidentModel

extension PostMortemBuilder {
  /// The milestones with the durations that end in them, in one table.
  var milestones: [Block] {
    let rows = Metrics.Milestone.allCases.flatMap { milestone -> [PostMortem.Row] in
      let before = milestone == .mitigated ? respiteRows : []
      return before + [row(of: milestone)].compactMap(\.self)
    }
    return [
      .table(columns: ["Milestone", "UTC", "Local", "How long"], rows: rows)
    ]
  }

  /// What was reached before it was reopened.
  private var respiteRows: [PostMortem.Row] {
    export.metrics.respites.enumerated().flatMap { place, respite in
      let reached: [(String, Instant?)] = [
        ("Mitigated", respite.mitigated.upperBound), ("Resolved", respite.resolvedAt),
        ("Reopened", respite.reopenedAt),
      ]
      return reached.compactMap { name, at in
        at.map { at in
          PostMortem.Row(
            "\(name.lowercased())-\(place + 1)",
            [RichText(name), utc(at), RichText(export.times.full(at)), ""])
        }
      }
    }
  }

  private func row(of milestone: Metrics.Milestone) -> PostMortem.Row? {
    let assumed = export.metrics.assumed
    if !isOutage, assumed.contains(milestone) { return nil }
    guard let at = export.metrics.milestones[milestone] else {
      guard isWanted(milestone) else { return nil }
      return PostMortem.Row(
        milestone.rawValue, [RichText(milestone.name), "", "", RichText(Self.notReached)])
    }
    var took = length(of: milestone, at: at)
    if assumed.contains(milestone) {
      took = Self.notSaid + Self.assumption(milestone)
    }
    return PostMortem.Row(
      milestone.rawValue,
      [RichText(milestone.name), utc(at), RichText(export.times.full(at)), RichText(took)])
  }

  /// What stands in for the time of a milestone that nobody said.
  private static func assumption(_ milestone: Metrics.Milestone) -> String {
    switch milestone {
    case .began: "; taken from the next line"
    case .mitigated: "; as resolved"
    default: "; as declared"
    }
  }

  /// What happened, for people: their words and the milestones; struck entries and amended ones are
  /// marked as such, bookkeeping and what has its own part below is left out.
  var timeline: [Block] {
    let rows = export.record.told.filter { isTold($0.written) }.map {
      PostMortem.Row(
        $0.written.id, [utc($0.now.at), local($0.now.at), who($0.now), $0.words(names)])
    }
    return [.table(columns: ["UTC", "Local", "Who", "What"], rows: rows)]
  }

  /// Whether a milestone belongs to every outage of this kind, so that it is missed where it is not.
  ///
  /// A leader and a public word do where their timers have a length for its severity.
  func isWanted(_ milestone: Metrics.Milestone) -> Bool {
    switch milestone {
    case .leaderAssigned: isOutage && isTimed(.leader)
    case .firstPublicUpdate: isOutage && isTimed(.publicFirst)
    case .narrowed, .mitigated, .resolved: isOutage
    default: false
    }
  }

  private func isTimed(_ timer: IncidentTimer.Kind) -> Bool {
    incident.seconds(of: timer.rawValue) != nil
  }

  private func length(of milestone: Metrics.Milestone, at: Instant) -> String {
    guard let span = export.metrics.spans.first(where: { $0.to == milestone }),
      export.metrics.milestones[span.from] != nil
    else { return "" }
    let from = span.from.name.lowercased()
    guard let length = span.length.text else {
      let isAssumed = export.metrics.assumed.contains(span.from)
      let unsaid = isOutage ? "nobody said when it \(from)" : ""
      return isAssumed ? unsaid : "earlier than \"\(from)\""
    }
    return span.hasRespite
      ? "\(length) since \"\(from)\", less the time in which it was over"
      : "\(length) after \"\(from)\""
  }

  private func isTold(_ event: Event) -> Bool {
    guard let kind = event.kind else { return true }
    switch kind {
    case .contribution, .followupAdded, .followupDone, .tollgate, .reviewScheduled, .reviewHeld:
      return false
    default: return !kind.isBookkeeping
    }
  }

  private func local(_ instant: Instant) -> RichText {
    RichText(export.times.full(instant))
  }

  private func who(_ event: Event) -> RichText {
    RichText(event.by + (event.typedBy.map { " (typed by \($0))" } ?? ""))
  }
}
