import BundledRunbooks
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import Testing

@testable import OutageCLI

@Suite("Drills")
struct DrillTests {
  private static func reading(_ name: String) throws -> DrillScenarioReader {
    let file = try #require(BundledRunbooks.drills.first { $0.name == name })
    return DrillScenarioReader(Runbook(bytes: file.bytes, path: file.name))
  }

  @Test("the scenarios that are built in are the files of the directory, byte for byte")
  func areTheDirectory() throws {
    let directory = "\(LayeringTests.root)/Runbooks/drills"
    let found = try FileSystem.live.entries(of: directory).filter { $0.hasSuffix(".md") }
    #expect(Set(found) == Set(BundledRunbooks.drills.map(\.name)))
    for file in BundledRunbooks.drills {
      #expect(try FileSystem.live.readFile("\(directory)/\(file.name)") == file.bytes)
      #expect(file.bytes.count < 7000, "compiling them takes longer the more there is")
    }
  }

  @Test(
    "a scenario that is built in fits the playbook, and can be ended well",
    arguments: BundledRunbooks.drills.map(\.name))
  func fitsThePlaybook(_ name: String) throws {
    let file = try #require(BundledRunbooks.drills.first { $0.name == name })
    let runbook = Runbook(bytes: file.bytes, path: file.name)
    #expect(runbook.diagnostics.map(\.message) == [])
    let reading = try Self.reading(name)
    #expect(reading.problems.map(\.message) == [])
    let scenario = reading.scenario
    #expect("\(scenario.id).md" == name)
    let book = try #require(BundledRunbooks.files.first { $0.name == "production-outage.md" })
    let playbook = Playbook(Runbook(bytes: book.bytes, path: book.name))
    let failing = try #require(scenario.failing)
    #expect(playbook.components.contains { $0.id == failing })
    for component in playbook.components {
      #expect(scenario.places.contains { $0.id == component.id }, "\(component.id)")
    }
    #expect(scenario.places.contains { $0.id == DrillView.changes })
    for person in scenario.people {
      #expect(playbook.roles.contains { $0.id == person.role }, "\(person.name)")
    }
    for approach in scenario.actions.compactMap(\.approach) {
      #expect(playbook.approaches.contains { $0.id == approach }, "\(approach)")
    }
    let goals: Set = ["leader", "page", "public-first", "narrowed", "mitigated", "resolved"]
    #expect(Set(scenario.targets.keys) == goals)
    #expect(scenario.symptoms.contains { $0.cue == DrillScenario.Cue() })
    #expect(!scenario.opening.isEmpty && !scenario.cause.isEmpty && !scenario.debrief.isEmpty)
    for symptom in scenario.symptoms { #expect(symptom.text.count < 120, "\(symptom.text)") }
  }

  @Test(
    "the words of each action lead to it, and not to another",
    arguments: BundledRunbooks.drills.map(\.name))
  func wordsLead(_ name: String) throws {
    let scenario = try Self.reading(name).scenario
    for action in scenario.actions {
      for words in action.words where action.id != "page" {
        let event = Event(
          id: "1", kindName: "action-started", at: Instant(milliseconds: 0),
          recorded: Instant(milliseconds: 0), by: "ana", step: .mitigate,
          data: [.text: "please \(words), now"], clock: 1, writer: "w", sequence: 1)
        let play = DrillPlay(scenario: scenario, record: IncidentRecord(id: "i", events: [event]))
        #expect(play.deeds.map(\.action.id) == [action.id], "\(words)")
      }
    }
  }

  static let own = """
    ---
    id: mine
    title: Mine is down
    severity: P2
    actions:
      - {id: fix, words: [fix], effect: helps}
    people:
      - {name: bo, answers: 10s}
    ---
    # Mine

    You sit there.

    ## Symptoms

    - `+0s` monitor: It is down since <-5m>

    ## Look

    ### db

    - Broken for <leader>.
    """

  private func world(_ setting: TestWorld.Setting = TestWorld.Setting(isTyped: false)) throws
    -> TestWorld
  {
    let world = try TestWorld(setting)
    try world.files.createDirectories("\(world.root)/config/outage/runbooks/drills")
    try world.files.replaceFile(
      "\(world.root)/config/outage/runbooks/drills/mine.md", Array(Self.own.utf8))
    return world
  }

  @Test("a scenario beside the runbooks is found, and is no runbook")
  func isFound() throws {
    let world = try world()
    #expect(world.run(["drill"]) == 0)
    #expect(world.output.contains("mine\tP2\t\tMine is down\t"))
    #expect(world.output.contains("orders-time-out\t"))
    #expect(world.run(["runbook", "list"]) == 0)
    #expect(!world.output.contains("Mine is down\t<tmp>"))
    let before = world.output.count
    #expect(world.run(["runbook", "search", "mine", "is", "down"]) <= 66)
    #expect(!world.output.dropFirst(before).contains("mine"))
  }

  @Test("a drill goes on with the text that it began with")
  func keepsItsText() throws {
    let world = try world()
    #expect(world.run(["drill", "mine", "--no-session"]) == 0)
    try world.files.removeTree("\(world.root)/config/outage/runbooks")
    #expect(world.run(["look", "db"]) == 0)
    #expect(world.output.contains("db: Broken for max."))
    let kept = "\(try world.incidentDirectory)/runbooks/drill-mine.md"
    #expect(try world.files.readFile(kept) == Array(Self.own.utf8))
    let declared = try #require(try world.timelineLines.first)
    #expect(declared.contains(#""drill":true"#) && declared.contains(#""scenario":{"id":"mine""#))
  }

  @Test("what a scenario tells is on the timeline, with the times filled in, and once")
  func isRecorded() throws {
    let world = try world()
    let id = "inc-2026-11-20-mine-is-down"
    #expect(world.run(["drill", "mine"], lines: ["/call bo", "[+20s]", "x", "y"]) == 0)
    #expect(world.run(["resume", id], lines: ["z"]) == 0)
    let lines = try world.timelineLines
    let told = lines.filter { $0.contains(#""item":"symptom/1""#) }
    #expect(told.count == 1)
    #expect(told.first?.contains("It is down since 01:56") == true)
    #expect(lines.count { $0.contains(#""kind":"responder-joined""#) } == 1)
  }

  @Test("in the shell what came due is told beside the next command, and by look")
  func isToldInTheShell() throws {
    let world = try world()
    #expect(world.run(["drill", "orders-time-out", "--no-session"]) == 0)
    #expect(world.run(["call", "ana"]) == 0)
    world.clock.advance(milliseconds: 120_000)
    let told = world.shown { #expect(world.run(["lead", "ana"]) == 0) }
    // Before the command counts: whoever was named leader would not come any more.
    #expect(told.contains("ana joined") && told.contains("db-1 has 480 of 500 connections"))
    #expect(try world.timelineLines.count { $0.contains(#""kind":"responder-joined""#) } == 1)
    world.clock.advance(milliseconds: 120_000)
    let seen = world.shown { #expect(world.run(["look", "db"]) == 0) }
    #expect(seen.contains("db-1 at 96 %") && seen.contains("queries running"))
    world.clock.advance(milliseconds: 120_000)
    let noted = world.shown { #expect(world.run(["note", "still looking"]) == 0) }
    #expect(noted.contains("60 tickets now"), "\(noted)")
    // A board only reads.
    world.clock.advance(milliseconds: 120_000)
    let before = try world.timelineLines
    #expect(world.run(["status"]) == 0)
    #expect(try world.timelineLines == before)
  }

  @Test(
    "a scenario is found by its number and its beginning",
    arguments: [
      ("2", 0, "inc-2026-11-20-nobody-can-sign-in"), ("4", 66, "hint: outage drill mine"),
      ("orders", 66, "hint: outage drill orders-time-out\n"),
      ("orders-tme-out", 66, "hint: outage drill orders-time-out\n"),
      ("-9223372036854775808", 66, "hint: outage drill mine"),
    ] as [(String, Int32, String)])
  func isMeant(_ word: String, _ status: Int32, _ told: String) throws {
    let world = try world()
    let shown = world.shown { #expect(world.run(["drill", "--no-session", "--", word]) == status) }
    #expect(shown.contains(told), "\(shown)")
    #expect(status == 0 || shown.split(separator: "hint:").count == (told.hasSuffix("\n") ? 2 : 4))
  }

  @Test("a drill is never taken for the incident")
  func isNotTheIncident() throws {
    let world = try world()
    #expect(world.run(["start", "Real", "--no-session"]) == 0)
    #expect(world.run(["drill", "mine", "--no-session"]) == 0)
    #expect(world.run(["note", "where does it go"]) == 0)
    #expect(world.run(["timeline"]) == 0)
    #expect(world.output.contains("where does it go"))
    #expect(world.run(["timeline", "inc-2026-11-20-real"]) == 0)
    #expect(world.output.split(separator: "where does it go").count == 3)
    #expect(world.run(["resolved", "-i", "inc-2026-11-20-real"]) == 0)
    // Neither is active now: who only reads sees the real one.
    #expect(world.run(["status"]) == 0)
    #expect(world.output.contains("P1 Real"))
    #expect(!world.output.contains("P2 Mine is down"))
  }

  @Test("nobody is offered a drill to join, nor an incident for practice")
  func isNotJoined() throws {
    let world = try world(TestWorld.Setting())
    #expect(world.run(["drill", "mine"], lines: ["<ctrl-d>"]) == 0)
    #expect(world.run(["start", "Real", "-s", "P1"], lines: ["<ctrl-d>"]) == 0)
    #expect(!world.errors.contains("Open now:"))
    #expect(world.run(["drill", "mine"], lines: ["1", "<ctrl-d>"]) == 0)
    #expect(world.errors.contains("A real incident is open: outage resume inc-2026-11-20-real"))
    #expect(world.errors.contains("Open now:\n 1  P2  Mine is down"))
  }

  @Test("its action items are not among the others")
  func followUpsAreApart() throws {
    let world = try world()
    #expect(world.run(["start", "Practice", "--drill", "--no-session"]) == 0)
    let add = ["followup", "add", "alert at 80 %", "--owner", "bo", "--due", "+3d"]
    #expect(world.run(add) == 0)
    #expect(world.run(["followup", "list"]) == 0)
    #expect(!world.output.contains("alert at 80 %"))
  }

  @Test("a command is shown and noted, and does not run")
  func runsNothing() throws {
    let seen = Guarded<[[String]]>([])
    var setting = TestWorld.Setting(isTyped: false)
    setting.programs = Subprocess(
      observe: { request, _ in
        seen.withLock { $0.append(request.arguments) }
        return Subprocess.Outcome(exit: .status(1))
      },
      runAttached: { request in
        seen.withLock { $0.append(request.arguments) }
        return .status(1)
      })
    let world = try TestWorld(setting)
    let start = ["start", "Down", "--drill", "--runbook", "bad-deployment", "--no-session"]
    #expect(world.run(start) == 0)
    let values = ["--var", "host=app-1", "--var", "service=shop"]
    #expect(world.run(["run", "state"] + values) == 0)
    #expect(world.errors.contains("systemctl show"))
    let change = ["--var", "flag=https://flags.example/x", "--var", "flag_token=secret-token"]
    #expect(world.run(["run", "flag-off", "--yes"] + change) == 0)
    let lines = try world.timelineLines
    #expect(lines.count { $0.contains("not run, a drill") } == 2)
    #expect(lines.contains { $0.contains(#""gate":"authorization""#) })
    #expect(!lines.contains { $0.contains("secret-token") })
    #expect(seen.withLock { $0 }.allSatisfy { $0.first == "git" || $0.first == "bash" })
  }

  @Test("what is wrong is said")
  func failures() throws {
    let world = try world()
    #expect(world.run(["drill", "nosuch"]) == 66)
    #expect(world.errors.contains("hint: outage drill orders-time-out"))
    try world.files.replaceFile("\(world.root)/plain.md", Array("# Plain\n".utf8))
    #expect(world.run(["drill", "\(world.root)/plain.md"]) == 65)
    #expect(world.run(["drill", "score"]) == 66)
    #expect(world.run(["start", "Real", "--no-session"]) == 0)
    #expect(world.run(["drill", "score", "inc-2026-11-20-real"]) == 64)
    #expect(world.run(["drill", "mine"], lines: ["/drill mine"]) == 64)
  }

  @Test("the score as JSON has the goals, and the list what may be told before")
  func json() throws {
    let world = try world()
    #expect(world.run(["drill", "--json=id,title"]) == 0)
    #expect(world.output.contains(#""title": "Mine is down""#))
    #expect(!world.output.contains("fix"))
    #expect(world.run(["drill", "mine", "--no-session"]) == 0)
    #expect(world.run(["lead", "ana"]) == 0)
    let before = world.output.utf8.count
    #expect(world.run(["drill", "score", "--json"]) == 0)
    let score = try JSON(parsing: Array(world.output.utf8.dropFirst(before)))
    #expect(score["scenario"]?.string == "mine")
    let leader = score["goals"]?.array?.first { $0["id"]?.string == "leader" }
    #expect(leader?["outcome"]?.string == "met")
    #expect(leader?["reachedSeconds"]?.int == 1)
  }
}
