import Encoding
import IncidentModel

extension PostMortemBuilder {
  /// How users were hit, in sentences; none while nobody said.
  var impactSentences: [String] {
    guard let impact = incident.impact else { return [] }
    let course = saidImpacts
    var said = [sentence(on: impact.level, impact.text)]
    // The worst, by the first words for it, then the newest in time, which need not be what was
    // written down last.
    if let worst = course.min(by: { rank($0.level) < rank($1.level) }), let last = course.last {
      let newest = sentence(on: last.level, last.text)
      said =
        last.level == worst.level
        ? [newest] : [sentence(on: worst.level, worst.text), "Later: " + lowercased(newest)]
    }
    if let users = impact.users {
      said.append("About \(users) \(users == 1 ? "user was" : "users were") hit.")
    }
    switch impact.data {
    case "safe": said.append("Data was safe.")
    case "at-risk": said.append("Data was at risk.")
    case "unknown": said.append("Whether data was touched is not known.")
    default: break
    }
    if impact.isSecurity { said.append("Security was touched.") }
    return said
  }

  /// What was said of the impact in order of time, each level with the words for it; the same level
  /// again without words keeps those it had.
  private var saidImpacts: [(level: Impact.Level, text: String?)] {
    var said: [(level: Impact.Level, text: String?)] = []
    for event in impactEvents {
      guard let level = event.data[.impact].flatMap(Impact.Level.init(rawValue:)) else { continue }
      let before = said.last.flatMap { $0.level == level ? $0.text : nil }
      said.append((level, event.data[.text] ?? before))
    }
    return said
  }

  private var impactEvents: [Event] {
    export.record.effectiveEvents.filter { $0.kind == .impactSet }
  }

  private func rank(_ level: Impact.Level) -> Int {
    switch level {
    case .full: 0
    case .partial: 1
    case .none: 2
    }
  }

  private func sentence(on level: Impact.Level, _ text: String?) -> String {
    let words =
      switch level {
      case .full: "The outage was full"
      case .partial: "The outage was partial"
      case .none: "Users were not affected"
      }
    return text.map { "\(words): \(sentence($0))" } ?? "\(words)."
  }

  private func lowercased(_ sentence: String) -> String {
    sentence.prefix(1).lowercased() + sentence.dropFirst()
  }

  /// How users were hit, how long, and how that changed.
  var impact: [Block] {
    let said = impactSentences
    if said.isEmpty, !isOutage { return [] }
    var blocks: [Block] = [
      .paragraph(
        said.isEmpty
          ? "How users were hit: " + .blank(.notSaid)
          : RichText(said.joined(separator: " ")), key: "how")
    ]
    blocks += lasted
    let history = impactEvents
    if history.count > 1 {
      blocks.append(
        .table(
          columns: ["UTC", "Impact", "In words", "Said by"],
          rows: history.map {
            PostMortem.Row(
              $0.id,
              [
                utc($0.at), RichText($0.data[.impact] ?? ""), RichText($0.data[.text] ?? ""),
                RichText($0.by),
              ])
          }))
    }
    return blocks
  }

  /// From when until when it lasted; nothing of what was no outage.
  private var lasted: [Block] {
    let times = export.metrics.milestones
    guard isOutage, let start = times[.began] else { return [] }
    let before = export.metrics.assumed.contains(.began) ? " or before" : ""
    let begin = "It lasted from \(both(start))\(before)"
    guard let end = times[.mitigated] else {
      return [.paragraph("\(begin); the record does not say until when.", key: "length")]
    }
    let orBefore = export.metrics.assumed.contains(.mitigated) ? " or before" : ""
    let inAll = export.metrics.respites.isEmpty ? "" : " in all; in between it was over"
    let length = export.metrics[MetricsSummary.compared].text.map { ", for \($0)\(inAll)" } ?? ""
    return [.paragraph("\(begin) until \(both(end))\(orBefore)\(length).", key: "length")]
  }
}
