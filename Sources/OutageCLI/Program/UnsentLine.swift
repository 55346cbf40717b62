import SystemIO
import TerminalUI

/// A line that was being typed at an incident when the terminal went away, kept until it is gone on
/// with.
struct UnsentLine {
  private let path: String
  private let files: FileSystem

  /// The line of an incident, in a directory that need not be there yet.
  init(directory: String, incident: String, files: FileSystem) {
    path = FileSystem.join(directory, "draft-\(incident)")
    self.files = files
  }

  /// Keeps a line; the answer is whether it is safe on disk.
  func keep(_ line: String) -> Bool {
    do throws(SystemError) {
      try files.createDirectories(FileSystem.parent(of: path))
      try files.replaceFile(path, Array(line.utf8))
      return true
    } catch {
      return false
    }
  }

  /// Takes the line back, once.
  func take() -> String? {
    guard let bytes = try? files.readFile(path, limit: 1 << 24) else { return nil }
    files.removeIfThere(path)
    let line = String(decoding: bytes, as: UTF8.self)
    return line.trimmed.isEmpty ? nil : line
  }
}
