import SystemIO
import Testing

@testable import OutageCLI

@Suite("Watching an incident")
struct WatchTests {
  /// A world whose watcher presses Ctrl-C at the third look, and notes something at the second.
  private func world(noting text: String) throws -> TestWorld {
    var other: TestWorld?
    var looks = 0
    var setting = TestWorld.Setting(isTyped: false)
    setting.interrupts = {
      InterruptWatch(hasCome: {
        looks += 1
        if looks == 2 { _ = other?.run(["note", text]) }
        return looks > 3
      })
    }
    let world = try TestWorld(setting)
    other = world
    #expect(world.run(["start", "Down", "--no-session"]) == 0)
    #expect(world.run(["note", "before"]) == 0)
    return world
  }

  @Test("timeline --follow prints what is there and then what comes, once")
  func follows() throws {
    let world = try world(noting: "meanwhile")
    let before = world.output.count
    #expect(world.run(["timeline", "--follow"]) == 0)
    let lines = world.output.dropFirst(before).split(separator: "\n")
    #expect(lines.count { $0.contains("before") } == 1)
    #expect(lines.count { $0.contains("meanwhile") } == 1)
    #expect(lines.last?.contains("meanwhile") == true)
  }

  @Test("timeline --follow keeps to what was chosen")
  func followsAChoice() throws {
    let world = try world(noting: "meanwhile")
    let before = world.output.count
    #expect(world.run(["timeline", "--follow", "--kind", "declared"]) == 0)
    #expect(!world.output.dropFirst(before).contains("meanwhile"))
  }

  @Test("status --watch prints the status again only when it has changed")
  func watches() throws {
    let world = try world(noting: "no change of state")
    let before = world.output.count
    #expect(world.run(["status", "--watch"]) == 0)
    // Of three looks the second sees the clock of the one who notes something, the third nothing new.
    #expect(world.output.dropFirst(before).ranges(of: "P1 Down").count == 2)
  }

  @Test("in a session the terminal is given back while somebody watches, so that Ctrl-C comes")
  func lendsTheTerminal() throws {
    var isLent: [Bool] = []
    var setting = TestWorld.Setting()
    var world: TestWorld?
    setting.interrupts = {
      InterruptWatch(hasCome: {
        isLent.append(world?.isTerminalLent == true)
        return true
      })
    }
    let made = try TestWorld(setting)
    world = made
    let lines = ["/status --watch", "/timeline --follow", "note"]
    _ = made.run(["start", "Down", "-s", "P1"], lines: lines)
    #expect(isLent == [true, true])
  }

  @Test("status --watch --html writes the board again with what came")
  func writesTheBoard() throws {
    let world = try world(noting: "meanwhile")
    let path = "\(world.root)/board.html"
    #expect(world.run(["status", "--watch", "--html", path]) == 0)
    let page = String(decoding: try world.files.readFile(path), as: UTF8.self)
    #expect(page.contains("meanwhile") && page.contains("http-equiv=\"refresh\" content=\"30\""))
    #expect(world.run(["close", "--reason", "false-alarm"]) == 0)
    #expect(world.run(["status", "--html", path]) == 0)
    let last = String(decoding: try world.files.readFile(path), as: UTF8.self)
    #expect(!last.contains("http-equiv=\"refresh\""))
  }
}
