import Encoding
import IncidentModel
import TerminalUI

/// A past incident that resembles another: what is of use now.
struct SimilarView {
  private let incident: Incident
  private let score: Int

  init(_ incident: Incident, score: Int) {
    self.incident = incident
    self.score = score
  }

  /// What was done and helped.
  private var worked: [Action] {
    incident.actions.filter { $0.outcome == .worked || $0.outcome == .partly }
  }

  private var open: [ListedFollowUp] {
    ListedFollowUp.all(of: incident).filter { $0.item.doneAt == nil }
  }

  private var timeToMitigate: Length { Metrics(incident)[MetricsSummary.compared] }

  /// The incident on a screen.
  func lines(_ times: TimeText) -> [StyledText] {
    let date = incident.declaredAt.map { times.date($0) } ?? ""
    var lines = [
      StyledText("\(date)  \(incident.severity?.rawValue ?? "P?") \(incident.title)", .strong)
        + StyledText("  \(incident.id)", .muted)
    ]
    if let length = timeToMitigate.text { lines.append(StyledText("  mitigated in \(length)")) }
    if let cause = incident.cause { lines.append(StyledText("  cause: \(cause.text)")) }
    for action in worked {
      lines.append(StyledText("  \(action.outcome?.rawValue ?? ""): \(action.text)", .ok))
    }
    for action in incident.actions where action.outcome == .failed || action.outcome == .worse {
      lines.append(StyledText("  \(action.outcome?.rawValue ?? ""): \(action.text)", .failed))
    }
    if !incident.ownRunbooks.isEmpty {
      let names = incident.ownRunbooks.map(\.id).joined(separator: ", ")
      lines.append(StyledText("  runbooks used: \(names)"))
    }
    for listed in open {
      let item = listed.item
      let facts = [
        item.owner ?? "nobody", item.ticket, listed.tollgate.map { "tollgate \($0.name)" },
      ]
      lines.append(
        StyledText(
          "  still open: \(item.text) (\(facts.compactMap(\.self).joined(separator: ", ")))", .due))
    }
    return lines
  }

  /// One line for somebody who has declared an incident like it: what worked, what is still open.
  var line: StyledText {
    let worked = worked.last.map { "; \($0.text) \($0.outcome?.rawValue ?? "")" }
    let open = open.first.map { listed in
      "; still open: \(listed.item.text)" + (listed.item.ticket.map { " (\($0))" } ?? "")
    }
    return StyledText("Like \(incident.id)\(worked ?? "")\(open ?? "")", .due)
      + StyledText("  /similar")
  }

  /// The incident as a JSON object.
  var json: JSON {
    [
      "id": .string(incident.id), "title": .string(incident.title), "score": JSON(score),
      "cause": incident.cause.map { .string($0.text) } ?? .null,
      "timeToMitigateSeconds": timeToMitigate.range.flatMap {
        $0.lowerBound == $0.upperBound ? JSON($0.lowerBound) : nil
      } ?? .null,
      "worked": .array(worked.map { .string($0.text) }),
      "runbooks": .array(incident.ownRunbooks.map { .string($0.id) }),
      "openFollowUps": .array(
        open.map { listed in
          [
            "id": .string(listed.item.id), "text": .string(listed.item.text),
            "ticket": listed.item.ticket.map(JSON.string) ?? .null,
            "tollgate": listed.tollgate.map { .string($0.name) } ?? .null,
          ]
        }),
    ]
  }
}
