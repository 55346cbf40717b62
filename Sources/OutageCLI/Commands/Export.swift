import ArgumentParsing
import Encoding
import Exporters
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let export = doing(
    CommandSpec(
      "export", group: CommandGroup.afterwards, summary: "Hand over the record",
      discussion: "The same record always gives the same bytes. json and jsonl hold every event.",
      examples: [
        "outage export --format markdown -o post-mortem.md", "outage export -o record.json",
      ],
      operands: [Operand("ID", .optional, kind: .incident, help: "Which incident")],
      options: [
        OptionSpec(
          "--format", value: "FORMAT", choices: ExportFormat.allCases.map(\.rawValue),
          choiceAliases: ["md": "markdown"], default: "json",
          help: "The format, if the file's name does not say it"),
        OptionSpec(
          "--output", short: "-o", value: "FILE", kind: .file,
          help: "The file to write; - is standard output"),
        OptionSpec("--force", help: "Overwrite the file"),
      ])
  ) { (context) throws(Interruption) in
    let desk = try context.desk(named: "ID")
    let file = context.invocation.value("--output").flatMap { $0 == "-" ? nil : $0 }
    let format =
      context.invocation.value("--format").flatMap(ExportFormat.init(rawValue:))
      ?? file.flatMap { ExportFormat(fileName: $0) } ?? .json
    let bytes = format.bytes(of: context.workspace.export(of: desk))
    guard let file else {
      context.console.printRaw(bytes)
      return
    }
    try context.failing { () throws(CommandFailure) in
      try context.workspace.write(
        bytes, to: file, isOverwriting: context.invocation.has("--force"))
    }
    context.console.confirm("wrote \(file)")
  }
}

extension Workspace {
  /// What exporters need of an incident, told in the zone that it was declared in.
  func export(of desk: Desk) -> IncidentExport {
    let zone = desk.record.incident.zone.flatMap(zoneRules) ?? localZone
    return IncidentExport(
      record: desk.record, playbook: desk.playbook, times: TimeText(zone: zone))
  }

  /// Writes a whole file; one that is there is kept unless it is to be overwritten.
  func write(_ bytes: [UInt8], to path: String, isOverwriting: Bool) throws(CommandFailure) {
    if world.files.exists(path), !isOverwriting {
      throw CommandFailure(
        .cannotCreate, "\(path) is there already", hints: ["add --force to overwrite it"])
    }
    do throws(SystemError) { try world.files.replaceFile(path, bytes) } catch {
      throw CommandFailure(error)
    }
  }
}
