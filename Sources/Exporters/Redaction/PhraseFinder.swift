/// Finds phrases in a text, in any case; a blank in a phrase is also a hyphen or an underscore in
/// the text, as in names of hosts and channels.
///
/// The phrases are one tree of characters, so that a text is gone through once however many there
/// are.
struct PhraseFinder {
  /// Whether a phrase is found only where no letter or digit of the same word stands beside it.
  let isWhole: Bool
  /// What stands for each phrase, in the order in which they were added.
  private(set) var replacements: [String] = []
  /// The numbers of the characters that phrases have.
  private var characters: [String: Int] = [:]
  /// The tree; its root is node 0.
  private var children: [Branch: Int] = [:]
  /// The phrase that ends at a node.
  private var ends: [Int?] = [nil]

  private struct Branch: Hashable {
    var node: Int
    var character: Int
  }

  /// A phrase in a text.
  struct Match {
    var range: Range<Int>
    /// Its number, by which `replacements` knows it.
    var phrase: Int
    /// The numbers of all phrases that begin where it does, its own among them.
    var passed: [Int]
  }

  init(isWhole: Bool) {
    self.isWhole = isWhole
  }

  /// Adds a phrase; who came first keeps a name that two people share.
  mutating func add(_ text: String, replacement: String) {
    var node = 0
    for character in Self.folded(Self.withSingleBlanks(text)) {
      let known = characters[character] ?? characters.count
      characters[character] = known
      let branch = Branch(node: node, character: known)
      if let child = children[branch] {
        node = child
      } else {
        children[branch] = ends.count
        node = ends.count
        ends.append(nil)
      }
    }
    guard node > 0, ends[node] == nil else { return }
    ends[node] = replacements.count
    replacements.append(replacement)
  }

  /// The places of the phrases, which do not overlap; where several begin, the longest.
  func find(in text: [Character]) -> [Match] {
    guard !replacements.isEmpty else { return [] }
    let blank = characters[" "]
    let folded = Self.folded(text)
    let numbers = folded.map { characters[$0] }
    let blanks = text.map { $0.isWhitespace || $0 == "-" || $0 == "_" ? blank : nil }
    var found: [Match] = []
    var index = 0
    while index < text.count {
      guard let match = match(at: index, in: text, numbers, blanks) else {
        index += 1
        continue
      }
      found.append(match)
      index = match.range.upperBound
    }
    return found
  }

  private func match(
    at start: Int, in text: [Character], _ numbers: [Int?], _ blanks: [Int?]
  ) -> Match? {
    guard !isWhole || start == 0 || !Self.joins(text[start - 1], text[start]) else { return nil }
    var longest: Match?
    var passed: [Int] = []
    var nodes = [0]
    var end = start
    while end < text.count {
      let isInGap = end > start && text[end].isWhitespace && text[end - 1].isWhitespace
      nodes = nodes.flatMap { node in
        // What stands for one blank may be several, as a page shows them.
        (isInGap ? [node] : [])
          + Set([numbers[end], blanks[end]]).compactMap { number in
            number.flatMap { children[Branch(node: node, character: $0)] }
          }
      }
      guard !nodes.isEmpty else { break }
      end += 1
      guard let phrase = nodes.lazy.compactMap({ ends[$0] }).first else { continue }
      if !isWhole || end == text.count || !Self.joins(text[end - 1], text[end]) {
        passed.append(phrase)
        longest = Match(range: start..<end, phrase: phrase, passed: passed)
      }
    }
    return longest
  }

  /// Whether two neighbors are of one word; scripts without cases write words without blanks.
  private static func joins(_ a: Character, _ b: Character) -> Bool {
    isOfWord(a) && isOfWord(b)
  }

  private static func isOfWord(_ character: Character) -> Bool {
    character.isCased || (character.isASCII && character.isNumber)
  }

  /// A phrase with one blank wherever it has some.
  private static func withSingleBlanks(_ text: String) -> [Character] {
    Array(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  private static func folded(_ text: [Character]) -> [String] {
    text.map { $0.lowercased() }
  }
}
