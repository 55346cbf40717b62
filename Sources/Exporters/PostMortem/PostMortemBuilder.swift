import Encoding
import IncidentModel

/// Writes the parts of a post-mortem, each from the one value that exporters get.
struct PostMortemBuilder {
  typealias Block = PostMortem.Block

  let export: IncidentExport
  let incident: Incident
  let names: EventNames

  init(_ export: IncidentExport) {
    self.export = export
    incident = export.incident
    names = EventNames(
      record: export.record, playbook: export.playbook, times: export.times, hasOffsets: true)
  }

  /// Whether it was an outage, or the practice of one.
  var isOutage: Bool { incident.isOutage }

  /// What stands where a milestone is absent.
  static let notReached = "not reached"
  /// What begins where a milestone was not said.
  static let notSaid = "not said"
  /// What stands where something is still on the table.
  static let notRuledOut = "not ruled out"
  /// What stands where a cause has one witness only.
  static let byNobody = "confirmed by nobody"
  /// What stands where nothing answers a missed tollgate.
  static let noFollowUp = "none"

  /// The blocks of a part; none where the record has nothing to say and nobody needs to.
  func blocks(of part: PostMortemPart, hint: String?) -> [Block] {
    let blocks = allBlocks(of: part, hint: hint)
    // Of what was no outage, nobody needs to write what is not there.
    return isOutage || Self.saysSomething(blocks) ? blocks : []
  }

  /// Whether blocks hold more than that there is nothing.
  private static func saysSomething(_ blocks: [Block]) -> Bool {
    blocks.contains { block in
      switch block {
      case .paragraph(let text, _): !text.saysNothing
      case .list(let items): !items.allSatisfy(\.text.hasBlank)
      default: true
      }
    }
  }

  /// What stands where the record is silent.
  static let noneRecorded: RichText = "None recorded."

  private func allBlocks(of part: PostMortemPart, hint: String?) -> [Block] {
    switch part {
    case .summary: summary
    case .impact: impact
    case .milestones: milestones
    case .timeline: timeline
    case .changes: changes
    case .findings: findings
    case .decisions: decisions
    case .actions: actions
    case .checks: checks
    case .gates: gates
    case .updates: updates
    case .rootCause: rootCause(hint: hint)
    case .factors: [toWrite(hint: hint)]
    case .wentWell: [toWrite(hint: hint)]
    case .tollgates: tollgates
    case .contributions: contributions
    case .followUps: followUps
    case .review: review
    case .runbooks: runbooks
    case .links: links
    case .stillOpen: stillOpen
    }
  }

  /// A blank for a person, with what the playbook wants there.
  func toWrite(hint: String?) -> Block {
    .paragraph(.blank(.notWritten, hint: hint))
  }

  /// A time in UTC for a cell; nothing where there is none.
  func utc(_ instant: Instant?) -> RichText {
    instant.map { RichText($0.utcText) } ?? ""
  }

  /// `2026-11-20 00:52 UTC (01:52 +01:00)`, for running text.
  func both(_ instant: Instant) -> String {
    let civil = CivilTime(instant, offsetSeconds: 0)
    let local = export.times.near(instant, now: instant)
    let isSameDay = export.times.date(instant) == civil.date
    let place = isSameDay ? local : export.times.date(instant) + " " + local
    return "\(civil.date) \(civil.clockMinutes) UTC (\(place) \(export.times.offset(instant)))"
  }

  func duration(_ seconds: Int) -> String {
    TimeText.duration(seconds: seconds)
  }

  /// The name of a component, else its id.
  func component(_ id: String) -> String {
    export.playbook.components.first { $0.id == id }?.name ?? id
  }

  /// The name of an approach, else its id.
  func approach(_ id: String) -> String {
    export.playbook.approaches.first { $0.id == id }?.name ?? id
  }

  /// Why something is out: nothing while it stands, a blank where nobody said why.
  func ruledOut(_ why: String?) -> RichText? {
    why.map { RichText("ruled out: ") + RichText($0, orBlank: .noReason) }
  }

  /// A sentence of its own: with a full stop, unless the person already ended it.
  func sentence(_ text: String) -> String {
    guard let last = text.last, ".!?:".contains(last) else { return text + "." }
    return text
  }
}

extension RichText {
  /// Whether it only fills a place: it asks a person to write, or says that the record has nothing.
  var saysNothing: Bool { hasBlank || self == PostMortemBuilder.noneRecorded }
}
