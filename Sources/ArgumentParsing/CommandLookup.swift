/// Finds a command by the word that somebody typed.
struct CommandLookup {
  enum Answer: Equatable {
    case found(CommandSpec)
    case ambiguous([String])
    case unknown
  }

  let commands: [CommandSpec]
  let surface: Surface

  /// Looks a word up; beginnings count in the session only, and only if `allowsBeginning`.
  func find(_ word: String, allowsBeginning: Bool = true) -> Answer {
    let wanted = surface == .session ? word.lowercased() : word
    if let exact = commands.first(where: { $0.names.contains(wanted) }) { return .found(exact) }
    guard surface == .session, allowsBeginning, !wanted.isEmpty else { return .unknown }
    let beginning = commands.filter { command in
      !command.isHidden && command.names.contains { $0.hasPrefix(wanted) }
    }
    switch beginning.count {
    case 0: return .unknown
    case 1: return .found(beginning[0])
    default:
      return .ambiguous(beginning.map { $0.names.first { $0.hasPrefix(wanted) } ?? $0.name })
    }
  }

  /// The nearest names, without those of hidden commands and no command twice.
  func suggestions(for word: String) -> [String] {
    let visible = commands.filter { !$0.isHidden }
    var seen: Set<String> = []
    return NameSuggestion.nearest(to: word, among: visible.flatMap(\.names)).filter { name in
      guard let owner = visible.first(where: { $0.names.contains(name) }) else { return false }
      return seen.insert(owner.name).inserted
    }
  }
}
