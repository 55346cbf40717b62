import Testing

@testable import OutageCLI

/// Names without a roster: typed once, and known from then on.
@Suite("Names")
struct NamesTests {
  @Test(
    "a name is asked back once, whoever brings it in",
    arguments: [
      ["/call zoe", "/lead ZOE", "@zoe hm"],
      ["@zoe hm", "1", "@Zoe again", "/lead zoe"],
      ["/task look at it --to zoe", "1", "@zoe hm", "/role scribe zoe"],
    ])
  func isRemembered(_ lines: [String]) throws {
    let world = try TestWorld(TestWorld.Setting(isTyped: true))
    #expect(world.run(["start", "Site down", "-s", "P1"], lines: lines + ["<ctrl-d>"]) == 0)
    let asked = world.screen.split(separator: "is nobody here").count - 1
    #expect(asked == (lines.contains("1") ? 1 : 0), "\(world.screen)")
    let timeline = try world.timelineLines.joined()
    #expect(!timeline.contains("ZOE") && !timeline.contains("Zoe"))
  }

  @Test("whom to call is asked with on call and backup first, and numbers stand for people")
  func offersTheDuty() throws {
    let config = """
      {"roster": [{"name": "ana"}, {"name": "bo"}, {"name": "cy"}],
       "rotation": {"people": ["bo", "cy"], "start": "2026-11-16 09:00"}}
      """
    let world = try TestWorld(TestWorld.Setting(isTyped: true, config: config))
    let lines = ["/call", "1,2 zed", "/joined", "2 1", "/left", "3", "<ctrl-d>"]
    #expect(world.run(["start", "Site down", "-s", "P1"], lines: lines) == 0)
    #expect(world.screen.contains("On call bo, backup cy. Who (1 bo, 2 cy, 3 ana)?"))
    #expect(world.screen.contains("Who (1 bo, 2 cy, 3 ana)?"))
    #expect(world.screen.contains("Who (1 max, 2 bo, 3 cy)?"))
    let kinds = try world.timelineLines.filter { $0.contains("responder-") }.map { line in
      let name = line.split(separator: "\"name\":\"").last?.prefix { $0 != "\"" } ?? ""
      let kind = line.split(separator: "\"kind\":\"responder-").last?.prefix { $0 != "\"" } ?? ""
      return "\(kind) \(name)"
    }
    #expect(
      kinds == ["called bo", "called cy", "called zed", "joined cy", "joined bo", "left cy"])
  }
}
