import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let option = recording(
    CommandSpec(
      "option", group: CommandGroup.action, summary: "Propose a way to mitigate",
      examples: ["outage option roll back to 2.4.0 --approach rollback --takes 3m"],
      operands: [Operand("TEXT", .rest, question: "Which way", kind: .text, help: "The way")],
      options: [
        .approach, OptionSpec("--pros", value: "TEXT", kind: .text, help: "What speaks for it"),
        OptionSpec("--cons", value: "TEXT", kind: .text, help: "What speaks against it"),
        OptionSpec("--takes", value: "DURATION", kind: .duration, help: "How long it takes"),
      ])
  ) { (context) throws(Interruption) in
    if let takes = context.invocation.value("--takes") { _ = try context.duration(takes) }
    return [
      try context.draft(
        .optionProposed,
        [
          .text: try context.required("TEXT"), .approach: try approach(context),
          .pros: context.invocation.value("--pros"), .cons: context.invocation.value("--cons"),
          .takes: context.invocation.value("--takes"),
        ])
    ]
  }

  static let decide = recording(
    CommandSpec(
      "decide", group: CommandGroup.action, summary: "Record the leader's decision",
      discussion: "It is the leader's word, and it authorizes that action.",
      examples: ["outage decide \"roll back 2.4.1\" --why \"errors followed the deploy\""],
      operands: [
        Operand(
          "TEXT", .rest, question: "What is decided", kind: .text,
          help: "The decision, or the code of an option")
      ],
      options: [.why, .approach], takesBecause: true)
  ) { (context) throws(Interruption) in
    let text = try context.required("TEXT")
    let option = try context.situation().option(meant: text)
    let decided = option?.text ?? text
    let speaker = try context.leaderSpeaker()
    let approach = try approach(context) ?? option?.approach
    var gates: [EventDraft] = []
    var why = context.invocation.value("--why")
    for gate in try context.situation().gates(beforeDeciding: decided, approach: approach) {
      guard gate.id == Situation.riskierGate else {
        gates += try context.pass([gate], to: "decide it", speaker: speaker)
        continue
      }
      let (passed, sentence) = try context.explain(gate, speaker: speaker)
      // Why this way and why not the safer one is one and the same sentence.
      why = why ?? sentence
      gates.append(passed)
    }
    if why == nil { why = try context.reason("Decision by \(speaker.by): \(decided)") }
    return gates + [
      try context.draft(
        .decision,
        [.text: decided, .why: why, .approach: approach, .ref: option?.id], speaker: speaker)
    ]
  }

  static let authorize = recording(
    CommandSpec(
      "authorize", group: CommandGroup.action, summary: "Allow one change of state",
      examples: ["outage authorize kill the long queries on db-1"],
      operands: [
        Operand("TEXT", .rest, question: "What is allowed", kind: .text, help: "What is allowed")
      ])
  ) { (context) throws(Interruption) in
    [
      try context.draft(
        .authorized, [.text: try context.required("TEXT")], speaker: try context.leaderSpeaker())
    ]
  }

  /// The approach of `--approach`, which must be one of the playbook's where it has any.
  static func approach(_ context: CommandContext) throws(Interruption) -> String? {
    guard let word = context.invocation.value("--approach") else { return nil }
    let known = try context.situation().playbook.approaches
    guard !known.isEmpty else { return word }
    if let match = known.first(where: { $0.id.lowercased() == word.lowercased() }) {
      return match.id
    }
    throw .failed(
      CommandFailure(
        .usage,
        "the ladder has no approach \"\(word)\"; it has "
          + known.map(\.id).joined(separator: ", "),
        hints: context.retyped(word, among: known.map(\.id))))
  }
}

extension Situation {
  /// The option that a decision takes: by its code, or by its very words.
  func option(meant text: String) -> MitigationOption? {
    let word = text.trimmed.lowercased()
    let open = incident.options.filter { $0.ruledOut == nil }
    if word.utf8.count >= 4, !word.contains(" "),
      let coded = incident.options.first(where: { $0.id.lowercased().hasSuffix(word) })
    {
      return coded
    }
    return open.last { $0.text.lowercased() == word }
      ?? open.last { $0.text.lowercased().hasPrefix(word + " ") }
  }
}
