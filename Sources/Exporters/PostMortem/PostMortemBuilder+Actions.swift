import Encoding
import IncidentModel

extension PostMortemBuilder {
  /// The options that were on the table, and what was decided and why.
  var decisions: [Block] {
    let rows = decisionRows + permissionRows
    var blocks: [Block] = []
    if rows.isEmpty {
      blocks.append(.paragraph(Self.noneRecorded))
    } else {
      blocks.append(
        .table(
          columns: ["UTC", "Decision", "Why", "By"],
          rows: rows.sorted { $0.at < $1.at }.map(\.row)))
    }
    if !incident.options.isEmpty {
      blocks.append(.heading("Options"))
      blocks.append(optionTable)
    }
    return blocks
  }

  /// A row and when it happened.
  private typealias TimedRow = (at: Instant, row: PostMortem.Row)

  private var decisionRows: [TimedRow] {
    incident.decisions.map { decision in
      let way = decision.approach.map { " (\(approach($0)))" } ?? ""
      return (
        decision.at,
        PostMortem.Row(
          decision.id,
          [
            utc(decision.at), RichText(decision.text + way),
            RichText(decision.why, orBlank: .notSaid), RichText(decision.by),
          ])
      )
    }
  }

  private var permissionRows: [TimedRow] {
    export.record.effectiveEvents.filter { $0.kind == .authorized }.map { event in
      (
        event.at,
        PostMortem.Row(
          event.id,
          [
            utc(event.at), RichText("Allowed: \(event.data[.text] ?? "")"),
            RichText(event.data[.why] ?? ""), RichText(event.by),
          ])
      )
    }
  }

  private var optionTable: Block {
    let chosen = Set(incident.decisions.compactMap(\.option))
    return .table(
      columns: ["Option", "For", "Against", "Takes", "By", "Verdict"],
      rows: incident.options.map { option in
        PostMortem.Row(
          option.id,
          [
            RichText(option.text + (option.approach.map { " (\(approach($0)))" } ?? "")),
            RichText(option.pros ?? ""), RichText(option.cons ?? ""), RichText(option.takes ?? ""),
            RichText(option.by),
            ruledOut(option.ruledOut) ?? (chosen.contains(option.id) ? "chosen" : "not taken"),
          ])
      })
  }

  /// What was done, and how it ended.
  var actions: [Block] {
    guard !incident.actions.isEmpty else { return [.paragraph(Self.noneRecorded)] }
    return [
      .table(
        columns: ["Began (UTC)", "Took", "What", "By", "How it ended"],
        rows: incident.actions.sorted { $0.startedAt < $1.startedAt }.map { action in
          let took = action.endedAt.map { duration($0.seconds(since: action.startedAt)) } ?? ""
          return PostMortem.Row(
            action.id,
            [
              utc(action.startedAt), RichText(took),
              RichText(action.text + (action.approach.map { " (\(approach($0)))" } ?? "")),
              RichText(action.by), ending(of: action),
            ])
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
      guard action.endedAt != nil else { return .blank(.noEnd) }
      word = "ended"
    }
    return RichText(word + (action.result.map { ": \($0)" } ?? ""))
  }

  /// The checks of the playbook and those that people made besides.
  var checks: [Block] {
    let known = export.playbook.checks
    let others = incident.checks.keys.filter { id in !known.contains { $0.id == id } }.sorted()
    let all = known.map { ($0.id, $0.name) } + others.map { ($0, $0) }
    guard !all.isEmpty, isOutage || !incident.checks.isEmpty else { return [] }
    return [
      .table(
        columns: ["Check", "Result", "Seen", "By", "UTC"],
        rows: all.map { id, name in
          guard let result = incident.checks[id] else {
            return PostMortem.Row(id, [RichText(name), "not done", "", "", ""])
          }
          return PostMortem.Row(
            id,
            [
              RichText(name), result.hasPassed ? "passed" : "failed",
              RichText(result.evidence ?? ""), RichText(result.by), utc(result.at),
            ])
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
          PostMortem.Row(
            "\(gate.gate) \(gate.at.rfc3339)",
            [
              utc(gate.at), RichText(gate.gate), RichText(gate.why, orBlank: .notSaid),
              RichText(gate.by),
            ])
        })
    ]
  }

  /// The words that went out.
  var updates: [Block] {
    guard !incident.updates.isEmpty else { return [.paragraph(Self.noneRecorded)] }
    return [
      .table(
        columns: ["UTC", "To", "Text", "By", "Next promised for (UTC)"],
        rows: incident.updates.sorted { $0.at < $1.at }.map { update in
          PostMortem.Row(
            update.id,
            [
              utc(update.at), RichText(audience(update.audience)), RichText(update.text),
              RichText(update.by), utc(update.next),
            ])
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
