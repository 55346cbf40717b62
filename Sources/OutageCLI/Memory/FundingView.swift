import IncidentModel
import TerminalUI

/// The outages for which money was missing, and what they cost: a page to send up.
struct FundingView {
  let lines: [StyledText]

  init(_ found: [UnfundedIncident], costRate: CostRate?, times: TimeText) {
    guard !found.isEmpty else {
      lines = [StyledText("No incident names missing money.")]
      return
    }
    let count = found.count
    var lines = [
      StyledText(
        "Outages for which money was missing: \(count) \(count == 1 ? "incident" : "incidents")",
        .heading)
    ]
    if let costRate {
      let (total, missing) = costRate.amount(of: found.lazy.map(\.impact))
      let rest = missing == 0 ? "" : "; \(missing) without a value"
      lines.append(
        StyledText("Cost together \(costRate.text(total))", .strong)
          + StyledText("  \(costRate.formula)\(rest)", .muted))
    }
    for incident in found {
      let date = incident.declaredAt.map { times.date($0) } ?? ""
      lines += [
        "",
        StyledText("\(date)  \(incident.severity?.rawValue ?? "P?")  \(incident.title)", .strong)
          + StyledText("  \(incident.id)", .muted),
      ]
      lines += incident.said.map { StyledText("  \($0)") }
      let length = incident.impact.text.map { "users were hit for \($0)" }
      let cost = costRate?.text(incident.impact).map { "cost \($0)" }
      let facts = [length, cost].compactMap(\.self)
      if !facts.isEmpty { lines.append(StyledText("  " + facts.joined(separator: ", "))) }
    }
    self.lines = lines
  }
}
