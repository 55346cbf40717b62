import TerminalUI
import TestSupport
import Testing

@Suite struct HistoryTests {
  @Test func keepsLinesInOrder() {
    var history = History()
    for line in ["one", "two", "two", "one", ""] { history.add(line) }
    #expect(history.entries == ["one", "two", "one"])
  }

  @Test(arguments: [" secret", "", "\t", "\u{3000}\n", "AKIAIOSFODNN7EXAMPLE"])
  func refuses(_ line: String) {
    var history = History()
    let wasKept = history.add(line)
    #expect(!wasKept)
    #expect(history.entries.isEmpty)
  }

  @Test func isBounded() {
    var history = History()
    for number in 0..<(History.mostEntries + 5) { history.add("line \(number)") }
    #expect(history.entries.count == History.mostEntries)
    #expect(history.entries.first == "line 5")
    let wasKept = history.add(String(repeating: "x", count: History.longestEntry + 1))
    #expect(!wasKept)
  }

  @Test(arguments: [
    "plain", "a\nb\n", #"back\slash"#, #"\n is not a break"#, "x\r\n", "日本 👨‍👩‍👦", "\\", "tab\tstays",
    "\\\n\\",
  ])
  func fileRoundTrips(_ line: String) {
    var history = History()
    history.add("before")
    history.add(line)
    history.add("after")
    #expect(History(encoded: history.encoded).entries == ["before", line, "after"])
    #expect(History.encode(line).filter { $0 == 0x0A }.count == 1)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func anyTextRoundTrips(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = ["\\", "n", "r", "\n", "\r", "x", "é"]
    for _ in 0..<200 {
      let line =
        "x" + (0...random.next(below: 8)).map { _ in alphabet[random.next(below: 7)] }.joined()
      var history = History()
      history.add(line)
      #expect(History(encoded: history.encoded).entries == [line], "seed \(seed)")
    }
  }

  @Test func readsADamagedFile() {
    let bytes = Array("one\n\n\\x\ntwo\\".utf8) + [0xFF]
    #expect(History(encoded: bytes).entries == ["one", "\\x", "two\\\u{FFFD}"])
  }

  @Test(arguments: [
    "AKIAIOSFODNN7EXAMPLE", "export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI",
    "key is AKIAIOSFODNN7EXAMPLE!",
    "ghp_0123456789abcdefghijABCDEFGHIJ012345", "xoxb-1234567890-abcdef", "password=hunter22",
    "DB_PASSWORD: hunter22", "Authorization: Bearer 0123456789abcdef0123",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N",
    "-----BEGIN RSA PRIVATE KEY-----", "psql postgres://app:s3cret@db-1/orders",
    "sk_live_0123456789abcdef", "curl -H 'X-Token: abcdefgh'",
  ])
  func knowsSecrets(_ text: String) {
    #expect(SecretShapes.appear(in: text))
  }

  @Test(arguments: [
    "db-2 is 40 s behind", "the password reset page is down", "token: no",
    "https://status.example.com/a:b@c",
    "https://example.com/x", "ask-ana about the task", "AKIA", "skipped 12 rows",
    "bearer of bad news",
    "secret is rotated", "a.b.c", "10.0.0.12:5432 refuses",
  ])
  func knowsWords(_ text: String) {
    #expect(!SecretShapes.appear(in: text))
  }
}
