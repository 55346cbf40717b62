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

    ```bash check id=sets
    plain=seven; list=("a b" c); greet() { echo "hello $1"; }
    export PASSWORD_OF_TEST="very $(echo secret)"
    ```

    ```bash check id=uses
    greet "$plain ${list[0]}"; echo "$PASSWORD_OF_TEST"
    ```

    ```bash check id=trap
    set -x; trap 'echo bye $?' EXIT; cd /; (trap 'echo inner' EXIT); exit 0
    ```

    ```bash check id=locks
    exec 9>HOME_OF_TEST/lock; cd /; echo locked
    ```

    ```bash check id=places
    echo `echo <value>` $'<value>' "$(echo '<value>')" $(( <n=2> * 2 ))
    cat <<END
    in <value>
    END
    env | grep -c OUTAGE_ || :
    ```

    ```bash check id=remote
    ssh there "ls <value>"
    ```

    ```bash manual id=hand
    touch HOME_OF_TEST/by-hand
    ```

    ```bash check id=elsewhere cwd=/ expect-exit=3
    pwd; exit 3
    ```

    ```bash change id=cluster
    kubectl --context prod-eu -n payments delete pod x
    ```

    ```bash change id=touch rollback=where
    touch HOME_OF_TEST/touched; exit 3
    ```

    ## Verification

    ```bash check id=wrong expect-exit=3
    echo at here; exit 2
    ```

    <!-- expect-contains: at here -->
    """

  @Test("a check runs, is shown, kept and written down with what it says")
  func runsACheck() throws {
    let world = try TestWorld.running(Self.book)
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
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["resume"], lines: ["/run where", "/run state"]) == 0)
    #expect(world.output.contains("/\nhere\n"))
    #expect(!world.output.contains("outage-state"))
  }

  @Test("so do variables that are not exported, lists and functions, and secrets stay masked")
  func carriesAllOfTheState() throws {
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["resume"], lines: ["/run sets", "/run uses"]) == 0)
    #expect(world.output.contains("hello seven a b\n[PASSWORD_OF_TEST]\n"))
    #expect(!world.screen.contains("very secret"))
  }

  @Test("a command that needs what another sets is not run without it")
  func needsWhatWasSet() throws {
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["run", "uses"]) == 64)
    #expect(world.errors.contains("hint: outage run uses --var plain=VALUE"))
  }

  @Test("a trap of its own runs, the state is told all the same, and nothing of ours is traced")
  func keepsATrap() throws {
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["resume"], lines: ["/run where", "/run trap", "/run state"]) == 0)
    #expect(world.output.contains("inner\n") && world.output.contains("bye 0\n"))
    #expect(world.output.hasSuffix("/\nhere\n"))
    #expect(!world.screen.contains("__outage") && !world.screen.contains("outage-state"))
  }

  @Test("a script that takes a descriptor for a lock gets no state into its file")
  func keepsOutOfLocks() throws {
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["run", "locks"]) == 0)
    #expect(try world.files.readFile("\(world.root)/lock").isEmpty)
  }

  @Test("a value is text wherever it stands, and what is started does not see it")
  func fillsInEverywhere() throws {
    let world = try TestWorld.running(Self.book)
    let value = "$(touch \(world.root)/evil)"
    #expect(world.run(["run", "places", "--var", "value=\(value)"]) == 0)
    #expect(
      world.output.hasSuffix("\(value) \(value) \(value) 4\nin \(value)\n0\n"), "\(world.output)")
    #expect(!world.files.exists("\(world.root)/evil"))
  }

  @Test("where it starts and how it ends are as the runbook says")
  func followsTheInfoString() throws {
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["run", "elsewhere"]) == 0)
    #expect(world.output.hasSuffix("/\n"))
    #expect(world.errors.contains("exit 3 in 0s, as expected"))
  }

  @Test("what ended as expected did not fail, what did not has, wherever that is told")
  func tellsWhatFailed() throws {
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["run", "elsewhere"]) == 0)
    #expect(world.run(["run", "wrong"]) == 1)
    #expect(world.errors.contains("ran wrong: exit 2 in 0s, NOT as expected"), "\(world.errors)")
    #expect(world.run(["export", "--format", "markdown"]) == 0)
    let text = try #require(world.output.split(separator: "**mine:**").last)
    #expect(text.contains("Did not work: ran wrong") && !text.contains("elsewhere"), "\(text)")
    let listed = world.shown {
      _ = world.run(["runbook", "list", "--use", "--runbooks", world.root])
    }
    let row = try #require(listed.split(separator: "\n").first { $0.contains("\tmax\t") })
    #expect(row.contains("\twrong\t") && !row.contains("elsewhere"), "\(row)")
  }

  @Test("with --json what it writes does not stand between the JSON")
  func keepsJSONApart() throws {
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["run", "where", "--json"]) == 0)
    #expect(world.output.contains("\n[") && !world.output.contains("\nat here"))
    #expect(world.errors.contains("at here"))
  }

  @Test("secrets reach neither the screen nor the disk")
  func masksSecrets() throws {
    let world = try TestWorld.running(Self.book)
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
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["run", "secret", "--var", "token=hun'ter2\nsecondline"]) == 0)
    #expect(!world.screen.contains("ter2") && !world.screen.contains("secondline"))
    let line = try #require(try world.timelineLines.last)
    #expect(!line.contains("ter2") && !line.contains("secondline"))
  }

  @Test("a command that joins its streams does not show the environment")
  func keepsTheStateToItself() throws {
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["run", "joined"]) == 0)
    #expect(world.output.contains("joined"))
    #expect(!world.screen.contains("PATH=") && !world.screen.contains("outage-state"))
  }

  static let refusals: [(name: String, arguments: [String], status: Int32, message: String)] = [
    ("an open placeholder", ["run", "open"], 64, "hint: outage run open --var who=VALUE"),
    ("an effect that nobody knows", ["run", "unknown"], 64, "hint: outage run unknown --yes"),
    ("a change nobody decided", ["run", "touch", "--yes"], 77, "hint: outage authorize touch"),
    (
      "a value that another shell would read as code", ["run", "remote", "--var", "value=/;id"], 64,
      #"the value of value holds ";", and ssh would read it as code"#
    ),
    ("what is to be done by hand", ["run", "hand"], 64, "hint: outage show mine"),
    ("a change of a cluster", ["run", "cluster"], 77, "hint: outage authorize cluster"),
    ("no such command", ["run", "nothing"], 66, "hint: outage run"),
    ("a value without a name", ["run", "where", "--var", "x"], 64, "gives no value"),
  ]

  @Test("what may not run does not", arguments: refusals)
  func refuses(name: String, arguments: [String], status: Int32, message: String) throws {
    let world = try TestWorld.running(Self.book)
    #expect(world.run(arguments) == status)
    #expect(world.errors.contains(message), "\(world.errors)")
    #expect(try !world.timelineLines.joined().contains("command-run"))
  }

  @Test("a change runs when it is allowed and confirmed, and its way back is told")
  func runsAChange() throws {
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["authorize", "touch"]) == 0)
    #expect(world.run(["run", "touch"]) == 64)
    #expect(world.run(["run", "touch", "--dry-run"]) == 0)
    #expect(!world.files.exists("\(world.root)/touched"))
    #expect(world.run(["run", "touch", "--yes"]) == 1)
    #expect(world.files.exists("\(world.root)/touched"))
    #expect(world.errors.contains("The way back: outage run where"))
  }

  @Test("a change names the cluster or the host that its words name")
  func namesTheTarget() throws {
    let world = try TestWorld.running(Self.book)
    _ = world.run(["authorize", "cluster"])
    #expect(world.run(["run", "cluster"]) == 64)
    #expect(world.errors.contains("it changes prod-eu/payments"))
  }

  @Test("on a terminal a change asks for what it changes, and anything else is no")
  func asksForTheTarget() throws {
    let world = try TestWorld.running(Self.book, isTyped: true)
    _ = world.run(["authorize", "touch"])
    _ = world.run(["resume"], lines: ["/run touch", "y", "/run touch", "box", "/quit"])
    #expect(world.screen.contains("This changes box. Type box to run it"))
    #expect(try world.timelineLines.count { $0.contains("command-run") } == 1)
  }

  @Test("a command that takes too long is ended, and the session goes on")
  func endsWhatHangs() throws {
    let world = try TestWorld.running(Self.book)
    #expect(world.run(["resume"], lines: ["/run hangs", "still here"]) == 1)
    #expect(world.errors.contains("ran hangs: took too long, ended"))
    #expect(try world.timelineLines.last?.contains("still here") == true)
  }
}

@Suite("What a command works on")
struct CommandTargetTests {
  static let cases: [(script: String, name: String?, lookup: [String]?)] = [
    ("ssh -p 22 -o A=b ops@db-01 'systemctl restart x'", "db-01", nil),
    ("sudo -n ssh db-02 reboot", "db-02", nil),
    ("kubectl --context=prod -n shop delete pod x", "prod/shop", nil),
    ("kubectl delete pod x -n shop", "shop", ["kubectl", "config", "current-context"]),
    ("helm rollback shop 3", nil, ["kubectl", "config", "current-context"]),
    ("aws --region eu-1 ec2 reboot-instances", "live/eu-1", nil),
    ("psql postgres://ops@db-03:5432/shop -c x", "db-03", nil),
    ("psql -h db-04 -c x", "db-04", nil),
    ("redis-cli --host=cache-1 flushall", "cache-1", nil),
    ("echo a; ssh web-1 x", "web-1", nil),
    ("curl -X POST https://flags.example:8443/off", "flags.example", nil),
  ]

  @Test("by its words and the environment", arguments: cases)
  func isNamed(script: String, name: String?, lookup: [String]?) throws {
    let target = try #require(
      CommandTarget.all(of: script, variable: { $0 == "AWS_PROFILE" ? "live" : nil }).first)
    #expect(target.name == name)
    #expect(target.lookup == lookup)
  }

  @Test("unless they say nothing", arguments: ["rm x", "docker ps", "psql -c x", "ssh", ""])
  func isNotGuessed(script: String) {
    #expect(CommandTarget.all(of: script, variable: { _ in nil }).isEmpty)
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
