import ArgumentParsing
import Encoding
import IncidentModel
import TerminalUI

extension Command {
  static let similar = doing(
    CommandSpec(
      "similar", group: CommandGroup.afterwards, summary: "Find past incidents like this one",
      discussion: """
        What worked then, how long it took, and the action item that is still open. Words are looked \
        for in titles, causes, components that failed, ideas and actions.
        """,
      examples: ["outage similar", "outage similar pool exhausted"],
      operands: [
        Operand("ID|WORDS", .optionalRest, kind: .incident, help: "Which incident, or words")
      ])
  ) { (context) throws(Interruption) in
    let workspace = context.workspace
    let ids = try context.failing { () throws(CommandFailure) in try workspace.incidentIDs() }
    let past = ids.map { Desk(id: $0, workspace: workspace).incident }
      .filter { $0.eventCount > 0 && !$0.isDrill }
    let similar: SimilarIncidents
    let words = context.invocation.text("ID|WORDS")
    if let words, !ids.contains(words) {
      similar = SimilarIncidents(to: words, among: past)
    } else {
      similar = SimilarIncidents(to: try context.desk(named: "ID|WORDS").incident, among: past)
    }
    if context.wantsJSON {
      try context.printJSON(.array(similar.matches.map(\.json)))
      return
    }
    if similar.matches.isEmpty { context.console.say("No incident like it.") }
    for match in similar.matches {
      match.lines(workspace.times).forEach(context.console.printWrapped)
    }
  }
}

extension SimilarIncidents.Match {
  /// What was done and helped.
  private var worked: [Action] {
    incident.actions.filter { $0.outcome == .worked || $0.outcome == .partly }
  }

  private var openFollowUps: [FollowUp] { incident.followUps.filter { $0.doneAt == nil } }

  private var secondsToMitigate: Int? {
    Metrics(incident).spans.first { $0.key == MetricsSummary.compared }?.seconds
  }

  /// The match on a screen.
  fileprivate func lines(_ times: TimeText) -> [StyledText] {
    let date = incident.declaredAt.map { times.date($0) } ?? ""
    var lines = [
      StyledText("\(date)  \(incident.severity?.rawValue ?? "P?") \(incident.title)", .strong)
        + StyledText("  \(incident.id)", .muted)
    ]
    if let seconds = secondsToMitigate {
      lines.append(StyledText("  mitigated in \(TimeText.duration(seconds: seconds))"))
    }
    if let cause = incident.cause { lines.append(StyledText("  cause: \(cause.text)")) }
    for action in worked {
      lines.append(StyledText("  \(action.outcome?.rawValue ?? ""): \(action.text)", .ok))
    }
    for item in openFollowUps {
      lines.append(StyledText("  still open: \(item.text) (\(item.owner ?? "nobody"))", .due))
    }
    return lines
  }

  fileprivate var json: JSON {
    [
      "id": .string(incident.id), "title": .string(incident.title), "score": JSON(score),
      "cause": incident.cause.map { .string($0.text) } ?? .null,
      "timeToMitigateSeconds": secondsToMitigate.map { JSON($0) } ?? .null,
      "worked": .array(worked.map { .string($0.text) }),
      "openFollowUps": .array(openFollowUps.map { .string($0.text) }),
    ]
  }
}
