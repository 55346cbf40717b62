public import Encoding

/// One numbered item of a card.
public struct CardItem: Equatable, Sendable {
  /// What choosing it does.
  public enum Choice: Equatable, Sendable {
    /// Runs a session line, which asks for what it still lacks.
    case line(String)
    /// Asks one question and runs a session line with the answer behind it.
    case ask(String, line: String)
    /// Asks one question whose answers are session lines; an empty answer takes the usual one, where
    /// there is one.
    case question(String, [Answer], usual: Answer? = nil)
    /// Turns a checklist item on or off.
    case toggle(itemID: String)
  }

  /// One answer of a question.
  public struct Answer: Equatable, Sendable {
    /// The word to type.
    public var word: String
    /// The session line that it runs.
    public var line: String
  }

  /// The number to type.
  public var number: Int
  /// What it is, in a few words.
  public var text: String
  /// What is known about it.
  public var detail: String
  /// Both in a few cells, for a window that has no room for more.
  public var short: String?
  /// Since when that is so, where people are told how long ago it was.
  public var since: Instant?
  /// What choosing it does.
  public var choice: Choice
  /// Whether it is done; it keeps its number.
  public var isDone: Bool
}

extension CardItem {
  /// A text as the value of an option in a session line.
  static func text(_ text: String) -> String {
    text.contains("\"") ? "'\(text)'" : "\"\(text)\""
  }

  /// A text as one word of a session line, where quotes count at the start of a word only.
  static func word(_ text: String) -> String {
    let isPlain =
      !text.contains(where: \.isWhitespace) && text.first.map { !"\"'-/".contains($0) } ?? false
    guard !isPlain else { return text }
    return text.contains("\"") ? "'\(text)'" : "\"\(text)\""
  }
}
