import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
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
}

extension Workspace {
  /// The text of a file, without its last newline.
  func readTextFile(_ path: String) throws(CommandFailure) -> String {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try world.files.readFile(path, limit: 1 << 24)
    } catch {
      throw CommandFailure(error)
    }
    let text = String(decoding: bytes, as: UTF8.self).withLineFeeds.trimmed
    guard !text.isEmpty else { throw CommandFailure(.badData, "\(path) holds no text") }
    return text
  }
}
