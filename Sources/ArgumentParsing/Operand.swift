/// A value that a command takes by its position.
public struct Operand: Equatable, Hashable, Sendable {
  /// How many words an operand takes.
  public enum Arity: Equatable, Hashable, Sendable {
    /// Exactly one word.
    case one
    /// One word or none.
    case optional
    /// One or more words, joined by one space into one text.
    case rest
    /// Like `rest`, but may be absent.
    case optionalRest
    /// One or more separate values.
    case list
    /// Like `list`, but may be absent.
    case optionalList
  }

  /// The metavariable, which is also the key in `Invocation.operands`.
  public var name: String
  /// How many words it takes.
  public var arity: Arity
  /// The only values allowed, in their canonical spelling; case is ignored when they are typed.
  public var choices: [String]?
  /// Other spellings of a choice, as in `["1": "P1"]`.
  public var choiceAliases: [String: String]
  /// What a choice means, in a few words for completion.
  public var meanings: [String: String]
  /// How the session asks for it when it is missing; `{NAME}` stands for what was given for the operand
  /// NAME before it.
  public var question: String?
  /// What completion offers for it.
  public var kind: ValueKind
  /// One line for the help.
  public var help: String

  /// Declares an operand.
  public init(
    _ name: String, _ arity: Arity = .one, choices: [String]? = nil,
    choiceAliases: [String: String] = [:], question: String? = nil, kind: ValueKind = .any,
    help: String = "", meanings: [String: String] = [:]
  ) {
    self.name = name
    self.arity = arity
    self.choices = choices
    self.choiceAliases = choiceAliases
    self.meanings = meanings
    self.question = question
    self.kind = kind
    self.help = help
  }

  /// Whether the command cannot go on without it.
  public var isRequired: Bool {
    switch arity {
    case .one, .rest, .list: true
    case .optional, .optionalRest, .optionalList: false
    }
  }

  /// Whether it takes every word that is left.
  public var takesRemainingWords: Bool {
    switch arity {
    case .rest, .optionalRest, .list, .optionalList: true
    case .one, .optional: false
    }
  }

  /// Whether its words are joined into one text.
  public var isJoined: Bool { arity == .rest || arity == .optionalRest }
}
