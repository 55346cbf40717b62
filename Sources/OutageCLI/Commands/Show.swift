import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let show = doing(
    CommandSpec(
      "show", group: CommandGroup.action, summary: "Show the details of a step",
      discussion: """
        The facts of the step in full and its part of the playbook, or a runbook of the incident. map, changes, options, \
        matrix and risks show what was found, what changed, the ways to mitigate, side by side, what \
        the playbook advises, and what each way risks.
        """,
      examples: [
        "outage show", "outage show mitigate", "outage show options", "outage show public-first",
      ],
      operands: [
        Operand(
          "NAME", .optional, kind: .step,
          help: "A step, map, changes, options, matrix, risks, a message, or a runbook")
      ])
  ) { (context) throws(Interruption) in
    let situation = try context.situation()
    let word = context.invocation.text("NAME")
    let details = DetailView(
      situation, width: context.console.isOutputTerminal ? context.console.columns - 1 : 100)
    if let word, let subject = DetailView.Subject(rawValue: word.lowercased()) {
      let lines = details.lines(subject)
      lines.forEach(context.console.print)
      if lines.isEmpty { context.console.confirm("nothing to show yet") }
      return
    }
    if word == nil {
      let step = situation.incident.step
      let parts = [details.facts] + DetailView.subjects(of: step).map(details.lines)
      for lines in parts where !lines.isEmpty {
        lines.forEach(context.console.print)
        context.console.print("")
      }
    }
    let text: String
    if let word, let message = situation.message(word) {
      text = message
    } else if let step = word.map({ Step(word: $0) }) ?? situation.incident.step,
      let section = situation.playbook.sections[step]
    {
      text = section.markdown
    } else if let word, Step(word: word) == nil {
      let runbook = try context.failing { () throws(CommandFailure) in
        try context.workspace.runbook(named: word)
      }
      text = String(decoding: runbook.bytes, as: UTF8.self)
    } else {
      throw .failed(
        CommandFailure(.notFound, "the playbook says nothing about this step"))
    }
    context.console.printMarkdown(text)
    guard word == nil else { return }
    let desk = try context.desk()
    let list = CommandList(context.workspace.runbooks(of: desk), step: situation.incident.step)
    guard !list.commands.isEmpty else { return }
    context.console.print(StyledText("Commands, to be run by number:", .strong))
    list.lines(width: context.console.columns - 1).forEach(context.console.print)
  }
}

extension Console {
  /// Prints Markdown: on a terminal as it is read, elsewhere as it is written.
  func printMarkdown(_ text: String) {
    guard isOutputTerminal else {
      return printRaw(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }
    MarkdownView(text, width: columns - 1, isPlain: isPlain).lines.forEach(print)
  }
}
