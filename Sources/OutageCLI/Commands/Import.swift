import ArgumentParsing
import Encoding
import Exporters
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let `import` = answering(
    CommandSpec(
      "import", group: CommandGroup.afterwards, summary: "Bring in another copy of the record",
      discussion: """
        Takes an export of format json or jsonl, a store, or one incident's directory, however it \
        got here. What is here stays; what is missing is added, byte for byte. Importing twice, or \
        an older copy after a newer one, changes nothing. An export that was redacted is refused: it \
        would stand in the way of what was removed.
        """,
      examples: ["outage import record.json", "outage import /mnt/usb/outage"],
      operands: [
        Operand(
          "FILE|DIRECTORY", kind: .file,
          help: "An export, another store, or an incident's directory in one")
      ])
  ) { (context) throws(Interruption) in
    let path = try context.required("FILE|DIRECTORY")
    let outcome = try context.failing { () throws(CommandFailure) in
      let importer = Importer(
        workspace: context.workspace, incident: context.invocation.value("--incident"))
      return try importer.bring(path)
    }
    let imports = outcome.imports
    for one in imports {
      for damage in one.united.refused {
        context.console.say("warning: not taken: \(DamageSentence(damage).text)")
      }
      for line in one.clockWarnings { context.console.say(line) }
    }
    if context.wantsJSON {
      try context.printJSON(.array(imports.map(\.json)))
    } else {
      for one in imports { context.console.printWrapped(StyledText(one.sentence)) }
    }
    for failure in outcome.failures.dropFirst() { context.console.complain(failure) }
    if let failure = outcome.failures.first { throw .failed(failure) }
    return imports.allSatisfy { $0.united.refused.isEmpty } ? .done : .badData
  }
}
