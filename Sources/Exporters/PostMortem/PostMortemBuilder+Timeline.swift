import Encoding
import IncidentModel

extension PostMortemBuilder {
  /// The milestones with the durations that end in them, in one table.
  var milestones: [Block] {
    let assumed = export.metrics.assumed(in: incident)
    let rows = Metrics.Milestone.allCases.compactMap { milestone -> [RichText]? in
      guard let at = export.metrics.milestones[milestone] else {
        guard isWanted(milestone) else { return nil }
        return [RichText(milestone.name), "", "", "not reached"]
      }
      var took = length(of: milestone, at: at)
      if assumed.contains(milestone) {
        took = milestone == .began ? "not said; taken from the next line" : "not said; as declared"
      }
      return [RichText(milestone.name), utc(at), RichText(export.times.full(at)), RichText(took)]
    }
    return [
      .table(columns: ["Milestone", "UTC", "Local", "How long"], rows: rows)
    ]
  }

  /// What happened, for people: their words and the milestones; struck entries and amended ones are
  /// marked as such, bookkeeping and what has its own part below is left out.
  var timeline: [Block] {
    let corrections = export.record.corrections
    let rows: [[RichText]] = export.record.events.filter(isTold)
      .map { (written: $0, now: corrections.effective($0) ?? $0) }
      .sorted {
        ($0.now.at, $0.now.clock, $0.now.writer, $0.now.sequence)
          < ($1.now.at, $1.now.clock, $1.now.writer, $1.now.sequence)
      }
      .map { [utc($0.now.at), local($0.now.at), who($0.now), what($0.written, now: $0.now)] }
    return [.table(columns: ["UTC", "Local", "Who", "What"], rows: rows)]
  }

  private func isWanted(_ milestone: Metrics.Milestone) -> Bool {
    switch milestone {
    case .leaderAssigned, .firstPublicUpdate, .narrowed, .mitigated, .resolved: true
    default: false
    }
  }

  private func length(of milestone: Metrics.Milestone, at: Instant) -> String {
    guard let span = export.metrics.spans.first(where: { $0.to == milestone }),
      export.metrics.milestones[span.from] != nil
    else { return "" }
    let from = span.from.name.lowercased()
    guard let seconds = span.seconds else { return "earlier than \"\(from)\"" }
    return "\(duration(seconds)) after \"\(from)\""
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

  private func what(_ written: Event, now: Event) -> RichText {
    let corrections = export.record.corrections
    if let strike = corrections.struck[written.id] {
      let why = strike.why.map { ": \($0)" } ?? ""
      return .struck(written.words(names)) + RichText(" (struck by \(strike.by)\(why))")
    }
    var text = RichText(now.words(names))
    if corrections.amended[written.id] != nil {
      let author = corrector(.amended, of: written).map { " by \($0)" } ?? ""
      text += RichText(" (amended\(author); first written: ") + .struck(written.words(names)) + ")"
    }
    if corrections.retimed[written.id] != nil {
      let author = corrector(.retimed, of: written).map { " by \($0)" } ?? ""
      text += RichText(" (time corrected\(author); first written for \(utcText(written.at)) UTC)")
    }
    return text
  }

  /// Who made the correction that holds: the last one that is not struck itself.
  private func corrector(_ kind: EventKind, of event: Event) -> String? {
    export.record.events.last {
      $0.kind == kind && $0.data[.ref] == event.id && export.record.corrections.struck[$0.id] == nil
    }?.by
  }
}
