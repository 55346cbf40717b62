import IncidentModel
import RunbookLibrary
import TerminalUI

/// The commands of an incident's runbooks that can be run now, by number.
struct CommandList {
  /// In the order of the runbooks and of their lines; a command's number is its place, from 1.
  let commands: [RunbookCommand]

  /// The commands of a step; of all steps when it has none.
  init(_ runbooks: [Runbook], step: Step) {
    let all = runbooks.flatMap(\.commands).filter { !$0.isManual }
    let own = all.filter { $0.step == step }
    commands = own.isEmpty ? all : own
  }

  /// The commands of a number, or of a name: its id, or that with its runbook's before a slash.
  ///
  /// More than one where several runbooks call one so.
  func commands(_ word: String, among all: [RunbookCommand]) -> [RunbookCommand] {
    if let number = Int(word) {
      return commands.indices.contains(number - 1) ? [commands[number - 1]] : []
    }
    var books: Set<String> = []
    return (commands + all).filter { command in
      guard let id = command.id, id == word || "\(command.runbook)/\(id)" == word else {
        return false
      }
      return books.insert(command.runbook).inserted
    }
  }

  /// The list on a screen.
  func lines(width: Int) -> [StyledText] {
    commands.enumerated().map { place, command in
      let number = String(place + 1)
      let name = (command.id ?? "line \(command.line)").padded(to: 14)
      return
        (StyledText("\(number.count < 2 ? " " : "")\(number)", .number)
        + StyledText("  \(command.effect.word.padded(to: 7)) \(name) \(command.firstLine)"))
        .sanitized().truncated(to: width)
    }
  }
}

extension RunbookFence.Effect {
  /// The word for it.
  var word: String {
    switch self {
    case .check: "check"
    case .change: "CHANGE"
    case .unknown: "?"
    }
  }
}

extension Workspace {
  /// The runbooks of an incident as it uses them, the ones that were chosen before the playbook.
  func runbooks(of desk: Desk) -> [Runbook] {
    let attached = desk.incident.runbooks
    let playbook = desk.incident.playbook?.id
    let ordered = attached.filter { $0.id != playbook } + attached.filter { $0.id == playbook }
    return ordered.compactMap { pinned($0, at: desk.id) }
  }
}
