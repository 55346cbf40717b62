/// What may stand where the cursor is, for the session's tab key and for shells that ask.
public struct Completion: Equatable, Sendable {
  /// A word to offer.
  public struct Candidate: Equatable, Hashable, Sendable {
    /// The whole word, which begins with what was typed.
    public var text: String
    /// One line about it, possibly empty.
    public var summary: String

    /// Makes a candidate.
    public init(_ text: String, summary: String = "") {
      self.text = text
      self.summary = summary
    }
  }

  /// Verbs, options and choices that fit.
  public var candidates: [Candidate]
  /// What kind of value is wanted, so that the caller can add its own; `nil` when none is.
  public var kind: ValueKind?
  /// What a value of that kind has to begin with.
  public var partialValue: String
  /// What stands before the value in the same word: `--severity=`, or nothing.
  public var valuePrefix: String

  /// Makes an answer.
  public init(
    candidates: [Candidate] = [], kind: ValueKind? = nil, partialValue: String = "",
    valuePrefix: String = ""
  ) {
    self.candidates = candidates
    self.kind = kind
    self.partialValue = partialValue
    self.valuePrefix = valuePrefix
  }
}

extension CommandTable {
  /// Completes the last of these words, which may be empty; nothing in them is an error.
  public func completion(of tokens: [String], surface: Surface) -> Completion {
    var words = tokens.map { ArgumentToken($0) }
    guard let partial = words.popLast() else {
      return completion(of: [""], surface: surface)
    }
    let resolver = CommandResolver(table: self, surface: surface, tokens: words)
    let command = resolver.commands.last
    let scope = OptionScope(options: acceptedOptions(of: command), surface: surface)
    var count = 0
    var hasEnded = false
    var pending: OptionSpec?
    var used: Set<String> = []
    for (index, word) in words.enumerated() {
      if pending != nil {
        pending = nil
        continue
      }
      let shape = hasEnded ? .value : word.shape
      switch shape {
      case .terminator: hasEnded = true
      case .value: count += resolver.indices.contains(index) ? 0 : 1
      case .long(let name, let value):
        guard case .found(let option) = scope.long(name) else { continue }
        used.insert(option.long)
        if value == nil, option.takesNextWord { pending = option }
      case .cluster(let letters):
        guard let last = letters.last, let option = scope.short(last) else { continue }
        if scope.takesNextWord(shape) { pending = option }
      }
    }
    if let pending { return values(of: pending, partial: partial.text, prefix: "") }
    if !hasEnded, partial.text.hasPrefix("-") {
      if case .long(let name, let value?) = partial.shape,
        case .found(let option) = scope.long(name), option.valueName != nil
      {
        return values(of: option, partial: value, prefix: option.long + "=")
      }
      let options = scope.options.filter {
        $0.long.hasPrefix(partial.text) && ($0.isRepeatable || !used.contains($0.long))
      }
      return Completion(candidates: options.map { .init($0.long, summary: $0.help) })
    }
    return names(of: command, count: count, partial: partial.text)
  }

  private func names(of command: CommandSpec?, count: Int, partial: String) -> Completion {
    let wanted = partial.lowercased()
    var candidates: [Completion.Candidate] = []
    if count == 0 {
      candidates = (command?.subcommands ?? commands).filter { !$0.isHidden }
        .filter { $0.name.hasPrefix(wanted) }.map { .init($0.name, summary: $0.summary) }
    }
    let operands = command?.operands ?? []
    let last = operands.last.flatMap { $0.takesRemainingWords ? $0 : nil }
    guard let operand = count < operands.count ? operands[count] : last else {
      return Completion(candidates: candidates)
    }
    candidates += (operand.choices ?? []).filter { $0.lowercased().hasPrefix(wanted) }
      .map { .init($0, summary: operand.meanings[$0] ?? "") }
    return Completion(
      candidates: candidates, kind: operand.choices == nil ? operand.kind : nil,
      partialValue: partial)
  }

  private func values(of option: OptionSpec, partial: String, prefix: String) -> Completion {
    let choices = (option.choices ?? []).filter {
      $0.lowercased().hasPrefix(partial.lowercased())
    }
    return Completion(
      candidates: choices.map { .init(prefix + $0) },
      kind: option.choices == nil ? option.kind : nil, partialValue: partial, valuePrefix: prefix)
  }
}
