/// Finds phrases in a text, in any case; a blank in a phrase is also a hyphen or an underscore in
/// the text, as in names of hosts and channels.
struct PhraseFinder {
  private struct Phrase {
    var characters: [String]
    var replacement: String
    var isWhole: Bool
  }

  /// The phrases by their first character, the longest first.
  private var phrases: [String: [Phrase]] = [:]

  /// Adds a phrase; a whole one is found only where no letter or digit of the same word stands
  /// beside it.
  mutating func add(_ text: String, replacement: String, isWhole: Bool) {
    let characters = Self.folded(Array(text))
    guard let first = characters.first else { return }
    let phrase = Phrase(characters: characters, replacement: replacement, isWhole: isWhole)
    phrases[first, default: []].append(phrase)
    // Stable among equals: who came first keeps a name that two people share.
    phrases[first] = phrases[first]?.enumerated()
      .sorted {
        ($1.element.characters.count, $0.offset) < ($0.element.characters.count, $1.offset)
      }
      .map(\.element)
  }

  /// The places of the phrases, which do not overlap, and what stands for each.
  func find(in text: [Character]) -> [(range: Range<Int>, replacement: String)] {
    guard !phrases.isEmpty else { return [] }
    let folded = Self.folded(text)
    var found: [(range: Range<Int>, replacement: String)] = []
    var index = 0
    while index < folded.count {
      let phrase = phrases[folded[index]]?.first { matches($0, in: text, folded, at: index) }
      guard let phrase else {
        index += 1
        continue
      }
      let end = index + phrase.characters.count
      found.append((index..<end, phrase.replacement))
      index = end
    }
    return found
  }

  private func matches(
    _ phrase: Phrase, in text: [Character], _ folded: [String], at start: Int
  ) -> Bool {
    let end = start + phrase.characters.count
    guard end <= folded.count else { return false }
    let isSame = zip(phrase.characters, folded[start..<end]).allSatisfy { wanted, found in
      wanted == found || (wanted == " " && ["-", "_", "\n", "\t"].contains(found))
    }
    guard isSame, phrase.isWhole else { return isSame }
    let isOpenBefore = start == 0 || !Self.joins(text[start - 1], text[start])
    let isOpenAfter = end == text.count || !Self.joins(text[end - 1], text[end])
    return isOpenBefore && isOpenAfter
  }

  /// Whether two neighbors are of one word; scripts without cases write words without blanks.
  private static func joins(_ a: Character, _ b: Character) -> Bool {
    isOfWord(a) && isOfWord(b)
  }

  private static func isOfWord(_ character: Character) -> Bool {
    character.isCased || (character.isASCII && character.isNumber)
  }

  private static func folded(_ text: [Character]) -> [String] {
    text.map { $0.lowercased() }
  }
}
