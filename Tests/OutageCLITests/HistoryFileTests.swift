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
