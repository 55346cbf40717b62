import Encoding
import IncidentModel

/// What a drawn timeline shows: steps as bands, milestones, and lanes of spans and marks.
///
/// It knows times and words, not places on paper.
struct TimelineChart {
  /// What a span or a mark is, which decides its look.
  enum Tone: String {
    /// Nothing special.
    case plain
    /// It went well.
    case good
    /// Not sure.
    case warning
    /// Broken, late or failed.
    case bad
    /// Somebody leads.
    case leading
  }

  /// Something that lasted.
  struct Span {
    var start: Instant
    var end: Instant
    var tone: Tone
    /// A word for it, in the span if there is room.
    var label: String
  }

  /// Something at one moment.
  struct Mark {
    /// Its outline, so that no color is needed to tell it.
    enum Shape {
      case circle
      case square
      case triangle
      /// A line that stands for a promise.
      case promise
    }

    var at: Instant
    var shape: Shape
    var tone: Tone
    var label: String
  }

  /// A row of the drawing.
  struct Lane {
    var name: String
    var spans: [Span] = []
    var marks: [Mark] = []
  }

  /// The time that the incident spent in a step.
  struct Band {
    var step: Step
    var start: Instant
    var end: Instant
  }

  /// From the first to the last moment drawn.
  var start: Instant
  var end: Instant
  /// The steps, in order of time.
  var bands: [Band]
  /// The milestones that were reached, in order of time.
  var milestones: [(name: String, at: Instant)]
  /// The lanes from the top.
  var lanes: [Lane]

  /// Reads an incident; nil while nothing is known of it.
  ///
  /// One that is not over is drawn until a moment, or until the last thing that happened.
  init?(_ export: IncidentExport, until now: Instant? = nil) {
    let incident = export.incident
    guard let declared = incident.declaredAt, let last = incident.lastAt else { return nil }
    let began = incident.began ?? incident.detected ?? declared
    // A change long before would press everything else together; the tables have it.
    let changes = incident.changes.compactMap(\.when).filter { began.seconds(since: $0) <= 3600 }
    start = ([began, declared, incident.detected ?? declared] + changes).min() ?? began
    // What comes after the end, such as reviews days later, is not drawn.
    let over = incident.resolvedAt ?? incident.closedAt
    end = max(over ?? max(last, now ?? last), start.advanced(bySeconds: 60))
    let end = end
    bands = []
    lanes = TimelineChartLanes(export, start: began, end: end).all
    milestones = export.metrics.reached
      .filter { !export.metrics.assumed.contains($0.milestone) && $0.at <= end }
      .map { ($0.milestone.name, $0.at) }
    milestones += export.metrics.respites.flatMap { respite in
      [("Mitigated", respite.mitigated.upperBound), ("Reopened", respite.reopenedAt)]
        .filter { $0.1 <= end }
    }
    milestones.sort { $0.at < $1.at }
    bands = steps(export)
  }

  /// The bands of the steps: a step lasts until another is entered.
  private func steps(_ export: IncidentExport) -> [Band] {
    var bands: [Band] = []
    for event in export.record.events.compactMap(export.record.corrections.effective) {
      guard let step = event.step, step != bands.last?.step else { continue }
      let entered = event.kind == .stepEntered || event.kind == .declared
      let moment = min(max(entered ? event.at : event.recorded, bands.last?.start ?? start), end)
      if !bands.isEmpty { bands[bands.count - 1].end = moment }
      bands.append(Band(step: step, start: moment, end: end))
    }
    return bands.filter { $0.start < $0.end }
  }
}
