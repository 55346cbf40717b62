import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension CommandFailure {
  /// What is wrong with a command line, in words.
  init(_ message: ArgumentErrorMessage) {
    self.init(.usage, message.sentence, hints: [message.hint])
    usage = message.usage
  }

  /// What went wrong with a timeline or a store, in words.
  init(_ error: TimelineError, words: String? = nil) {
    switch error {
    case .system(let cause):
      self.init(cause)
      self.words = words
    case .notSaved(let cause, _):
      self.init(cause)
      self.words = words
    case .busy(let path, _):
      self.init(
        .busy, "another process holds \(path); try again", words: words)
    case .noSuchIncident(let id):
      self.init(.notFound, "no incident \"\(id)\"", hints: ["outage list --all"], words: words)
    case .invalidIncident(let id):
      self.init(
        .usage, "\"\(id)\" cannot be the name of an incident", hints: ["outage list --all"],
        words: words)
    case .noFreeName(let id):
      self.init(.cannotCreate, "too many incidents are called \(id)", words: words)
    }
  }

  /// What the operating system refused, in words.
  init(_ error: SystemError) {
    let status: ExitStatus
    switch error.code {
    case .permission, .notPermitted: status = .notPermitted
    case .noSuchFile: status = .notFound
    default: status = Self.creates(error.operation) ? .cannotCreate : .inputOutput
    }
    self.init(
      status, "cannot \(Self.verb(error.operation)) \(error.path): \(error.code.text)",
      hints: Self.hints(for: error))
  }

  /// What the person wanted, where the system's own word for it says little.
  private static func verb(_ operation: SystemOperation) -> String {
    switch operation {
    case .status, .entries, .readLink: "read"
    case .makeDirectory: "make the directory"
    case .removeDirectory, .unlink: "remove"
    case .truncate: "shorten"
    case .setPermissions: "set the permissions of"
    case .spawn: "run"
    case .wait, .poll: "wait for"
    case .open, .read, .write, .sync, .close, .lock, .rename, .link: operation.rawValue
    }
  }

  private static func creates(_ operation: SystemOperation) -> Bool {
    operation == .makeDirectory || operation == .open
  }

  private static func hints(for error: SystemError) -> [String] {
    guard error.path.contains("/") else { return [] }
    let directory = ShellWord.quoted(FileSystem.parent(of: error.path))
    return switch error.code {
    case .noSpace, .quotaExceeded, .readOnly: ["df -h \(directory)"]
    case .permission, .notPermitted: ["ls -ld \(directory)"]
    default: []
    }
  }
}
