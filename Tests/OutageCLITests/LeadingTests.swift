import Encoding
import Testing

@testable import OutageCLI

/// What commands record about leading, carrying on alone, and corrections.
@Suite("Leading")
struct LeadingTests {
  /// A world that reads lines from a file, with an incident in it.
  static func world(_ lines: [String], isTyped: Bool = false) throws -> TestWorld {
    let world = try TestWorld(TestWorld.Setting(isTyped: isTyped))
    _ = world.run(["start", "Site down", "-s", "P1"], lines: lines)
    return world
  }

  static func events(_ world: TestWorld, _ kind: String) throws -> [[String: JSON]] {
    try world.timelineLines.compactMap { try JSON(parsing: Array($0.utf8)).object }
      .filter { $0["kind"]?.string == kind }
  }

  @Test(
    "the words are kept as a note, and change the session once",
    arguments: ["nobody answers: carry on alone", "Nobody answers, carry on alone!"])
  func carriesOnAlone(_ words: String) throws {
    let world = try Self.world(["/call bo --no-answer", words, "/lead --alone"])
    #expect(try Self.events(world, "note").map { $0["data"]?["text"]?.string } == [words])
    let leaders = try Self.events(world, "leader-assigned")
    #expect(leaders.count == 1)
    #expect(leaders.first?["data"]?["alone"]?.bool == true)
    #expect(leaders.first?["data"]?["chain"]?.array == [.string("bo")])
    #expect(try Self.events(world, "step-entered").last?["step"]?.string == "maintenance-page")
  }

  @Test("in a session the dash for standard input asks for the words")
  func asksForAContribution() throws {
    let world = try Self.world(["/contribute bo -", "the pool was full"], isTyped: true)
    let told = try Self.events(world, "contribution")
    #expect(told.map { $0["data"]?["text"]?.string } == ["the pool was full"])
  }

  @Test("other words about it are a note only")
  func isANoteOnly() throws {
    let world = try Self.world(["nobody answers the phone", "carry on alone"])
    #expect(try Self.events(world, "leader-assigned").isEmpty)
    #expect(try Self.events(world, "note").count == 2)
  }

  @Test("who is alone goes to sleep with an owner, a promise and work for the morning")
  func goesToSleep() throws {
    let world = try Self.world([
      "/call bo --no-answer", "/lead --alone", "/defer page on, stable --until 09:00",
    ])
    let deferral = try #require(try Self.events(world, "restore-deferred").first)
    #expect(deferral["data"]?["to"]?.string == "max")
    let until = deferral["data"]?["until"]?.string
    #expect(until == "2026-11-20T09:00:00.000Z")
    let update = try #require(try Self.events(world, "update-posted").first)
    #expect(update["data"]?["next"]?.string == until)
    let tasks = try Self.events(world, "task-assigned")
    #expect(tasks.map { $0["data"]?["to"]?.string } == ["max"])
    #expect(tasks.allSatisfy { $0["data"]?["due"]?.string == until })
    #expect(deferral["step"]?.string == "restore")
    #expect(world.run(["resume"], lines: []) == 0)
    #expect(world.errors.contains("Deferred: until 09:00, max, page on, stable"))
  }

  @Test("the last word promises no other one, and what is over none either")
  func promisesNothingAtTheEnd() throws {
    let world = try Self.world([
      "/update public", "/update public --template public-resolved", "/resolved",
      "/update public", "/update public It works again.", "/update internal",
      "/update public --template public-update", "/update public --next 1h",
    ])
    let updates = try Self.events(world, "update-posted").map { $0["data"] }
    #expect(
      updates.map { $0?["next"] != nil } == [true] + Array(repeating: false, count: 5) + [true])
    let texts = updates.map { $0?["message"]?.string ?? "" }
    #expect(texts.prefix(1).allSatisfy { $0.contains("Next update") })
    #expect(texts.dropFirst().allSatisfy { !$0.contains("Next update") && !$0.isEmpty })
  }

  @Test("others put off the rest without more ado")
  func putsOffTheRest() throws {
    let world = try Self.world(["/defer --until 09:00"])
    #expect(try Self.events(world, "restore-deferred").count == 1)
    #expect(try Self.events(world, "update-posted").isEmpty)
    #expect(try Self.events(world, "task-assigned").isEmpty)
    #expect(try Self.events(world, "room-set").isEmpty)
  }

  @Test("a riskier way is warned of in a script, and recorded with its reason")
  func warnsOfARiskierWay() throws {
    let world = try Self.world([
      "/option off --approach flag", "/decide restart all --approach restart because it is faster",
    ])
    let gates = try Self.events(world, "gate-passed-over")
    #expect(gates.map { $0["data"]?["gate"]?.string } == ["riskier"])
    #expect(gates.first?["data"]?["why"]?.string?.hasSuffix("it is faster") == true)
    #expect(try Self.events(world, "decision").count == 1)
    #expect(world.errors.contains("warning: "))
  }

  @Test("on a terminal nothing is decided without the sentence")
  func wantsASentence() throws {
    let world = try Self.world(
      ["/option off --approach flag", "/decide restart --approach restart", "", "/quit"],
      isTyped: true)
    #expect(try Self.events(world, "decision").isEmpty)
    #expect(try Self.events(world, "gate-passed-over").isEmpty)
  }

  @Test("an entry without words of its own is not amended, and stays")
  func amendsOnlyWords() throws {
    let world = try Self.world(["/joined bo"])
    #expect(world.run(["amend", "last", "x"]) == 64)
    #expect(world.errors.contains("has no words of its own"))
    #expect(world.errors.contains("hint: outage strike "))
    #expect(try Self.events(world, "amended").isEmpty)
  }

  @Test("what is out is not ruled out again")
  func rulesOutOnce() throws {
    let world = try Self.world(["/theory cold cache", "/ruleout cache", "/ruleout cache"])
    #expect(try Self.events(world, "ruled-out").count == 1)
    #expect(world.errors.contains("out already: cold cache"))
  }

  @Test("a move and a promise count from when they happened")
  func countsFromWhenItHappened() throws {
    let world = try Self.world([
      "/go narrow --at 01:50", "/update public --at 01:40 --next 1h",
    ])
    #expect(
      try Self.events(world, "step-entered").last?["at"]?.string == "2026-11-20T01:50:00.000Z")
    let update = try #require(try Self.events(world, "update-posted").first)
    #expect(update["data"]?["next"]?.string == "2026-11-20T02:40:00.000Z")
  }

  @Test("the text to put somewhere is seen before it is asked for, also when quiet")
  func showsTheTextBeforeAsking() throws {
    let world = try TestWorld()
    _ = world.run(
      ["start", "Site down", "-s", "P1", "-q"],
      lines: ["/maintenance on Back at nine", "", "/quit"])
    #expect(world.screen.contains("Back at nine"))
    #expect(try Self.events(world, "maintenance-on").count == 1)
  }

  @Test("a shared account is asked for a name once, by any verb")
  func asksASharedAccountOnce() throws {
    let world = try TestWorld(TestWorld.Setting(variables: ["OUTAGE_USER": "root"]))
    _ = world.run(["start", "Site down", "-s", "P1", "--no-session", "--as", "max"])
    #expect(world.run(["note", "one"], lines: ["ana"]) == 0)
    #expect(world.run(["note", "two"]) == 0)
    #expect(try Self.events(world, "note").map { $0["by"]?.string } == ["ana", "ana"])
    #expect(world.screen.split(separator: "Who are you").count == 2)
  }

  @Test("a group has a lead, people and a time")
  func givesWorkToAGroup() throws {
    let world = try Self.world([
      "/joined bo cy di", "/task why do logins hang --to bo --with cy,di --in 15m",
    ])
    let task = try #require(try Self.events(world, "task-assigned").first)
    #expect(task["data"]?["to"]?.string == "bo")
    #expect(task["data"]?["with"]?.array == [.string("cy"), .string("di")])
    #expect(world.run(["task", "list"]) == 0)
    #expect(world.output.contains("bo, cy, di  why do logins hang"))
  }

  @Test("in the shell, reminders name commands of the shell")
  func namesShellCommands() throws {
    let world = try Self.world(["[+20m]", "/quit"])
    #expect(world.run(["status", "--check"]) == 1)
    #expect(world.output.contains("(outage update public)"))
    #expect(!world.output.contains("(9)"))
  }

  @Test(
    "a reason is kept without the word that leads to it",
    arguments: ["because it is stale", "Because  it is stale", "it is stale"])
  func keepsTheReason(_ why: String) throws {
    let world = try Self.world(["/decide flush the cache", why], isTyped: true)
    let decision = try #require(try Self.events(world, "decision").first)
    #expect(decision["data"]?["why"]?.string == "it is stale")
  }

  @Test("a leader who leaves the call leads no more")
  func leaves() throws {
    let world = try Self.world(["/call bo --joined", "/lead bo", "/left bo"])
    #expect(world.run(["status"]) == 0)
    #expect(world.output.contains("Leader         nobody"))
    #expect(world.output.contains("No leader yet."))
  }

  @Test(
    "with somebody in the call nobody is alone without being asked",
    arguments: [("y", 1), ("n", 0), ("", 0)])
  func isNotAlone(_ answer: String, _ expected: Int) throws {
    let world = try Self.world(["/call bo --joined", "/lead --alone", answer], isTyped: true)
    let alone = try Self.events(world, "leader-assigned").filter {
      $0["data"]?["alone"]?.bool == true
    }
    #expect(alone.count == expected)
  }

  @Test(
    "prepared words say what is so",
    arguments: [
      ("/decide roll back 2.4.1", "a fix is under way", "nothing yet"),
      ("/act roll back 2.4.1", "a fix is under way", "roll back 2.4.1: running"),
      (
        "/worse errors doubled", "we are looking for the part that fails",
        "roll back 2.4.1: made it worse"
      ),
    ])
  func tellsWhatIsSo(_ last: String, _ status: String, _ done: String) throws {
    let all = ["/decide roll back 2.4.1", "/act roll back 2.4.1", "/worse errors doubled"]
    let lines = all.prefix { $0 != last } + [last, "/update internal"]
    let world = try Self.world(Array(lines))
    let message = try Self.events(world, "update-posted").last?["data"]?["message"]?.string ?? ""
    let text = message.replacing("\n", with: " ")
    #expect(text.contains("Now: \(status)."))
    #expect(text.contains("Done: \(done)"))
  }

  @Test(
    "a time that is part of what changed is no time of the change",
    arguments: [
      ("moved the backup window to 23:30", "moved the backup window to 23:30", false),
      ("deploy 2.4.1 at 01:02", "deploy 2.4.1", true), ("deploy 2.4.1 01:02", "deploy 2.4.1", true),
      ("certificate renewed tomorrow 00:30", "certificate renewed tomorrow 00:30", false),
    ])
  func readsTheTimeOfAChange(_ words: String, _ what: String, _ isTimed: Bool) throws {
    let world = try Self.world(["/changed \(words)"])
    let data = try #require(try Self.events(world, "changed").first?["data"])
    #expect(data["what"]?.string == what)
    #expect((data["when"] != nil) == isTimed)
  }

  @Test(
    "an answer may hold another program's options",
    arguments: ["worked kubectl drain --ignore-daemonsets", "worked df -h shows 40%"])
  func keepsOptions(_ answer: String) throws {
    let lines = ["/go mitigate", "/decide x because y", "/act x", "6", answer]
    let world = try Self.world(lines, isTyped: true)
    let ended = try #require(try Self.events(world, "action-ended").first)
    #expect(ended["data"]?["outcome"]?.string == "worked")
    #expect(ended["data"]?["text"]?.string == String(answer.dropFirst("worked ".count)))
  }
}
