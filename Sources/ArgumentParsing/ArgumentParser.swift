/// Reads one command line against a table.
///
/// The first mistake is kept and reading goes on, because help that stands after it wins.
struct ArgumentParser {
  private let table: CommandTable
  private let tokens: [ArgumentToken]
  private let resolver: CommandResolver
  private let scope: OptionScope
  private let path: [String]
  private var invocation: Invocation
  private var words: [OperandBinder.Word] = []
  private var firstError: ArgumentError?
  private var lastOption: (option: OptionSpec, valueIndex: Int)?

  init(table: CommandTable, surface: Surface, tokens: [ArgumentToken]) {
    self.table = table
    self.tokens = tokens
    resolver = CommandResolver(table: table, surface: surface, tokens: tokens)
    path = resolver.commands.map(\.name)
    scope = OptionScope(
      options: table.acceptedOptions(of: resolver.commands.last), surface: surface)
    invocation = Invocation(path: path)
  }

  mutating func parse() throws(ArgumentError) -> Invocation {
    readWords()
    if invocation.isHelp {
      // Help of a verb that does not exist would be an answer to another question.
      if path.isEmpty, let error = resolver.error { throw error }
      return Invocation(path: path, help: invocation.help)
    }
    if resolver.hasVersion || invocation.has(OptionSpec.version.long) {
      return Invocation(path: [], isVersion: true)
    }
    if let error = resolver.error ?? firstError { throw error }
    guard let command = resolver.commands.last else { return invocation }
    if command.needsSubcommand {
      throw .missingSubcommand(
        path: path, choices: command.subcommands.filter { !$0.isHidden }.map(\.name))
    }
    let binder = OperandBinder(command: command, path: path)
    try binder.bind(words, into: &invocation)
    try checkOptions(of: command)
    return invocation
  }

  private mutating func readWords() {
    var hasEnded = false
    var index = 0
    while index < tokens.count {
      defer { index += 1 }
      if resolver.indices.contains(index) { continue }
      switch hasEnded ? .value : tokens[index].shape {
      case .terminator:
        hasEnded = true
      case .value:
        addWord(at: index)
      case .long(let name, let value):
        readLong(name, value, at: &index)
      case .cluster(let letters):
        readCluster(letters, at: &index)
      }
    }
  }

  private mutating func addWord(at index: Int) {
    var word = OperandBinder.Word(text: tokens[index].text, index: index)
    if let lastOption, lastOption.valueIndex == index - 1 || words.last?.follows != nil {
      word.follows = lastOption.option
    }
    words.append(word)
  }

  private mutating func readLong(_ name: String, _ value: String?, at index: inout Int) {
    let origin = TokenOrigin(index)
    switch scope.long(name) {
    case .unknown:
      fail(
        .unknownOption(
          path: path, name: name, origin: origin, suggestions: suggestions(for: name)))
    case .ambiguous(let candidates):
      fail(.ambiguousOption(path: path, name: name, origin: origin, candidates: candidates))
    case .found(.help):
      invocation.help = .long
    case .found(let option) where option.valueName == nil:
      guard let value else { return invocation.options[option.long] = [] }
      fail(.unexpectedValue(path: path, option: option, value: value, origin: origin))
    case .found(let option):
      if let value {
        record(value, for: option, at: index, origin: origin)
      } else if option.hasOptionalValue {
        invocation.options[option.long] = invocation.options[option.long] ?? []
      } else {
        recordNextWord(for: option, at: &index, origin: origin)
      }
    }
  }

  private mutating func readCluster(_ letters: [Character], at index: inout Int) {
    for (offset, letter) in letters.enumerated() {
      let origin = TokenOrigin(index, offset: offset + 1)
      guard let option = scope.short(letter) else {
        return failCluster(letters, letter, origin: origin)
      }
      if option == .help {
        invocation.help = invocation.help ?? .short
      } else if option.takesNextWord {
        let joined = letters[(offset + 1)...]
        if joined.isEmpty { return recordNextWord(for: option, at: &index, origin: origin) }
        let value = joined.first == "=" ? joined.dropFirst() : joined
        return record(String(value), for: option, at: index, origin: origin)
      } else {
        invocation.options[option.long] = invocation.options[option.long] ?? []
      }
    }
  }

  /// Tells `-why`, one dash too few, from a cluster with a wrong letter.
  private mutating func failCluster(
    _ letters: [Character], _ letter: Character, origin: TokenOrigin
  ) {
    let asLong = "--" + String(letters)
    let isLong = letters.count > 1 && scope.options.contains { $0.long == asLong }
    fail(
      .unknownOption(
        path: path, name: isLong ? "-" + String(letters) : "-\(letter)",
        origin: isLong ? TokenOrigin(origin.index) : origin,
        suggestions: isLong ? [asLong] : []))
  }

  private mutating func recordNextWord(
    for option: OptionSpec, at index: inout Int, origin: TokenOrigin
  ) {
    let next = index + 1
    guard next < tokens.count, !resolver.indices.contains(next), tokens[next].canBeOptionValue
    else { return fail(.missingValue(path: path, option: option, origin: origin)) }
    index = next
    record(tokens[next].text, for: option, at: next, origin: TokenOrigin(next))
  }

  private mutating func record(
    _ value: String, for option: OptionSpec, at index: Int, origin: TokenOrigin
  ) {
    lastOption = (option, index)
    guard !value.isBlank else {
      return fail(.emptyValue(path: path, subject: .option(option), origin: origin))
    }
    guard let canonical = option.choice(for: value) else {
      return fail(
        .invalidChoice(path: path, subject: .option(option), value: value, origin: origin))
    }
    let earlier = option.isRepeatable ? invocation.options[option.long] ?? [] : []
    invocation.options[option.long] = earlier + [canonical]
  }

  private mutating func checkOptions(of command: CommandSpec) throws(ArgumentError) {
    for group in command.exclusiveOptions {
      let given = group.filter { invocation.has($0) }
      if given.count > 1 {
        throw .conflictingOptions(path: path, first: given[0], second: given[1])
      }
    }
    if command.options.contains(where: { $0.suppliesOperands && invocation.has($0.long) }) {
      invocation.missing = []
    }
    invocation.missingOptions = command.options.filter {
      $0.isRequired && !invocation.has($0.long)
    }
  }

  private func suggestions(for name: String) -> [String] {
    NameSuggestion.nearest(to: name, among: scope.options.map(\.long))
  }

  private mutating func fail(_ error: ArgumentError) {
    firstError = firstError ?? error
  }
}
