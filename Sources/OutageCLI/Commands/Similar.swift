import ArgumentParsing
import Encoding
import IncidentModel
import TerminalUI

extension Command {
  static let similar = doing(
    CommandSpec(
      "similar", group: CommandGroup.afterwards, summary: "Find past incidents like this one",
      discussion: """
        What worked then, how long it took, the runbooks used, and the action item that is still \
        open. Words are looked for in titles, causes, components that failed, ideas and actions; \
        typing mistakes are forgiven. Drills and false alarms are left out.
        """,
      examples: ["outage similar", "outage similar pool exhausted"],
      operands: [
        Operand("ID|WORDS", .optionalRest, kind: .incident, help: "Which incident, or words")
      ])
  ) { (context) throws(Interruption) in
    let workspace = context.workspace
    let ids = try context.failing { () throws(CommandFailure) in try workspace.incidentIDs() }
    let words = context.invocation.text("ID|WORDS")
    let isID = words.map { $0.hasPrefix("inc-") && !$0.contains(" ") } ?? true
    var similar =
      isID
      ? SimilarIncidents(to: try context.desk(named: "ID|WORDS").incident)
      : SimilarIncidents(to: words ?? "")
    workspace.forEachIncident(in: ids) { similar.consider($0) }
    let found = similar.matches().map { match in
      SimilarView(workspace.incident(seen: match.id), score: match.score)
    }
    if context.wantsJSON {
      return try context.printJSON(.array(found.map(\.json)))
    }
    if found.isEmpty { context.console.say("No incident like it.") }
    for view in found { view.lines(workspace.times).forEach(context.console.printWrapped) }
  }
}
