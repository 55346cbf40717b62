import SystemIO
import Testing

@testable import OutageCLI

@Suite("What a command leaves behind, and what it writes")
struct RunStateTests {
  private static let book = """
    ---
    id: mine
    vars:
      - {name: host, prompt: "Which host?", example: db-01}
      - {name: flag_token, secret: true}
      - {name: key_file_key, secret: false}
    ---
    # Mine

    ## Narrow the issue

    ```bash check id=goes
    mkdir HOME_OF_TEST/there; cd HOME_OF_TEST/there; kept=yes; rmdir HOME_OF_TEST/there
    ```

    ```bash check id=where
    pwd; echo "$kept"
    ```

    ```bash check id=large
    export LARGE=$(head -c 200000 /dev/zero | tr '\\0' a) SMALL=small
    ```

    ```bash check id=small
    echo "$SMALL ${LARGE:-none}"
    ```

    ```bash check id=colours
    printf '\\033[1;31mred\\033[0m \\033]0;title\\007one\\rtwo x\\b\\r\\n'
    ```

    ```bash check id=host
    test <host> = db-02
    ```

    ```bash check id=asks
    read -r -p "Name? " first second <<< "a b"; echo "$second $BASH_VERSION" > HOME_OF_TEST/asked
    ```

    ```bash change id=token
    curl -X POST -H @- http://flags.example/<host> <<< "Authorization: <flag_token>"
    ```

    ```bash check id=key
    echo <key_file_key> <api_key>
    ```

    ```bash change id=made
    touch HOME_OF_TEST/<file=made>
    ```

    ```bash change id=two
    psql -h db-02 -c checkpoint && ssh db-01 pg_rewind
    ```
    """

  @Test("a directory that is gone is left, and all else is kept")
  func leavesWhatIsGone() throws {
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["resume"], lines: ["/run goes", "/run where"]) == 0)
    #expect(world.errors.contains("\(world.root)/there is gone"))
    #expect(world.output.hasSuffix("\nyes\n"))
  }

  @Test("a variable that no program could be started with is not carried on, the others are")
  func leavesOutWhatIsTooLong() throws {
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["resume"], lines: ["/run large", "/run small"]) == 0)
    #expect(world.errors.contains("too long to be carried on: LARGE"))
    #expect(world.output.hasSuffix("small none\n"))
  }

  @Test("output is shown and kept without escapes and what was overwritten")
  func cleansOutput() throws {
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["run", "colours"]) == 0)
    #expect(world.output.hasSuffix("two \n"))
    let directory = try "\(world.incidentDirectory)/output"
    let name = try #require(try world.files.entries(of: directory).first)
    #expect(try world.files.readFile("\(directory)/\(name)") == Array("two \n".utf8))
  }

  @Test("where a value may be wrong, the way to another is told")
  func offersAnotherValue() throws {
    let world = try TestWorld.running(Self.book, isTyped: true)
    _ = world.run(["resume"], lines: ["/run host", "db-01", "/quit"])
    #expect(world.screen.contains("Which host (like db-01)?"))
    #expect(world.screen.contains("A wrong value? /run host --var host=VALUE"))
    #expect(world.run(["run", "host", "--var", "hots=db-02"]) == 64)
    #expect(world.errors.contains("nothing in host is called hots"))
    #expect(world.errors.contains("hint: outage run host --var host=VALUE"))
  }

  @Test("what a shell knows and what is read in is not asked for")
  func asksForNothing() throws {
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["run", "asks"]) == 0)
    #expect(try world.files.readFile("\(world.root)/asked").starts(with: "b ".utf8))
  }

  @Test("a change that nobody allowed is refused before anything is asked")
  func refusesFirst() throws {
    let world = try TestWorld.running(Self.book, isTyped: true)
    _ = world.run(["resume"], lines: ["/run token", "/quit"])
    #expect(world.screen.contains("hint: /authorize token"))
    #expect(!world.screen.contains("Which host"))
    _ = world.run(["authorize", "token"])
    _ = world.run(["resume"], lines: ["/run token", "new", "hunter2hunter2", "y", "/quit"])
    #expect(world.screen.contains("Authorization: [flag_token]"))
    #expect(world.screen.contains("Type flags.example to run it"))
    #expect(!world.errors.contains("hunter2") && !world.output.contains("hunter2"))
  }

  @Test("a name that sounds like a secret is one, unless its author says no")
  func believesTheAuthor() throws {
    let world = try TestWorld.running(Self.book)
    let values = ["--var", "key_file_key=/etc/ssl/key", "--var", "api_key=hunter2hunter2"]
    #expect(world.run(["run", "key"] + values) == 0)
    #expect(world.output.hasSuffix("/etc/ssl/key [api_key]\n"))
  }

  @Test("in a file of lines a question takes the next line, and only the target itself means yes")
  func takesAnswersFromAFile() throws {
    let world = try TestWorld.running(Self.book)
    _ = world.run(["authorize", "made"])
    let lines = ["/run host", "db-02", "/run made", "y", "/run made", "made"]
    #expect(world.run(["resume"], lines: lines) == 0)
    #expect(world.errors.contains("ran host: done"))
    #expect(try world.timelineLines.count { $0.contains("command-run") } == 2)
    #expect(world.files.exists("\(world.root)/made"))
  }

  @Test("a dry run shows what is open as it stands")
  func showsWhatIsOpen() throws {
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["run", "key", "--dry-run", "--var", "api_key=hunter2hunter2"]) == 0)
    #expect(world.errors.contains("echo <key_file_key> [api_key]\n"))
  }

  @Test("a change of several hosts names all of them")
  func namesAllTargets() throws {
    let world = try TestWorld.running(Self.book)
    _ = world.run(["authorize", "two"])
    #expect(world.run(["run", "two"]) == 64)
    #expect(world.errors.contains("it changes db-02, db-01"))
  }

  @Test("a name that several runbooks have is not guessed")
  func asksWhichRunbook() throws {
    let world = try TestWorld.running(Self.book)
    let other = "\(world.root)/other.md"
    try world.files.replaceFile(
      other, Array("# Other\n\n```bash check id=where\necho other\n```\n".utf8))
    _ = world.run(
      ["start", "Both", "--no-session", "--runbook", "\(world.root)/mine.md", "--runbook", other])
    let id = try #require(
      try world.files.entries(of: "\(world.incidentDirectory)/..").first { $0.hasSuffix("-both") })
    #expect(world.run(["run", "where", "-i", id]) == 64)
    #expect(world.errors.contains("hint: outage run other/where"))
    #expect(world.run(["run", "other/where", "-i", id]) == 0)
    #expect(world.output.hasSuffix("other\n"))
  }
}

@Suite("Collecting what a command writes")
struct OutputCollectorTests {
  @Test("of a line that comes in parts the screen gets the first one")
  func showsTheBeginning() {
    var collector = OutputCollector(
      ShellFrame(bash: nil, mark: "mark"), mask: SecretMask([:]), showsBeginnings: true)
    var shown = collector.take(
      [UInt8](repeating: UInt8(ascii: "x"), count: 5 * OutputCollector.lineLimit), isError: false)
    shown += collector.take(Array("err\n".utf8), isError: true)
    shown += collector.take(Array("x\nnext\n".utf8), isError: false)
    shown += collector.finish()
    #expect(shown.count == 3)
    #expect(shown.dropFirst() == ["err", "next"])
    #expect(collector.byteCount == 5 * OutputCollector.lineLimit + 11)
  }

  private func collector(_ secrets: [String: String] = [:]) -> OutputCollector {
    OutputCollector(ShellFrame(bash: nil, mark: "mark"), mask: SecretMask(secrets))
  }

  @Test("what comes in pieces of any size is the same")
  func takesPieces() {
    let text = Array("one\ntwo\n\nthree\nmark\nD/\u{0}mark-end\nfour".utf8)
    for size in 1...text.count {
      var collector = collector()
      var shown: [String] = []
      for start in stride(from: 0, to: text.count, by: size) {
        shown += collector.take(Array(text[start..<min(start + size, text.count)]), isError: true)
      }
      shown += collector.finish()
      #expect(shown == ["one", "two", "", "three", "four"], "in pieces of \(size)")
      #expect(collector.state == Array("D/\u{0}".utf8), "in pieces of \(size)")
    }
  }

  @Test("a line without an end is taken in parts, and no secret is parted")
  func partsLongLines() {
    let secret = "hunter2hunter2"
    let before = [UInt8](repeating: UInt8(ascii: "x"), count: OutputCollector.lineLimit - 5)
    var collector = collector(["pw": secret])
    var shown = collector.take(before, isError: false)
    shown += collector.take(Array(secret.utf8) + before, isError: false)
    #expect(shown.count == 1)
    shown += collector.finish()
    #expect(shown.count == 2 && shown[0].utf8.count == before.count)
    #expect(shown.joined() == String(decoding: before, as: UTF8.self) + "[pw]" + shown[0])
    #expect(collector.byteCount == 2 * before.count + secret.utf8.count)
  }

  @Test("beyond the limit it is counted, not kept")
  func isCut() {
    var collector = collector()
    let chunk = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    for _ in 0..<6 { _ = collector.take(chunk, isError: false) }
    #expect(collector.byteCount >= 5 << 20)
    #expect(collector.kept.count < OutputCollector.limit + 2 * OutputCollector.lineLimit)
    #expect(String(decoding: collector.kept.suffix(40), as: UTF8.self).contains("[cut here"))
  }

  static let lines: [(name: String, raw: String, clean: String)] = [
    ("plain", "a\tb", "a\tb"),
    ("colour", "\u{1B}[1;31mred\u{1B}[0m", "red"),
    ("256 colours and an erased rest", "\u{1B}[38;5;9mx\u{1B}[K", "x"),
    ("a title", "\u{1B}]0;t\u{7}a\u{1B}]8;;http://x\u{1B}\\b", "ab"),
    ("a title without an end", "a\u{1B}]0;t", "a"),
    ("a character set", "\u{1B}(Ba", "a"),
    ("an escape at the end", "a\u{1B}", "a"),
    ("an unfinished sequence", "a\u{1B}[31", "a"),
    ("CR LF", "a\r", "a"),
    ("a progress bar", " 5%\r50%\r100%", "100%"),
    ("overstriking", "N\u{8}Näö\u{8}\u{8}", "N"),
    ("a bell and a NUL", "a\u{7}\u{0}b", "ab"),
  ]

  @Test("a line reads as on a terminal", arguments: lines)
  func cleans(name: String, raw: String, clean: String) {
    let found = OutputLine.cleaned(Array(raw.utf8)[...])
    #expect(String(decoding: found, as: UTF8.self) == clean)
  }
}
