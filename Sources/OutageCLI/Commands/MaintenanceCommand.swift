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
          help: "on, update, off or none",
          meanings: [
            "on": "it is up", "update": "its text changed", "off": "it is down again",
            "none": "no page is needed",
          ]),
        Operand("MESSAGE", .optionalRest, kind: .text, help: "The text on the page"),
      ],
      options: [
        OptionSpec(
          "--scope", value: "SCOPE", choices: PageScope.allCases.map(\.rawValue),
          default: PageScope.site.rawValue,
          help: "What the page covers"),
        OptionSpec("--to", value: "NAME", kind: .person, help: "Who puts it up"), .why,
      ], takesBecause: true)
  ) { (context) throws(Interruption) in
    let situation = try context.situation()
    let given = try context.text("MESSAGE")
    switch try context.required("STATE") {
    case "on":
      let scope =
        context.invocation.value("--scope").flatMap(PageScope.init(rawValue:))
        ?? situation.incident.maintenance.scope ?? .site
      let template = "page-\(scope.rawValue)"
      let message = given ?? situation.message(template)
      if let message {
        let open = given == nil ? situation.openPlaceholders(template) : []
        try context.send(page("on", message, scope, open))
      }
      let owner: String? =
        if let name = context.invocation.value("--to") { try context.knownPerson(name) } else {
          nil
        }
      return [
        try context.draft(.maintenanceOn, [.message: message, .scope: scope.rawValue, .to: owner])
      ]
    case "update":
      let message = given ?? situation.message("page-update")
      if let message {
        let open = given == nil ? situation.openPlaceholders("page-update") : []
        try context.send(page("update", message, situation.incident.maintenance.scope, open))
      }
      return [try context.draft(.maintenanceUpdated, [.message: message])]
    case "off":
      let word = page(
        "off", given ?? situation.message("page-off"), situation.incident.maintenance.scope)
      if context.hasHook(word.hook) || !word.message.isEmpty {
        try context.send(word)
      } else if context.isInSession, context.console.isAttended,
        try !context.console.agrees("Is the page down", usually: true)
      {
        throw .cancelled
      }
      return [try context.draft(.maintenanceOff, [.message: given])]
    default:
      var why = given
      if why == nil { why = try context.reason("No maintenance page") }
      return [try context.draft(.maintenanceDeclined, [.why: why])]
    }
  }

  /// The page's new state and text as they go outside.
  private static func page(
    _ state: String, _ message: String?, _ scope: PageScope?, _ open: [String] = []
  ) -> OutsideWord {
    OutsideWord(
      hook: HookName(verb: "maintenance", detail: state), message: message ?? "",
      place: state == "off" ? "in place of the maintenance page" : "on the maintenance page",
      open: open,
      facts: [HookFact.state: state].merging(scope.map { [.scope: $0.rawValue] } ?? [:]) { $1 })
  }
}
