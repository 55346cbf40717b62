import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let task = recording(
    CommandSpec(
      "task", group: CommandGroup.people, summary: "Give work to someone",
      examples: [
        "outage task check the replica --to bo --in 15m",
        "outage task why do logins hang --to bo --with cy,di --in 20m",
      ],
      operands: [
        Operand("TEXT", .rest, question: "What is to be done", kind: .text, help: "The work")
      ],
      options: [
        OptionSpec(
          "--to", value: "NAME", isRequired: true, question: "Who does it", kind: .person,
          help: "Who does it"),
        OptionSpec(
          "--with", value: "NAMES", kind: .person,
          help: "Who else is in the group that NAME leads, parted by commas"),
        OptionSpec("--in", value: "DURATION", kind: .duration, help: "How long it may take"),
      ],
      subcommands: [
        CommandSpec(
          "done", summary: "Say that work is done", examples: ["outage task done last"],
          operands: [.reference], isRecording: true),
        CommandSpec("list", summary: "List the work given", examples: ["outage task list"]),
      ])
  ) { (context) throws(Interruption) in
    let name = try context.knownPerson(context.invocation.value("--to") ?? "")
    var data: EventData = [.text: try context.required("TEXT"), .to: name]
    var group: [String] = []
    for list in context.invocation.values("--with") {
      for word in list.split(separator: ",").map(\.trimmed) where !word.isEmpty {
        group.append(try context.knownPerson(word))
      }
    }
    data.set(.with, group.filter { $0 != name })
    if let seconds = try context.duration(context.invocation.value("--in")) {
      data.set(.due, (try context.happenedAt() ?? context.now).advanced(bySeconds: seconds))
    }
    return [try context.draft(.taskAssigned, data)]
  }

  static let taskDone: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let reference = try Reference(context)
    let word = try context.required("REF")
    let event = try context.failing { () throws(CommandFailure) in
      try reference.event(word, among: [.taskAssigned])
    }
    try context.record([try context.draft(.taskDone, [.ref: event.id])])
    return .done
  }

  static let taskList: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let situation = try context.situation()
    if situation.incident.tasks.isEmpty { context.console.say("No work given.") }
    for task in situation.incident.tasks {
      let state =
        task.doneAt.map { "done \(situation.times.near($0, now: situation.now))" }
        ?? task.due.map { "due \(situation.times.near($0, now: situation.now))" } ?? "open"
      let code = String(task.id.suffix(4)).lowercased()
      let names = ([task.to] + task.with).joined(separator: ", ")
      context.console.printWrapped(
        StyledText("\(code)  \(names)  \(task.text.onOneLine)  \(state)"))
    }
    return .done
  }
}
