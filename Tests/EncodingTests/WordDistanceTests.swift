import Encoding
import TestSupport
import Testing

@Suite("Typing mistakes between words")
struct WordDistanceTests {
  struct Case: CustomTestStringConvertible {
    var a: String
    var b: String
    var distance: Int
    var testDescription: String { "\(a) \(b)" }
    init(_ a: String, _ b: String, _ distance: Int) {
      (self.a, self.b, self.distance) = (a, b, distance)
    }
  }

  static let cases = [
    Case("", "", 0), Case("", "ab", 2), Case("same", "same", 0), Case("deploy", "depoly", 1),
    Case("deploy", "deply", 1), Case("deploy", "deploys", 1), Case("deploy", "deplay", 1),
    Case("ca", "abc", 3), Case("größe", "grösse", 2), Case("müller", "muller", 1),
    Case("日本", "日木", 1),
  ]

  @Test("in letters, an umlaut being one", arguments: cases)
  func counts(_ item: Case) {
    #expect(WordDistance.between(item.a, item.b, limit: 3) == item.distance)
    #expect(WordDistance.between(item.b, item.a, limit: item.distance) == item.distance)
    #expect(WordDistance.between(item.a, item.b, limit: item.distance - 1) == nil)
  }

  @Test("a word of more than 64 letters is like no other")
  func isBounded() {
    let longest = String(repeating: "ä", count: 64)
    #expect(WordDistance.between(longest, longest, limit: 0) == 0)
    #expect(WordDistance.between(longest + "ä", longest, limit: 2) == nil)
    #expect(WordDistance.between([UInt8](repeating: 1, count: 65), [1], limit: 99) == nil)
  }

  @Test("so many mistakes cost at most so much", arguments: 1...50 as ClosedRange<UInt64>)
  func isNeverMoreThanWhatWasDone(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let word = (0..<12).map { _ in UInt8.random(in: 97...122, using: &random) }
    var other = word
    for _ in 0..<3 {
      let place = Int.random(in: 0..<other.count, using: &random)
      if Bool.random(using: &random) {
        other.remove(at: place)
      } else {
        other.insert(UInt8.random(in: 97...122, using: &random), at: place)
      }
    }
    let distance = WordDistance.between(word, other, limit: 3)
    #expect(distance != nil, "seed \(seed)")
    #expect(WordDistance.between(other, word, limit: 3) == distance, "seed \(seed)")
  }
}
