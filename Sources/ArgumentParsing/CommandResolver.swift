/// Finds which command a line is about, before any of its options is judged.
///
/// An error about an option can then name the right command, and options may stand before the
/// verb.
struct CommandResolver {
  /// The commands found, outermost first.
  private(set) var commands: [CommandSpec] = []
  /// The indices of the words that named them.
  private(set) var indices: Set<Int> = []
  /// Why the search ended early.
  private(set) var error: ArgumentError?
  /// Whether `--version` stands before the verb.
  private(set) var hasVersion = false

  private let table: CommandTable
  private let surface: Surface

  init(table: CommandTable, surface: Surface, tokens: [ArgumentToken]) {
    self.table = table
    self.surface = surface
    var scope = scopeAfterCommands()
    var hasEnded = false
    var index = 0
    while index < tokens.count {
      let shape = hasEnded ? .value : tokens[index].shape
      switch shape {
      case .terminator:
        hasEnded = true
      case .long, .cluster:
        if commands.isEmpty, isVersion(shape) { hasVersion = true }
        if scope.takesNextWord(shape), index + 1 < tokens.count,
          tokens[index + 1].canBeOptionValue
        {
          index += 1
        }
      case .value:
        guard take(tokens[index], at: index, isAfterTerminator: hasEnded) else { return }
        scope = scopeAfterCommands()
      }
      index += 1
    }
  }

  /// Uses a word as a name; `false` ends the search.
  private mutating func take(
    _ token: ArgumentToken, at index: Int, isAfterTerminator: Bool
  ) -> Bool {
    let level = commands.last?.subcommands ?? table.commands
    guard !level.isEmpty else { return false }
    // Beside operands a subcommand is only what is typed in full: `/task do the thing` is no
    // beginning of `/task done`.
    let competesWithText = commands.last.map { !$0.operands.isEmpty } ?? false
    if competesWithText, isAfterTerminator || token.isQuoted { return false }
    let lookup = CommandLookup(commands: level, surface: surface)
    let path = commands.map(\.name)
    switch lookup.find(token.text, allowsBeginning: !competesWithText) {
    case .found(let command):
      commands.append(command)
      indices.insert(index)
      return true
    case .ambiguous(let candidates):
      error = .ambiguousCommand(
        path: path, word: token.text, origin: TokenOrigin(index), candidates: candidates)
    case .unknown:
      if competesWithText { return false }
      var suggestions = lookup.suggestions(for: token.text)
      if path.isEmpty, let meant = table.borrowedWords[token.text] { suggestions = [meant] }
      error = .unknownCommand(
        path: path, word: token.text, origin: TokenOrigin(index), suggestions: suggestions)
    }
    return false
  }

  /// Every option that may stand after the commands found so far.
  private func scopeAfterCommands() -> OptionScope {
    var options = table.globalOptions + table.recordingOptions + [.help]
    if let command = commands.last {
      options += command.options + Self.options(below: command.subcommands)
    } else {
      options += [.version] + Self.options(below: table.commands)
    }
    return OptionScope(options: options, surface: surface)
  }

  private static func options(below commands: [CommandSpec]) -> [OptionSpec] {
    commands.flatMap { $0.options + options(below: $0.subcommands) }
  }

  private func isVersion(_ shape: ArgumentToken.Shape) -> Bool {
    switch shape {
    case .long(let name, value: nil): name == OptionSpec.version.long
    case .cluster(let letters): letters.count == 1 && OptionSpec.version.short == "-\(letters[0])"
    default: false
    }
  }
}
