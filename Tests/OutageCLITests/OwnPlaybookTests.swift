import SystemIO
import Testing

@testable import OutageCLI

@Suite("A team's own playbook")
struct OwnPlaybookTests {
  @Test("a copy in the search path takes the place of the one built in, without a rebuild")
  func replacesTheBuiltInOne() throws {
    let world = try TestWorld()
    try world.addPlaybook(
      """
      ---
      id: production-outage
      roles:
        - {id: night, name: Night watch, wanted: true}
      ---
      # Ours

      ## Call for help

      Ring the big bell.
      """)
    #expect(world.run(["start", "Site down", "-s", "P1"], lines: ["/quit"]) == 0)
    #expect(world.screen.contains("Ring the big bell."))
    #expect(world.screen.contains("Night watch"))
    #expect(!world.screen.contains("Believe the report"))
  }

  @Test("an incident goes on with the text that it was declared with, and says that it changed")
  func keepsTheOldText() throws {
    let world = try TestWorld()
    try world.addPlaybook("## Call for help\n\nThe old words.\n")
    _ = world.run(["start", "Site down", "-s", "P1"], lines: ["/quit"])
    try world.addPlaybook("## Call for help\n\nThe new words.\n")
    let before = world.screen.count
    _ = world.run(["resume"], lines: ["/quit"])
    let resumed = world.screen.dropFirst(before)
    #expect(resumed.contains("The old words."))
    #expect(!resumed.contains("The new words."))
    #expect(resumed.contains("runbook production-outage changed"))
  }

  @Test("what is wrong in it is told with file, line and column, and stops nobody")
  func tellsWhatIsWrong() throws {
    let world = try TestWorld(TestWorld.Setting(isTyped: false))
    try world.addPlaybook("---\nid: production-outage\nroles: [a, b\n---\n# Ours\n")
    #expect(world.run(["start", "Site down", "--no-session"]) == 0)
    #expect(world.errors.contains("production-outage.md:3:"))
  }
}

extension TestWorld {
  fileprivate func addPlaybook(_ text: String) throws {
    try files.createDirectories("\(root)/config/outage/runbooks")
    try files.replaceFile(
      "\(root)/config/outage/runbooks/production-outage.md", Array(text.utf8))
  }
}
