import SystemIO
import TerminalUI
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

  @Test("a board that never ends answers no question")
  func refusesToAnswer() throws {
    let world = try world(noting: "x")
    #expect(world.run(["status", "--watch", "--check"]) == 64)
    #expect(world.errors.contains("hint: outage status --check"))
  }

  @Test(
    "the board has decisions, work, and what happened last; time alone repeats nothing in a pipe")
  func showsTheBoard() throws {
    var looks = 0
    var made: TestWorld?
    var setting = TestWorld.Setting(isTyped: false)
    setting.interrupts = {
      InterruptWatch(hasCome: {
        looks += 1
        made?.clock.advance(milliseconds: 61_000)
        return looks > 3
      })
    }
    let world = try TestWorld(setting)
    made = world
    for words in [
      ["start", "Down", "--no-session", "-s", "P1"], ["decide", "roll back"],
      ["task", "look at the tickets", "--to", "bo"], ["note", "the last word"],
    ] {
      #expect(world.run(words) == 0)
    }
    let shown = world.shown { _ = world.run(["status", "--watch"]) }
    #expect(shown.ranges(of: "P1 Down").count == 1, "\(shown)")
    for words in ["Decided: roll back (max)", "Work given: bo: look at", "the last word"] {
      #expect(shown.contains(words), "\(words) in \(shown)")
    }
  }

  @Test("in a window the board has as many rows as there are", arguments: [40, 80])
  func fitsTheWindow(columns: Int) throws {
    var looks = 0
    var setting = TestWorld.Setting(columns: columns, variables: ["TERM": "xterm"])
    setting.interrupts = {
      InterruptWatch(hasCome: {
        looks += 1
        return looks > 1
      })
    }
    let world = try TestWorld(setting)
    let lines = [
      "/joined ana bo", "/go mitigate", "/finding db failed no primary", "/act flush", "y",
      "/worse", "/task look at the tickets --to bo", "the last word",
    ]
    _ = world.run(["start", "Site down", "-s", "P1"], lines: lines)
    let shown = world.shown { _ = world.run(["status", "--watch", "--color", "never"]) }
    let rows = shown.replacing("\u{1B}[H\u{1B}[2J", with: "").split(separator: "\n")
    #expect(rows.count < 24)
    #expect(rows.allSatisfy { DisplayWidth.of(String($0)) < columns }, "\(shown)")
    #expect(rows.last?.hasSuffix("the last word") == true, "\(shown)")
    for start in ["SECOND ERROR", "Work given: bo: look at the tickets"] {
      #expect(rows.contains { $0.hasPrefix(start) }, "\(shown)")
    }
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
