import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let impact = recording(
    CommandSpec(
      "impact", group: CommandGroup.incident, summary: "Say how the users are hit",
      examples: ["outage impact partial checkout only --data safe --users 1200"],
      operands: [
        Operand(
          "LEVEL", choices: Impact.Level.allCases.map(\.rawValue),
          question: "How much is down, and what in words",
          meanings: [
            "full": "nobody can use it", "partial": "some users, or some of it",
            "none": "users do not notice",
          ]),
        Operand("TEXT", .optionalRest, kind: .text, help: "What is hit, in words"),
      ],
      options: [
        OptionSpec(
          "--data", value: "STATE", choices: ["safe", "at-risk", "unknown"],
          help: "Whether data is in danger"),
        OptionSpec("--security", help: "Security is touched"),
        OptionSpec("--users", value: "N", kind: .number, help: "How many users are hit"),
      ])
  ) { (context) throws(Interruption) in
    var data: EventData = [
      .impact: try context.required("LEVEL"), .text: try context.text("TEXT"),
      .data: context.invocation.value("--data"),
    ]
    data.set(.security, context.invocation.has("--security"))
    if let users = context.invocation.value("--users") {
      guard let count = Int(users), count >= 0 else {
        throw .failed(
          CommandFailure(
            .usage, "\"\(users)\" is no number of users", hints: [context.retyped(users, "1200")]))
      }
      data.set(.users, count)
    }
    return [try context.draft(.impactSet, data)]
  }
}
