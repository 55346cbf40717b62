import Encoding
import SystemIO
import Testing

@testable import OutageCLI

@Suite("The draft of a post-mortem")
struct PostMortemCommandTests {
  private let world: TestWorld

  init() throws {
    world = try Self.world()
  }

  private static func world(
    _ programs: Subprocess = Subprocess(
      observe: { _, _ in Subprocess.Outcome(exit: .status(1)) }, runAttached: { _ in .status(1) })
  ) throws -> TestWorld {
    let world = try TestWorld(
      .init(isTyped: false, variables: ["VISUAL": "ed -s"], programs: programs))
    _ = world.run(["start", "Site down", "--severity", "P1", "--no-session"])
    _ = world.run(["note", "the first word"])
    return world
  }

  private func path() throws -> String { "\(try world.incidentDirectory)/postmortem.md" }

  private func draft() throws -> String {
    String(decoding: try world.files.readFile(try path()), as: UTF8.self)
  }

  private func write(_ text: String) throws {
    try world.files.replaceFile(try path(), Array(text.utf8))
  }

  @Test("running it again brings in what is new and keeps every word")
  func again() throws {
    #expect(world.run(["postmortem"]) == 0)
    #expect(world.output.hasSuffix("\(try path())\n"))
    #expect(world.errors.contains("wrote \(try path())"))
    try write(try draft().replacing("the first word", with: "the very first word"))
    _ = world.run(["note", "the second word"])
    #expect(world.run(["postmortem"]) == 0)
    #expect(world.errors.contains("brought what is new into \(try path())"))
    #expect(world.errors.contains("new: 1 line in Timeline\n"))
    let text = try draft()
    #expect(text.contains("| the very first word |"))
    #expect(text.contains("| the second word |"))
    #expect(world.run(["postmortem"]) == 0)
    #expect(world.errors.contains("nothing new for"))
    #expect(try draft() == text)
  }

  @Test("what was brought in is told as JSON too")
  func json() throws {
    _ = world.run(["postmortem", "-q"])
    _ = world.run(["note", "the second word"])
    let before = world.output.utf8.count
    #expect(world.run(["postmortem", "--json"]) == 0)
    let told = try JSON(parsing: Array(world.output.utf8.dropFirst(before)))
    #expect(told["state"] == "merged")
    #expect(told["path"]?.string == (try path()))
    let timeline = told["sections"]?.array?.first { $0["section"] == "Timeline" }
    #expect(timeline?["added"]?.int == 1)
  }

  @Test("a draft that was deleted or emptied is written anew", arguments: [nil, "", " \r\n"])
  func gone(text: String?) throws {
    _ = world.run(["postmortem", "-q"])
    let first = try draft()
    if let text { try write(text) } else { try world.files.unlink(try path()) }
    #expect(world.run(["postmortem", "-q"]) == 0)
    #expect(try draft() == first)
  }

  @Test("where nobody remembers what was written, all stays and the rest stands at the end")
  func forgotten() throws {
    _ = world.run(["postmortem", "-q"])
    let edited = try draft().replacing("the first word", with: "the very first word")
    try write(edited)
    try world.files.unlink("\(try world.incidentDirectory)/.postmortem.generated.jsonl")
    _ = world.run(["note", "the second word"])
    #expect(world.run(["postmortem", "-q"]) == 0)
    let text = try draft()
    #expect(text.hasPrefix(edited))
    #expect(text.contains("## In the record, but not in this text"))
    #expect(world.run(["postmortem", "-q"]) == 0)
    #expect(try draft() == text)
  }

  @Test("where it cannot be remembered the draft is written all the same, with a warning")
  func cannotRemember() throws {
    try world.files.createDirectories(
      "\(try world.incidentDirectory)/.postmortem.generated.jsonl/x")
    #expect(world.run(["postmortem"]) == 0)
    #expect(world.errors.contains("warning: what was written was not remembered: cannot "))
    #expect(try draft().hasPrefix("# Post-mortem"))
    let text = try draft()
    #expect(world.run(["postmortem"]) == 0)
    #expect(try draft() == text)
  }

  @Test("a draft that is a link is written where it leads")
  func link() throws {
    let target = "\(world.root)/repository.md"
    try world.files.replaceFile(target, Array("# Ours\n".utf8))
    #expect(
      try Subprocess.live.run(Subprocess.Request(["ln", "-s", target, try path()])).exit.isSuccess)
    #expect(world.run(["postmortem", "-q"]) == 0)
    #expect(try world.files.linkStatus(try path()).kind == .symbolicLink)
    let text = String(decoding: try world.files.readFile(target), as: UTF8.self)
    #expect(text.hasPrefix("# Ours\n"))
    #expect(text.contains("the first word"))
  }

  @Test("who may read the draft stays as its owner has it", arguments: [0o644, 0o660, 0o666])
  func permissions(_ given: UInt32) throws {
    #expect(world.run(["postmortem", "-q"]) == 0)
    #expect(try world.files.status(try path()).permissions == 0o600)
    try world.files.withFile(try path(), .read) { file throws(SystemError) in
      try world.files.setPermissions(given, of: file, path: "draft")
    }
    _ = world.run(["note", "the second word"])
    #expect(world.run(["postmortem", "-q"]) == 0)
    #expect(try draft().contains("the second word"))
    #expect(try world.files.status(try path()).permissions == given)
  }

  @Test("a draft in another copy of the store comes along with what is remembered of it")
  func imported() throws {
    _ = world.run(["postmortem", "-q"])
    try write(try draft().replacing("the first word", with: "the very first word"))
    let other = "\(world.root)/other"
    #expect(world.run(["import", try world.incidentDirectory, "--store", other]) == 0)
    #expect(world.run(["note", "the second word", "--store", other]) == 0)
    #expect(world.run(["postmortem", "--store", other]) == 0)
    #expect(world.errors.contains("new: 1 line in Timeline\n"))
  }

  @Test("markdown and html hold the words of people and what is new, whether or not it is written")
  func exported() throws {
    _ = world.run(["postmortem", "-q"])
    let text = try draft().replacing("the first word", with: "the very first word")
    try write(text)
    _ = world.run(["note", "the second word"])
    for format in ["markdown", "html"] {
      let before = world.output.utf8.count
      #expect(world.run(["export", "--format", format]) == 0)
      let output = String(decoding: world.output.utf8.dropFirst(before), as: UTF8.self)
      #expect(output.contains("the very first word") && output.contains("the second word"))
    }
    #expect(try draft() == text)
  }

  @Test("the check names gaps with their lines, and what to type")
  func check() throws {
    #expect(world.run(["postmortem", "--check"]) == 1)
    #expect(!world.files.exists(try path()))
    #expect(world.errors.contains("no draft yet: "))
    _ = world.run(["postmortem", "-q"])
    _ = world.run(["note", "the second word"])
    let before = world.output.utf8.count
    #expect(world.run(["postmortem", "--check"]) == 1)
    let output = String(decoding: world.output.utf8.dropFirst(before), as: UTF8.self)
    let id = FileSystem.name(of: try world.incidentDirectory)
    #expect(
      output.hasPrefix("\(try path()):1:1: note: 2 lines of the record are not in this text\n"))
    let lines = try draft().split(separator: "\n", omittingEmptySubsequences: false)
    let place = try #require(lines.firstIndex { $0.hasPrefix("| Mitigated") })
    #expect(
      output.contains(
        """
        \(try path()):\(place + 1):21: error: nothing is recorded for "Mitigated"
          hint: outage mitigated --at TIME -i \(id)

        """))
    let start = world.output.utf8.count
    #expect(world.run(["postmortem", "--check", "--json"]) == 1)
    let told = try JSON(parsing: Array(world.output.utf8.dropFirst(start)))
    #expect(told.array?.first?["severity"] == "note")
    #expect(told.array?.first?["hint"]?.string == "outage postmortem \(id)")
  }

  @Test("the editor gets the draft; where it fails the draft stays as it left it")
  func editor() throws {
    let seen = Seen()
    let world = try Self.world(
      Subprocess(
        observe: { _, _ in Subprocess.Outcome(exit: .status(1)) },
        runAttached: { request in
          seen.command = request.arguments
          return .status(3)
        }))
    #expect(world.run(["postmortem", "--edit"]) == 69)
    let path = "\(try world.incidentDirectory)/postmortem.md"
    #expect(seen.command == ["sh", "-c", "ed -s \"$1\"", "sh", path])
    #expect(world.errors.contains("outage: ed -s ended with an error; \(path) is as it left it"))
    #expect(world.errors.contains("hint: outage postmortem inc-"))
    #expect(world.files.exists(path))
  }

  /// What a program was called with.
  private final class Seen: @unchecked Sendable {
    var command: [String] = []
  }

  @Test("the text says what the incident says about its runbooks")
  func runbooks() throws {
    _ = world.run(["postmortem", "-q"])
    let line = try #require(
      try draft().split(separator: "\n").first { $0.hasPrefix("- **production-outage:** ") })
    #expect(line.contains("not ticked: Have several people"))
    #expect(line.contains("; and 7 more. 1 note was made while it was used. "))
    #expect(line.hasSuffix("See: outage runbook redline inc-2026-11-20-site-down"))
  }

  @Test("who has not written what they saw is shown once it is resolved")
  func notHeard() {
    _ = world.run(["call", "bo", "--joined"])
    _ = world.run(["status"])
    #expect(!world.output.contains("Not heard yet"))
    _ = world.run(["resolved", "-q"])
    _ = world.run(["contribute", "max", "-"])
    _ = world.run(["status"])
    #expect(world.output.contains("Not heard yet  bo\n"))
  }

  @Test("what people wrote is no longer said to be open")
  func closesWhatIsWritten() throws {
    _ = world.run(["postmortem", "-q"])
    let open = try draft()
    #expect(open.contains("- the root cause\n"))
    let heading = "## Root cause\n"
    let start = try #require(open.firstRange(of: heading))
    try write(
      open[..<start.upperBound] + "\nThe pool was smaller than the app.\n"
        + open[start.upperBound...])
    #expect(world.run(["postmortem", "-q"]) == 0)
    #expect(try draft().contains("The pool was smaller than the app."))
    #expect(try !draft().contains("- the root cause\n"))
    #expect(try draft().contains("- what contributed to it, and what went well\n"))
  }
}
