import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let note = recording(
    CommandSpec(
      "note", group: CommandGroup.incident, summary: "Write down what you see",
      discussion: "In the session, whatever is no command is a note.",
      examples: [
        "outage note \"pool exhausted on app-2\"", "outage note --at -12m deploy finished",
      ],
      operands: [
        Operand("TEXT", .rest, question: "What do you see", kind: .text, help: "What you see")
      ],
      options: [
        OptionSpec(
          "--edit", short: "-e", suppliesOperands: true,
          help: "Write it in your editor; TEXT is how it begins")
      ])
  ) { (context) throws(Interruption) in
    let text =
      context.invocation.has("--edit")
      ? try edited(context) : try context.required("TEXT")
    return [try context.draft(.note, [.text: text])]
  }

  private static func edited(_ context: CommandContext) throws(Interruption) -> String {
    guard !context.console.isNeverAsking else {
      throw .failed(
        CommandFailure(.usage, "--edit opens an editor", hints: ["outage note TEXT"]))
    }
    let beginning = try context.text("TEXT") ?? ""
    return try context.failing { () throws(CommandFailure) in
      try context.workspace.written(beginningWith: beginning)
    }
  }
}
