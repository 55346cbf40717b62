import Encoding
import Testing

@testable import OutageCLI

/// What declaring records, and when.
@Suite("Declaring")
struct DeclarationTests {
  @Test("what was declared before anybody typed it has that time, in its name too")
  func declaresThePast() throws {
    let world = try TestWorld(TestWorld.Setting(isTyped: false))
    #expect(world.run(["start", "Site down", "--at", "yesterday 23:50", "--no-session"]) == 0)
    let declared = try #require(try LeadingTests.events(world, "declared").first)
    #expect(declared["at"]?.string == "2026-11-19T23:50:00.000Z")
    #expect(world.output == "inc-2026-11-19-site-down\n")
    #expect(world.run(["status", "--line"]) == 0)
    #expect(world.output.contains("P1·2h11m·"))
  }

  @Test("nothing is declared in the future")
  func refusesTheFuture() throws {
    let world = try TestWorld(TestWorld.Setting(isTyped: false))
    let tomorrow = "2027-01-01 10:00"
    #expect(world.run(["start", "Site down", "--at", tomorrow, "--no-session"]) == 64)
    #expect(world.errors.contains("is still to come"))
    #expect(world.run(["list"]) == 0)
    #expect(!world.output.contains("Site down"))
  }

  @Test("a tollgate that the playbook does not name is recorded, and the others are named")
  func namesTheTollgates() throws {
    let world = try LeadingTests.world(["/tollgate uat nobody ran it"])
    let told = try LeadingTests.events(world, "tollgate")
    #expect(told.map { $0["data"]?["name"]?.string } == ["uat"])
    #expect(world.errors.contains("the playbook has unit, acceptance, post-release"))
  }
}
