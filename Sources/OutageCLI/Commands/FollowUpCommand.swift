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
            help: "By when; a date means the whole day"),
          OptionSpec("--ticket", value: "T", help: "Its ticket"),
          OptionSpec(
            "--tollgate", value: "NAME", help: "The missed tollgate that it answers"),
        ], isRecording: true),
      CommandSpec(
        "list", summary: "List action items of all incidents, overdue first",
        discussion: """
          What is overdue the longest, then what is open by its date, then what is done. An item \
          answers the missed tollgate that it names, or whose ticket it has. Those of drills are \
          left out, except with --drills, with -i, and in a drill's own session.
          """,
        examples: ["outage followup list --overdue"],
        options: [
          OptionSpec("--open", help: "Only what is not done"),
          OptionSpec("--overdue", help: "Only what is late"),
          OptionSpec("--drills", help: "Those of drills, and nothing else"),
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
    let tollgate = context.invocation.value("--tollgate")
    var data: EventData = [
      .text: text, .owner: owner, .ticket: context.invocation.value("--ticket"),
      .tollgate: try tollgate.map { word throws(Interruption) in
        try context.situation().playbook.tollgateID(word)
      },
    ]
    let incident = try context.desk().incident
    data.set(.due, try context.dueTime(context.invocation.value("--due"), of: incident))
    try context.record([try context.draft(.followupAdded, data)])
    return .done
  }

  static let followUpDone: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let word = try context.required("REF")
    let found = try context.failing { () throws(CommandFailure) in
      try context.workspace.followUp(meant: word, in: try context.incidentOfItems())
    }
    context.take(Desk(id: found.incident, workspace: context.workspace))
    try context.record([try context.draft(.followupDone, [.ref: found.item.id])])
    return .done
  }

  static let followUpList: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let now = context.now
    let isOpenOnly = context.invocation.has("--open")
    let isOverdueOnly = context.invocation.has("--overdue")
    let countsDrills = context.invocation.has("--drills")
    let (items, ofDrills) = try context.failing { () throws(CommandFailure) in
      try context.workspace.followUps(
        in: try context.incidentOfItems(), ofDrills: countsDrills
      ) { item in
        let state = item.state(at: now)
        return (!isOpenOnly || state != .done) && (!isOverdueOnly || state == .overdue)
      }
    }
    if context.wantsJSON {
      try context.printJSON(.array(items.map { $0.json(at: now) }))
      return .done
    }
    guard context.console.isOutputTerminal else {
      for item in items { context.console.print(StyledText(item.row(at: now))) }
      return .done
    }
    if items.isEmpty { context.console.say("No action items.") }
    for item in items {
      let zone = context.workspace.zone(named: item.zone)
      item.lines(at: now, TimeText(zone: zone)).forEach(context.console.printWrapped)
    }
    if ofDrills > 0, !countsDrills {
      context.console.confirm(
        "left out, of drills: \(ofDrills)  outage followup list --drills")
    }
    return .done
  }
}

extension CommandContext {
  /// The incident whose action items are meant where not those of all: the one that is named, or the
  /// drill whose session this is.
  fileprivate func incidentOfItems() throws(CommandFailure) -> String? {
    if let named = invocation.value("--incident") { return try workspace.desk(named: named).id }
    return sessionDesk.flatMap { $0.incident.isDrill ? $0.id : nil }
  }
}

extension ListedFollowUp {
  /// The code that people refer to it by.
  private var code: String { Event.code(of: item.id) }

  /// The item on a screen.
  fileprivate func lines(at now: Instant, _ times: TimeText) -> [StyledText] {
    let state = state(at: now)
    let due = item.due.map { times.date($0) } ?? "no date"
    let meaning: Meaning = state == .overdue ? .late : state == .done ? .muted : .plain
    let head =
      StyledText("\(code)  ", .number) + StyledText(state.name.padded(to: 7), meaning)
      + StyledText("  \(due)  \(item.owner ?? "nobody")  \(item.text)")
    let answers = tollgate.map { gate in
      StyledText("  answers the tollgate \(gate.name): \(gate.text)")
    }
    let about = [item.ticket, incident].compactMap(\.self).joined(separator: "  ")
    return [head, answers, StyledText("  \(about)", .muted)].compactMap(\.self)
  }

  /// The item as a row for programs: code, state, date, owner, ticket, tollgate, incident, text.
  fileprivate func row(at now: Instant) -> String {
    let fields = [
      code, state(at: now).name.lowercased(), item.due?.rfc3339, item.owner, item.ticket,
      tollgate?.name, incident, item.text,
    ]
    return fields.map { ($0 ?? "").onOneLine }.joined(separator: "\t")
  }

  fileprivate func json(at now: Instant) -> JSON {
    func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
    return [
      "id": .string(item.id), "incident": .string(incident), "text": .string(item.text),
      "owner": text(item.owner), "due": text(item.due?.rfc3339), "ticket": text(item.ticket),
      "tollgate": text(tollgate?.name), "state": .string(state(at: now).name.lowercased()),
      "done": .bool(item.doneAt != nil), "doneAt": text(item.doneAt?.rfc3339),
      "overdue": .bool(state(at: now) == .overdue),
    ]
  }
}

extension Workspace {
  /// The action items that are wanted, in the order of `ListedFollowUp`, of all incidents but drills,
  /// or of drills only; and how many of drills there are.
  ///
  /// Of one incident where that is named, which may be a drill.
  func followUps(
    in incident: String? = nil, ofDrills countsDrills: Bool = false,
    where isWanted: (ListedFollowUp) -> Bool = { _ in true }
  ) throws(CommandFailure) -> (items: [ListedFollowUp], ofDrills: Int) {
    var found: [ListedFollowUp] = []
    var ofDrills = 0
    let ids = if let incident { [incident] } else { try incidentIDs() }
    forEachIncident(in: ids) { one in
      let items = ListedFollowUp.all(of: one).filter(isWanted)
      if incident != nil || one.isDrill == countsDrills { found += items }
      if incident == nil, one.isDrill { ofDrills += items.count }
    }
    return (ListedFollowUp.sorted(found, at: now), ofDrills)
  }

  /// The action item that a code or words mean.
  func followUp(meant text: String, in incident: String?) throws(CommandFailure) -> ListedFollowUp {
    let word = text.trimmed.lowercased()
    var found = meant(word, among: try followUps(in: incident).items)
    if found.isEmpty, incident == nil {
      found = meant(word, among: try followUps(ofDrills: true).items)
    }
    guard let first = found.first else {
      throw CommandFailure(
        .notFound, "no action item fits \"\(text)\"", hints: ["outage followup list --open"])
    }
    guard found.count == 1 else {
      throw CommandFailure(
        .usage, "\"\(text)\" fits \(found.count) action items",
        hints: found.map { "outage followup done \(Event.code(of: $0.item.id))" })
    }
    return first
  }

  private func meant(_ word: String, among items: [ListedFollowUp]) -> [ListedFollowUp] {
    let coded = items.filter { word.utf8.count >= 4 && $0.item.id.lowercased().hasSuffix(word) }
    return coded.isEmpty
      ? items.filter { $0.item.doneAt == nil && $0.item.text.lowercased().contains(word) } : coded
  }
}
