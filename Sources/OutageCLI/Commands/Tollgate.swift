import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let tollgate = recording(
    CommandSpec(
      "tollgate", group: CommandGroup.afterwards,
      summary: "Say why a tollgate let the fault through",
      examples: ["outage tollgate unit pool and app not covered together --ticket OPS-1"],
      operands: [
        Operand(
          "NAME", question: "Which tollgate", kind: .tollgate, help: "The tollgate, by its id"),
        Operand(
          "TEXT", .rest, question: "Why did it let it through, as a fact", kind: .text,
          help: "The factual reason"),
      ],
      options: [OptionSpec("--ticket", value: "T", help: "The ticket that answers it")])
  ) { (context) throws(Interruption) in
    let word = try context.required("NAME")
    let name = try context.situation().playbook.tollgateID(word)
    return [
      try context.draft(
        .tollgate,
        [
          .name: name, .text: try context.required("TEXT"),
          .ticket: context.invocation.value("--ticket"),
        ])
    ]
  }

  static let contribute = recording(
    CommandSpec(
      "contribute", group: CommandGroup.afterwards, summary: "Keep what a responder saw",
      discussion: "The text is read from a file, from standard input, or asked for.",
      examples: ["outage contribute bo notes.txt", "outage contribute bo -"],
      operands: [
        Operand("NAME", .optional, kind: .person, help: "Whose it is; else yours"),
        Operand("FILE", .optional, kind: .file, help: "The file, or - for standard input"),
      ])
  ) { (context) throws(Interruption) in
    let named = context.invocation.text("NAME")
    let name = try named.map { word throws(Interruption) in try context.person(word) }
    let text: String?
    let isPiped = context.invocation.text("FILE") == "-"
    // In a session standard input is the prompt: whoever wants to type is asked.
    if !(isPiped && context.isInSession), let file = try context.text("FILE") {
      text =
        isPiped
        ? file
        : try context.failing { () throws(CommandFailure) in
          try context.workspace.readTextFile(file)
        }
    } else {
      text = try context.asked(
        for: "FILE", "What did \(name ?? context.workspace.speakerName) see")
    }
    guard let text else { throw .cancelled }
    let speaker = try context.speaker()
    return [
      try context.draft(.contribution, [.name: name ?? speaker.by, .text: text])
    ]
  }

  static let review = recording(
    CommandSpec(
      "review", group: CommandGroup.afterwards, summary: "Say when the review is or was",
      examples: ["outage review scheduled \"mon 10:00\"", "outage review held -1h"],
      operands: [
        Operand("STATE", choices: ["scheduled", "held"], question: "scheduled or held"),
        Operand("TIME", .rest, question: "When", kind: .time, help: "When it is or was"),
      ])
  ) { (context) throws(Interruption) in
    let isPlanned = try context.required("STATE") == "scheduled"
    let time = try context.time(try context.required("TIME"), isPlanned ? .future : .past)
    var data = EventData()
    data.set(.time, time)
    if let time {
      context.console.confirm("review \(context.workspace.times.full(time))")
    }
    return [try context.draft(isPlanned ? .reviewScheduled : .reviewHeld, data)]
  }
}
