import SystemIO
import TerminalUI
import Testing

@testable import OutageCLI

@Suite("The file of lines sent before")
struct HistoryFileTests {
  private let world: TestWorld
  private let directory: String

  init() throws {
    world = try TestWorld()
    directory = "\(world.root)/state/outage"
  }

  private var file: HistoryFile { HistoryFile(directory: directory, files: world.files) }

  @Test("two sessions add to it, the next one reads both")
  func isShared() throws {
    #expect(file.read().entries.isEmpty)
    let (one, two) = (file, file)
    one.add("/go narrow")
    two.add("pasted\nlines")
    one.add("/back")
    #expect(file.read().entries == ["/go narrow", "pasted\nlines", "/back"])
    #expect(try world.files.status("\(directory)/history").permissions == 0o600)
  }

  @Test("it is cut down when it has grown to twice what is kept")
  func isCutDown() throws {
    try world.files.createDirectories(directory)
    let lines = (0...2 * History.mostEntries).map { "line \($0)\n" }.joined()
    try world.files.replaceFile("\(directory)/history", Array(lines.utf8))
    #expect(file.read().entries.last == "line \(2 * History.mostEntries)")
    #expect(try world.files.readFile("\(directory)/history") == file.read().encoded)
  }

  @Test("where nothing can be written, lines go on without it")
  func isNoHindrance() throws {
    try world.files.createDirectories(directory)
    try world.files.createDirectories("\(directory)/history")
    file.add("/back")
    #expect(file.read().entries.isEmpty)
  }
}

@Suite("The line that was not sent")
struct UnsentLineTests {
  @Test("is kept when the terminal goes away, stands in the next prompt, once")
  func comesBack() throws {
    let world = try TestWorld()
    _ = world.run(["start", "Site down", "-s", "P1", "--no-session"])
    let before = try world.timelineLines.count
    #expect(world.run(["resume"], lines: ["<lost: /decide roll ba>"]) == 128 + 1)
    #expect(try world.timelineLines.count == before)
    let again = world.shownOnScreen { _ = world.run(["resume"], lines: ["<ctrl-d>"]) }
    #expect(
      again.contains("P1·4s·call> /decide roll ba\n") || again.contains("> /decide roll ba\n"))
    #expect(again.contains("the line that was not sent is back"))
    let third = world.shownOnScreen { _ = world.run(["resume"], lines: ["<ctrl-d>"]) }
    #expect(!third.contains("roll ba"))
  }

  @Test("an answer is kept as well")
  func keepsAnAnswer() throws {
    let world = try TestWorld()
    _ = world.run(["start", "Site down", "-s", "P1", "--no-session"])
    #expect(world.run(["resume"], lines: ["/decide roll back", "<lost: errors fol>"]) == 128 + 1)
    let again = world.shownOnScreen { _ = world.run(["resume"], lines: ["<ctrl-d>"]) }
    #expect(again.contains("> errors fol\n"))
  }

  @Test("is on the timeline where no file can be written")
  func isNeverLost() throws {
    let world = try TestWorld()
    _ = world.run(["start", "Site down", "-s", "P1", "--no-session"])
    try world.files.removeTree("\(world.root)/state")
    try world.files.replaceFile("\(world.root)/state", [])
    #expect(world.run(["resume"], lines: ["<lost: half a no>"]) == 128 + 1)
    #expect(try world.timelineLines.last?.contains("half a no") == true)
  }
}
