import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let update = recording(
    CommandSpec(
      "update", group: CommandGroup.word, summary: "Give a status update",
      discussion: "Without a message it is the playbook's for this step, filled in.",
      examples: [
        "outage update public --next 30m", "outage update internal still looking at the database",
        "outage update internal --no-news",
      ],
      operands: [
        Operand(
          "AUDIENCE", choices: StatusUpdate.Audience.allCases.map(\.rawValue),
          question: "For whom", help: "Whom it is for",
          meanings: [
            "internal": "the team and those above it", "public": "everybody, on the status page",
            "customers": "those who are hit, by mail",
          ]),
        Operand("MESSAGE", .optionalRest, kind: .text, help: "The text"),
      ],
      options: [
        OptionSpec(
          "--template", value: "NAME", kind: .template, help: "The message of the playbook to use"),
        OptionSpec(
          "--next", value: "DURATION", default: "30m for the public", kind: .duration,
          help: "When the next one is promised"),
        OptionSpec("--no-news", help: "Say that nothing new is known"),
      ])
  ) { (context) throws(Interruption) in
    let situation = try context.situation()
    let audience = try context.required("AUDIENCE")
    let kind = StatusUpdate.Audience(rawValue: audience) ?? .internal
    let template =
      context.invocation.value("--template")
      ?? situation.updateTemplate(
        for: kind, isWithoutNews: context.invocation.has("--no-news"))
    let given = try context.text("MESSAGE")
    // What is over, and what tells of the end, promises nothing more.
    let isLast =
      situation.incident.isOver
      || given == nil && template.map { !situation.playbook.promisesNext($0) } ?? false
    var next = try context.duration(context.invocation.value("--next"))
    if next == nil, kind == .public, !isLast, !situation.incident.isSwitchedOff(.publicNext) {
      next =
        situation.incident.seconds(of: IncidentTimer.Kind.publicNext.rawValue)
        ?? IncidentTimer.usual(.publicNext)
    }
    let postedAt = try context.happenedAt() ?? context.now
    let due = next.map { postedAt.advanced(bySeconds: $0) }
    // The team's next word is due by a timer rather than by a promise.
    let usual = kind == .internal ? situation.incident.internalUpdateSeconds : nil
    let promise = (due ?? usual.map { postedAt.advanced(bySeconds: $0) }).map(situation.promise)
    let extra = promise.map { ["next": $0] } ?? [:]
    if let named = context.invocation.value("--template"),
      !situation.playbook.updateTemplates(for: kind).contains(named)
    {
      let known = situation.playbook.updateTemplates(for: kind)
      let usual = situation.updateTemplate(for: kind, isWithoutNews: false)
      let likely = (usual.map { [$0] } ?? []) + known.filter { $0 != usual }
      throw .failed(
        CommandFailure(
          .notFound,
          "the playbook has no update \"\(named)\"; it has \(known.joined(separator: ", "))",
          hints: context.retyped(named, among: likely)))
    }
    var message = given
    if message == nil, let template { message = situation.message(template, extra) }
    if message == nil, kind == .internal {
      message = Brief(situation).text
    }
    guard let message else {
      throw .failed(
        CommandFailure(
          .usage, "the playbook has no message for this; say it in your own words",
          hints: ["outage update \(audience) \"…\""]))
    }
    try context.send(
      OutsideWord(
        hook: HookName(verb: "update", detail: audience), message: message,
        place: Self.place(of: kind, situation),
        open: given == nil ? template.map { situation.openPlaceholders($0, extra) } ?? [] : [],
        isForTheTeam: kind == .internal,
        facts: [HookFact.audience: audience].merging(due.map { [.next: $0.rfc3339] } ?? [:]) { $1 })
    )
    var data: EventData = [.audience: audience, .message: message, .template: template]
    data.set(.next, due)
    data.set(.noNews, context.invocation.has("--no-news"))
    return [try context.draft(.updatePosted, data)]
  }

  private static func place(of audience: StatusUpdate.Audience, _ situation: Situation) -> String {
    switch audience {
    case .internal: "in the team's channel" + (situation.channel.map { " \($0)" } ?? "")
    case .public: "on the status page" + (situation.statusPage.map { " \($0)" } ?? "")
    case .customers: "in a mail to the customers"
    }
  }
}
