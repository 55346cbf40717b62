import ArgumentParsing
import Testing

struct WordCase: CustomTestStringConvertible, Sendable {
  var word: String
  var meaning: SessionWord

  init(_ word: String, _ meaning: SessionWord) {
    self.word = word
    self.meaning = meaning
  }

  var testDescription: String { "/" + word }
}

@Suite struct SessionWordTests {
  @Test(arguments: [
    WordCase("note", .verb("note")),
    WordCase("NOTE", .verb("note")),
    WordCase("n", .verb("note")),
    WordCase("sev", .verb("severity")),
    WordCase("seve", .verb("severity")),
    WordCase("declare", .verb("start")),
    WordCase("decl", .verb("start")),
    WordCase("dec", .nearMiss(corrected: ["declare", "decide"])),
    WordCase("re", .nearMiss(corrected: ["reopen", "resolved"])),
    WordCase("r", .none),
    WordCase("nots", .nearMiss(corrected: ["note"])),
    WordCase("ntoe", .nearMiss(corrected: ["note"])),
    WordCase("tsak", .nearMiss(corrected: ["task"])),
    WordCase("decied", .nearMiss(corrected: ["decide"])),
    WordCase("decidde", .nearMiss(corrected: ["decide"])),
    WordCase("resovled", .nearMiss(corrected: ["resolved"])),
    WordCase("severty", .nearMiss(corrected: ["severity"])),
    WordCase("not", .verb("note")),
    WordCase("nxt", .none),
    WordCase("dcd", .none),
    WordCase("var", .none),
    WordCase("home", .none),
    WordCase("v2/orders", .none),
    WordCase("etc/passwd", .none),
    WordCase("note:", .none),
    WordCase("d2", .none),
    WordCase("", .none),
    WordCase("mark", .none),
    WordCase("markdown", .verb("markdown")),
  ])
  func judges(_ example: WordCase) {
    #expect(SessionWord(example.word, in: toyTable) == example.meaning)
  }
}

struct LineCase: CustomTestStringConvertible, Sendable {
  var line: String
  var words: [String]
  var quoted: [Int]

  init(_ line: String, _ words: [String], quoted: [Int] = []) {
    self.line = line
    self.words = words
    self.quoted = quoted
  }

  var testDescription: String { line }
}

@Suite struct SessionTokenizerTests {
  @Test(arguments: [
    LineCase("", []),
    LineCase("  a \t b  ", ["a", "b"]),
    LineCase(#"a "b c" d"#, ["a", "b c", "d"], quoted: [1]),
    LineCase("'b c' d", ["b c", "d"], quoted: [0]),
    LineCase("\u{201C}b c\u{201D} d", ["b c", "d"], quoted: [0]),
    LineCase("\u{2018}it\u{2019}s ok\u{2019}", ["it\u{2019}s ok"], quoted: [0]),
    LineCase("it's Ana's turn", ["it's", "Ana's", "turn"]),
    LineCase(#"5" disk"#, [#"5""#, "disk"]),
    LineCase(#""open only"#, [#""open"#, "only"]),
    LineCase("the '90s", ["the", "'90s"]),
    LineCase("'don't panic'", ["don't panic"], quoted: [0]),
    LineCase(#"--why="a b" c"#, ["--why=a b", "c"]),
    LineCase(#"x="a b""#, [#"x="a"#, #"b""#]),
    LineCase(#"a\ b *.log $HOME"#, [#"a\"#, "b", "*.log", "$HOME"]),
    LineCase("a - b", ["a", "-", "b"]),
    LineCase(#"a """#, ["a", ""], quoted: [1]),
  ])
  func cuts(_ example: LineCase) {
    let tokens = SessionTokenizer.tokens(of: example.line)
    #expect(tokens.map(\.text) == example.words)
    #expect(tokens.indices.filter { tokens[$0].isQuoted } == example.quoted)
  }

  @Test func manyUnmatchedQuotesStayCheap() {
    let line = String(repeating: "'a ", count: 50_000)
    #expect(SessionTokenizer.tokens(of: line).count == 50_000)
  }
}
