import ArgumentParsing
import Encoding
import Exporters
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let list = doing(
    CommandSpec(
      "list", group: CommandGroup.incident, summary: "List incidents, newest first",
      examples: ["outage list --open"],
      options: [
        OptionSpec("--open", help: "Only what is not closed"),
        OptionSpec("--all", help: "Drills too"),
      ])
  ) { (context) throws(Interruption) in
    let isOpenOnly = context.invocation.has("--open")
    let incidents = try context.failing { () throws(CommandFailure) in
      try context.workspace.incidents(isOpenOnly: isOpenOnly)
    }
    .filter { context.invocation.has("--all") || !$0.isDrill }
    if context.wantsJSON {
      try context.printJSON(.array(incidents.map(\.summaryJSON)))
      return
    }
    let times = context.workspace.times
    guard !context.console.isPlain else {
      printRecords(of: incidents, context)
      return
    }
    guard context.console.isOutputTerminal else {
      for incident in incidents {
        context.console.print(
          StyledText(
            [
              incident.id, incident.severity?.rawValue ?? "", incident.status.rawValue,
              incident.declaredAt?.rfc3339 ?? "", incident.title.onOneLine,
            ].joined(separator: "\t")))
      }
      return
    }
    if incidents.isEmpty { context.console.say("No incidents.") }
    let width = min(40, incidents.map { $0.id.count }.max() ?? 0)
    let room = context.console.columns - 1
    for incident in incidents {
      let when = incident.declaredAt.map { times.dateAndMinutes($0) } ?? ""
      let start =
        "\(incident.severity?.rawValue ?? "P?")  " + incident.status.rawValue.padded(to: 9) + "  "
      let title = (incident.isDrill ? "DRILL  " : "") + incident.title.onOneLine
      // A narrow row holds the title, and what it is called by stands below.
      let rows =
        room < width + 60
        ? [start + title] + "    \(incident.id)  \(when)".wrapped(to: room, indent: 4)
        : ["\(start)\(when)  \(incident.id.padded(to: width))  \(title)"]
      for row in rows {
        context.console.print(
          StyledText(row, incident.status == .open ? .strong : .plain)
            .sanitized(.escaped).truncated(to: room))
      }
    }
  }

  /// The incidents with one name and value to a line, as they are best read out.
  private static func printRecords(of incidents: [Incident], _ context: CommandContext) {
    if incidents.isEmpty { context.console.say("No incidents.") }
    for (place, incident) in incidents.enumerated() {
      if place > 0 { context.console.print("") }
      let declared = incident.declaredAt.map { context.workspace.times.dateAndMinutes($0) }
      let lines = [
        ("Title", incident.title.onOneLine), ("Severity", incident.severity?.rawValue),
        ("Status", incident.status.rawValue + (incident.isDrill ? ", drill" : "")),
        ("Declared", declared), ("Id", incident.id),
      ]
      for (name, value) in lines {
        context.console.printWrapped(StyledText("\(name): \(value ?? "not said")"))
      }
    }
  }
}

extension Workspace {
  /// The incidents in short, newest first.
  func incidents(isOpenOnly: Bool) throws(CommandFailure) -> [Incident] {
    let ids = try isOpenOnly ? openIDs() : incidentIDs()
    var found: [Incident] = []
    forEachIncident(in: ids) { found.append($0.inShort) }
    let past = Instant(milliseconds: .min)
    return found.filter { !isOpenOnly || $0.status != .closed }.sorted {
      ($0.declaredAt ?? past, $0.id) > ($1.declaredAt ?? past, $1.id)
    }
  }
}

extension String {
  /// The text with its line breaks and tabs as spaces, so that it cannot break a row.
  var onOneLine: String {
    String(map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
