import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let followUpSpec = CommandSpec(
    "followup", group: CommandGroup.afterwards, summary: "Keep action items, over all incidents",
    examples: ["outage followup list --open"],
    subcommands: [
      CommandSpec(
        "add", summary: "Add an action item",
        examples: [
          "outage followup add alert at 80 percent pool use --owner cy --due 2099-01-15"
        ],
        operands: [
          Operand(
            "TEXT", .rest, question: "What is to be done, exactly", kind: .text,
            help: "What is to be done")
        ],
        options: [
          OptionSpec(
            "--owner", value: "NAME", isRequired: true, question: "Who does it", kind: .person,
            help: "Who does it"),
          OptionSpec(
            "--due", value: "DATE", isRequired: true, question: "By when", kind: .time,
            help: "By when"),
          OptionSpec("--ticket", value: "T", help: "Its ticket"),
        ], isRecording: true),
      CommandSpec(
        "list", summary: "List action items of all incidents, overdue first",
        examples: ["outage followup list --overdue"],
        options: [
          OptionSpec("--open", help: "Only what is not done"),
          OptionSpec("--overdue", help: "Only what is late"),
        ]),
      CommandSpec(
        "done", summary: "Say that an action item is done",
        examples: ["outage followup done \"pool use\""],
        operands: [
          Operand(
            "REF", .rest, question: "Which one, by its words", kind: .reference,
            help: "Its code, or words that fit it only")
        ], isRecording: true),
    ])

  static let followUpAdd: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let text = try context.required("TEXT")
    let owner = try context.person(context.invocation.value("--owner") ?? "")
    var data: EventData = [
      .text: text, .owner: owner, .ticket: context.invocation.value("--ticket"),
    ]
    data.set(.due, try context.time(context.invocation.value("--due"), .future))
    try context.record([try context.draft(.followupAdded, data)])
    return .done
  }

  static let followUpDone: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let word = try context.required("REF")
    let found = try context.failing { () throws(CommandFailure) in
      try context.workspace.followUp(meant: word, in: context.invocation.value("--incident"))
    }
    context.take(found.desk)
    try context.record([try context.draft(.followupDone, [.ref: found.item.id])])
    return .done
  }

  static let followUpList: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let now = context.now
    var items = try context.failing { () throws(CommandFailure) in
      try context.workspace.followUps()
    }
    if context.invocation.has("--open") { items = items.filter { $0.item.doneAt == nil } }
    if context.invocation.has("--overdue") {
      items = items.filter { $0.item.doneAt == nil && ($0.item.due ?? now) < now }
    }
    if context.wantsJSON {
      try context.printJSON(.array(items.map(\.json)))
      return .done
    }
    for entry in items {
      let due = entry.item.due.map { context.workspace.times.date($0) } ?? "no date"
      let isLate = entry.item.doneAt == nil && (entry.item.due ?? now) < now
      let state = entry.item.doneAt != nil ? "done" : isLate ? "OVERDUE" : "open"
      let code = String(entry.item.id.suffix(4)).lowercased()
      context.console.print(
        "\(code)  \(due)  \(state)  \(entry.item.owner ?? "nobody")  \(entry.item.text)"
          + (entry.item.ticket.map { "  \($0)" } ?? "") + "  (\(entry.desk.id))")
    }
    return .done
  }
}

/// An action item and the incident that it belongs to.
struct FoundFollowUp {
  let desk: Desk
  let item: FollowUp

  var json: JSON {
    var members: [String: JSON] = [
      "id": .string(item.id), "incident": .string(desk.id), "text": .string(item.text),
      "done": .bool(item.doneAt != nil),
    ]
    members["owner"] = item.owner.map(JSON.string)
    members["due"] = item.due.map { .string($0.rfc3339) }
    members["ticket"] = item.ticket.map(JSON.string)
    return .object(members)
  }
}

extension Workspace {
  /// The action items of all incidents but drills, the earliest due first.
  func followUps() throws(CommandFailure) -> [FoundFollowUp] {
    var found: [FoundFollowUp] = []
    for id in try incidentIDs() {
      let desk = Desk(id: id, workspace: self)
      guard !desk.incident.isDrill else { continue }
      found += desk.incident.followUps.map { FoundFollowUp(desk: desk, item: $0) }
    }
    let far = Instant(milliseconds: .max)
    return found.sorted { ($0.item.due ?? far, $0.item.id) < ($1.item.due ?? far, $1.item.id) }
  }

  /// The action item that a code or words mean.
  func followUp(meant text: String, in incident: String?) throws(CommandFailure) -> FoundFollowUp {
    let word = text.trimmed.lowercased()
    let open = try followUps().filter { incident == nil || $0.desk.id == incident }
    let coded = open.filter { word.utf8.count >= 4 && $0.item.id.lowercased().hasSuffix(word) }
    let found =
      coded.isEmpty
      ? open.filter { $0.item.doneAt == nil && $0.item.text.lowercased().contains(word) } : coded
    guard let first = found.first else {
      throw CommandFailure(
        .notFound, "no action item fits \"\(text)\"", hints: ["outage followup list --open"])
    }
    guard found.count == 1 else {
      throw CommandFailure(
        .usage, "\"\(text)\" fits \(found.count) action items",
        hints: found.map { "outage followup done \(String($0.item.id.suffix(4)).lowercased())" })
    }
    return first
  }

  /// The text of a file, without its last newline.
  func readTextFile(_ path: String) throws(CommandFailure) -> String {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try world.files.readFile(path, limit: 1 << 24)
    } catch {
      throw CommandFailure(error)
    }
    let text = String(decoding: bytes, as: UTF8.self).withLineFeeds.trimmed
    guard !text.isEmpty else { throw CommandFailure(.badData, "\(path) holds no text") }
    return text
  }
}
