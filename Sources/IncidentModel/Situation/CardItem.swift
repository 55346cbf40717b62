public import Encoding

/// One numbered item of a card.
public struct CardItem: Equatable, Sendable {
  /// What choosing it does.
  public enum Choice: Equatable, Sendable {
    /// Runs a command, which asks for what it still lacks.
    case run(CardCommand)
    /// Asks one question and runs a command with the answer behind it.
    case ask(String, CardCommand)
    /// Asks one question whose answers are commands; an empty answer takes the usual one, where
    /// there is one.
    case question(String, [Answer], usual: Answer? = nil)
    /// Turns a checklist item on or off.
    case toggle(itemID: String)
  }

  /// One answer of a question.
  public struct Answer: Equatable, Sendable {
    /// The word to type.
    public var word: String
    /// The command that it runs.
    public var command: CardCommand
  }

  /// The number to type.
  public var number: Int
  /// What it is, in a few words.
  public var text: String
  /// What is known about it.
  public var detail: String
  /// Both in a few cells, for a window that has no room for more.
  ///
  /// The first that fits counts, so the one that says most comes first. How long ago it was stands behind
  /// the first only.
  public var shorts: [String]
  /// Since when that is so, where people are told how long ago it was.
  public var since: Instant?
  /// What choosing it does.
  public var choice: Choice
  /// Whether it is done; it keeps its number.
  public var isDone: Bool
}

extension CardItem.Choice {
  /// Runs a verb with operands and options.
  static func run(
    _ verb: String, _ operands: [String] = [], _ options: [CardCommand.Option?] = []
  ) -> CardItem.Choice {
    .run(CardCommand(verb, operands, options))
  }
}
