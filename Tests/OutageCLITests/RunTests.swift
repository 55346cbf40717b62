import SystemIO
import Testing

@testable import OutageCLI

@Suite("Running a runbook's commands")
struct RunTests {
  private static let book = """
    ---
    id: mine
    vars:
      - {name: host, prompt: Which host?, default: here}
      - {name: token, secret: true}
    ---
    # Mine

    ## Narrow the issue

    ```bash check id=where
    cd /; export SEEN=<host>; echo "at <host>"; echo err >&2
    ```

    <!-- expect: /^at h/ -->

    ```bash check id=state
    pwd; echo "$SEEN"
    ```

    ```bash check id=secret
    echo <token> AKIAABCDEFGHIJKLMNOP
    ```

    ```bash check id=joined
    exec 2>&1; echo joined
    ```

    ```bash id=unknown
    false
    ```

    ```bash check id=open
    echo <who>
    ```

    ```bash check id=hangs timeout=1s
    read -r line < <(kill -STOP $BASHPID)
    ```

    ```bash change id=touch rollback=where
    touch HOME_OF_TEST/touched; exit 3
    ```
    """

  private func world(isTyped: Bool = false) throws -> TestWorld {
    var setting = TestWorld.Setting(isTyped: isTyped)
    setting.programs = .live
    let world = try TestWorld(setting)
    let book = Self.book.replacing("HOME_OF_TEST", with: world.root)
    try world.files.replaceFile("\(world.root)/mine.md", Array(book.utf8))
    _ = world.run(
      ["start", "Down", "--runbook", "\(world.root)/mine.md", "--no-session"])
    _ = world.run(["go", "narrow"])
    return world
  }

  @Test("a check runs, is shown, kept and written down with what it says")
  func runsACheck() throws {
    let world = try world()
    #expect(world.run(["run", "where", "--var", "host=h;exit 9"]) == 0)
    #expect(world.output.contains("at h;exit 9\n"))
    #expect(world.errors.contains("ran where: done in 0s, shows the fault"))
    let line = try #require(try world.timelineLines.last)
    #expect(line.contains(#""kind":"command-run""#) && line.contains(#""exit":0"#))
    #expect(line.contains(#""head":"at h;exit 9\nerr""#))
    let outputs = try world.files.entries(of: "\(world.incidentDirectory)/output")
    #expect(outputs.count == 1)
  }

  @Test("directory and exported variables go from command to command in a session")
  func carriesTheState() throws {
    let world = try world()
    #expect(world.run(["resume"], lines: ["/run where", "/run state"]) == 0)
    #expect(world.output.contains("/\nhere\n"))
    #expect(!world.output.contains("outage-state"))
  }

  @Test("secrets reach neither the screen nor the disk")
  func masksSecrets() throws {
    let world = try world()
    #expect(world.run(["run", "secret", "--var", "token=hunter2hunter2"]) == 0)
    #expect(world.screen.contains("[token]"))
    #expect(!world.screen.contains("hunter2") && !world.screen.contains("AKIA"))
    let line = try #require(try world.timelineLines.last)
    #expect(!line.contains("hunter2") && !line.contains("AKIA") && line.contains(#""masked":"#))
    for name in try world.files.entries(of: "\(world.incidentDirectory)/output") {
      let path = try "\(world.incidentDirectory)/output/\(name)"
      #expect(!String(decoding: try world.files.readFile(path), as: UTF8.self).contains("hunter2"))
    }
  }

  @Test("a secret with an apostrophe or of two lines is not shown either")
  func masksQuotedSecrets() throws {
    let world = try world()
    #expect(world.run(["run", "secret", "--var", "token=hun'ter2\nsecondline"]) == 0)
    #expect(!world.screen.contains("ter2") && !world.screen.contains("secondline"))
    let line = try #require(try world.timelineLines.last)
    #expect(!line.contains("ter2") && !line.contains("secondline"))
  }

  @Test("a command that joins its streams does not show the environment")
  func keepsTheStateToItself() throws {
    let world = try world()
    #expect(world.run(["run", "joined"]) == 0)
    #expect(world.output.contains("joined"))
    #expect(!world.screen.contains("PATH=") && !world.screen.contains("outage-state"))
  }

  static let refusals: [(name: String, arguments: [String], status: Int32, message: String)] = [
    ("an open placeholder", ["run", "open"], 64, "hint: outage run open --var who=VALUE"),
    ("an effect that nobody knows", ["run", "unknown"], 64, "hint: outage run unknown --yes"),
    ("a change nobody decided", ["run", "touch", "--yes"], 77, "hint: outage authorize touch"),
    ("no such command", ["run", "nothing"], 66, "hint: outage run"),
    ("a value without a name", ["run", "where", "--var", "x"], 64, "gives no value"),
  ]

  @Test("what may not run does not", arguments: refusals)
  func refuses(name: String, arguments: [String], status: Int32, message: String) throws {
    let world = try world()
    #expect(world.run(arguments) == status)
    #expect(world.errors.contains(message), "\(world.errors)")
    #expect(try !world.timelineLines.joined().contains("command-run"))
  }

  @Test("a change runs when it is allowed and confirmed, and its way back is told")
  func runsAChange() throws {
    let world = try world()
    #expect(world.run(["authorize", "touch"]) == 0)
    #expect(world.run(["run", "touch"]) == 64)
    #expect(world.run(["run", "touch", "--dry-run"]) == 0)
    #expect(!world.files.exists("\(world.root)/touched"))
    #expect(world.run(["run", "touch", "--yes"]) == 1)
    #expect(world.files.exists("\(world.root)/touched"))
    #expect(world.errors.contains("The way back: outage run where"))
  }

  @Test("on a terminal a change asks for what it changes, and anything else is no")
  func asksForTheTarget() throws {
    let world = try world(isTyped: true)
    _ = world.run(["authorize", "touch"])
    _ = world.run(["resume"], lines: ["/run touch", "y", "/run touch", "box", "/quit"])
    #expect(world.screen.contains("This changes box. Type box to run it"))
    #expect(try world.timelineLines.count { $0.contains("command-run") } == 1)
  }

  @Test("a command that takes too long is ended, and the session goes on")
  func endsWhatHangs() throws {
    let world = try world()
    #expect(world.run(["resume"], lines: ["/run hangs", "still here"]) == 1)
    #expect(world.errors.contains("ran hangs: took too long, ended"))
    #expect(try world.timelineLines.last?.contains("still here") == true)
  }
}

@Suite("Masking secrets")
struct SecretMaskTests {
  @Test(
    "by their values and by certain shapes, and nothing else",
    arguments: [
      ("password is hunter22 ok", "password is [pw] ok"),
      ("hunter22hunter22", "[pw][pw]"),
      ("node AKIAABCDEFGHIJKLMNOP up", "node [masked] up"),
      ("Authorization: Bearer abcdefghijklmnop1234", "[masked]"),
      ("the key to success", "the key to success"),
      ("abc", "abc"),
    ])
  func masks(line: String, shown: String) {
    var mask = SecretMask(["pw": "hunter22", "short": "abc"])
    let found = mask.masked(line)
    #expect(found == shown || (shown == "[masked]" && !found.contains("abcdefghijklmnop1234")))
  }

  @Test("a private key over its lines")
  func masksKeys() {
    var mask = SecretMask([:])
    let lines = [
      "a", "-----BEGIN RSA PRIVATE KEY-----", "MIIE", "-----END RSA PRIVATE KEY-----", "b",
    ]
    #expect(
      lines.map { mask.masked($0) } == ["a"] + Array(repeating: "[private key]", count: 3) + ["b"])
  }
}
