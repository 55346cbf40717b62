import Testing

@testable import OutageCLI

@Suite("The timeline on a screen")
struct TimelineViewTests {
  @Test(
    "a long entry fills a part of the screen, and in a pipe it is whole", arguments: [true, false])
  func cutsLongEntries(isTyped: Bool) throws {
    let world = try TestWorld(TestWorld.Setting(isTyped: isTyped, columns: 40))
    _ = world.run(["start", "Down", "-s", "P1", "--no-session"])
    #expect(world.run(["note", String(repeating: "word ", count: 4000)]) == 0)
    #expect(world.run(["note", "after"]) == 0)
    let shown = world.shown { _ = world.run(["timeline"]) }
    #expect(shown.contains("--json") == isTyped, "\(shown.prefix(1000))")
    #expect(shown.contains("after"))
    #expect((shown.utf8.count > 20_000) == !isTyped)
    #expect(shown.split(separator: "\n").count < 20)
  }
}
