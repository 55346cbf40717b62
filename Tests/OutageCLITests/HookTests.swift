import ArgumentParsing
import Encoding
import SystemIO
import Testing

@testable import OutageCLI

/// Commands of the settings that carry a word outside.
@Suite("Hooks")
struct HookTests {
  static let config = """
    {"roster": [{"name": "ana", "role": "developer", "phone": "+49 1"}],
     "statusPage": "https://s.example.com", "channelPrefix": "#x-",
     "hooks": {"call": "ring", "update": "post", "update-internal": "chat", "maintenance": "page"}}
    """

  /// What the hooks of a world were given.
  final class Calls: Sendable {
    private let requests = Guarded<[Subprocess.Request]>([])
    var all: [Subprocess.Request] { requests.withLock { $0 } }
    var commands: [String] { all.map { $0.arguments.last ?? "" } }
    func add(_ request: Subprocess.Request) { requests.withLock { $0.append(request) } }
  }

  static func world(
    isTyped: Bool = false, config: String = HookTests.config,
    _ outcome: Subprocess.Outcome = Subprocess.Outcome(exit: .status(0))
  ) throws -> (TestWorld, Calls) {
    let calls = Calls()
    var setting = TestWorld.Setting(isTyped: isTyped, config: config)
    setting.programs = Subprocess(
      observe: { request, _ in
        guard request.arguments.first == "sh" else { return Subprocess.Outcome(exit: .status(1)) }
        calls.add(request)
        return outcome
      }, runAttached: { _ in .status(1) })
    let world = try TestWorld(setting)
    _ = world.run(["start", "Site down", "--no-session"])
    return (world, calls)
  }

  @Test("the message is on its input and the facts are in its environment")
  func isTold() throws {
    let (world, calls) = try Self.world()
    #expect(world.run(["update", "public", "we", "are", "down", "--next", "10m"]) == 0)
    let request = try #require(calls.all.first)
    #expect(request.arguments == ["sh", "-c", "post"])
    #expect(String(decoding: request.input, as: UTF8.self) == "we are down\n")
    #expect(request.timeoutSeconds == 30)
    let expected = [
      "OUTAGE_HOOK": "update", "OUTAGE_AUDIENCE": "public", "OUTAGE_TITLE": "Site down",
      "OUTAGE_INCIDENT": "inc-2026-11-20-site-down", "OUTAGE_SEVERITY": "P1",
      "OUTAGE_STATUS": "open", "OUTAGE_STEP": "call-for-help", "OUTAGE_BY": "max",
      "OUTAGE_CHANNEL": "#x-inc-2026-11-20-site-down",
      "OUTAGE_STATUS_PAGE": "https://s.example.com", "OUTAGE_NEXT": "2026-11-20T02:11:02.000Z",
    ]
    for (name, value) in expected { #expect(request.environment[name] == value, "\(name)") }
    // What is not known is taken out of the environment, where another incident's may be.
    #expect(request.environment["OUTAGE_NAME"] == .some(nil))
    #expect(request.environment["OUTAGE_ROOM"] == .some(nil))
  }

  @Test("the most particular hook runs, for each verb that goes outside")
  func isChosen() throws {
    let (world, calls) = try Self.world()
    for line in [
      ["update", "internal", "x"], ["update", "customers", "x"], ["maintenance", "on", "x"],
      ["maintenance", "update", "x"], ["maintenance", "off"], ["maintenance", "none"],
      ["call", "ana"], ["call", "ana", "--no-answer"], ["joined", "ana"], ["note", "x"],
    ] { #expect(world.run(line) == 0, "\(line)") }
    #expect(calls.commands == ["chat", "post", "page", "page", "page", "ring"])
    #expect(
      calls.all.map { ($0.environment["OUTAGE_STATE"] ?? nil) ?? "-" }
        == ["-", "-", "on", "update", "off", "-"])
    let ring = try #require(calls.all.last)
    #expect(ring.environment["OUTAGE_NAME"] == "ana")
    #expect(ring.environment["OUTAGE_PHONE"] == "+49 1")
    #expect(ring.environment["OUTAGE_ROLE"] == "developer")
  }

  @Test("it runs once the record is on the disk")
  func runsAfterwards() throws {
    let (world, calls) = try Self.world()
    #expect(world.run(["update", "public", "x"]) == 0)
    #expect(calls.all.count == 1)
    let last = try #require(try world.timelineLines.last)
    #expect(last.contains("\"kind\":\"update-posted\""))
  }

  struct Failure: CustomTestStringConvertible {
    var exit: Subprocess.Exit
    var words: String
    var testDescription: String { words }
  }

  static let failures = [
    Failure(exit: .status(3), words: "ended with 3"),
    Failure(exit: .timedOut, words: "took longer than 30s and was ended"),
    Failure(exit: .cancelled, words: "was ended by Ctrl-C"),
    Failure(exit: .signal(.terminate), words: "was ended by signal 15"),
  ]

  @Test("a hook that fails is a warning, 69 and a note; the record stays", arguments: failures)
  func mayFail(_ failure: Failure) throws {
    let (world, _) = try Self.world(
      Subprocess.Outcome(exit: failure.exit, errors: Array("no \u{1B}[31mroute\n".utf8)))
    #expect(world.run(["maintenance", "on", "back soon", "--json"]) == 69)
    #expect(world.errors.contains("warning: the hook maintenance \(failure.words)"))
    #expect(world.errors.contains("Put it on the maintenance page by hand."))
    #expect(world.errors.contains("no \\x1B[31mroute"))
    let printed = world.output.drop { $0 != "[" }
    let kinds = try JSON(parsing: Array(printed.utf8)).array?.map { $0["kind"]?.string }
    #expect(kinds == ["maintenance-on", "note"])
    let last = try #require(try world.timelineLines.last)
    #expect(last.contains("not sent: the hook maintenance \(failure.words)"))
  }

  @Test("what it says goes to standard error, a few lines of it")
  func isShort() throws {
    let lines = (1...30).map { "line \($0)\n" }.joined()
    let (world, _) = try Self.world(
      Subprocess.Outcome(exit: .status(0), output: Array(lines.utf8)))
    #expect(world.run(["update", "public", "x"]) == 0)
    #expect(world.errors.contains("  line 10\n  … 20 more lines\n"))
    #expect(!world.output.contains("line"))
  }

  @Test("nothing is run in a drill")
  func isQuietInADrill() throws {
    let (world, calls) = try Self.world()
    _ = world.run(["start", "Practice", "--drill", "--no-session"])
    let id = ["-i", "inc-2026-11-20-practice"]
    for line in [
      ["update", "public", "x"], ["maintenance", "on", "x"], ["maintenance", "off"],
      ["call", "ana"],
    ] { #expect(world.run(line + id) == 0) }
    #expect(calls.all.isEmpty)
    #expect(world.errors.contains("DRILL, post nothing. This would go on the status page"))
    #expect(world.errors.contains("DRILL, nobody is rung"))
  }

  @Test("a disk that fills up between two hooks keeps nobody from being rung")
  func ringsTheOthers() throws {
    let sickness = SickDiskTests.Sickness()
    let calls = Calls()
    var setting = TestWorld.Setting(
      isTyped: false, config: Self.config, files: sickness.files)
    setting.programs = Subprocess(
      observe: { request, _ in
        guard request.arguments.first == "sh" else { return Subprocess.Outcome(exit: .status(1)) }
        calls.add(request)
        sickness.turn(on: { $0.operation == .write ? .noSpace : nil })
        return Subprocess.Outcome(exit: .status(1))
      }, runAttached: { _ in .status(1) })
    let world = try TestWorld(setting)
    #expect(world.run(["start", "Site down", "--no-session"]) == 0)
    #expect(world.run(["call", "ana", "bo", "cy"]) == 74)
    #expect(calls.all.map { $0.environment["OUTAGE_NAME"] ?? nil } == ["ana", "bo", "cy"])
    #expect(world.errors.contains("not saved: not sent: the hook call ended with 1"))
  }

  @Test("a text with gaps is not sent to the world, and nothing is recorded; the team gets it")
  func refusesGaps() throws {
    let (world, calls) = try Self.world(config: Self.config.replacing("\"post\"", with: "\"out\""))
    let before = try world.timelineLines.count
    #expect(world.run(["update", "public", "--template", "handoff"]) == 64)
    #expect(world.errors.contains("is not filled in, and the hook update would send it so"))
    #expect(world.errors.contains("hint: outage update public \"…\""))
    #expect(try world.timelineLines.count == before)
    #expect(calls.all.isEmpty)
    #expect(world.run(["update", "internal", "--template", "handoff"]) == 0)
    #expect(calls.commands == ["chat"])
  }

  @Test("on a terminal a person agrees first, and may say no")
  func isAsked() throws {
    let (world, calls) = try Self.world(isTyped: true)
    _ = world.run(["resume"], lines: ["/update public we are down", "n", "<ctrl-d>"])
    #expect(calls.all.isEmpty)
    #expect(world.screen.contains("nothing recorded"))
    _ = world.run(["resume"], lines: ["/update public we are down", "", "/call ana", "<ctrl-d>"])
    #expect(calls.commands == ["post", "ring"])
  }

  @Test("a file of lines ends with 69 where a hook failed")
  func failsAFile() throws {
    let (world, _) = try Self.world(Subprocess.Outcome(exit: .status(1)))
    #expect(world.run(["resume"], lines: ["/update public x", "a note"]) == 69)
    #expect(try world.timelineLines.last?.contains("a note") == true)
  }

  @Test("every fact is in the help")
  func isDocumented() throws {
    let topics = Dictionary(uniqueKeysWithValues: HelpTopics.all.map { ($0.name, $0.body) })
    for fact in HookFact.allCases {
      #expect(topics["hooks"]?.contains(fact.rawValue) == true)
      #expect(topics["environment"]?.contains(fact.rawValue) == true)
    }
  }
}
