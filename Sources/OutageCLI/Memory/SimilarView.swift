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
      StyledText(
        "\(date)  \(incident.severity?.rawValue ?? "P?") \(incident.title.onOneLine)", .strong)
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
      lines.append(StyledText("  still open: \(Self.told(listed))", .due))
    }
    return lines
  }

  /// Two lines at most for somebody who has declared an incident like these, the most alike first:
  /// what it was and what worked, and the action item that would have prevented it.
  static func reminder(of found: [SimilarView]) -> [StyledText] {
    // Of those that are as much alike, one tells the most of which is known what helped.
    guard let first = found.first,
      let best = found.first(where: { $0.score == first.score && !$0.worked.isEmpty })
        ?? found.first
    else { return [] }
    let cause = best.incident.cause.map { "; cause: \($0.text)" } ?? ""
    let worked = best.worked.last.map { "; \($0.text) \($0.outcome?.rawValue ?? "")" } ?? ""
    let like = StyledText("Like \(best.incident.id)\(cause)\(worked)", .due)
    let open = found.lazy.compactMap { view in view.open.first.map { (view, $0) } }.first
    let item = open.map { view, listed in
      StyledText("Still open after \(view.incident.id): \(Self.told(listed))", .due)
    }
    return [like + StyledText("  /similar")] + [item].compactMap(\.self)
  }

  /// An action item with who has it, its ticket and the tollgate that it answers.
  private static func told(_ listed: ListedFollowUp) -> String {
    let facts = [
      listed.item.owner ?? "nobody", listed.item.ticket,
      listed.tollgate.map { "tollgate \($0.name)" },
    ]
    return "\(listed.item.text) (\(facts.compactMap(\.self).joined(separator: ", ")))"
  }

  /// The incident as a JSON object.
  var json: JSON {
    [
      "id": .string(incident.id), "title": .string(incident.title), "score": JSON(score),
      "cause": incident.cause.map { .string($0.text) } ?? .null,
      MetricsSummary.compared: timeToMitigate.range.flatMap {
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
