import SystemIO
import Testing

@testable import OutageCLI

@Suite("Playing a past incident")
struct ReplayTests {
  /// An incident of twelve minutes with a late entry, a correction and something struck.
  private func play(_ world: TestWorld) {
    #expect(world.run(["start", "Down", "--no-session"]) == 0)
    world.clock.advance(milliseconds: 300_000)
    #expect(world.run(["note", "second"]) == 0)
    #expect(world.run(["note", "first", "--at", "-3m"]) == 0)
    #expect(world.run(["note", "never mind"]) == 0)
    #expect(world.run(["strike", "last"]) == 0)
    #expect(world.run(["go", "mitigate"]) == 0)
    world.clock.advance(milliseconds: 420_000)
    #expect(world.run(["mitigated", "better"]) == 0)
  }

  @Test("in a pipe everything comes at once, in order of time, with the state at each step")
  func isAtOnce() throws {
    let world = try TestWorld(TestWorld.Setting(isTyped: false))
    play(world)
    let before = world.output.count
    let started = world.clock.clock.now()
    #expect(world.run(["replay"]) == 0)
    #expect(world.clock.clock.now() - started == 1000)
    let lines = world.output.dropFirst(before).split(separator: "\n").map(String.init)
    let words = ["declared", "P1·0s·call Down", "first", "second", "step 5"]
    #expect(zip(lines, words).allSatisfy { $0.contains($1) }, "\(lines)")
    #expect(lines.last?.hasSuffix("mitigated: better") == true)
    #expect(!lines.contains { $0.contains("never mind") })
    #expect(lines.contains { $0.contains("P1·5m·mitigate") })
  }

  /// A clock that others move when they wait, and how long they waited.
  private func waited(_ arguments: [String], interruptAt: Int = .max) throws -> (
    waited: Int64, text: String
  ) {
    var setting = TestWorld.Setting(isTyped: false)
    var looks = 0
    setting.interrupts = {
      InterruptWatch(hasCome: {
        looks += 1
        return looks > interruptAt
      })
    }
    setting.isPauseCounted = true
    let world = try TestWorld(setting)
    play(world)
    let (before, start) = (world.output.count, world.clock.clock.now())
    #expect(world.run(arguments) == 0)
    return (
      world.clock.clock.now() - start - 1000, String(world.output.dropFirst(before))
    )
  }

  @Test("a speed that is given is kept in a pipe too")
  func keepsTheSpeed() throws {
    let slow = try waited(["replay", "--speed", "60"])
    #expect(slow.text.contains("better"))
    #expect((12_000...13_000).contains(slow.waited), "\(slow.waited)")
    let fast = try waited(["replay", "--speed", "120x"])
    #expect((6000...6500).contains(fast.waited), "\(fast.waited)")
    #expect(fast.text == slow.text)
    for word in ["0", "max"] {
      let all = try waited(["replay", "--speed", word])
      #expect(all.waited == 0)
      #expect(all.text == slow.text)
    }
  }

  @Test("Ctrl-C ends it")
  func isInterrupted() throws {
    let cut = try waited(["replay", "--speed", "60"], interruptAt: 3)
    #expect(cut.waited < 1000)
    #expect(!cut.text.contains("better"))
  }

  @Test(
    "what may be typed while it plays",
    arguments: [
      ("", .next), ("n", .next), (" ", .pause), ("p", .pause), ("/pause", .pause), ("s", .step),
      ("STEP", .step), ("+5m", .ahead(seconds: 300)), ("+1h30m", .ahead(seconds: 5400)),
      ("60", .speed(60)), ("2.5x", .speed(2.5)), ("max", .speed(nil)), ("q", .quit),
      ("/quit", .quit), ("0", nil), ("-1", nil), ("+", nil), ("pool exhausted", nil), ("1e9", nil),
      ("99999999", nil), ("+99999999999999999999m", nil),
    ] as [(String, ReplayOrder?)])
  func readsOrders(_ line: String, _ order: ReplayOrder?) {
    #expect(ReplayOrder(line) == order)
  }

  @Test("nothing is written")
  func writesNothing() throws {
    let world = try TestWorld(TestWorld.Setting(isTyped: false))
    play(world)
    let before = try world.timelineLines
    let entries = try world.files.entries(of: try world.incidentDirectory)
    #expect(world.run(["replay"]) == 0)
    #expect(try world.timelineLines == before)
    #expect(try world.files.entries(of: try world.incidentDirectory) == entries)
  }

  @Test(
    "a speed that is none is refused", arguments: ["fast", "-1", "1e9", "", "99999999", "1..2"])
  func refuses(_ word: String) throws {
    let world = try TestWorld(TestWorld.Setting(isTyped: false))
    play(world)
    #expect(world.run(["replay", "--speed=\(word)"]) == 64)
  }
}
