import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let confirm = recording(
    CommandSpec(
      "confirm", group: CommandGroup.cause, summary: "Be the second pair of eyes",
      discussion: "outage: it is real. cause: the suspected cause holds.",
      examples: ["outage confirm outage three people see 500s", "outage confirm cause --as cy"],
      operands: [
        Operand(
          "WHAT", choices: ["outage", "cause"], question: "What", help: "What is confirmed"),
        Operand("TEXT", .optionalRest, kind: .text, help: "What was seen"),
      ])
  ) { (context) throws(Interruption) in
    let text = try context.text("TEXT")
    guard try context.required("WHAT") == "cause" else {
      return [try context.draft(.outageConfirmed, [.text: text])]
    }
    let situation = try context.situation()
    guard let cause = situation.incident.cause else {
      throw .failed(
        CommandFailure(
          .usage, "no cause is suspected yet", hints: ["outage cause \"what fails\""]))
    }
    let speaker = try context.speaker()
    let asked = situation.gates(beforeConfirmingCauseBy: speaker.by)
    let gates =
      situation.lone?.name == speaker.by
      ? try context.leaveForTheMorning(
        Situation.confirming(cause), asked, speaker: speaker)
      : try context.pass(asked, to: "confirm it", speaker: speaker)
    return gates + [try context.draft(.causeConfirmed, [.ref: cause.id, .text: text])]
  }

  static let changed = recording(
    CommandSpec(
      "changed", group: CommandGroup.cause, summary: "Note what changed before the outage",
      discussion: "A time at the end of the words is when it changed.",
      examples: [
        "outage changed deploy 2.4.1 at 14:02",
        "outage changed deploy 2.4.1 --when -30m --ref 2.4.1",
      ],
      operands: [
        Operand(
          "WHAT", .rest, question: "What changed, and when", kind: .text,
          help: "What changed")
      ],
      options: [
        OptionSpec("--when", value: "TIME", kind: .time, help: "When it changed"),
        OptionSpec("--ref", value: "R", help: "A release, a commit, a ticket"),
      ])
  ) { (context) throws(Interruption) in
    var what = try context.required("WHAT")
    var when = try context.time(context.invocation.value("--when"), .past)
    if when == nil, let parted = parted(what, context) { (what, when) = parted }
    if when == nil { when = try context.happenedAt() }
    var data: EventData = [.what: what, .ref: context.invocation.value("--ref")]
    data.set(.when, when)
    if when == nil {
      context.console.confirm(
        "No time said. Add it: \(context.isInSession ? "/" : "outage ")retime last TIME")
    }
    return [try context.draft(.changed, data)]
  }

  /// Words before a time that is part of what changed.
  private static let goals: Set<String> = ["to", "until", "till", "from", "by", "for", "every"]

  /// What changed, and the time that stands at the end of its words, with or without `at`; nil where
  /// none does.
  private static func parted(_ text: String, _ context: CommandContext) -> (String, Instant)? {
    let words = text.split(whereSeparator: \.isWhitespace)
    for count in [3, 2, 1] where words.count > count {
      var head = words.dropLast(count)
      if head.count > 1, head.last?.lowercased() == "at" { head = head.dropLast() }
      // `moved the backup to 23:30` tells what changed, not when.
      guard !Self.goals.contains(head.last?.lowercased() ?? "") else { continue }
      var tail = words.suffix(count).joined(separator: " ")
      if tail.hasPrefix("@") { tail = String(tail.dropFirst()) }
      // A bare number or a date may as well be a version.
      guard tail.contains(":") || tail.hasPrefix("-") || tail.lowercased().hasSuffix(" ago"),
        let when = try? context.workspace.timeExpression(.past).instant(tail)
      else { continue }
      let what = head.joined(separator: " ")
      return (what.hasSuffix(",") ? String(what.dropLast()) : what, when)
    }
    return nil
  }

  static let theory = recording(
    CommandSpec(
      "theory", group: CommandGroup.cause, summary: "Note an idea about the cause",
      examples: ["outage theory the cache is cold"],
      operands: [Operand("TEXT", .rest, question: "What idea", kind: .text, help: "The idea")])
  ) { (context) throws(Interruption) in
    [try context.draft(.theoryOpened, [.text: try context.required("TEXT")])]
  }

  static let ruleOut = recording(
    CommandSpec(
      "ruleout", aliases: ["veto"], group: CommandGroup.cause,
      summary: "Rule out an idea, a change or an option",
      examples: ["outage ruleout cache --why \"hit rate is normal\""],
      operands: [
        Operand(
          "REF", .rest, question: "Which one, by its words", kind: .reference,
          help: "Its code, or words that fit it only")
      ],
      options: [.why], takesBecause: true)
  ) { (context) throws(Interruption) in
    let reference = try Reference(context)
    let word = try context.required("REF")
    let event = try context.failing { () throws(CommandFailure) in
      try reference.event(word, among: [.theoryOpened, .changed, .optionProposed])
    }
    let said = event.kind.flatMap { event.data[$0.textKey] } ?? word
    guard !(try context.situation().incident.isRuledOut(event.id)) else {
      context.console.confirm("out already: \(said)")
      return []
    }
    let why = try context.reason("Out: \(said)")
    return [try context.draft(.ruledOut, [.ref: event.id, .text: said, .why: why])]
  }

  static let cause = recording(
    CommandSpec(
      "cause", group: CommandGroup.cause, summary: "Say the suspected cause in plain words",
      discussion: """
        The root cause is the post-mortem's. The kind of cause, which past incidents are compared by, \
        follows from its words, unless --family names one of the playbook's.
        """,
      examples: [
        "outage cause deploy 2.4.1 leaks connections --component app --confirmed-by cy",
        "outage cause the leap second stops the scheduler --family configuration",
      ],
      operands: [
        Operand(
          "TEXT", .rest, question: "What fails, in plain words", kind: .text, help: "The cause")
      ],
      options: [
        OptionSpec("--component", value: "C", kind: .component, help: "The failing component"),
        OptionSpec(
          "--confirmed-by", value: "NAME", kind: .person, help: "The second pair of eyes"),
        OptionSpec(
          "--family", value: "KIND", help: "The kind of cause, by the playbook's id or name"),
      ])
  ) { (context) throws(Interruption) in
    let situation = try context.situation()
    let component = context.invocation.value("--component").map {
      situation.componentID($0) ?? $0
    }
    let family = try context.invocation.value("--family").map { word throws(Interruption) in
      try context.causeFamily(word, among: situation.playbook.causeFamilies)
    }
    let speaker = try context.speaker()
    var gates: [EventDraft] = []
    var second: String?
    if let named = context.invocation.value("--confirmed-by") {
      let name = try context.knownPerson(named)
      second = name
      if name == speaker.by {
        gates = try context.pass(
          [Gate(id: "second-person", missing: "the suspicion is \(name)'s own")], to: "confirm it",
          speaker: speaker)
      }
    }
    return gates + [
      try context.draft(
        .causeSuspected,
        [
          .text: try context.required("TEXT"), .component: component, .family: family,
          .confirmedBy: second,
        ])
    ]
  }
}

extension CommandContext {
  /// The id of the kind of cause that a word names.
  fileprivate func causeFamily(
    _ word: String, among families: [Playbook.CauseFamily]
  ) throws(Interruption) -> String {
    let lower = word.trimmed.lowercased()
    if let found = families.first(where: {
      $0.id.lowercased() == lower || $0.name.lowercased() == lower
    }) {
      return found.id
    }
    let ids = families.map(\.id)
    throw .failed(
      CommandFailure(
        .usage,
        "the playbook has no kind of cause \"\(word)\", only \(ids.joined(separator: ", "))",
        hints: retyped(word, among: ids)))
  }
}
