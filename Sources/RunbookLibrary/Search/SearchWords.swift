/// What somebody looks for: lower-case words, and all of them run together.
///
/// `KubePodCrashLooping` is four words, as `kube pod crash-looping` is.
public struct SearchWords: Equatable, Sendable {
  /// The words, each once, without those that say nothing.
  public let words: [[UInt8]]
  /// Letters and digits of the whole, in lower case: what an exact name is compared with.
  public let joined: String

  /// Takes words out of a text that a person typed, or an alert's name.
  public init(_ text: String) {
    joined = Self.folded(text)
    var found: [[UInt8]] = []
    for word in Self.split(text) {
      let bytes = Array(word.utf8)
      if !found.contains(bytes) { found.append(bytes) }
    }
    let telling = found.filter {
      !Self.empty.contains(String(decoding: $0, as: UTF8.self)) && !Self.isOfATime($0)
    }
    words = Array((telling.isEmpty ? found : telling).prefix(Self.limit))
  }

  /// Words as they are, for a search that mends typing mistakes.
  init(words: [[UInt8]], joined: String) {
    self.words = words
    self.joined = joined
  }

  /// Letters and digits only, in lower case.
  static func folded(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// The words of a text in lower case, parted at punctuation and where CamelCase begins a new one.
  static func split(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      guard character.isLetter || character.isNumber else {
        if !word.isEmpty { words.append(word) }
        word = ""
        continue
      }
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      let last = index > 0 ? characters[index - 1] : " "
      // `HTTPErrors` parts before the E, `podCrash` before the C.
      let begins =
        character.isUppercase && (last.isLowercase || (last.isUppercase && next.isLowercase))
      if begins, word.count > 1 {
        words.append(word)
        word = ""
      }
      word += character.lowercased()
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private static let empty: Set<String> = [
    "a", "again", "an", "and", "are", "at", "been", "by", "for", "from", "has", "have", "in", "is",
    "it", "now", "of", "on", "or", "our", "since", "still", "that", "the", "this", "to", "was",
    "we",
    "with",
  ]

  /// Whether a word is the hours or the minutes of a time, which stand in many texts by chance.
  private static func isOfATime(_ word: [UInt8]) -> Bool {
    word.count <= 2 && word.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// More words than this tell nothing more.
  private static let limit = 24
}
