import SystemIO
import TerminalUI

/// The lines sent before, kept for all sessions of an account in one file.
///
/// It is a convenience and no record: what cannot be read or written is gone on without.
struct HistoryFile {
  private let path: String
  private let files: FileSystem

  /// The history in a directory, which need not be there yet.
  init(directory: String, files: FileSystem) {
    path = FileSystem.join(directory, "history")
    self.files = files
  }

  /// The newest lines; a file that has grown to twice as many is cut down to them.
  func read() -> History {
    guard let bytes = try? files.readFile(path, limit: 1 << 27) else { return History() }
    let history = History(encoded: bytes)
    if bytes.count(where: { $0 == UInt8(ascii: "\n") }) > 2 * History.mostEntries {
      try? files.replaceFile(path, history.encoded)
    }
    return history
  }

  /// Adds a line after those of other sessions.
  func add(_ line: String) {
    do throws(SystemError) {
      try files.createDirectories(FileSystem.parent(of: path))
      try files.withFile(path, [.write, .create, .append]) { file throws(SystemError) in
        try files.writeAll(History.encode(line), to: file, path: path)
      }
    } catch {
      // The session has the line all the same.
    }
  }
}
