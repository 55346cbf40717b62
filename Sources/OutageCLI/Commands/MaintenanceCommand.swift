import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let maintenance = recording(
    CommandSpec(
      "maintenance", group: CommandGroup.word, summary: "Note what the maintenance page says",
      discussion: """
        on, update and off record what people did; none says that no page is needed. Without a \
        message it is the playbook's, filled in.
        """,
      examples: [
        "outage maintenance on --to bo", "outage maintenance update checkout is back in 20 minutes",
        "outage maintenance none --why \"one report page only\"",
      ],
      operands: [
        Operand(
          "STATE", choices: ["on", "update", "off", "none"], question: "The page",
          help: "on, update, off or none"),
        Operand("MESSAGE", .optionalRest, kind: .text, help: "The text on the page"),
      ],
      options: [
        OptionSpec(
          "--scope", value: "SCOPE", choices: ["site", "feature"], default: "site",
          help: "What the page covers"),
        OptionSpec("--to", value: "NAME", kind: .person, help: "Who puts it up"), .why,
      ], takesBecause: true)
  ) { (context) throws(Interruption) in
    let situation = try context.situation()
    let given = try context.text("MESSAGE")
    switch try context.required("STATE") {
    case "on":
      let scope =
        context.invocation.value("--scope") ?? situation.incident.maintenance.scope ?? "site"
      let message = given ?? situation.message(scope == "feature" ? "page-feature" : "page-site")
      try post(message, context, where: "on the maintenance page")
      let owner: String? =
        if let name = context.invocation.value("--to") { try context.knownPerson(name) } else {
          nil
        }
      return [
        try context.draft(.maintenanceOn, [.message: message, .scope: scope, .to: owner])
      ]
    case "update":
      let message = given ?? situation.message("page-update")
      try post(message, context, where: "on the maintenance page")
      return [try context.draft(.maintenanceUpdated, [.message: message])]
    case "off":
      return [try context.draft(.maintenanceOff, [.message: given])]
    default:
      var why = given
      if why == nil { why = try context.reason("No maintenance page") }
      return [try context.draft(.maintenanceDeclined, [.why: why])]
    }
  }

  /// Shows the text that a person has to put somewhere, because no hook does it.
  ///
  /// On a terminal it is recorded once the person says that it is there; the shell records and says
  /// that it did not post it itself. What is `open` in it only a person can fill in.
  static func post(
    _ message: String?, _ context: CommandContext, where place: String, open: [String] = []
  ) throws(Interruption) {
    guard let message else { return }
    let isAsked = context.isInSession && context.console.isAttended
    // Who is asked whether it is there has to see it, also where nothing is to be confirmed.
    let tell: (StyledText) -> Void = { line in
      if isAsked { context.console.say(line) } else { context.console.confirm(line) }
    }
    tell(
      try context.desk().incident.isDrill
        ? StyledText("DRILL, post nothing. This would go \(place):", .due)
        : StyledText("Put this \(place):", .strong))
    for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
      tell(StyledText("  \(String(line))"))
    }
    if !open.isEmpty {
      tell(StyledText("Fill in first: \(open.map { "<\($0)>" }.joined(separator: ", "))"))
    }
    guard isAsked else { return context.console.confirm("outage does not post it itself.") }
    let answer = try context.console.ask("Is it there", choices: ["y", "n"], default: "y")
    if let answer, answer.lowercased().hasPrefix("n") { throw .cancelled }
  }
}
