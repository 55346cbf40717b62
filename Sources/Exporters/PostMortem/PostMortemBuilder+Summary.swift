import Encoding
import IncidentModel

extension PostMortemBuilder {
  /// The facts that stand under the title.
  var facts: [Block] {
    var rows: [PostMortem.Row] = []
    func add(_ name: String, _ text: String?) {
      if let text, !text.isEmpty { rows.append(.init(name, [RichText(name), RichText(text)])) }
    }
    add("Incident", incident.id + (incident.isDrill ? " (a drill)" : ""))
    add("Severity", severity)
    add("Status", status)
    add("Began", incident.began.map(both))
    add("Declared", incident.declaredAt.map { "\(both($0))\(by(incident.declaredBy))" })
    add("Resolved", incident.resolvedAt.map(both))
    let impact = export.metrics[MetricsSummary.compared]
    add("Users were hit for", impact.text)
    add(
      "Cost",
      export.costRate.flatMap { rate in
        rate.text(impact).map { "\($0), at \(rate.text)" }
      })
    add("Leaders", leaders.joined(separator: ", then "))
    let roles = incident.roles.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    add("Roles", roles.joined(separator: ", "))
    add("Took part", participants.joined(separator: ", "))
    let zone = incident.zone ?? export.times.zone.name
    add("Times", "UTC; local times are those of \(zone), with their offset")
    add("Redacted", export.redaction?.sentence)
    return [.table(columns: ["Fact", "Value"], rows: rows)]
  }

  /// One paragraph or two for somebody who was not there and is no engineer.
  var summary: [Block] {
    var opening: [String] = []
    let drill = incident.isDrill ? "This was a drill. " : ""
    if !isOutage, let declared = incident.declaredAt {
      let who = incident.declaredBy.map { "\($0) reported" } ?? "this was reported"
      opening.append("\(drill)At \(both(declared)) \(who): \(sentence(incident.title))")
    } else if let start = export.metrics.milestones[.began] {
      let isAssumed = export.metrics.assumed.contains(.began)
      let begin = isAssumed ? "By \(both(start)) this had begun" : "At \(both(start)) this began"
      opening.append("\(drill)\(begin): \(sentence(incident.title))")
    }
    opening += foundSentences + impactSentences
    if let cause = incident.cause {
      let facts = [cause.component.map(component), cause.confirmedBy.map { "confirmed by \($0)" }]
        .compactMap(\.self)
      let brackets = facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))"
      opening.append("What failed, as far as it was known then: \(cause.text)\(brackets).")
    }
    var ending: [String] = []
    let helped = incident.actions.filter { $0.outcome == .worked || $0.outcome == .partly }
    if !helped.isEmpty {
      ending.append("What helped: \(sentence(helped.map(\.text).joined(separator: "; ")))")
    }
    ending += endSentences + wordSentences
    var blocks: [Block] = [
      .paragraph(RichText(opening.joined(separator: " ")), key: "opening")
    ]
    if incident.impact == nil, isOutage {
      blocks.append(.paragraph("How users were hit: " + .blank(.notSaid), key: "impact"))
    }
    return blocks + [.paragraph(RichText(ending.joined(separator: " ")), key: "ending")]
  }

  private var severity: String? {
    guard let severity = incident.severity else { return nil }
    guard let meaning = export.playbook.severities[severity] else { return severity.rawValue }
    return "\(severity.rawValue) (\(meaning.name))"
  }

  private var status: String {
    guard incident.status == .closed, let reason = incident.closeReason else {
      return incident.status.rawValue
    }
    let other = incident.closedInFavorOf.map { ", see \($0)" } ?? ""
    return "closed: \(reason)\(other)"
  }

  /// Everybody who led, in order: who declared it acts as leader until one is assigned.
  private var leaders: [String] {
    var leaders: [String] = []
    for event in export.record.effectiveEvents {
      let name: String? =
        switch event.kind {
        case .leaderAssigned where !event.data.flag(.nobody): event.data[.name]
        case .handoffAccepted: event.data[.name] ?? event.by
        default: nil
        }
      if let name, leaders.last != name { leaders.append(name) }
    }
    if leaders.isEmpty, let acting = incident.leader { return ["\(acting) (acting)"] }
    return leaders
  }

  /// Everybody who joined, and then whoever said or did something besides.
  private var participants: [String] {
    var names = incident.people.filter { $0.firstJoined != nil }.map(\.name)
    for event in export.record.effectiveEvents where !names.contains(event.by) {
      names.append(event.by)
    }
    return names
  }

  private func by(_ name: String?) -> String {
    name.map { " by \($0)" } ?? ""
  }

  private var foundSentences: [String] {
    let how: String? =
      switch incident.foundBy {
      case "monitor": "It was found by monitoring."
      case "user": "It was reported by a user."
      case "staff": "It was noticed by staff."
      case "social": "It was found on social media."
      case let other?: "It was found by \(sentence(other))"
      case nil: nil
      }
    return how.map { [$0] } ?? []
  }

  /// How it ended, or that it did not.
  var endSentences: [String] {
    var said: [String] = []
    if incident.reopenings > 0 {
      said.append(
        incident.reopenings == 1
          ? "It came back once after it was thought over."
          : "It came back \(incident.reopenings) times after it was thought over.")
    }
    if let mitigated = incident.mitigatedAt, mitigated != incident.resolvedAt {
      said.append("The impact stopped at \(both(mitigated)).")
    }
    said += deferralSentences
    if let resolved = incident.resolvedAt {
      let span = export.metrics.spans.first { $0.to == .resolved && !$0.hasRespite }
      let seconds = span?.seconds
      let length = seconds.map { ", \(duration($0)) after it began" } ?? ""
      said.append("It was resolved at \(both(resolved))\(length).")
    } else if let closed = incident.closedAt {
      said.append("It was closed at \(both(closed))\(closing)")
    } else {
      said.append(
        incident.status == .mitigated
          ? "It is not resolved yet." : "It is not over yet.")
    }
    return said
  }

  /// Until when full restoration waits, or had to.
  private var deferralSentences: [String] {
    let deferrals = export.record.effectiveEvents.filter { $0.kind == .restoreDeferred }
    guard let last = deferrals.last, let until = last.data.instant(.until) else { return [] }
    let what = last.data[.text].map { ": \(sentence($0))" } ?? "."
    let verb = incident.deferral == nil ? "was put off" : "waits"
    return ["Full restoration \(verb) until \(both(until))\(what)"]
  }

  /// Why it was closed, behind the time of it.
  private var closing: String {
    guard let word = incident.closeReason else { return "." }
    let other = incident.closedInFavorOf
    return switch CloseReason(rawValue: word) {
    case .falseAlarm: ": it was a false alarm, and there was no outage."
    case .duplicate:
      other.map { ": it is told in \($0), which is the same outage." } ?? ": it was a duplicate."
    case .superseded: other.map { ": \($0) tells it further." } ?? ": it was superseded."
    case .resolved, nil: ": \(sentence(word))"
    }
  }

  private var wordSentences: [String] {
    let told = incident.updates.filter { $0.audience == .public }
    let mailed = incident.updates.filter { $0.audience == .customers }.count
    var said: [String] = []
    if let first = told.first {
      let often = told.count == 1 ? "once" : "\(told.count) times, first"
      said.append("The public was told \(often) at \(both(first.at)).")
    } else if isOutage {
      said.append("Nothing was said in public.")
    }
    if mailed > 0 {
      said.append(
        mailed == 1
          ? "Customers were written to once." : "Customers were written to \(mailed) times."
      )
    }
    return said
  }
}
