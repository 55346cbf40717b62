/// One way in which the word at the cursor may go on.
public struct Completion: Hashable, Sendable {
  /// What replaces the word.
  public var text: String
  /// What it is, in a few words for the list.
  public var meaning: String
  /// How many characters before the cursor it replaces; nil for the word back to a space.
  public var replacing: Int?
  /// Whether a space follows when it is the only one.
  public var endsWord: Bool

  /// Makes a completion.
  public init(
    _ text: String, meaning: String = "", replacing: Int? = nil, endsWord: Bool = true
  ) {
    self.text = text
    self.meaning = meaning
    self.replacing = replacing
    self.endsWord = endsWord
  }
}

/// Finds completions for a line with the cursor after so many of its characters.
public typealias Completer = (_ line: String, _ cursor: Int) -> [Completion]
