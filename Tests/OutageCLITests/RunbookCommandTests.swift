import SystemIO
import Testing

@testable import OutageCLI

@Suite("The runbook library from the command line")
struct RunbookCommandTests {
  private func world(_ files: [String: String] = [:]) throws -> TestWorld {
    let world = try TestWorld(TestWorld.Setting(isTyped: false))
    for (name, text) in files {
      let path = "\(world.root)/Runbooks/\(name)"
      try world.files.createDirectories("\(world.root)/Runbooks")
      try world.files.replaceFile(path, Array(text.utf8))
    }
    return world
  }

  @Test("search prints the best first, and scores as JSON")
  func search() throws {
    let world = try world(["queue.md": "# QueueTooLong\n\nIt is long.\n"])
    #expect(world.run(["runbook", "search", "queue", "too", "long"]) == 0)
    #expect(world.output.hasPrefix("queue\t\tQueueTooLong\t"))
    #expect(world.run(["runbook", "search", "QueueTooLong", "--json=id,score"]) == 0)
    #expect(world.output.contains("\"score\""))
  }

  @Test("a near name is offered, not taken")
  func near() throws {
    let world = try world(["queue.md": "# QueueTooLong\n"])
    #expect(world.run(["start", "x", "--no-session", "--runbook", "queu too"]) == 66)
    #expect(world.errors.contains("hint: outage start --runbook queue"))
  }

  @Test("a program is no runbook to begin an incident with")
  func program() throws {
    let world = try world(["program": "\u{7F}ELF\u{0}"])
    let path = "\(world.root)/Runbooks/program"
    #expect(world.run(["start", "x", "--no-session", "--runbook", path]) == 65)
    #expect(world.errors.contains("outage: \(path) is no text in UTF-8, so it is no runbook\n"))
    #expect(world.run(["list", "--json=id"]) == 0)
    #expect(world.output == "[]\n")
  }

  @Test("lint ends with 1 on an error, with 0 on a warning, with 66 where nothing is")
  func lint() throws {
    let world = try world(["a.md": "[x](#no)\n", "b.md": "```bash\nls $A\n```\n"])
    let directory = "\(world.root)/Runbooks"
    #expect(world.run(["runbook", "lint"]) == 1)
    #expect(world.output.contains("/a.md:1:1: error: no heading has the anchor #no\n"))
    #expect(world.run(["runbook", "lint", "\(directory)/b.md", "--json=line,severity"]) == 0)
    #expect(
      world.output.contains("\"severity\" : \"warning\"")
        || world.output.contains("\"severity\": \"warning\""))
    #expect(world.run(["runbook", "lint", "\(directory)/none.md"]) == 66)
    #expect(world.run(["runbook", "lint", "--since", "HEAD"]) == 69)
  }

  @Test("an incident goes on with the text it began with, and diff shows what changed")
  func pin() throws {
    let world = try world(["queue.md": "# Queue\n\nold\n"])
    #expect(world.run(["start", "x", "--no-session", "--runbook", "queue"]) == 0)
    #expect(world.run(["runbook", "diff"]) == 0)
    #expect(world.errors.contains("has changed"))
    try world.files.replaceFile("\(world.root)/Runbooks/queue.md", Array("# Queue\n\nnew\n".utf8))
    #expect(world.run(["runbook", "diff"]) == 0)
    #expect(world.output.contains("\n-old\n+new\n"))
    _ = world.run(["resume"], lines: [])
    #expect(world.errors.contains("runbook queue changed since this incident began"))
  }

  @Test("redline suggests what was noted and left")
  func redline() throws {
    let world = try world()
    #expect(world.run(["start", "x", "--no-session"]) == 0)
    #expect(world.run(["note", "phone list is stale"]) == 0)
    #expect(world.run(["runbook", "redline"]) == 0)
    #expect(world.output.contains(": phone list is stale\n"))
    #expect(world.output.contains(": not done -->\n"))
  }

  @Test("what a chosen runbook wants done can be ticked, and a patch of it fits its checkout")
  func ticksTheRunbook() throws {
    let world = try world([
      "queue.md": "# Queue\n\n## Call for help\n\n- [ ] Ring the bell\n- [ ] Wait\n"
    ])
    _ = world.run(["start", "x", "--runbook", "queue"], lines: ["0"])
    let line = try #require(world.screen.split(separator: "\n").first { $0.contains("the bell") })
    let number = String(line.drop { $0 == " " }.prefix { $0.isNumber })
    #expect(world.run(["tick", number]) == 0)
    #expect(world.run(["runbook", "redline"]) == 0)
    #expect(world.output.contains("\n+- [ ] Wait <!-- "))
    #expect(!world.output.contains("+- [ ] Ring"))
    #expect(world.output.contains("--- a/queue.md\n"))
  }

  @Test("what the playbook asks too does not make a runbook walked, what is its own does")
  func countsItsOwnTicks() throws {
    let world = try world([
      "queue.md": "# Queue\n\n## Call for help\n\n- [ ] Set the severity\n- [ ] Ring the bell\n"
    ])
    _ = world.run(["start", "x", "--runbook", "queue"], lines: ["0"])
    func tick(_ words: String) throws {
      let lines = world.screen.split(separator: "\n")
      let line = try #require(lines.first { $0.contains(words) })
      #expect(world.run(["tick", String(line.drop { $0 == " " }.prefix { $0.isNumber })]) == 0)
    }
    func walked() -> [String] {
      let listed = world.shown { _ = world.run(["runbook", "list", "--use"]) }
      return listed.split(separator: "\n").filter { $0.contains("inc-2026-11-20-x") }
        .compactMap { $0.split(separator: "\t").first.map(String.init) }
    }
    try tick("Set the severity")
    #expect(walked() == ["production-outage"])
    try tick("Ring the bell")
    #expect(walked().sorted() == ["production-outage", "queue"])
  }

  @Test("new writes a skeleton once")
  func new() throws {
    let world = try world()
    let file = "\(world.root)/q.md"
    #expect(world.run(["runbook", "new", "Queue is full", "-o", file]) == 0)
    #expect(world.run(["runbook", "lint", file]) == 0)
    #expect(world.run(["runbook", "new", "Queue is full", "-o", file]) == 73)
    #expect(world.run(["runbook", "new", "!!", "-o", file]) == 64)
    #expect(world.run(["runbook", "new", "queue-full", "-o", "-"]) == 0)
    #expect(world.output.contains("\ntitle: Queue full\n"))
  }
}
