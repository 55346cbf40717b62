import SystemIO
import Testing

@testable import OutageCLI

/// `outage note -e`: the text comes from the person's editor.
@Suite("outage note --edit")
struct NoteEditTests {
  /// A world whose editor writes a text, or ends with a status; what it was given is kept.
  static func world(
    leaves text: String?, status: Int32 = 0
  ) throws -> (world: TestWorld, seen: Seen) {
    let seen = Seen()
    var setting = TestWorld.Setting(isTyped: false, variables: ["OUTAGE_EDITOR": "ed -w"])
    setting.programs = Subprocess(
      observe: { _, _ in Subprocess.Outcome(exit: .status(1)) },
      runAttached: { request in
        let path = request.arguments.last ?? ""
        seen.command = request.arguments.dropLast().joined(separator: " ")
        seen.path = path
        let given = (try? FileSystem.live.readFile(path)) ?? []
        seen.given = String(decoding: given, as: UTF8.self)
        seen.permissions = (try? FileSystem.live.status(path))?.permissions ?? 0
        if let text { try? FileSystem.live.replaceFile(path, Array(text.utf8)) }
        return .status(status)
      })
    let world = try TestWorld(setting)
    _ = world.run(["start", "Site down", "--no-session"])
    return (world, seen)
  }

  final class Seen: @unchecked Sendable {
    var command = ""
    var path = ""
    var given = ""
    var permissions: UInt32 = 0
  }

  @Test("what was written is one note, and the file is gone")
  func records() throws {
    let (world, seen) = try Self.world(leaves: "first line\r\n\r\nthird line\n\n")
    #expect(world.run(["note", "-e"]) == 0)
    #expect(seen.command == "sh -c ed -w \"$1\" sh")
    #expect(seen.permissions & 0o777 == 0o600)
    #expect(try world.timelineLines.last?.contains(#"first line\n\nthird line""#) == true)
    #expect(!FileSystem.live.exists(seen.path))
  }

  @Test("words after it are how the text begins")
  func begins() throws {
    let (world, seen) = try Self.world(leaves: nil)
    #expect(world.run(["note", "-e", "pool", "exhausted"]) == 0)
    #expect(seen.given == "pool exhausted\n")
    #expect(try world.timelineLines.last?.contains("pool exhausted") == true)
  }

  struct Nothing: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String?
    let status: Int32
    let exit: Int32
    let said: String
    var testDescription: String { name }
  }

  @Test(
    "nothing is recorded",
    arguments: [
      Nothing(name: "empty", text: nil, status: 0, exit: 64, said: "the text is empty"),
      Nothing(name: "blank", text: " \n\n", status: 0, exit: 64, said: "the text is empty"),
      Nothing(name: "failed", text: nil, status: 1, exit: 69, said: "ed -w ended with an error"),
      Nothing(name: "failed with words", text: "kept", status: 1, exit: 69, said: "kept"),
    ])
  func recordsNothing(_ row: Nothing) throws {
    let (world, seen) = try Self.world(leaves: row.text, status: row.status)
    let before = try world.timelineLines.count
    #expect(world.run(["note", "--edit"]) == row.exit)
    #expect(try world.timelineLines.count == before)
    #expect(world.errors.contains(row.said))
    #expect(!FileSystem.live.exists(seen.path))
  }

  @Test("what an editor was left with is named the next time")
  func namesWhatIsLeft() throws {
    let (world, seen) = try Self.world(leaves: "second")
    let left = "\(world.root)/state/outage/note-01JD6Q.txt"
    try world.files.createDirectories(FileSystem.parent(of: left))
    try world.files.replaceFile(left, Array("first\n".utf8))
    #expect(world.run(["note", "-e"]) == 0)
    #expect(seen.path != left)
    #expect(world.errors.contains("not recorded: \(left)"))
    #expect(world.errors.contains("hint: outage note - < \(left) && rm \(left)"))
    #expect(try world.files.readFile(left) == Array("first\n".utf8))
  }

  @Test("where nobody may be asked no editor is opened")
  func neverAsks() throws {
    let (world, seen) = try Self.world(leaves: "x")
    #expect(world.run(["note", "-e", "--no-input"]) == 64)
    #expect(seen.path.isEmpty)
  }
}
