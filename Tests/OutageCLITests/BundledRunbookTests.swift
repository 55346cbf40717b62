import ArgumentParsing
import BundledRunbooks
import IncidentModel
import Markdown
import RunbookLibrary
import SystemIO
import Testing

/// What is shipped is as whole as what we ask of others.
@Suite("The runbooks that are built in")
struct BundledRunbookTests {
  static let names = BundledRunbooks.files.map(\.name)
  /// The runbooks for one failure each: all but the playbook and the checklist.
  static let failures = names.filter { $0 != "production-outage.md" && $0 != "readiness.md" }

  private static func runbook(_ name: String) throws -> Runbook {
    let file = try #require(BundledRunbooks.files.first { $0.name == name })
    return Runbook(bytes: file.bytes, path: file.name)
  }

  @Test("are the Markdown files of the directory, byte for byte")
  func areTheDirectory() throws {
    let directory = "\(LayeringTests.root)/Runbooks"
    let found = try FileSystem.live.entries(of: directory).filter { $0.hasSuffix(".md") }
    #expect(Set(found) == Set(Self.names))
    for file in BundledRunbooks.files {
      #expect(try FileSystem.live.readFile("\(directory)/\(file.name)") == file.bytes)
    }
    let size = BundledRunbooks.files.reduce(0) { $0 + $1.bytes.count }
    #expect(size < 130_000, "compiling them takes longer the more there is")
  }

  @Test("load without a finding, with their facts in the front matter", arguments: names)
  func load(_ name: String) throws {
    let runbook = try Self.runbook(name)
    #expect(runbook.diagnostics.map(\.message) == [])
    #expect(runbook.id == Runbook.stem(of: name))
    let front = try #require(runbook.frontMatter)
    for key in [
      "outage", "version", "title", "owner", "status", "last_reviewed_on", "review_in", "vars",
    ] {
      #expect(front[key] != nil, "\(key)")
    }
  }

  @Test("the playbook says nothing of timers that nobody reads")
  func hasNoIdleTimerKeys() throws {
    let front = try #require(try Self.runbook("production-outage.md").frontMatter)
    let known: Set = ["id", "P1", "P2", "P3", "P4", "mitigated", "resolved", "say"]
    for timer in front["timers"]?.list ?? [] {
      let keys = timer.mapping?.entries.map(\.key) ?? []
      #expect(!keys.isEmpty && known.isSuperset(of: keys), "\(keys)")
    }
  }

  @Test("go by names that no other has")
  func haveNamesOfTheirOwn() throws {
    var owners: [String: String] = [:]
    for name in Self.names {
      let runbook = try Self.runbook(name)
      for alias in [runbook.id, runbook.title] + runbook.aliases {
        let folded = alias.lowercased().filter { $0.isLetter || $0.isNumber }
        let owner = owners[folded] ?? name
        #expect(owner == name, "\(alias)")
        owners[folded] = name
      }
    }
  }

  @Test("narrow, mitigate and restore, each with commands", arguments: failures)
  func havePartsForTheSteps(_ name: String) throws {
    let runbook = try Self.runbook(name)
    for step in [Step.narrow, .mitigate, .restore] {
      let section = try #require(runbook.sections.first { $0.ownStep == step }, "\(step)")
      let fences = runbook.fences.filter { section.lines.contains($0.line) }
      let effects = Set(fences.map(\.effect))
      #expect(effects.contains(step == .mitigate ? .change : .check), "\(step)")
      if step != .mitigate { #expect(!effects.contains(.change), "\(step)") }
    }
    let titles = Set(runbook.sections.map(\.title))
    #expect(titles.isSuperset(of: ["Meaning", "Impact", "Roll back", "Escalation"]))
  }

  @Test("say of each command what it does, for how long, and what takes it back", arguments: names)
  func tellEffects(_ name: String) throws {
    let fences = try Self.runbook(name).fences.filter(\.isRunnable)
    let ids = Set(fences.compactMap(\.id))
    for fence in fences {
      #expect(fence.effect != .unknown, "line \(fence.line)")
      #expect(fence.id != nil, "line \(fence.line)")
      #expect(fence.attributes["timeout"] != nil, "line \(fence.line)")
      guard fence.effect == .change else { continue }
      let undo = fence.attributes["rollback"] ?? ""
      #expect(undo == "none" || ids.contains(undo), "line \(fence.line): rollback \(undo)")
    }
  }

  @Test("declare what is to be filled in, all of it and nothing more", arguments: names)
  func declareVariables(_ name: String) throws {
    let runbook = try Self.runbook(name)
    let declared = (runbook.frontMatter?["vars"]?.list ?? []).compactMap {
      $0.mapping?["name"]?.text
    }
    // What the playbook declares stands in messages, which the program fills in.
    if name == "production-outage.md" { return }
    let used = runbook.fences.flatMap(\.placeholders)
    #expect(Set(used).symmetricDifference(declared) == [])
    #expect(Set(declared).count == declared.count)
  }

  @Test("link only to headings that they have", arguments: names)
  func linkToHeadings(_ name: String) throws {
    let runbook = try Self.runbook(name)
    let anchors = Set(runbook.sections.map(\.anchor))
    let text = String(decoding: runbook.bytes, as: UTF8.self)
    for link in text.split(separator: "](#").dropFirst() {
      let anchor = String(link.prefix { $0 != ")" })
      #expect(anchors.contains(anchor), "\(anchor)")
    }
  }

  @Test("are right for a shell with every value filled in", arguments: names)
  func areRightForAShell(_ name: String) throws {
    guard FileSystem.live.exists("/bin/bash") else { return }
    let runbook = try Self.runbook(name)
    for fence in runbook.fences where fence.isRunnable {
      let values = Dictionary(uniqueKeysWithValues: fence.placeholders.map { ($0, "a \"(b") })
      let filled = FilledScript(
        fence.script, values: values, declared: Set(runbook.variables.map(\.name)),
        quoted: ShellWord.quoted)
      #expect(filled.missing.isEmpty && filled.unsafe.isEmpty, "line \(fence.line)")
      let outcome = try Subprocess.live.run(
        Subprocess.Request(["/bin/bash", "-n"], input: Array(filled.text.utf8), timeoutSeconds: 60))
      #expect(outcome.exit == .status(0), "line \(fence.line)")
      #expect(String(decoding: outcome.errors, as: UTF8.self) == "", "line \(fence.line)")
    }
  }

  @Test("are listed, shown by any of their names, and started with")
  func areAtHand() throws {
    let world = try TestWorld(TestWorld.Setting(isTyped: false))
    #expect(world.run(["runbook", "list"]) == 0)
    for name in Self.names {
      #expect(world.output.contains("built in: \(name)"))
    }
    let byAlert = try TestWorld(TestWorld.Setting(isTyped: false))
    #expect(byAlert.run(["runbook", "show", "NodeFilesystemSpaceFillingUp"]) == 0)
    #expect(byAlert.output.contains("# Database disk full"))

    let options = Self.failures.flatMap { ["--runbook", Runbook.stem(of: $0)] }
    #expect(world.run(["start", "Site down", "-s", "P1", "--no-session"] + options) == 0)
    let attached = try world.timelineLines.filter { $0.contains(#""kind":"runbook-attached""#) }
    for name in Self.failures {
      let id = Runbook.stem(of: name)
      #expect(attached.contains { $0.contains("\"name\":\"\(id)\"") }, "\(id)")
    }
  }
}
