import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// What Tab offers in the session: verbs, their options, and the names of this incident.
struct SessionCompleter {
  let desk: Desk

  /// The completions of the word before the cursor.
  func completions(_ line: String, _ cursor: Int) -> [TerminalUI.Completion] {
    let before = String(line.prefix(cursor))
    if before.hasPrefix("@"), !before.contains(" ") {
      return people.filter { $0.lowercased().hasPrefix(before.dropFirst().lowercased()) }
        .map { TerminalUI.Completion("@\($0)", meaning: meaning($0)) }
    }
    guard before.hasPrefix("/") else { return [] }
    let body = before.dropFirst()
    let table = desk.workspace.table
    guard body.contains(" ") else {
      return table.commands.filter { !$0.isHidden && $0.name.hasPrefix(body.lowercased()) }
        .map { TerminalUI.Completion("/\($0.name)", meaning: $0.summary) }
    }
    var words = body.split(separator: " ").map(String.init)
    if body.last == " " { words.append("") }
    let found = table.completion(of: words, surface: .session)
    let partial = (words.last ?? "").lowercased()
    let fixed = found.candidates.map { TerminalUI.Completion($0.text, meaning: $0.summary) }
    let named = values(of: found.kind).filter { $0.text.lowercased().hasPrefix(partial) }
    return fixed + named
  }

  /// What Tab offers in the answer to a question about something of a kind.
  func answers(_ kind: ValueKind?) -> Completer {
    { line, cursor in
      let word = line.prefix(cursor).split(separator: " ", omittingEmptySubsequences: false).last
      let partial = (word ?? "").lowercased()
      return values(of: kind).filter { $0.text.lowercased().hasPrefix(partial) }
    }
  }

  /// Everybody with a name here: on call first, then the team, those who take part or said something,
  /// the escalation chain.
  private var people: [String] {
    let record = desk.record
    let names =
      desk.situation.callOrder + record.incident.people.map(\.name) + record.events.map(\.by)
      + desk.roster.escalation.map(\.name)
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private func meaning(_ name: String) -> String {
    desk.situation.facts(about: name) ?? "person"
  }

  private func values(of kind: ValueKind?) -> [TerminalUI.Completion] {
    let playbook = desk.playbook
    switch kind {
    case .person:
      return people.map { TerminalUI.Completion($0, meaning: meaning($0)) }
    case .component:
      return ComponentMap(playbook: playbook, incident: desk.record.incident).places
        .map { TerminalUI.Completion($0.id, meaning: "\($0.name), \($0.state.rawValue)") }
    case .check:
      return playbook.checks.map { TerminalUI.Completion($0.id, meaning: $0.name) }
    case .step:
      return Step.allCases.map { TerminalUI.Completion($0.id, meaning: $0.name) }
    case .role:
      return (playbook.roles + playbook.teamRoles).map {
        TerminalUI.Completion($0.id, meaning: $0.name)
      }
    case .reference:
      return desk.record.events.suffix(30).reversed().map {
        TerminalUI.Completion($0.code(), meaning: $0.sentence(desk.names))
      }
    default:
      return []
    }
  }
}
