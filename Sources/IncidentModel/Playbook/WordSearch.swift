/// Finds words and phrases in a text as people mean them: whole words, in any case, whatever stands
/// between them.
public struct WordSearch: Sendable {
  /// A word of the text.
  public struct Word: Equatable, Sendable {
    /// The word in lower case.
    public let text: String
    /// Where it begins, in bytes from the text's beginning.
    public let offset: Int
    /// Whether a sign before it ends a part of the sentence.
    public let beginsClause: Bool
  }

  /// The words of the text, in order.
  public let words: [Word]

  /// Takes a text apart.
  ///
  /// Letters and digits make words; an apostrophe within one belongs to it.
  public init(_ text: String) {
    var words: [Word] = []
    var word = ""
    var start = 0
    var offset = 0
    var hasEnded = true
    func close() {
      guard !word.isEmpty else { return }
      words.append(Word(text: word.lowercased(), offset: start, beginsClause: hasEnded))
      word = ""
      hasEnded = false
    }
    for character in text {
      let isInner = character == "'" || character == "\u{2019}"
      if character.isLetter || character.isNumber || isInner && !word.isEmpty {
        if word.isEmpty { start = offset }
        word.append(isInner ? "'" : character)
      } else {
        close()
        if ".,;:|()!?\n".contains(character) { hasEnded = true }
      }
      offset += character.utf8.count
    }
    close()
    self.words = words
  }

  /// The places, among the words, where a phrase begins.
  public func places(of phrase: String) -> [Int] {
    let parts = WordSearch(phrase).words.map(\.text)
    guard let first = parts.first, words.count >= parts.count else { return [] }
    return words.indices.dropLast(parts.count - 1).filter { start in
      words[start].text == first
        && words[start..<(start + parts.count)].map(\.text).elementsEqual(parts)
    }
  }

  /// The first of some phrases that the text holds, and the byte at which it begins.
  public func first(of phrases: [String]) -> (phrase: String, offset: Int)? {
    phrases.lazy.compactMap { phrase in
      places(of: phrase).first.map { (phrase, words[$0].offset) }
    }
    .first
  }
}
