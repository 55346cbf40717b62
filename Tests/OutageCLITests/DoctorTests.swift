import Encoding
import SystemIO
import TerminalUI
import Testing

@testable import OutageCLI

/// `outage doctor`, on machines that are well and on others.
@Suite("outage doctor")
struct DoctorTests {
  static func world(
    _ config: String? = nil, isTyped: Bool = false, hasPrograms: Bool = true, columns: Int = 80,
    variables: [String: String] = ["LANG": "de_DE.UTF-8"]
  ) throws -> TestWorld {
    var setting = TestWorld.Setting(
      isTyped: isTyped, columns: columns, config: config, variables: variables)
    setting.programs = Subprocess(
      observe: { _, _ in Subprocess.Outcome(exit: .status(hasPrograms ? 0 : 1)) },
      runAttached: { _ in .status(1) })
    return try TestWorld(setting)
  }

  /// What it finds: the state, the detail and the hint by the name.
  static func checks(_ world: TestWorld, status: Int32) throws -> [String: [String?]] {
    #expect(world.run(["doctor", "--json"]) == status)
    let found = try JSON(parsing: Array(world.output.utf8))
    #expect(found["ok"]?.bool == (status == 0))
    return Dictionary(
      uniqueKeysWithValues: (found["checks"]?.array ?? []).map { check in
        (
          check["name"]?.string ?? "",
          [check["state"]?.string, check["detail"]?.string, check["hint"]?.string]
        )
      })
  }

  @Test("a machine that is well has nothing to say but ok")
  func isWell() throws {
    let checks = try Self.checks(try Self.world(), status: 0)
    for (name, check) in checks { #expect(check[0] == "ok", "\(name): \(check)") }
    let expected = [
      "outage", "store", "state", "settings", "you", "runbooks", "zone", "clock", "timelines",
      "git",
      "curl", "editor", "terminal",
    ]
    #expect(Set(expected).isSubset(of: checks.keys))
  }

  @Test("nothing is left in the store, and no incident is needed")
  func leavesNothing() throws {
    let world = try Self.world()
    #expect(world.run(["doctor"]) == 0)
    #expect(try world.files.entries(of: "\(world.root)/data/outage").isEmpty)
    #expect(try world.files.status("\(world.root)/data/outage").permissions & 0o777 == 0o700)
  }

  @Test("programs that are missing are warnings with a command to get them")
  func missesPrograms() throws {
    let world = try Self.world(
      "{\"hooks\": {\"update\": \"post-it --key SECRET\"}}", hasPrograms: false)
    let checks = try Self.checks(world, status: 0)
    #expect(checks["git"]?[0] == "warning")
    #expect(checks["curl"]?[2]?.hasSuffix(" install curl") == true)
    #expect(checks["editor"]?[0] == "warning")
    #expect(checks["hook update"]?[1] == "post-it is not found")
    #expect(!world.output.contains("SECRET"))
  }

  @Test("settings that cannot be used are a failure, told once")
  func readsSettings() throws {
    let world = try Self.world("{\"room\": 1, \"x\": 2}")
    let checks = try Self.checks(world, status: 1)
    #expect(checks["settings"]?[0] == "failed")
    #expect(checks["settings"]?[1]?.hasPrefix("errors 1, warnings 1: ") == true)
    #expect(checks["settings"]?[2] == "outage config edit")
    #expect(world.errors == "")
  }

  @Test("damage of what is open is a failure that names the file")
  func findsDamage() throws {
    let world = try Self.world()
    _ = world.run(["start", "x", "--no-session"])
    let directory = try world.incidentDirectory
    let name = try #require(
      try world.files.entries(of: directory).first { $0.hasPrefix("timeline.") })
    let bytes = try world.files.readFile("\(directory)/\(name)")
    try world.files.replaceFile("\(directory)/\(name)", bytes + Array("{\"trunc".utf8))
    let shown = world.output
    #expect(world.run(["doctor"]) == 1)
    let told = world.output.dropFirst(shown.count)
    #expect(told.contains("failed   timelines: ") && told.contains(name))
    #expect(told.contains("hint: outage audit inc-2026-11-20-x"))
  }

  @Test("a store that others can enter is a warning, one that cannot be made a failure")
  func looksAtTheStore() throws {
    let open = try Self.world()
    try open.files.createDirectories("\(open.root)/data", permissions: 0o700)
    try open.files.makeDirectory("\(open.root)/data/outage", permissions: 0o755)
    #expect(try Self.checks(open, status: 0)["store"]?[0] == "warning")
    let blocked = try Self.world()
    try blocked.files.replaceFile("\(blocked.root)/data", [])
    let store = try Self.checks(blocked, status: 1)["store"]
    #expect(store?[0] == "failed")
    #expect(store?[2] == "ls -ld \(blocked.root)/data")
  }

  @Test("a clock that is behind the timeline is a failure")
  func looksAtTheClock() throws {
    let world = try Self.world()
    _ = world.run(["start", "x", "--no-session"])
    world.clock.advance(milliseconds: -3_600_000)
    #expect(world.run(["doctor"]) == 1)
    #expect(world.output.contains("failed   clock: "))
  }

  struct Terminal: CustomTestStringConvertible {
    var columns = 80
    var locale = "C.UTF-8"
    var detail: String
    var testDescription: String { detail }
  }

  static let terminals = [
    Terminal(detail: "ok       terminal: 80x24, dumb, no colour, UTF-8"),
    Terminal(columns: 30, detail: "warning  terminal: 30x24,"),
    Terminal(locale: "C", detail: "warning  terminal: 80x24,"),
    Terminal(locale: "", detail: "ok       terminal: 80x24, dumb, no colour, UTF-8"),
  ]

  @Test("the terminal is measured", arguments: terminals)
  func looksAtTheTerminal(_ terminal: Terminal) throws {
    let world = try Self.world(
      isTyped: true, columns: terminal.columns, variables: ["LC_ALL": terminal.locale])
    #expect(world.run(["doctor"]) == 0)
    #expect(world.output.contains(terminal.detail), "\(world.output)")
  }
}
