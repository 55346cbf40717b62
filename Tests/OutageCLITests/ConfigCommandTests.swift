import Encoding
import SystemIO
import Testing

@testable import OutageCLI

/// `outage config` in all its forms.
@Suite("outage config")
struct ConfigCommandTests {
  static func world(
    _ config: String? = nil, isTyped: Bool = false, variables: [String: String] = [:],
    editor: @escaping @Sendable (Subprocess.Request) -> Subprocess.Exit = { _ in .status(0) }
  ) throws -> TestWorld {
    var setting = TestWorld.Setting(isTyped: isTyped, config: config, variables: variables)
    setting.programs = Subprocess(
      observe: { _, _ in Subprocess.Outcome(exit: .status(1)) }, runAttached: { editor($0) })
    return try TestWorld(setting)
  }

  @Test("what holds is shown with what says so")
  func showsOrigins() throws {
    let world = try Self.world("{\n \"room\": \"https://r\",\n \"timers\": {\"leader\": \"3m\"}}")
    #expect(world.run(["config", "--json"]) == 0)
    let entries = try JSON(parsing: Array(world.output.utf8)).array ?? []
    func entry(_ key: String) -> [String?] {
      let found = entries.first { $0["key"]?.string == key }
      return [found?["value"]?.string, found?["origin"]?.string]
    }
    #expect(entry("room") == ["https://r", "config.json:2"])
    #expect(entry("statusPage") == [nil, "not set"])
    #expect(entry("zone") == ["UTC", "$TZ"])
    #expect(entry("you") == ["max", "$OUTAGE_USER"])
    #expect(entry("editor") == ["vi", "built in"])
    #expect(entry("timers.leader")[1] == "config.json:3")
    #expect(entry("timers.escalate")[1] == "playbook production-outage")
    #expect(entry("timers.handoff")[1] == "built in")
  }

  @Test("one setting is shown by its key, and a wrong key is put right")
  func showsOne() throws {
    let world = try Self.world("{\"room\": \"https://r\"}")
    #expect(world.run(["config", "show", "room"]) == 0)
    #expect(world.output == "room\thttps://r\tconfig.json:1\n")
    #expect(world.run(["config", "rooom"]) == 64)
    #expect(world.errors.contains("hint: outage config room"))
    #expect(world.run(["config", "chekc"]) == 64)
    #expect(world.errors.contains("hint: outage config check"))
  }

  struct Case: CustomTestStringConvertible {
    var name: String
    var config: String?
    var status: Int32
    var said: String
    init(_ name: String, _ config: String?, _ status: Int32, _ said: String) {
      self.name = name
      self.config = config
      self.status = status
      self.said = said
    }
    var testDescription: String { name }
  }

  static let checkCases = [
    Case("no file", nil, 0, "hint: outage config edit"),
    Case("nothing wrong", "{}", 0, "config.json: nothing wrong"),
    Case("only a warning", "{\"rom\": \"x\"}", 0, "config.json:1:2: warning: \"rom\" is not read"),
    Case(
      "a wrong value", "{\"room\": 1}", 78, "config.json:1:10: error: \"room\" should be a text"),
    Case("a comma too many", "{\n\"a\": 1,\n}", 78, ":3:1: error: not JSON: a comma too many"),
    Case("cut off", "{\"room\": ", 78, ":1:10: error: not JSON: it ends where"),
    Case("a comment", "{ // room", 78, ":1:3: error: not JSON: it has no comments"),
    Case("an unknown zone", "{\"zone\": \"Mars\"}", 78, ":1:2: error: no zone \"Mars\" is known"),
    Case(
      "a stranger on call",
      "{\"roster\": [{}, {\"name\": \"ana\"}], \"rotation\": {\"people\": [\"anna\"], "
        + "\"start\": \"2026-01-05\"}}", 78,
      ":1:59: warning: \"anna\" is nobody of the roster; is it \"ana\"?"),
    Case(
      "a role that is not", "{\"roster\": [{}, {\"name\": \"ana\", \"role\": \"suport\"}]}", 78,
      ":1:33: warning: the playbook has no role \"suport\"; is it \"support\"?"),
    Case(
      "one name for two",
      "{\"roster\": [{\"name\": \"ana\"}, {\"name\": \"bo\", \"aliases\": \"ANA\"}]}",
      0, ":1:30: warning: \"ana\" means two people"),
    Case("no address", "{\"room\": \"meet\"}", 0, "\"room\" does not begin with https://"),
    Case(
      "no number", "{\"escalation\": [{\"name\": \"x\", \"phone\": \"tbd\"}]}", 0,
      "\"escalation[0].phone\" has no digit to dial"),
  ]

  @Test("check says what is wrong and where, and whether it can be used", arguments: checkCases)
  func checks(_ check: Case) throws {
    let world = try Self.world(check.config)
    #expect(world.run(["config", "check"]) == check.status)
    #expect((world.output + world.errors).contains(check.said), "\(world.output + world.errors)")
  }

  @Test("check as JSON is a list of findings with places")
  func checksAsJSON() throws {
    let world = try Self.world("{\"room\": 1}")
    #expect(world.run(["config", "check", "--json=line,column,severity"]) == 78)
    let findings = try JSON(parsing: Array(world.output.utf8))
    #expect(findings == [["line": 1, "column": 10, "severity": "error"]])
    #expect(world.errors == "")
  }

  @Test(
    "settings that cannot be used never stop a recording command",
    arguments: [
      "{{{", "[]", "{\"roster\": 1, \"zone\": 5, \"timers\": []}", "\u{FEFF}{}",
    ])
  func recordsRegardless(_ config: String) throws {
    let world = try Self.world(config)
    #expect(world.run(["start", "x", "--no-session"]) == 0)
    #expect(world.errors.contains("config.json:1:"))
    #expect(world.run(["note", "hello"]) == 0)
  }

  @Test("many findings do not bury the answer")
  func isShort() throws {
    let world = try Self.world("{\"a\": 1, \"b\": 1, \"c\": 1, \"d\": 1, \"e\": 1}")
    _ = world.run(["start", "x", "--no-session"])
    #expect(world.errors.split(separator: "\n").count { $0.hasPrefix("warning: ") } == 3)
    #expect(world.errors.contains("warning: 3 more in "))
  }

  @Test("edit writes examples first, opens the person's editor, and checks what they wrote")
  func edits() throws {
    let files = FileSystem.live
    let world = try Self.world(variables: ["VISUAL": "ed -w", "EDITOR": "no"]) { request in
      let path = request.arguments.last ?? ""
      let isSkeleton = (try? files.readFile(path)) == Array(SettingsSkeleton.text.utf8)
      #expect(isSkeleton)
      #expect(request.arguments.contains("ed -w \"$1\""))
      #expect((try? files.status(path).permissions & 0o777) == 0o600)
      try? files.replaceFile(path, Array("{\"rom\": \"https://r\"}".utf8))
      return .status(0)
    }
    #expect(world.run(["config", "edit"]) == 0)
    #expect(world.output.contains("\"rom\" is not read; is it \"room\"?"))
  }

  @Test("edit never replaces what somebody wrote, and says when it cannot be used")
  func keepsWhatIsThere() throws {
    let world = try Self.world("{\"room\": 1}", variables: ["EDITOR": "true"])
    #expect(world.run(["config", "edit"]) == 78)
    let path = "\(world.root)/config/outage/config.json"
    #expect(try world.files.readFile(path) == Array("{\"room\": 1}".utf8))
    #expect(world.errors.contains("hint: outage config edit"))
  }

  @Test("an editor that fails leaves no examples behind, and keeps what was written")
  func takesExamplesAway() throws {
    let world = try Self.world(variables: ["EDITOR": "ed"]) { _ in .status(1) }
    #expect(world.run(["config", "edit"]) == 69)
    #expect(!world.files.exists("\(world.root)/config/outage/config.json"))
    let files = FileSystem.live
    let other = try Self.world(variables: ["EDITOR": "ed"]) { request in
      try? files.replaceFile(request.arguments.last ?? "", Array("{}".utf8))
      return .status(1)
    }
    #expect(other.run(["config", "edit"]) == 69)
    #expect(try files.readFile("\(other.root)/config/outage/config.json") == Array("{}".utf8))
  }

  @Test("where there is no terminal, an editor that nobody chose is not started")
  func needsATerminal() throws {
    let world = try Self.world { _ in
      Issue.record("an editor was opened")
      return .status(0)
    }
    #expect(world.run(["config", "edit"]) == 69)
    #expect(world.errors.contains("outage: the editor vi needs a terminal, and there is none"))
    #expect(world.errors.contains("hint: VISUAL=ed outage config edit"))
    #expect(!world.files.exists("\(world.root)/config/outage/config.json"))
    #expect(try Self.world(isTyped: true).run(["config", "edit"]) == 0)
  }

  @Test("edit asks nobody when nobody is to be asked")
  func doesNotAsk() throws {
    let world = try Self.world { _ in
      Issue.record("an editor was opened")
      return .status(0)
    }
    #expect(world.run(["config", "edit", "--no-input"]) == 64)
  }
}
