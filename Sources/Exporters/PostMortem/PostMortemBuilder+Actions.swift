import Encoding
import IncidentModel

extension PostMortemBuilder {
  /// The options that were on the table, and what was decided and why.
  var decisions: [Block] {
    let rows = decisionRows + permissionRows
    var blocks: [Block] = []
    if rows.isEmpty {
      blocks.append(.paragraph("None recorded."))
    } else {
      blocks.append(
        .table(
          columns: ["UTC", "Decision", "Why", "By"],
          rows: rows.sorted { $0.at < $1.at }.map(\.cells)))
    }
    if !incident.options.isEmpty {
      blocks.append(.heading("Options"))
      blocks.append(optionTable)
    }
    return blocks
  }

  /// A row and when it happened.
  private typealias TimedRow = (at: Instant, cells: [RichText])

  private var decisionRows: [TimedRow] {
    incident.decisions.map { decision in
      let way = decision.approach.map { " (\(approach($0)))" } ?? ""
      return (
        decision.at,
        [
          utc(decision.at), RichText(decision.text + way),
          RichText(decision.why, orBlank: "not said yet"), RichText(decision.by),
        ]
      )
    }
  }

  private var permissionRows: [TimedRow] {
    export.record.effectiveEvents.filter { $0.kind == .authorized }.map { event in
      (
        event.at,
        [
          utc(event.at), RichText("Allowed: \(event.data[.text] ?? "")"),
          RichText(event.data[.why] ?? ""), RichText(event.by),
        ]
      )
    }
  }

  private var optionTable: Block {
    let chosen = Set(incident.decisions.compactMap(\.option))
    return .table(
      columns: ["Option", "For", "Against", "Takes", "By", "Verdict"],
      rows: incident.options.map { option in
        [
          RichText(option.text + (option.approach.map { " (\(approach($0)))" } ?? "")),
          RichText(option.pros ?? ""), RichText(option.cons ?? ""), RichText(option.takes ?? ""),
          RichText(option.by),
          ruledOut(option.ruledOut) ?? (chosen.contains(option.id) ? "chosen" : "not taken"),
        ]
      })
  }

  /// What was done, and how it ended.
  var actions: [Block] {
    guard !incident.actions.isEmpty else { return [.paragraph("None recorded.")] }
    return [
      .table(
        columns: ["Began (UTC)", "Took", "What", "By", "How it ended"],
        rows: incident.actions.map { action in
          let took = action.endedAt.map { duration($0.seconds(since: action.startedAt)) } ?? ""
          return [
            utc(action.startedAt), RichText(took),
            RichText(action.text + (action.approach.map { " (\(approach($0)))" } ?? "")),
            RichText(action.by), ending(of: action),
          ]
        })
    ]
  }

  private func ending(of action: Action) -> RichText {
    let word: String
    switch action.outcome {
    case .worked: word = "worked"
    case .partly: word = "worked in part"
    case .failed: word = "failed"
    case .worse: word = "made it worse"
    case nil:
      guard action.endedAt != nil else { return .blank("end not said yet") }
      word = "ended"
    }
    return RichText(word + (action.result.map { ": \($0)" } ?? ""))
  }

  /// The checks of the playbook and those that people made besides.
  var checks: [Block] {
    let known = export.playbook.checks
    let others = incident.checks.keys.filter { id in !known.contains { $0.id == id } }.sorted()
    let all = known.map { ($0.id, $0.name) } + others.map { ($0, $0) }
    guard !all.isEmpty else { return [] }
    return [
      .table(
        columns: ["Check", "Result", "Seen", "By", "UTC"],
        rows: all.map { id, name in
          guard let result = incident.checks[id] else {
            return [RichText(name), "not done", "", "", ""]
          }
          return [
            RichText(name), result.hasPassed ? "passed" : "failed",
            RichText(result.evidence ?? ""), RichText(result.by), utc(result.at),
          ]
        })
    ]
  }

  /// The gates that people went past, which is allowed and recorded.
  var gates: [Block] {
    guard !incident.passedGates.isEmpty else { return [] }
    return [
      .table(
        columns: ["UTC", "Gate", "What was missing, or why", "By"],
        rows: incident.passedGates.map { gate in
          [
            utc(gate.at), RichText(gate.gate), RichText(gate.why, orBlank: "not said yet"),
            RichText(gate.by),
          ]
        })
    ]
  }

  /// The words that went out.
  var updates: [Block] {
    guard !incident.updates.isEmpty else { return [.paragraph("None were given.")] }
    return [
      .table(
        columns: ["UTC", "To", "Text", "By", "Next promised for (UTC)"],
        rows: incident.updates.map { update in
          [
            utc(update.at), RichText(audience(update.audience)), RichText(update.text),
            RichText(update.by), utc(update.next),
          ]
        })
    ]
  }

  private func audience(_ audience: StatusUpdate.Audience) -> String {
    switch audience {
    case .internal: "the team"
    case .public: "the public"
    case .customers: "customers"
    }
  }
}
