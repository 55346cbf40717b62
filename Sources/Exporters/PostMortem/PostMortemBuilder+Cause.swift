import IncidentModel

extension PostMortemBuilder {
  /// What changed before the outage, and what came of each.
  var changes: [Block] {
    guard !incident.changes.isEmpty else {
      return [.paragraph(Self.noneRecorded)]
    }
    return [
      .table(
        columns: ["UTC", "What", "Reference", "Named by", "Verdict"],
        rows: incident.changes.map { change in
          PostMortem.Row(
            change.id,
            [
              change.when.map { utc($0) } ?? .blank(.notSaid), RichText(change.what),
              RichText(change.ref ?? ""), RichText(change.by),
              ruledOut(change.ruledOut) ?? RichText(Self.notRuledOut),
            ])
        })
    ]
  }

  /// The newest finding of each component, and the theories.
  var findings: [Block] {
    var blocks: [Block] = []
    let found = incident.foundComponents.compactMap { incident.findings[$0] }
    if !found.isEmpty {
      blocks.append(
        .table(
          columns: ["UTC", "Component", "State", "Seen", "By"],
          rows: found.map { finding in
            let seen = [finding.evidence, finding.lane.map { "(\($0.rawValue))" }].compactMap(
              \.self)
            return PostMortem.Row(
              finding.component,
              [
                utc(finding.at), RichText(component(finding.component)),
                RichText(finding.state.rawValue), RichText(seen.joined(separator: " ")),
                RichText(finding.by),
              ])
          }))
    }
    if !incident.theories.isEmpty {
      blocks.append(
        .table(
          columns: ["UTC", "Theory", "Whose", "Verdict"],
          rows: incident.theories.map { theory in
            PostMortem.Row(
              theory.id,
              [
                utc(theory.at), RichText(theory.text), RichText(theory.by),
                ruledOut(theory.ruledOut) ?? RichText(Self.notRuledOut),
              ])
          }))
    }
    return blocks.isEmpty ? [.paragraph(Self.noneRecorded)] : blocks
  }

  /// The root cause, which a person writes, after the suspected one, which the record has.
  func rootCause(hint: String?) -> [Block] {
    var blocks: [Block] = []
    if let cause = incident.cause {
      let part = cause.component.map { " (\(component($0)))" } ?? ""
      let second = cause.confirmedBy.map { ", confirmed by \($0)" } ?? ", \(Self.byNobody)"
      blocks.append(
        .paragraph(
          .strong("Suspected during the incident") + " by \(cause.by)\(second)\(part): "
            + RichText(cause.text), key: "suspected"))
    }
    blocks.append(
      .paragraph(
        .strong("Root cause:") + " " + .blank(.notWritten, hint: hint),
        key: "root"))
    return blocks
  }
}
