import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let amend = recording(
    CommandSpec(
      "amend", group: CommandGroup.details, summary: "Correct the words of an entry",
      discussion: """
        The original stays on disk, and timeline --history shows it. --why gives a reason that was \
        left for later.
        """,
      examples: [
        "outage amend last pool exhausted on app-3",
        "outage amend last --why \"errors followed the deploy\"",
      ],
      operands: [
        .reference,
        Operand("TEXT", .optionalRest, kind: .text, help: "The new words"),
      ],
      options: [.why])
  ) { (context) throws(Interruption) in
    let event = try meant(context)
    let why = context.invocation.value("--why")
    var text = try context.text("TEXT")
    if text == nil, why == nil {
      text = try context.asked(for: "TEXT", "What should it say")
    }
    guard text != nil || why != nil else { throw .cancelled }
    if text != nil, event.kind?.hasText == false {
      let code = event.code()
      throw .failed(
        CommandFailure(
          .usage, "\"\(event.sentence(try context.desk().names))\" has no words of its own",
          hints: [
            context.isInSession ? "/strike \(code)" : "outage strike \(code)",
            context.isInSession ? "/retime \(code) TIME" : "outage retime \(code) TIME",
          ]))
    }
    return [try context.draft(.amended, [.ref: event.id, .text: text, .why: why])]
  }

  static let retime = recording(
    CommandSpec(
      "retime", group: CommandGroup.details, summary: "Correct when an entry happened",
      examples: ["outage retime last 14:02"],
      operands: [
        .reference,
        Operand(
          "TIME", .rest, question: "When did it happen", kind: .time, help: "When it happened"),
      ])
  ) { (context) throws(Interruption) in
    let event = try meant(context)
    var data: EventData = [.ref: event.id]
    data.set(.time, try context.time(try context.required("TIME"), .past))
    return [try context.draft(.retimed, data)]
  }

  static let strike = recording(
    CommandSpec(
      "strike", group: CommandGroup.details, summary: "Draw a line through an entry",
      examples: ["outage strike last --why \"wrong incident\""], operands: [.reference],
      options: [.why], takesBecause: true)
  ) { (context) throws(Interruption) in
    let event = try meant(context)
    guard try context.desk().record.corrections.struck[event.id] == nil else {
      context.console.confirm("already struck")
      return []
    }
    return [
      try context.draft(.struck, [.ref: event.id, .why: context.invocation.value("--why")])
    ]
  }

  private static func meant(_ context: CommandContext) throws(Interruption) -> Event {
    let reference = try Reference(context)
    let word = try context.required("REF")
    return try context.failing { () throws(CommandFailure) in try reference.event(word) }
  }
}
