import ArgumentParsing
import Encoding
import Exporters
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let schema = doing(
    CommandSpec(
      "schema", group: CommandGroup.afterwards, summary: "Print the schema of the json export",
      discussion:
        "It is a JSON Schema of draft 2020-12, for programs that read what export writes.",
      examples: ["outage schema > outage-export.schema.json"])
  ) { (context) throws(Interruption) in
    try context.printJSON(ExportSchema.document)
  }
}
