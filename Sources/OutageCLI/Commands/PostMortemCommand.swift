import ArgumentParsing
import Encoding
import Exporters
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let postMortem = answering(
    CommandSpec(
      "postmortem", group: CommandGroup.afterwards, summary: "Draft the post-mortem, and check it",
      discussion: """
        Writes postmortem.md beside the timeline, from the record. Run again, it brings in what is \
        new and keeps every word of yours, wherever you moved it: a line that you changed stays, \
        with the record's word under it if that changed too; a line that you took out stays out.

        --check writes nothing. It names what is missing or weak, a line each: \
        file:line:column: severity: message, and under it what to type. The status is 1 where \
        there is something.
        """,
      examples: ["outage postmortem", "outage postmortem --edit", "outage postmortem --check"],
      operands: [Operand("ID", .optional, kind: .incident, help: "Which incident")],
      options: [
        OptionSpec("--edit", help: "Open it in your editor"),
        OptionSpec("--check", help: "Name what is missing or weak in it"),
      ])
  ) { (context) throws(Interruption) in
    let desk = try context.desk(named: "ID")
    let draft = PostMortemDraft(desk)
    let isCheck = context.invocation.has("--check")
    if context.invocation.has("--edit") {
      try show(
        try context.failing { () throws(CommandFailure) in try draft.write() }, draft, context)
      let opened = draft.remembered
      try context.failing { () throws(CommandFailure) in
        try context.workspace.edit(draft.path, again: "outage postmortem \(desk.id) --edit")
      }
      // What somebody else brought in meanwhile, the editor has just written over.
      if let opened, draft.remembered?.remembered != opened.remembered {
        desk.refresh()
        let outcome = try context.failing { () throws(CommandFailure) in
          try draft.write(since: opened)
        }
        try show(outcome, draft, context)
      }
    } else if !isCheck {
      let outcome = try context.failing { () throws(CommandFailure) in try draft.write() }
      try show(outcome, draft, context)
      if context.wantsJSON {
        try context.printJSON(json(outcome, draft, desk))
      } else {
        context.console.print(StyledText(draft.path))
      }
    }
    return isCheck ? try checkPostMortem(draft, desk, context) : .done
  }

  /// Says what was brought in.
  private static func show(
    _ outcome: PostMortemDraft.Outcome, _ draft: PostMortemDraft, _ context: CommandContext
  ) throws(Interruption) {
    switch outcome.state {
    case .written: context.console.confirm("wrote \(draft.path)")
    case .merged: context.console.confirm("brought what is new into \(draft.path)")
    case .unchanged: context.console.confirm("nothing new for \(draft.path)")
    }
    for line in outcome.news.sentences { context.console.confirm(line) }
  }

  private static func json(
    _ outcome: PostMortemDraft.Outcome, _ draft: PostMortemDraft, _ desk: Desk
  ) -> JSON {
    [
      "incident": .string(desk.id), "path": .string(draft.path),
      "state": .string(outcome.state.rawValue), "sections": .array(outcome.news.map(\.json)),
    ]
  }
}

extension PostMortemNews {
  fileprivate var json: JSON {
    [
      "section": .string(section), "added": JSON(added), "changed": JSON(changed),
      "remarked": JSON(remarked), "removed": JSON(removed), "leftOut": JSON(leftOut),
    ]
  }
}

extension [PostMortemNews] {
  /// What was brought in, a line for each way.
  fileprivate var sentences: [String] {
    [
      told("new", \.added), told("as the record has it now", \.changed),
      told("put under your words, because the record changed", \.remarked),
      told("gone from the record", \.removed),
      told("left out, because you took the section out", \.leftOut),
    ].compactMap(\.self)
  }

  /// `new: 3 lines in Timeline, 1 in Follow-ups`; nil where nothing is.
  private func told(_ way: String, _ count: KeyPath<PostMortemNews, Int>) -> String? {
    let found = filter { $0[keyPath: count] > 0 }
    guard let first = found.first else { return nil }
    let lines = first[keyPath: count] == 1 ? "line" : "lines"
    let others = found.dropFirst().map { ", \($0[keyPath: count]) in \($0.section)" }
    return "\(way): \(first[keyPath: count]) \(lines) in \(first.section)\(others.joined())"
  }
}
