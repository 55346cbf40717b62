import ArgumentParsing
import Encoding
import IncidentModel
import Markdown
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let markdown = doing(
    CommandSpec(
      "markdown", group: CommandGroup.setUp, summary: "Render Markdown as an HTML fragment",
      discussion: """
        Reads FILE, or standard input, and writes the HTML that CommonMark 0.31.2 gives it, with \
        GitHub's tables, task items, strikethrough, autolinks and footnotes. Front matter is not \
        taken apart: this is what any other reader of Markdown makes of the file.
        """,
      examples: [
        "outage markdown README.md", "echo '*now*' | outage markdown --commonmark",
      ],
      operands: [
        Operand("FILE", .optional, kind: .file, help: "The file; - or nothing is standard input")
      ],
      options: [OptionSpec("--commonmark", help: "Without GitHub's extensions")])
  ) { (context) throws(Interruption) in
    let isPlain = context.invocation.has("--commonmark")
    let document = Document(
      parsing: try context.source(named: "FILE"), options: isPlain ? .commonMark : .gitHub)
    context.console.printRaw(document.html(filteringTags: !isPlain))
  }
}

extension CommandContext {
  /// The bytes of the file that an operand names, or of standard input.
  fileprivate func source(named operand: String) throws(Interruption) -> [UInt8] {
    let file = invocation.text(operand).flatMap { $0 == "-" ? nil : $0 }
    if file == nil, isInSession {
      throw .failed(
        CommandFailure(.usage, "\(operand) is missing", hints: ["outage markdown README.md"]))
    }
    do throws(SystemError) {
      guard let file else { return try workspace.world.readInput() }
      return try workspace.world.files.readFile(file, limit: 1 << 28)
    } catch {
      throw .failed(CommandFailure(error))
    }
  }
}
