import ArgumentParsing
import Encoding
import Exporters
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let audit = answering(
    CommandSpec(
      "audit", group: CommandGroup.afterwards,
      summary: "Prove that the timeline on disk is whole",
      discussion: "It names file, line and byte of what is not, and exits with 1.",
      examples: ["outage audit"],
      operands: [Operand("ID", .optional, kind: .incident, help: "Which incident")])
  ) { (context) throws(Interruption) in
    let desk = try context.desk(named: "ID")
    let audit: TimelineAudit
    do throws(TimelineError) { audit = try desk.timeline.audit() } catch {
      throw .failed(CommandFailure(error))
    }
    if context.wantsJSON {
      try context.printJSON(audit.json(of: desk.id))
      return audit.isWhole ? .done : .no
    }
    for file in audit.files {
      context.console.print("\(file.name)  \(file.events) events")
      context.console.print("  ends in \(file.hash)")
    }
    ClockWarning(events: desk.record.events).lines.forEach { context.console.say($0) }
    for damage in audit.damage {
      context.console.printWrapped(StyledText(DamageSentence(damage).text, .failed))
    }
    context.console.print(
      audit.isWhole ? StyledText("whole", .ok) : StyledText("NOT whole", .failed))
    return audit.isWhole ? .done : .no
  }
}

extension TimelineAudit {
  /// The proof as a JSON object.
  func json(of incident: String) -> JSON {
    [
      "incident": .string(incident),
      "whole": .bool(isWhole),
      "files": .array(
        files.map { file in
          [
            "name": .string(file.name), "lines": JSON(file.lines), "events": JSON(file.events),
            "sha256": .string(file.hash),
          ]
        }),
      "damage": .array(
        damage.map { damage in
          [
            "file": .string(damage.file), "line": damage.line.map { JSON($0) } ?? .null,
            "byte": .number(String(damage.byte)),
            "message": .string(DamageSentence(damage).text),
          ]
        }),
    ]
  }
}
