import TestSupport
import Testing

@testable import TerminalUI

@Suite struct DisplayWidthTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let cells: Int
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ cells: Int) {
      self.name = name
      self.text = text
      self.cells = cells
    }
  }

  @Test(arguments: [
    Row("nothing", "", 0),
    Row("ASCII", "db-2 is 40 s", 12),
    Row("accent, composed", "é", 1),
    Row("accent, combining", "e\u{301}", 1),
    Row("several combining marks", "a\u{300}\u{316}\u{20DD}", 1),
    Row("Chinese and Japanese", "日本語", 6),
    Row("Hangul syllable", "한", 2),
    Row("Hangul from jamo", "\u{1112}\u{1161}\u{11AB}", 2),
    Row("full-width letter", "Ａ", 2),
    Row("half-width katakana", "ｱ", 1),
    Row("emoji", "🔥", 2),
    Row("text symbol", "⚠", 1),
    Row("the same with variation selector 16", "⚠\u{FE0F}", 2),
    Row("heart with variation selector 16", "❤\u{FE0F}", 2),
    Row("letter with variation selector 16", "a\u{FE0F}", 1),
    Row("family", "👨‍👩‍👦", 2),
    Row("skin tone", "👍🏽", 2),
    Row("profession with skin tone", "👩🏽‍🚒", 2),
    Row("rainbow flag", "🏳\u{FE0F}\u{200D}🌈", 2),
    Row("flag of two letters", "🇫🇷", 2),
    Row("two flags", "🇫🇷🇩🇪", 4),
    Row("flag of tags", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", 2),
    Row("keycap", "1\u{FE0F}\u{20E3}", 2),
    Row("Persian with a non-joiner", "می\u{200C}خواهم", 7),
    Row("zero-width space", "a\u{200B}b", 2),
    Row("controls count nothing", "a\u{1B}\u{7F}\u{9B}b", 2),
    Row("ellipsis", "…", 1),
    Row("middle dot", "P1·12m", 6),
    Row("Devanagari vowel sign", "का", 1),
    Row("beyond the basic plane", "\u{20000}", 2),
    Row("Gothic letter", "\u{10330}", 1),
  ])
  func cells(_ row: Row) {
    #expect(DisplayWidth.of(row.text) == row.cells)
  }

  @Test(arguments: [
    (5, "plain"), (4, "pla…"), (1, "…"), (0, ""), (-1, ""),
  ])
  func truncation(_ cells: Int, _ expected: String) {
    #expect("plain".truncated(to: cells) == expected)
  }

  @Test(arguments: [
    (6, "日本語"), (5, "日本…"), (4, "日…"), (3, "日…"), (2, "…"), (1, "…"),
  ])
  func neverHalfAWideCell(_ cells: Int, _ expected: String) {
    let cut = "日本語".truncated(to: cells)
    #expect(cut == expected)
    #expect(DisplayWidth.of(cut) <= cells)
  }

  @Test func aMarkOfThreeCellsGoesWhereItDoesNotFit() {
    #expect("rollback".truncated(to: 6, mark: "...") == "rol...")
    #expect("rollback".truncated(to: 2, mark: "...") == "ro")
  }

  @Test func familyIsCutWhole() {
    #expect("a👨‍👩‍👦b".truncated(to: 2) == "a…")
    #expect("a👨‍👩‍👦b".truncated(to: 3, mark: "") == "a👨‍👩‍👦")
  }

  @Test func padding() {
    #expect("日".padded(to: 4) == "日  ")
    #expect("longer".padded(to: 4) == "longer")
  }

  struct Wrap: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let cells: Int
    let indent: Int
    let rows: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ cells: Int, _ indent: Int, _ rows: [String]) {
      self.name = name
      self.text = text
      self.cells = cells
      self.indent = indent
      self.rows = rows
    }
  }

  @Test(arguments: [
    Wrap("empty", "", 10, 0, [""]),
    Wrap("fits exactly", "one two", 7, 0, ["one two"]),
    Wrap("one cell too few", "one two", 6, 0, ["one", "two"]),
    Wrap("hanging indent", "one two three", 7, 2, ["one two", "  three"]),
    Wrap("line feeds", "one\n\ntwo", 10, 0, ["one", "", "two"]),
    Wrap("CR LF", "one\r\ntwo", 10, 0, ["one", "two"]),
    Wrap("long word", "abcdefgh", 3, 0, ["abc", "def", "gh"]),
    Wrap("long word after a short one", "x abcdefgh", 4, 0, ["x", "abcd", "efgh"]),
    Wrap("long word with indent", "abcdefgh", 4, 1, ["abcd", " efg", " h"]),
    Wrap("wide characters", "日本語", 5, 0, ["日本", "語"]),
    Wrap("leading spaces stay", "  a b", 3, 0, ["  a", "b"]),
    Wrap("spaces at the break go", "aa    bb", 4, 0, ["aa", "bb"]),
    Wrap("inner spaces stay", "a  b", 4, 0, ["a  b"]),
    Wrap("a width of nothing", "日a", 0, 9, ["日", "a"]),
  ])
  func wrapping(_ row: Wrap) {
    #expect(row.text.wrapped(to: row.cells, indent: row.indent) == row.rows)
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func wrappingLosesNothingAndNeverOverflows(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = ["a", "é", "日", "👨‍👩‍👦", " ", "⚠\u{FE0F}", "🇫🇷", "\n", "xyz"]
    for _ in 0..<60 {
      let text = (0..<random.next(below: 40)).map { _ in
        alphabet[random.next(below: alphabet.count)]
      }.joined()
      let cells = 2 + random.next(below: 20)
      let rows = text.wrapped(to: cells, indent: random.next(below: 6))
      #expect(rows.allSatisfy { DisplayWidth.of($0) <= cells }, "seed \(seed): \(rows)")
      let words = { (text: String) in text.filter { $0 != " " && $0 != "\n" } }
      #expect(words(rows.joined()) == words(text), "seed \(seed)")
    }
  }
}
