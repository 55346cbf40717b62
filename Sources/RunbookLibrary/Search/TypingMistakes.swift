import Encoding

/// Mends a word that nothing holds: the nearest word that something does hold.
struct TypingMistakes {
  private let word: [UInt8]
  private let letters: UInt64
  private let limit: Int
  private(set) var nearest: [UInt8]?
  private var best: Int

  /// A short word has no room for a mistake, a long one for two.
  init(_ word: [UInt8]) {
    self.word = word
    letters = Self.letters(word[...])
    limit = WordDistance.forgiven(in: word.count)
    best = limit + 1
  }

  /// Looks at every word of a text.
  mutating func look(at bytes: [UInt8]) {
    guard limit > 0 else { return }
    var start = 0
    for index in 0...bytes.count {
      let lower = index < bytes.count ? bytes[index] | 0x20 : 0
      let isLetter = lower >= 0x61 && lower <= 0x7A
      if isLetter, !Self.begins(bytes, index, after: start) { continue }
      consider(bytes[start..<index])
      start = isLetter ? index : index + 1
    }
  }

  /// Whether an upper-case letter begins a word within CamelCase.
  private static func begins(_ bytes: [UInt8], _ index: Int, after start: Int) -> Bool {
    index > start && bytes[index] < 0x61 && bytes[index - 1] >= 0x61
  }

  private mutating func consider(_ candidate: ArraySlice<UInt8>) {
    guard abs(candidate.count - word.count) < best, candidate.count > 2,
      (Self.letters(candidate) ^ letters).nonzeroBitCount <= 2 * limit
    else { return }
    let other = candidate.map { $0 | 0x20 }
    guard let distance = WordDistance.between(word, other, limit: best - 1) else { return }
    best = distance
    nearest = other
  }

  private static func letters(_ word: ArraySlice<UInt8>) -> UInt64 {
    word.reduce(0) { $0 | 1 << UInt64(($1 | 0x20) & 0x1F) }
  }
}
