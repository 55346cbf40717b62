import ArgumentParsing
import Encoding
import SystemIO

extension Workspace {
  /// Opens a file in the person's editor; `again` is the command that opens it once more.
  func edit(_ path: String, again: String? = nil) throws(CommandFailure) {
    guard try isEdited(path, again: again) else {
      throw CommandFailure(
        .unavailable, "\(editor.command) ended with an error; \(path) is as it left it",
        hints: [again].compactMap(\.self))
    }
  }

  /// Has a person write a text in their editor, in a file that nobody else can read and that is gone
  /// afterwards; a text that is empty, or an editor that failed, is no text.
  func written(beginningWith text: String) throws(CommandFailure) -> String {
    let files = world.files
    let tag = ULID.text(at: now, entropy: world.entropy.bytes(ULID.entropySize))
    tellUnfinishedNotes()
    let path = FileSystem.join(directories.state, Self.noteStart + tag + ".txt")
    defer { files.removeIfThere(path) }
    do throws(SystemError) {
      try files.createDirectories(directories.state)
      try files.createFile(path, Array((text.isEmpty ? "" : text + "\n").utf8))
    } catch {
      throw CommandFailure(error)
    }
    let isDone = try isEdited(path, again: "outage note -e")
    var bytes: [UInt8] = []
    do throws(SystemError) { bytes = try files.readFile(path) } catch  where isDone {
      throw CommandFailure(error)
    } catch {}
    let written = String(decoding: bytes, as: UTF8.self).withLineFeeds.trimmed
    guard isDone else {
      var failure = CommandFailure(
        .unavailable, "\(editor.command) ended with an error; nothing recorded",
        hints: ["outage note TEXT"])
      failure.words = written.isEmpty ? nil : written
      throw failure
    }
    guard !written.isEmpty else {
      throw CommandFailure(.usage, "the text is empty; nothing recorded")
    }
    return written
  }

  /// Says where words are that somebody wrote while the program was ended under their editor.
  private func tellUnfinishedNotes() {
    let names = (try? world.files.entries(of: directories.state)) ?? []
    for name in names.sorted() where name.hasPrefix(Self.noteStart) {
      let path = FileSystem.join(directories.state, name)
      console.say("not recorded: \(path), which an editor was left with")
      console.say("hint: outage note - < \(ShellWord.quoted(path)) && rm \(ShellWord.quoted(path))")
    }
  }

  private static let noteStart = "note-"

  /// Opens a file in the person's editor; the answer is whether it ended well.
  private func isEdited(_ path: String, again: String?) throws(CommandFailure) -> Bool {
    // As git does: what somebody chose may need no terminal, what nobody chose does.
    guard isEditorChosen || world.isInputTerminal && world.isOutputTerminal else {
      throw CommandFailure(
        .unavailable, "the editor \(editor.command) needs a terminal, and there is none",
        hints: [again.map { "VISUAL=ed \($0)" }].compactMap(\.self))
    }
    let editor = editor.command
    // Lent and not closed: what was typed ahead and killed is the session's still.
    console.lendTerminal()
    let request = Subprocess.Request(["sh", "-c", "\(editor) \"$1\"", "sh", path])
    let exit: Subprocess.Exit
    do throws(SystemError) { exit = try world.programs.runAttached(request) } catch {
      throw CommandFailure(error)
    }
    // What the shell answers for a program that is not there.
    if case .status(127) = exit {
      throw CommandFailure(
        .unavailable, "the editor \(editor) was not found",
        hints: [again.map { "VISUAL=nano \($0)" }].compactMap(\.self))
    }
    return exit.isSuccess
  }
}
