import IncidentModel
import SystemIO
import Testing

@testable import OutageCLI

@Suite("A store that others put things into")
struct StoreOfOthersTests {
  let world: TestWorld
  private var incidents: String { "\(world.root)/data/outage/incidents" }

  init() throws {
    world = try TestWorld(TestWorld.Setting(isTyped: false))
  }

  private func put(_ path: String, _ text: String = "") throws {
    try world.files.createDirectories(FileSystem.parent(of: "\(incidents)/\(path)"))
    try world.files.replaceFile("\(incidents)/\(path)", Array(text.utf8))
  }

  @Test("what is no incident is not spoken of, and cannot be meant")
  func passesOverOtherFiles() throws {
    #expect(world.run(["start", "Down", "--no-session"]) == 0)
    try put("README.txt", "hello\n")
    try world.files.createDirectories("\(incidents)/lost+found")
    for command in [["list"], ["note", "x"], ["metrics"], ["followup", "list"]] {
      #expect(world.run(command) == 0)
    }
    #expect(world.run(["close"]) == 0)
    #expect(world.run(["status"]) == 0)
    #expect(!world.errors.contains("README"), "\(world.errors)")
    #expect(world.run(["status", "README.txt"]) == 66)
    #expect(world.errors.contains("no incident \"README.txt\""))
  }

  @Test("a file of which nothing can be read does not bury what was asked for")
  func saysOnceThatMoreIsWrong() throws {
    #expect(world.run(["start", "Down", "--no-session"]) == 0)
    let id = try world.files.entries(of: incidents)[0]
    try put("\(id)/timeline.bo-1111.jsonl", String(repeating: "\n", count: 3000))
    #expect(world.run(["status"]) == 0)
    let lines = world.errors.split(separator: "\n")
    #expect(lines.count == 9)
    #expect(lines.first == "warning: timeline.bo-1111.jsonl:1: not an event (byte 0)")
    #expect(lines.last == "warning: more is wrong; outage audit \(id)")
  }

  @Test("what is damaged in one incident is said once, with its id, and spoils no other's numbers")
  func saysWhereOfMany() throws {
    #expect(world.run(["start", "Down", "--no-session", "--began", "-10m"]) == 0)
    #expect(world.run(["mitigated"]) == 0)
    #expect(world.run(["start", "Slow", "--no-session", "--began", "-10m"]) == 0)
    let id = try #require(try world.files.entries(of: incidents).first { $0.hasSuffix("slow") })
    try put("\(id)/timeline.bo-1111.jsonl", String(repeating: "\n", count: 30))
    for command in [["metrics"], ["followup", "list"], ["similar", "slow"], ["list"]] {
      let before = world.errors.utf8.count
      #expect(world.run(command) == 0)
      let told = String(decoding: world.errors.utf8.dropFirst(before), as: UTF8.self)
      #expect(
        told
          == "warning: \(id)/timeline.bo-1111.jsonl:1: not an event (byte 0), and 29 more; "
          + "outage audit \(id)\n", "\(command)")
    }
    #expect(world.output.contains("Time to mitigate              10m"))
  }

  @Test("a code that two theories have is asked back")
  func asksBackWhatIsMeant() throws {
    #expect(world.run(["start", "Down", "--no-session"]) == 0)
    let id = try world.files.entries(of: incidents)[0]
    let theories = ["the cache", "the network"].enumerated().map { place, text in
      #"{"clock":\#(place + 2),"data":{"text":"\#(text)"},"id":"01JD6Q000000000000000\#(place)ABCD","#
        + #""kind":"theory-opened","seq":\#(place + 1)}"# + "\n"
    }
    try put("\(id)/timeline.bo-1111.jsonl", theories.joined())
    #expect(world.run(["ruleout", "abcd"]) == 64)
    #expect(world.errors.contains("fits 2 events"))
    #expect(world.errors.contains("hint: outage ruleout 0000abcd\nhint: outage ruleout 0001abcd\n"))
    #expect(world.run(["ruleout", "1abcd"]) == 0)
  }

  @Test("a line that its writer took back is gone from the screen too")
  func forgetsWhatWasTakenBack() throws {
    #expect(world.run(["start", "Down", "--no-session"]) == 0)
    let id = try world.files.entries(of: incidents)[0]
    let file = "\(id)/timeline.bo-1111.jsonl"
    let line = {
      #"{"clock":\#($0 + 1),"data":{"text":"t\#($0)"},"id":"I\#($0)","kind":"note","seq":\#($0)}"#
    }
    try put(file, line(1) + "\n" + line(2) + "\n")
    let source = TranscriptLines(lines: [], isTyped: false, world: world)
    let outside = world.world(source)
    let console = Console(world: outside, color: nil, isQuiet: true, isNeverAsking: true)
    let desk = Desk(
      id: id, workspace: Workspace(world: outside, console: console, store: nil, runbooks: nil))
    #expect(desk.record.events.count { $0.kind == .note } == 2)
    try put(file, line(1) + "\n")
    desk.refresh()
    #expect(desk.record.events.count { $0.kind == .note } == 1)
  }

  @Test("a reading command falls back to the newest, whatever the others are called")
  func findsTheNewest() throws {
    try put("of-a-friend/timeline.bo-1111.jsonl", declared("of a friend", "2026-11-01"))
    try put("inc-2026-11-02-b/timeline.bo-1111.jsonl", declared("second", "2026-11-02"))
    try put("inc-2026-11-03-a/timeline.bo-1111.jsonl", "")
    #expect(world.run(["status", "--json=title"]) == 0)
    #expect(world.output.contains("second"))
    try put("z/timeline.bo-1111.jsonl", declared("last", "2026-11-04"))
    #expect(world.run(["status", "--json=title"]) == 0)
    #expect(world.output.contains("last"))
  }

  /// The lines of an incident that is over.
  private func declared(_ title: String, _ day: String) -> String {
    #"{"at":"\#(day)T10:00:00.000Z","clock":1,"data":{"title":"\#(title)"},"id":"\#(day)","#
      + #""kind":"declared","seq":1}"# + "\n"
      + #"{"at":"\#(day)T11:00:00.000Z","clock":2,"data":{},"id":"\#(day)-2","kind":"closed","#
      + #""seq":2}"# + "\n"
  }
}
