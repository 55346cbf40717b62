import SystemIO

extension Workspace {
  /// Opens a file in the person's editor; `again` is the command that opens it once more.
  func edit(_ path: String, again: String? = nil) throws(CommandFailure) {
    let editor = editor.command
    // Lent and not closed: what was typed ahead and killed is the session's still.
    console.lendTerminal()
    let request = Subprocess.Request(["sh", "-c", "\(editor) \"$1\"", "sh", path])
    let exit: Subprocess.Exit
    do throws(SystemError) {
      exit = try world.programs.runAttached(request)
    } catch {
      throw CommandFailure(error)
    }
    // What the shell answers for a program that is not there.
    if case .status(127) = exit {
      throw CommandFailure(
        .unavailable, "the editor \(editor) was not found",
        hints: [again.map { "VISUAL=nano \($0)" }].compactMap(\.self))
    }
    guard exit.isSuccess else {
      throw CommandFailure(
        .unavailable, "\(editor) ended with an error; \(path) is as it left it",
        hints: [again].compactMap(\.self))
    }
  }
}
