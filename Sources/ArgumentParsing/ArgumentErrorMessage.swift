/// The words for an `ArgumentError`; no other file has any.
///
/// The parts carry no prefix and may hold what was typed, so that the caller has to escape control
/// characters before they reach a terminal.
public struct ArgumentErrorMessage: Equatable, Sendable {
  /// What is wrong, in lower case and without a full stop.
  public var sentence: String
  /// How the command is used.
  public var usage: String?
  /// A command that can be pasted.
  public var hint: String

  /// Words an error for the surface on which the line was typed.
  ///
  /// With `tokens`, the words of that line, a hint can repeat it with the mistake corrected.
  public init(
    _ error: ArgumentError, table: CommandTable, surface: Surface, tokens: [String] = []
  ) {
    let notation = UsageNotation(table: table, surface: surface)
    sentence = Self.sentence(for: error)
    usage = notation.summary(for: error.path)
    let help = surface == .shell || !error.path.isEmpty ? " --help" : "help"
    hint = notation.typed(error.path) + help
    if case .unknownCommand(let path, _, let origin, let suggestions) = error,
      suggestions.count == 1, let name = suggestions.first
    {
      usage = nil
      hint =
        Self.corrected(tokens, at: origin.index, with: name, surface, table: table)
        ?? notation.typed(path + [name])
    }
  }

  /// The lines for standard error: the sentence after the program's name, then usage and hint.
  public func lines(program: String) -> [String] {
    var lines = ["\(program): \(sentence)"]
    if let usage { lines.append("usage: \(usage)") }
    return lines + ["hint: \(hint)"]
  }

  /// The line as it was meant; `nil` when it would be no line to paste.
  private static func corrected(
    _ tokens: [String], at index: Int, with name: String, _ surface: Surface, table: CommandTable
  ) -> String? {
    guard tokens.indices.contains(index) else { return nil }
    var words = tokens
    words[index] = name
    let isPrintable = words.allSatisfy { word in
      word.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
    }
    guard isPrintable else { return nil }
    let line =
      surface == .shell
      ? ([table.program] + words.map(ShellWord.quoted)).joined(separator: " ")
      : "/" + words.joined(separator: " ")
    return line.count <= 200 ? line : nil
  }

  private static func sentence(for error: ArgumentError) -> String {
    switch error {
    case .unknownCommand(let path, let word, _, let suggestions):
      let owner = path.isEmpty ? "" : " of '\(path.joined(separator: " "))'"
      // A single suggestion is the hint itself.
      return "unknown command \(named(word))\(owner)"
        + (suggestions.count > 1 ? didYouMean(suggestions) : "")
    case .ambiguousCommand(_, let word, _, let candidates):
      return "\(named(word)) may be \(list(candidates))"
    case .missingSubcommand(let path, let choices):
      return "'\(path.joined(separator: " "))' needs one of \(list(choices)) after it"
    case .unknownOption(_, let name, _, let suggestions):
      return "unknown option \(named(name))\(didYouMean(suggestions))"
    case .ambiguousOption(_, let name, _, let candidates):
      return "\(named(name)) may be \(list(candidates))"
    case .missingValue(_, let option, _):
      return "missing value for '\(UsageNotation.value(option))'"
    case .unexpectedValue(_, let option, let value, _):
      return "'\(option.long)' takes no value, but \(named(value)) was given"
    case .invalidChoice(_, let subject, let value, _):
      return "\(named(value)) is no value for \(name(of: subject))"
        + ", which is \(list(choices(of: subject)))"
    case .emptyValue(_, let subject, _):
      return "the text for \(name(of: subject)) is empty"
    case .conflictingOptions(_, let first, let second):
      return "'\(first)' and '\(second)' cannot be used together"
    case .unexpectedOperands(_, let words, _, let option):
      return unexpected(words, after: option)
    case .missingOperand(_, let operand):
      let choices = operand.choices.map { ", which is \(list($0))" } ?? ""
      return "missing \(operand.name)\(choices)"
    case .missingOption(_, let option):
      return "missing option '\(UsageNotation.value(option))'"
    }
  }

  private static func unexpected(_ words: [String], after option: OptionSpec?) -> String {
    let shown = words.prefix(5).map(named).joined(separator: ", ")
    let more = words.count > 5 ? ", ..." : ""
    let count = words.count == 1 ? "unexpected word" : "\(words.count) unexpected words:"
    let advice =
      option.map { "; a value of several words needs quotes: \($0.long) '...'" } ?? ""
    return "\(count) \(shown)\(more)\(advice)"
  }

  private static func didYouMean(_ names: [String]) -> String {
    names.isEmpty ? "" : ", did you mean \(list(names.map { "'\($0)'" }))?"
  }

  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  private static func name(of subject: ArgumentError.Subject) -> String {
    switch subject {
    case .operand(let operand): operand.name
    case .option(let option): "'\(option.long)'"
    }
  }

  private static func choices(of subject: ArgumentError.Subject) -> [String] {
    switch subject {
    case .operand(let operand): operand.choices ?? []
    case .option(let option): option.choices ?? []
    }
  }

  /// What was typed, in quotes and not longer than a line.
  private static func named(_ word: String) -> String {
    word.count > 60 ? "'\(word.prefix(59))…'" : "'\(word)'"
  }
}
