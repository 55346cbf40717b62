import ArgumentParsing
import Encoding
import Exporters
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let postMortem = doing(
    CommandSpec(
      "postmortem", group: CommandGroup.afterwards, summary: "Draft the post-mortem",
      discussion: """
        Writes postmortem.md beside the timeline, from the record. A draft that people have edited \
        is kept as it is.
        """,
      examples: ["outage postmortem", "outage postmortem --edit"],
      operands: [Operand("ID", .optional, kind: .incident, help: "Which incident")],
      options: [OptionSpec("--edit", help: "Open it in your editor")])
  ) { (context) throws(Interruption) in
    let desk = try context.desk(named: "ID")
    let draft = PostMortemDraft(desk)
    switch try context.failing({ () throws(CommandFailure) in try draft.write() }) {
    case .written:
      context.console.confirm("wrote \(draft.path)")
    case .keptEdits:
      context.console.confirm("kept your edits in \(draft.path)")
      context.console.confirm("hint: outage export \(desk.id) --format markdown")
    }
    if context.invocation.has("--edit") {
      try context.failing { () throws(CommandFailure) in try context.workspace.edit(draft.path) }
    } else {
      context.console.print(StyledText(draft.path))
    }
  }
}

/// The draft of a post-mortem that people edit.
struct PostMortemDraft {
  /// What writing it did.
  enum Outcome {
    case written
    case keptEdits
  }

  /// The file.
  let path: String
  private let stamp: String
  private let desk: Desk

  init(_ desk: Desk) {
    self.desk = desk
    path = FileSystem.join(desk.timeline.directory, "postmortem.md")
    stamp = FileSystem.join(desk.timeline.directory, ".postmortem.sha256")
  }

  /// What people made of the draft; nil where nobody edited it since it was written.
  func edited() throws(CommandFailure) -> String? {
    let files = desk.workspace.world.files
    guard files.exists(path) else { return nil }
    do throws(SystemError) {
      let current = try files.readFile(path)
      return isAsWritten(current) ? nil : String(decoding: current, as: UTF8.self)
    } catch {
      throw CommandFailure(error)
    }
  }

  private func isAsWritten(_ current: [UInt8]) -> Bool {
    let written = (try? desk.workspace.world.files.readFile(stamp, limit: 256)).map {
      String(decoding: $0, as: UTF8.self)
    }
    return written == SHA256.hex(of: current)
  }

  /// Writes the draft, unless the one that is there was edited since it was written.
  func write() throws(CommandFailure) -> Outcome {
    let files = desk.workspace.world.files
    let fresh = ExportFormat.markdown.bytes(of: desk.workspace.export(of: desk))
    do throws(SystemError) {
      if files.exists(path) {
        guard isAsWritten(try files.readFile(path)) else { return .keptEdits }
      }
      try files.replaceFile(path, fresh)
      try files.replaceFile(stamp, Array(SHA256.hex(of: fresh).utf8))
      return .written
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension Workspace {
  /// Opens a file in the person's editor.
  func edit(_ path: String) throws(CommandFailure) {
    let editor = editor.command
    console.closeLines()
    let request = Subprocess.Request(["sh", "-c", "\(editor) \"$1\"", "sh", path])
    let exit: Subprocess.Exit
    do throws(SystemError) {
      exit = try world.programs.runAttached(request)
    } catch {
      throw CommandFailure(error)
    }
    guard exit.isSuccess else {
      throw CommandFailure(.unavailable, "\(editor) ended with an error")
    }
  }
}
