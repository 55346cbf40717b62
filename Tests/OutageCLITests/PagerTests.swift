import SystemIO
import Testing

@testable import OutageCLI

@Suite("The pager")
struct PagerTests {
  /// What the pagers that were run got.
  final class Pagers: @unchecked Sendable {
    var runs: [Subprocess.Request] = []
    /// What had been told, and what it was when the pager was run.
    var told: () -> String = { "" }
    var wasTold = ""
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    var arguments = ["help", "environment"]
    var variables: [String: String] = [:]
    var isTyped = true
    var exit = Subprocess.Exit.status(0)
    /// The pager that is run; nil for none.
    var pager: String?
    /// Whether the result is printed by ourselves.
    var isPrinted = false
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "less, if nothing is set", pager: "less"),
    Case(name: "PAGER", variables: ["PAGER": "more -d"], pager: "more -d"),
    Case(
      name: "OUTAGE_PAGER before it", variables: ["PAGER": "x", "OUTAGE_PAGER": "y"], pager: "y"),
    Case(name: "an empty one means none", variables: ["PAGER": ""], isPrinted: true),
    Case(
      name: "an empty OUTAGE_PAGER before PAGER", variables: ["PAGER": "x", "OUTAGE_PAGER": ""],
      isPrinted: true),
    Case(name: "cat means none", variables: ["PAGER": "cat"], isPrinted: true),
    Case(name: "--no-pager", arguments: ["help", "environment", "--no-pager"], isPrinted: true),
    Case(name: "--plain", arguments: ["help", "environment", "--plain"], isPrinted: true),
    Case(name: "what fits the screen", arguments: ["help", "times"], isPrinted: true),
    Case(name: "a pipe", isTyped: false, isPrinted: true),
    Case(name: "TERM=dumb", variables: ["TERM": "dumb"], isPrinted: true),
    Case(
      name: "no such pager", variables: ["PAGER": "nope"], exit: .status(127), pager: "nope",
      isPrinted: true),
    Case(
      name: "a pager that fails", variables: ["PAGER": "false"], exit: .status(1), pager: "false",
      isPrinted: true),
    Case(name: "a pager that was ended", exit: .signal(.terminate), pager: "less"),
  ]

  @Test("is run where it helps", arguments: cases)
  func isRun(_ one: Case) throws {
    let pagers = Pagers()
    var setting = TestWorld.Setting()
    setting.isTyped = one.isTyped
    setting.variables = ["TERM": "xterm"].merging(one.variables) { $1 }
    setting.programs = Subprocess(
      observe: { _, _ in Subprocess.Outcome(exit: .status(1)) },
      runAttached: { request in
        pagers.runs.append(request)
        return one.exit
      })
    let world = try TestWorld(setting)
    #expect(world.run(one.arguments) == 0)
    #expect(pagers.runs.map(\.arguments) == (one.pager.map { [["sh", "-c", $0]] } ?? []))
    #expect(world.output.isEmpty == !one.isPrinted)
    if let run = pagers.runs.first {
      #expect(String(decoding: run.input, as: UTF8.self).contains("OUTAGE_PAGER"))
      #expect(run.environment["LESS"] == "FRX")
    }
  }

  @Test("LESS that is set stays, and a mistake is told on the screen")
  func leavesLessAlone() throws {
    let pagers = Pagers()
    var setting = TestWorld.Setting()
    setting.variables = ["TERM": "xterm", "LESS": "S"]
    setting.programs = Subprocess(
      observe: { _, _ in Subprocess.Outcome(exit: .status(1)) },
      runAttached: { request in
        pagers.runs.append(request)
        return .status(0)
      })
    let world = try TestWorld(setting)
    #expect(world.run(["timeline", "nope"]) == 66)
    #expect(pagers.runs.isEmpty)
    _ = world.run(["manual"])
    #expect(pagers.runs.first?.environment["LESS"] == nil)
  }

  @Test("what is confirmed stands under a long result")
  func confirmsBelow() throws {
    let pagers = Pagers()
    var setting = TestWorld.Setting()
    setting.variables = ["TERM": "xterm"]
    setting.programs = Subprocess(
      observe: { _, _ in Subprocess.Outcome(exit: .status(1)) },
      runAttached: { request in
        pagers.runs.append(request)
        pagers.wasTold = pagers.told()
        return .status(0)
      })
    let world = try TestWorld(setting)
    pagers.told = { [unowned world] in world.errors }
    try world.files.createDirectories("\(world.root)/Runbooks")
    for place in 0..<30 {
      try world.files.replaceFile(
        "\(world.root)/Runbooks/b\(place).md", Array("# B\n\n[x](nope.md)\n".utf8))
    }
    _ = world.run(["runbook", "lint"])
    #expect(pagers.runs.count == 1)
    #expect(!pagers.wasTold.contains("30 runbooks checked"))
    #expect(world.errors.contains("30 runbooks checked"))
  }

  @Test("a program gets its input through a pipe, and need not read all of it")
  func feedsAPager() throws {
    let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    let programs = Subprocess.live
    func run(_ script: String) throws -> Subprocess.Exit {
      try programs.runAttached(Subprocess.Request(["sh", "-c", script], input: bytes))
    }
    #expect(try run(#"test "$(wc -c | tr -d ' ')" = 1048576"#) == .status(0))
    #expect(try run("exit 3") == .status(3))
  }
}
