import Testing

@testable import ArgumentParsing

@Suite("A line typed again")
struct RetypedLineTests {
  @Test(
    "it reads as what it was written from",
    arguments: [
      ["note", "db", "is", "down"], ["note", "it's", "$HOME", "-i", "inc-1"],
      ["note", "--tag", "a b", "--tag=c", "-q", "x"], ["note", "--", "--help", "is", "not"],
      ["note", "-12m", "paged", "--at", "-15m"], ["status", "--json"],
      ["status", "--json=id,title"], ["start", "-s2", "--no-session", "x", "y"],
    ])
  func readsBack(_ words: [String]) throws {
    let meant = try toyTable.parse(words.map { ArgumentToken($0) }, surface: .shell)
    let line = RetypedLine(meant, table: toyTable, surface: .shell).text
    let again = try #require(ShellWord.words(of: line)).dropFirst()
    #expect(
      try toyTable.parse(again.map { ArgumentToken($0) }, surface: .shell) == meant, "\(line)")
  }

  @Test("one value is replaced, and nothing else")
  func replaces() throws {
    let meant = try toyTable.parse(
      ["note", "cache is cold", "--tag", "cache"].map { ArgumentToken($0) }, surface: .shell)
    func line(_ surface: Surface) -> String {
      RetypedLine(meant, replacing: "cache", with: "x y", table: toyTable, surface: surface).text
    }
    #expect(line(.shell) == "outage note 'cache is cold' --tag 'x y'")
    #expect(line(.session) == "/note cache is cold --tag \"x y\"")
  }

  @Test("a text of a megabyte is left out")
  func isShort() throws {
    let long = String(repeating: "word ", count: 200_000)
    let meant = Invocation(path: ["note"], operands: ["TEXT": [long]], options: ["--tag": ["old"]])
    let line = RetypedLine(
      meant, replacing: "old", with: "new", table: toyTable, surface: .shell)
    #expect(line.text == "outage note new")
  }
}
