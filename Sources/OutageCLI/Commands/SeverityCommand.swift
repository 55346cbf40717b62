import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let severity = recording(
    CommandSpec(
      "severity", aliases: ["sev"], group: CommandGroup.incident, summary: "Set how bad it is",
      discussion: "It is the leader's word. What each level means is in the playbook.",
      examples: ["outage severity P2 --why \"checkout works again\""],
      operands: [
        Operand(
          "SEVERITY", choices: Severity.allCases.map(\.rawValue),
          choiceAliases: ["1": "P1", "2": "P2", "3": "P3", "4": "P4"], question: "How bad is it")
      ],
      options: [.why], takesBecause: true)
  ) { (context) throws(Interruption) in
    let severity = try context.required("SEVERITY")
    let why = try context.reason("Severity \(severity)")
    return [
      try context.draft(
        .severitySet, [.severity: severity, .why: why], speaker: try context.leaderSpeaker())
    ]
  }
}
