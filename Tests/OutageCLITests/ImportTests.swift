import SystemIO
import Testing

@testable import OutageCLI

@Suite("Bringing in another copy of the record")
struct ImportTests {
  /// Two machines; the second one's files are reached by their paths.
  let here: Machine
  let there: Machine

  init() throws {
    here = try Machine(seed: 1)
    there = try Machine(seed: 2)
  }

  /// A machine with an incident of its own making, or none.
  final class Machine {
    let world: TestWorld
    init(seed: UInt64) throws {
      world = try TestWorld(TestWorld.Setting(isTyped: false), seed: seed)
    }

    var store: String { "\(world.root)/data/outage" }

    func run(_ arguments: String...) -> Int32 { world.run(arguments) }

    /// What one command prints on standard output.
    func print(_ arguments: String...) -> String {
      let before = world.output.utf8.count
      _ = world.run(arguments)
      return String(decoding: world.output.utf8.dropFirst(before), as: UTF8.self)
    }
  }

  private func declare() {
    #expect(here.run("start", "Checkout", "down", "--no-session") == 0)
    #expect(here.run("note", "pool exhausted") == 0)
  }

  static let forms = [
    ("an export", ["export", "-o", "record.json"], "record.json"),
    ("lines", ["export", "--format", "jsonl", "-o", "record.jsonl"], "record.jsonl"),
  ]

  @Test("a file gives the incident back as it was", arguments: forms)
  func takesAFile(name: String, command: [String], file: String) throws {
    declare()
    let path = "\(here.world.root)/\(file)"
    #expect(here.world.run(command.dropLast() + [path]) == 0)
    #expect(there.run("import", path) == 0)
    #expect(there.print("import", path).contains("0 entries added"))
    #expect(there.print("export", "--format", "jsonl") == here.print("export", "--format", "jsonl"))
    #expect(there.run("audit") == 0)
  }

  @Test("a document that somebody laid out anew gives the same lines")
  func takesADocumentLaidOutAnew() throws {
    declare()
    let document = here.print("export")
    let path = "\(there.world.root)/anew.json"
    let anew = document.replacing(",\"", with: ",\n \"")
    try FileSystem.live.replaceFile(path, Array(anew.utf8))
    #expect(there.run("import", path) == 0)
    #expect(there.run("audit") == 0)
    #expect(there.print("export") == document)
  }

  @Test("lines that came with other line ends are the lines that were written")
  func takesLinesWithOtherEnds() throws {
    declare()
    let path = "\(there.world.root)/mailed.jsonl"
    let lines = here.print("export", "--format", "jsonl")
    try FileSystem.live.replaceFile(path, Array(lines.replacing("\n", with: "\r\n").utf8))
    #expect(there.run("import", path) == 0)
    #expect(there.run("audit") == 0)
    #expect(there.print("export", "--format", "jsonl") == lines)
  }

  @Test("a store, its incidents, or one of them, with the texts beside the timeline")
  func takesADirectory() throws {
    declare()
    let id = here.print("list", "--json=id").split(separator: "\"")[3]
    let incidents = "\(here.store)/incidents"
    for path in [here.store, incidents, "\(incidents)/\(id)", "\(incidents)/./x/../\(id)/"] {
      #expect(there.run("import", path) == 0)
    }
    #expect(there.print("export") == here.print("export"))
    let book = "incidents/\(id)/runbooks/production-outage.md"
    let copied = try FileSystem.live.readFile("\(there.store)/\(book)")
    #expect(try copied == FileSystem.live.readFile("\(here.store)/\(book)"))
  }

  @Test("of several incidents only the one that was named comes, and no other is mixed into it")
  func takesTheNamedOne() throws {
    declare()
    #expect(here.run("start", "Login", "down", "--no-session") == 0)
    let ids = here.print("list", "--json=id").split(separator: "\"").filter { $0.hasPrefix("inc-") }
    #expect(there.run("import", here.store, "-i", String(ids[1])) == 0)
    #expect(there.print("list").split(separator: "\n").count == 1)
    #expect(there.print("list").hasPrefix(ids[1]))
    #expect(there.run("import", here.store, "-i", "inc-of-nobody") == 66)
    #expect(there.run("import", "\(here.store)/incidents/\(ids[1])", "-i", "checkout-down") == 0)
    #expect(there.print("list").split(separator: "\n").count == 1)
  }

  @Test("a directory that somebody gave another name has the incident of its declaration")
  func knowsARenamedDirectory() throws {
    declare()
    let id = here.print("list", "--json=id").split(separator: "\"")[3]
    let backup = "\(here.world.root)/backup"
    try FileSystem.live.rename("\(here.store)/incidents/\(id)", to: backup)
    #expect(there.run("import", backup) == 0)
    #expect(there.print("list").hasPrefix(id))
    #expect(there.print("timeline").contains("pool exhausted"))
  }

  @Test("both sides come to one timeline, whatever their clocks say, and the clock is pointed out")
  func unitesBothWays() throws {
    declare()
    #expect(there.run("import", here.store) == 0)
    there.world.clock.advance(milliseconds: -3 * 3_600_000)
    #expect(there.run("note", "seen from here too") == 0)
    #expect(here.run("import", there.store) == 0)
    #expect(here.run("note", "done") == 0)
    #expect(there.run("import", here.store) == 0)
    #expect(there.print("export") == here.print("export"))
    #expect(there.world.errors.contains("behind that of"))
    #expect(here.world.errors.contains("at least 3h behind that of"))
  }

  @Test("two machines that declared one id have one incident with two declarations")
  func showsBothDeclarations() throws {
    declare()
    #expect(there.run("start", "Checkout", "down", "--no-session") == 0)
    #expect(there.run("import", here.store) == 0)
    #expect(there.print("list").split(separator: "\n").count == 1)
    #expect(there.print("status").contains("Declared too"))
    #expect(there.print("brief").contains("Declared too"))
  }

  static let wrongFiles: [(name: String, text: String?, status: Int32, message: String)] = [
    ("a file that is not there", nil, 66, "cannot read"),
    ("text", "hello\n", 65, ":1:1: not JSON"),
    ("another document", "{\"a\": 1}\n", 65, "holds no record"),
    ("nothing", "", 65, "not JSON"),
    (
      "lines without a declaration",
      #"{"clock":1,"id":"E1","kind":"note","seq":1,"writer":"a"}"# + "\n", 65,
      "does not say which incident"
    ),
    ("half a document", "{\"events\": [{\"id\": 1}", 65, "not JSON"),
  ]

  @Test("a wrong file is said so and changes nothing", arguments: wrongFiles)
  func refusesAWrongFile(
    name: String, text: String?, status: Int32, message: String
  ) throws {
    let path = "\(here.world.root)/wrong"
    if let text { try FileSystem.live.replaceFile(path, Array(text.utf8)) }
    #expect(here.run("import", path) == status)
    #expect(here.world.errors.contains(message), "\(here.world.errors)")
    #expect(!FileSystem.live.exists("\(here.store)/incidents"))
  }

  @Test("what was redacted does not come back over what it was made from", arguments: forms)
  func refusesWhatWasRedacted(name: String, command: [String], file: String) throws {
    declare()
    let before = here.print("export")
    let path = "\(here.world.root)/\(file)"
    #expect(here.world.run(command.dropLast() + [path, "--redact", "public"]) == 0)
    for machine in [here, there] {
      #expect(machine.run("import", path) == 65)
      #expect(machine.world.errors.contains("was redacted"))
    }
    #expect(here.print("export") == before)
    #expect(!FileSystem.live.exists("\(there.store)/incidents"))
  }

  @Test("nor in a directory, nor line by line without what tells of it")
  func refusesRedactedCopies() throws {
    declare()
    let id = here.print("list", "--json=id").split(separator: "\"")[3]
    let before = here.print("export")
    let redacted = here.print("export", "--format", "jsonl", "--redact", "public")
    let bare = redacted.split(separator: "\n").map { line in
      (0...9).reduce(String(line)) { $0.replacing(",\"redacted\":\($1)", with: "") }
    }
    let copy = "\(there.world.root)/copy/\(id)"
    try FileSystem.live.createDirectories(copy)
    for (text, message) in [
      (redacted, "was redacted"),
      (bare.joined(separator: "\n") + "\n", "stands otherwise in timeline."),
    ] {
      try FileSystem.live.replaceFile("\(copy)/timeline.writer-1.jsonl", Array(text.utf8))
      try FileSystem.live.replaceFile("\(there.world.root)/lines.jsonl", Array(text.utf8))
      for path in [copy, "\(there.world.root)/lines.jsonl"] {
        let said = here.world.shown { #expect(here.run("import", path) == 65) }
        #expect(said.contains(message), "\(said)")
      }
      #expect(here.print("export") == before)
    }
  }

  @Test("a line of a kind and with keys that this release does not know comes as it is")
  func takesWhatIsNewer() throws {
    declare()
    let path = "\(there.world.root)/newer.jsonl"
    let lines = here.print("export", "--format", "jsonl")
    let newer =
      #"{"at":"2026-11-20T02:10:00.000Z","by":"zoe","clock":9,"data":{"x":1.50e3},"id":"E9","#
      + #""kind":"omen","mood":[null],"seq":1,"v":9,"writer":"zoe-1"}"#
    try FileSystem.live.replaceFile(path, Array((lines + newer + "\n").utf8))
    #expect(there.run("import", path) == 0)
    #expect(there.print("export", "--format", "jsonl") == lines + newer + "\n")
    #expect(there.print("export").contains(newer))
    #expect(there.run("timeline") == 0)
    #expect(there.print("import", path).contains("0 entries added"))
  }

  @Test("an export from before goes into a store that has more since, and one from after adds it")
  func takesOlderAndNewer() throws {
    declare()
    let (older, newer) = ("\(here.world.root)/older.json", "\(here.world.root)/newer.json")
    #expect(here.run("export", "-o", older) == 0)
    #expect(there.run("import", older) == 0)
    #expect(here.run("note", "one more") == 0)
    #expect(here.run("export", "-o", newer) == 0)
    #expect(there.print("import", newer).contains("1 entry added"))
    let whole = here.print("export")
    #expect(there.print("export") == whole)
    for machine in [here, there] {
      #expect(machine.print("import", older).contains("0 entries added"))
      #expect(machine.print("export") == whole)
    }
  }

  @Test("a line that was changed on the way is not taken, and the rest is")
  func leavesOutWhatWasChanged() throws {
    declare()
    let path = "\(there.world.root)/changed.jsonl"
    let lines = here.print("export", "--format", "jsonl")
    #expect(here.run("note", "newer") == 0)
    let changed = lines.replacing("pool exhausted", with: "pool is fine")
    try FileSystem.live.replaceFile(path, Array(changed.utf8))
    #expect(here.run("import", path) == 65)
    #expect(here.world.errors.contains("not taken"))
    #expect(here.print("timeline").contains("pool exhausted"))
    #expect(!here.print("timeline").contains("pool is fine"))
  }
}
