import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension CommandFailure {
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
        .busy, "another process holds \(path)", hints: ["try again; no word is lost"], words: words)
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
      status, "cannot \(error.operation.rawValue) \(error.path): \(error.code.text)",
      hints: Self.hints(for: error))
  }

  private static func creates(_ operation: SystemOperation) -> Bool {
    operation == .makeDirectory || operation == .open
  }

  private static func hints(for error: SystemError) -> [String] {
    switch error.code {
    case .noSpace, .quotaExceeded: error.path.contains("/") ? ["df -h \(error.path)"] : []
    case .permission, .notPermitted, .readOnly: ["outage --store DIR …"]
    default: []
    }
  }
}

/// What is wrong at a place in a timeline, in words.
struct DamageSentence {
  let text: String

  init(_ damage: Damage) {
    let line = damage.line.map { ":\($0)" } ?? ""
    text = "\(damage.file)\(line): \(Self.words(damage.kind)) (byte \(damage.byte))"
  }

  private static func words(_ kind: Damage.Kind) -> String {
    switch kind {
    case .unreadable(let error): "cannot be read: \(error.code.text)"
    case .notAnEvent: "not an event"
    case .tornTail: "the last line is cut off"
    case .tornLine: "a line that was cut off"
    case .changed: "the line was changed after it was written"
    case .removed(let count): "\(count) \(count == 1 ? "line is" : "lines are") missing before it"
    case .outOfOrder: "the line's number is not the next one"
    case .clockBackwards: "the logical clock goes backwards"
    case .wrongWriter(let name): "the line is by another writer, \(name)"
    }
  }
}
