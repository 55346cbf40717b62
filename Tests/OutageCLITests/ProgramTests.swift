import SystemIO
import Testing

/// The built program as a process: what only a process can show.
@Suite("The program", .enabled(if: BuiltProgram.path != nil, "it is not in .build/debug"))
struct ProgramTests {
  @Test("it declares, notes and tells, each in a process of its own")
  func worksAsAProcess() throws {
    let home = try Home()
    #expect(try home.run(["--version"]).hasPrefix("outage "))
    let id = try home.run(["start", "Site down", "--no-session"])
    #expect(id.hasPrefix("inc-") && id.hasSuffix("-site-down\n"))
    _ = try home.run(["note", "pool", "exhausted"])
    #expect(try home.run(["timeline"]).contains("pool exhausted"))
  }

  @Test("a session from a pipe goes on where the one before ended")
  func readsAPipe() throws {
    let home = try Home()
    _ = try home.run(["start", "Site down", "-s", "P1"], input: "/go narrow\nfirst word\n")
    _ = try home.run(["resume"], input: "/finding db failed\nlast word, without a newline")
    let timeline = try home.run(["timeline"])
    #expect(timeline.contains("first word") && timeline.contains("without a newline"))
    #expect(try home.run(["status", "--line"]).contains("narrow"))
  }

  @Test("streams that are closed are no files of the incident, and stop no line")
  func worksWithoutStreams() throws {
    let home = try Home()
    let id = try home.run(["start", "Site down", "--no-session"])
    try home.write("one\n/bogus\ntwo\n/status\nthree\n", to: "lines")
    try home.shell("\"$0\" resume < lines >&- 2>&-")
    try home.shell("\"$0\" note four <&- >&- 2>&-")
    let timeline = try home.run(["timeline"])
    for note in ["one", "two", "three", "four"] { #expect(timeline.contains(note)) }
    #expect(try home.run(["audit", String(id.dropLast())]).hasSuffix("\nwhole\n"))
  }

  @Test("a reader that goes away stops no line, and is no error")
  func worksWithoutAReader() throws {
    let home = try Home()
    _ = try home.run(["start", "Site down", "--no-session"])
    let lines = (1...40).map { "note number \($0)" }.joined(separator: "\n/status\n")
    try home.write(lines, to: "lines")
    try home.shell("{ \"$0\" resume < lines 2>&1; echo $? > status; } | head -1")
    #expect(try home.run(["timeline"]).contains("note number 40"))
    #expect(try home.read("status") == "0\n")
  }

  @Test("what came while somebody had the post-mortem open comes in when they are done")
  func keepsTheDraftOfTwo() throws {
    let home = try Home()
    _ = try home.run(["start", "Site down", "--no-session"])
    _ = try home.run(["note", "the first word"])
    // Whoever edits saves over what another process brought in meanwhile.
    try home.write(
      """
      cp "$2" opened && "$1" note the second word && "$1" postmortem -q
      sed 's/the first word/my first word/' opened > "$2"
      """, to: "editor.sh")
    try home.shell("EDITOR=\"sh editor.sh $0\" \"$0\" postmortem --edit")
    try home.shell("cp .local/share/outage/incidents/*/postmortem.md draft.md")
    let draft = try home.read("draft.md")
    #expect(draft.contains("| my first word |"))
    #expect(draft.contains("| the second word |"))
  }

  @Test("markdown renders a file or standard input, with and without GitHub's extensions")
  func rendersMarkdown() throws {
    let home = try Home()
    let text = "~~old~~ *new*\n"
    #expect(try home.run(["markdown"], input: text) == "<p><del>old</del> <em>new</em></p>\n")
    let plain = "<p>~~old~~ <em>new</em></p>\n"
    #expect(try home.run(["markdown", "-", "--commonmark"], input: text) == plain)
    try home.write(text, to: "page.md")
    #expect(try home.run(["markdown", "--commonmark", "page.md"]) == plain)
    #expect(try home.outcome(["markdown", "missing.md"]).exit == .status(66))
  }

  @Test("its exit statuses are those of the contract")
  func exitsAsSaid() throws {
    let home = try Home()
    #expect(try home.outcome(["statsu"]).exit == .status(64))
    #expect(try home.outcome(["note", "x"]).exit == .status(66))
    #expect(try home.outcome(["start"]).exit == .status(64))
    #expect(try home.outcome([]).exit == .status(0))
  }

  /// A home of its own for a process.
  final class Home {
    private let path: String

    private var environment: [String: String?] {
      [
        "HOME": path, "OUTAGE_USER": "max", "OUTAGE_HOME": nil, "OUTAGE_INCIDENT": nil,
        "OUTAGE_RUNBOOKS": nil, "XDG_DATA_HOME": nil, "XDG_STATE_HOME": nil,
        "XDG_CONFIG_HOME": nil, "TZ": "UTC",
      ]
    }

    init() throws {
      let name = Entropy.live.bytes(8).map { String($0, radix: 16) }.joined()
      path = "/tmp/outage-program-\(name)"
      try FileSystem.live.createDirectories(path)
    }

    deinit {
      try? FileSystem.live.removeTree(path)
    }

    func write(_ text: String, to name: String) throws {
      try FileSystem.live.replaceFile("\(path)/\(name)", Array(text.utf8))
    }

    func read(_ name: String) throws -> String {
      String(decoding: try FileSystem.live.readFile("\(path)/\(name)"), as: UTF8.self)
    }

    /// Runs a line of shell in which `$0` is the program.
    func shell(_ line: String) throws {
      let request = Subprocess.Request(
        ["sh", "-c", line, BuiltProgram.path ?? ""], environment: environment,
        timeoutSeconds: 60, workingDirectory: path)
      _ = try Subprocess.live.run(request)
    }

    func run(_ arguments: [String], input: String = "") throws -> String {
      let outcome = try outcome(arguments, input: input)
      #expect(outcome.exit == .status(0), "\(String(decoding: outcome.errors, as: UTF8.self))")
      return String(decoding: outcome.output, as: UTF8.self)
    }

    func outcome(_ arguments: [String], input: String = "") throws -> Subprocess.Outcome {
      try Subprocess.live.run(
        Subprocess.Request(
          [BuiltProgram.path ?? ""] + arguments, environment: environment,
          input: Array(input.utf8), timeoutSeconds: 60, workingDirectory: path))
    }
  }
}

/// The program that `swift test` has built beside the tests.
enum BuiltProgram {
  static let path: String? = {
    let path = LayeringTests.root + "/.build/debug/outage"
    return FileSystem.live.exists(path) ? path : nil
  }()
}
