import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let look = doing(
    CommandSpec(
      "look", group: CommandGroup.cause,
      summary: "See what to look at, and in a drill what it shows",
      discussion: """
        Of a component: what the playbook says to look at, and the newest finding. In a drill the \
        scenario shows it, and it is noted who looked. Without a name, what there is.
        """,
      examples: ["outage look", "outage look db"],
      operands: [
        Operand("PLACE", .optional, kind: .component, help: "A component; in a drill also changes")
      ])
  ) { (context) throws(Interruption) in
    let desk = try context.desk()
    context.tellDrill(desk)
    guard let word = context.invocation.text("PLACE") else {
      desk.placesToLook.map { line($0, desk) }.forEach(context.console.printWrapped)
      return
    }
    let place = desk.situation.componentID(word) ?? word.lowercased()
    guard desk.placesToLook.contains(place) || desk.incident.findings[place] != nil else {
      throw .failed(
        CommandFailure(
          .notFound,
          "there is no \"\(word)\" to look at; there is "
            + desk.placesToLook.joined(separator: ", "),
          hints: context.retyped(word, among: desk.placesToLook)))
    }
    let seen = desk.look(at: place)
    if context.wantsJSON {
      try context.printJSON(["place": .string(place), "text": seen.map(JSON.string) ?? .null])
    } else if let seen {
      DrillView.look(place, seen).forEach(context.console.printWrapped)
    } else {
      context.console.printWrapped(line(place, desk))
    }
    guard seen != nil else { return }
    try context.record([
      try context.draft(.note, [.text: "looked at \(place)", .component: place])
    ])
  }

  /// A component: its state, and what to look at.
  private static func line(_ place: String, _ desk: Desk) -> StyledText {
    let component = desk.playbook.components.first { $0.id == place }
    let kinds = place == DrillView.changes ? desk.playbook.changeKinds.joined(separator: ", ") : ""
    let finding = desk.incident.findings[place].map { finding in
      "\(finding.state.rawValue)\(finding.evidence.map { ": \($0)" } ?? "") (\(finding.by))"
    }
    let look = component?.look ?? kinds
    return StyledText(place.padded(to: 12), .strong)
      + StyledText([look, finding ?? ""].filter { !$0.isEmpty }.joined(separator: "  "))
  }
}
