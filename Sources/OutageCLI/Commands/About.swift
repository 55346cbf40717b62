import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let version = doing(
    CommandSpec(
      "version", group: CommandGroup.setUp, summary: "Print the version",
      examples: ["outage version"])
  ) { (context) throws(Interruption) in
    let table = context.workspace.table
    context.console.print("\(table.program) \(table.version)")
  }

  static let help = doing(
    CommandSpec(
      "help", group: CommandGroup.setUp, summary: "Show help",
      examples: ["outage help decide", "outage help environment"],
      operands: [Operand("VERB", .optionalList, help: "A verb, or a topic")])
  ) { (context) throws(Interruption) in
    let words = context.invocation.texts("VERB")
    let generator = HelpGenerator(
      table: context.workspace.table, width: max(40, context.console.columns - 1),
      surface: context.isInSession ? .session : .shell)
    let path = context.workspace.table.commands(along: words)?.map(\.name)
    guard
      let text = path.flatMap({ generator.help(for: $0, .long) })
        ?? (words.count == 1 ? generator.topic(words[0]) : nil)
    else {
      throw .failed(
        CommandFailure(
          .usage, "no verb \"\(words.joined(separator: " "))\"", hints: ["outage help"]))
    }
    context.console.print(StyledText(text.trimmingLastNewline))
  }

  static let completions = doing(
    CommandSpec(
      "completions", group: CommandGroup.setUp, summary: "Print a completion script for your shell",
      examples: ["outage completions bash"],
      operands: [Operand("SHELL", choices: ["bash", "zsh", "fish"], help: "bash, zsh or fish")])
  ) { (context) throws(Interruption) in
    let shells: [String: CompletionScript.Shell] = ["bash": .bash, "zsh": .zsh, "fish": .fish]
    guard let shell = shells[try context.required("SHELL")] else { throw .cancelled }
    let text = CompletionScript.text(for: shell, table: context.workspace.table)
    context.console.printRaw(Array(text.utf8))
  }

  static let manual = doing(
    CommandSpec(
      "manual", group: CommandGroup.setUp, summary: "Print the manual page",
      examples: ["outage manual"])
  ) { (context) throws(Interruption) in
    let text = ManualPage.text(
      for: context.workspace.table, seeAlso: ["git(1)", "curl(1)"])
    context.console.printRaw(Array(text.utf8))
  }

  static let quit = doing(
    CommandSpec(
      "quit", group: CommandGroup.setUp, summary: "Leave the session; the incident goes on",
      examples: ["/quit"])
  ) { (context) throws(Interruption) in
    throw .failed(CommandFailure(.usage, "quit leaves a session", hints: ["outage resume"]))
  }
}
