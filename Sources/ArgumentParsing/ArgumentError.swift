/// Where in a command line something stands.
public struct TokenOrigin: Equatable, Hashable, Sendable {
  /// The index of the word, counted from 0 without the program's name.
  public var index: Int
  /// The character inside the word, 0 but in a cluster of short options.
  public var offset: Int

  /// Makes a place.
  public init(_ index: Int, offset: Int = 0) {
    self.index = index
    self.offset = offset
  }
}

/// What is wrong with a command line.
///
/// These are facts only: the words are in `ArgumentErrorMessage`. `path` is the command as far as it was understood.
public enum ArgumentError: Error, Equatable, Sendable {
  /// What a value was given for.
  public enum Subject: Equatable, Hashable, Sendable {
    case operand(Operand)
    case option(OptionSpec)
  }

  /// No command has this name. `suggestions` are the nearest names, possibly none.
  case unknownCommand(
    path: [String], word: String, origin: TokenOrigin, suggestions: [String])
  /// Several commands begin like this; in the session only.
  case ambiguousCommand(
    path: [String], word: String, origin: TokenOrigin, candidates: [String])
  /// The command does nothing without one of these words after it.
  case missingSubcommand(path: [String], choices: [String])
  /// The command has no such option. `suggestions` are the nearest names, possibly none.
  case unknownOption(
    path: [String], name: String, origin: TokenOrigin, suggestions: [String])
  /// Several options begin like this; in the session only.
  case ambiguousOption(
    path: [String], name: String, origin: TokenOrigin, candidates: [String])
  /// An option that needs a value stands at the end or before another option.
  case missingValue(path: [String], option: OptionSpec, origin: TokenOrigin)
  /// A switch was given a value.
  case unexpectedValue(path: [String], option: OptionSpec, value: String, origin: TokenOrigin)
  /// A value that is none of the choices.
  case invalidChoice(path: [String], subject: Subject, value: String, origin: TokenOrigin)
  /// A value of nothing, or of white space only.
  case emptyValue(path: [String], subject: Subject, origin: TokenOrigin)
  /// Two options of which only one may be given.
  case conflictingOptions(path: [String], first: String, second: String)
  /// More words than the command takes. `after` is the option whose value ends right before them.
  case unexpectedOperands(
    path: [String], words: [String], origin: TokenOrigin, after: OptionSpec?)
  /// A required operand is absent and nobody may be asked; raised by callers.
  case missingOperand(path: [String], operand: Operand)
  /// A required option is absent and nobody may be asked; raised by callers.
  case missingOption(path: [String], option: OptionSpec)

  /// The command as far as it was understood.
  public var path: [String] {
    switch self {
    case .unknownCommand(let path, _, _, _), .ambiguousCommand(let path, _, _, _),
      .missingSubcommand(let path, _), .unknownOption(let path, _, _, _),
      .ambiguousOption(let path, _, _, _), .missingValue(let path, _, _),
      .unexpectedValue(let path, _, _, _), .invalidChoice(let path, _, _, _),
      .emptyValue(let path, _, _), .conflictingOptions(let path, _, _),
      .unexpectedOperands(let path, _, _, _), .missingOperand(let path, _),
      .missingOption(let path, _):
      path
    }
  }

  /// Where the mistake stands; `nil` when something is absent.
  public var origin: TokenOrigin? {
    switch self {
    case .unknownCommand(_, _, let origin, _), .ambiguousCommand(_, _, let origin, _),
      .unknownOption(_, _, let origin, _), .ambiguousOption(_, _, let origin, _),
      .missingValue(_, _, let origin), .unexpectedValue(_, _, _, let origin),
      .invalidChoice(_, _, _, let origin), .emptyValue(_, _, let origin),
      .unexpectedOperands(_, _, let origin, _):
      origin
    case .missingSubcommand, .conflictingOptions, .missingOperand, .missingOption: nil
    }
  }
}
