import ArgumentParsing
import Testing

struct ParsingCase: CustomTestStringConvertible, Sendable {
  var name: String
  var tokens: [String]
  var surface: Surface = .shell
  var path: [String]
  var operands: [String: [String]] = [:]
  var options: [String: [String]] = [:]
  var missing: [String] = []
  var missingOptions: [String] = []

  var testDescription: String { name }
}

@Suite struct ParsingTests {
  @Test(arguments: shapes + becauses + sessions)
  func reads(_ example: ParsingCase) throws {
    let invocation = try toyTable.parse(example.tokens, surface: example.surface)
    #expect(invocation.path == example.path)
    #expect(invocation.operands == example.operands)
    #expect(invocation.options == example.options)
    #expect(invocation.missing.map(\.name) == example.missing)
    #expect(invocation.missingOptions.map(\.long) == example.missingOptions)
    #expect(!invocation.isHelp && !invocation.isVersion)
  }

  static let shapes: [ParsingCase] = [
    ParsingCase(name: "nothing at all", tokens: [], path: []),
    ParsingCase(
      name: "words join with one space", tokens: ["note", "db", "is", "down"], path: ["note"],
      operands: ["TEXT": ["db is down"]]),
    ParsingCase(
      name: "value after a space and after an equals sign",
      tokens: ["note", "--tag", "a", "--tag=b", "x"], path: ["note"],
      operands: ["TEXT": ["x"]], options: ["--tag": ["a", "b"]]),
    ParsingCase(
      name: "joined short value", tokens: ["start", "-s2", "x"], path: ["start"],
      operands: ["TITLE": ["x"]], options: ["--severity": ["P2"]]),
    ParsingCase(
      name: "short value after an equals sign", tokens: ["start", "-s=P3"], path: ["start"],
      options: ["--severity": ["P3"]]),
    ParsingCase(
      name: "cluster that ends in a value", tokens: ["note", "-qi", "inc-1", "x"],
      path: ["note"], operands: ["TEXT": ["x"]],
      options: ["--quiet": [], "--incident": ["inc-1"]]),
    ParsingCase(
      name: "cluster with a joined value", tokens: ["note", "-qiinc-1", "x"], path: ["note"],
      operands: ["TEXT": ["x"]], options: ["--quiet": [], "--incident": ["inc-1"]]),
    ParsingCase(
      name: "two dashes end the options", tokens: ["note", "--", "--help", "is", "not"],
      path: ["note"], operands: ["TEXT": ["--help is not"]]),
    ParsingCase(
      name: "one dash is a value", tokens: ["note", "-"], path: ["note"],
      operands: ["TEXT": ["-"]]),
    ParsingCase(
      name: "dash and digit is a value", tokens: ["note", "-12m", "paged", "--at", "-15m"],
      path: ["note"], operands: ["TEXT": ["-12m paged"]], options: ["--at": ["-15m"]]),
    ParsingCase(
      name: "a text that begins with a dash is a value",
      tokens: ["decide", "x", "--why", "--force was used"], path: ["decide"],
      operands: ["TEXT": ["x"]], options: ["--why": ["--force was used"]]),
    ParsingCase(
      name: "the last of a single option wins",
      tokens: ["start", "--severity", "P1", "--severity", "P3"], path: ["start"],
      options: ["--severity": ["P3"]]),
    ParsingCase(
      name: "case of choices is ignored", tokens: ["severity", "p1"], path: ["severity"],
      operands: ["LEVEL": ["P1"]]),
    ParsingCase(
      name: "global option before the verb", tokens: ["--json", "status", "x"],
      path: ["status"], operands: ["ID": ["x"]], options: ["--json": []]),
    ParsingCase(
      name: "optional value only after an equals sign",
      tokens: ["status", "--json=a,b", "x"], path: ["status"], operands: ["ID": ["x"]],
      options: ["--json": ["a,b"]]),
    ParsingCase(
      name: "value option before the verb", tokens: ["--store", "note", "-i", "x", "note", "y"],
      path: ["note"], operands: ["TEXT": ["y"]],
      options: ["--store": ["note"], "--incident": ["x"]]),
    ParsingCase(
      name: "own option before the verb", tokens: ["-sP2", "--runbook", "a", "start", "t"],
      path: ["start"], operands: ["TITLE": ["t"]],
      options: ["--severity": ["P2"], "--runbook": ["a"]]),
    ParsingCase(
      name: "alias gives the canonical path", tokens: ["declare", "x"], path: ["start"],
      operands: ["TITLE": ["x"]]),
    ParsingCase(
      name: "list keeps values apart", tokens: ["call", "ana", "Bo Lee"], path: ["call"],
      operands: ["NAME": ["ana", "Bo Lee"]]),
    ParsingCase(
      name: "fixed operands and a rest", tokens: ["finding", "db", "FAILED", "no", "primary"],
      path: ["finding"],
      operands: ["COMPONENT": ["db"], "STATE": ["failed"], "EVIDENCE": ["no primary"]]),
    ParsingCase(
      name: "missing operands are listed", tokens: ["finding", "db"], path: ["finding"],
      operands: ["COMPONENT": ["db"]], missing: ["STATE"]),
    ParsingCase(
      name: "missing option is listed", tokens: ["task", "look"], path: ["task"],
      operands: ["TEXT": ["look"]], missingOptions: ["--to"]),
    ParsingCase(
      name: "subcommand beside operands", tokens: ["task", "done", "7F3K"],
      path: ["task", "done"], operands: ["REF": ["7F3K"]]),
    ParsingCase(
      name: "subcommand after an option", tokens: ["task", "--store", "d", "list"],
      path: ["task", "list"], options: ["--store": ["d"]]),
    ParsingCase(
      name: "two dashes keep a text from being a subcommand",
      tokens: ["task", "--to", "bo", "--", "list", "all"], path: ["task"],
      operands: ["TEXT": ["list all"]], options: ["--to": ["bo"]]),
    ParsingCase(
      name: "a subcommand's name later in a text", tokens: ["task", "get", "done", "--to", "bo"],
      path: ["task"], operands: ["TEXT": ["get done"]], options: ["--to": ["bo"]]),
    ParsingCase(
      name: "hidden command", tokens: ["markdown"], path: ["markdown"]),
    ParsingCase(
      name: "a hundred thousand characters",
      tokens: ["note", String(repeating: "x", count: 100_000)], path: ["note"],
      operands: ["TEXT": [String(repeating: "x", count: 100_000)]]),
  ]

  static let becauses: [ParsingCase] = [
    ParsingCase(
      name: "because in free text", tokens: ["decide", "roll", "back", "because", "of", "5xx"],
      path: ["decide"], operands: ["TEXT": ["roll back"]], options: ["--why": ["of 5xx"]]),
    ParsingCase(
      name: "only the first because", tokens: ["decide", "a", "because", "b", "because", "c"],
      path: ["decide"], operands: ["TEXT": ["a"]], options: ["--why": ["b because c"]]),
    ParsingCase(
      name: "because inside one word", tokens: ["decide", "roll back Because errors", "rose"],
      path: ["decide"], operands: ["TEXT": ["roll back"]], options: ["--why": ["errors rose"]]),
    ParsingCase(
      name: "because after --why is text",
      tokens: ["decide", "x", "because", "y", "--why", "z"], path: ["decide"],
      operands: ["TEXT": ["x because y"]], options: ["--why": ["z"]]),
    ParsingCase(
      name: "because at the end is text", tokens: ["decide", "just", "because"],
      path: ["decide"], operands: ["TEXT": ["just because"]]),
    ParsingCase(
      name: "because at the beginning is text", tokens: ["decide", "because", "I", "say"],
      path: ["decide"], operands: ["TEXT": ["because I say"]]),
    ParsingCase(
      name: "because with options between",
      tokens: ["decide", "x", "because", "--approach", "flag", "y"], path: ["decide"],
      operands: ["TEXT": ["x"]], options: ["--why": ["y"], "--approach": ["flag"]]),
    ParsingCase(
      name: "because after one operand", tokens: ["severity", "P1", "because", "all", "of", "it"],
      path: ["severity"], operands: ["LEVEL": ["P1"]], options: ["--why": ["all of it"]]),
    ParsingCase(
      name: "because without any operand", tokens: ["reopen", "because", "it", "is", "back"],
      path: ["reopen"], options: ["--why": ["it is back"]]),
    ParsingCase(
      name: "because in a command without it", tokens: ["note", "x", "because", "y"],
      path: ["note"], operands: ["TEXT": ["x because y"]]),
  ]

  static let sessions: [ParsingCase] = [
    ParsingCase(
      name: "unique beginning of a verb", tokens: ["deci", "x"], surface: .session,
      path: ["decide"], operands: ["TEXT": ["x"]]),
    ParsingCase(
      name: "verb in capitals", tokens: ["Note", "x"], surface: .session, path: ["note"],
      operands: ["TEXT": ["x"]]),
    ParsingCase(
      name: "unique beginning of an option", tokens: ["decide", "x", "--app", "y"],
      surface: .session, path: ["decide"], operands: ["TEXT": ["x"]],
      options: ["--approach": ["y"]]),
    ParsingCase(
      name: "unique beginning of a needed subcommand", tokens: ["runbook", "sh", "x"],
      surface: .session, path: ["runbook", "show"], operands: ["NAME": ["x"]]),
    ParsingCase(
      name: "no beginning of a subcommand beside text", tokens: ["task", "do", "it", "--to", "bo"],
      surface: .session, path: ["task"], operands: ["TEXT": ["do it"]], options: ["--to": ["bo"]]),
    ParsingCase(
      name: "lone dash is text", tokens: ["note", "db", "-", "down"], surface: .session,
      path: ["note"], operands: ["TEXT": ["db - down"]]),
  ]

  @Test func quotedWordsAreValues() throws {
    let tokens = SessionTokenizer.tokens(of: #"note "--json is broken" --tag "--x""#)
    let invocation = try toyTable.parse(tokens, surface: .session)
    #expect(invocation.text("TEXT") == "--json is broken")
    #expect(invocation.values("--tag") == ["--x"])
  }

  @Test func accessors() throws {
    let invocation = try toyTable.parse(
      ["note", "a", "b", "--tag", "x", "--tag", "y", "-q"], surface: .shell)
    #expect(invocation.text("TEXT") == "a b")
    #expect(invocation.texts("TEXT") == ["a b"])
    #expect(invocation.value("--tag") == "y")
    #expect(invocation.values("--tag") == ["x", "y"])
    #expect(invocation.has("--quiet"))
    #expect(!invocation.has("--json"))
    #expect(invocation.value("--json") == nil)
  }
}

struct HelpCase: CustomTestStringConvertible, Sendable {
  var name: String
  var tokens: [String]
  var path: [String] = []
  var help: Invocation.HelpLength?
  var isVersion = false

  var testDescription: String { name }
}

@Suite struct HelpRequestTests {
  @Test(arguments: [
    HelpCase(name: "short", tokens: ["-h"], help: .short),
    HelpCase(name: "long", tokens: ["--help"], help: .long),
    HelpCase(name: "of a command", tokens: ["note", "-h"], path: ["note"], help: .short),
    HelpCase(
      name: "of a subcommand", tokens: ["runbook", "show", "--help"], path: ["runbook", "show"],
      help: .long),
    HelpCase(name: "before the verb", tokens: ["--help", "note"], path: ["note"], help: .long),
    HelpCase(
      name: "wins over every mistake",
      tokens: ["severity", "P9", "x", "--bogus", "--store", "--why=", "--help"],
      path: ["severity"], help: .long),
    HelpCase(
      name: "is never a value", tokens: ["decide", "--why", "--help"], path: ["decide"],
      help: .long),
    HelpCase(name: "in a cluster", tokens: ["note", "-qh"], path: ["note"], help: .short),
    HelpCase(
      name: "of a command that needs more", tokens: ["runbook", "shwo", "--help"],
      path: ["runbook"], help: .long),
    HelpCase(name: "version", tokens: ["--version"], isVersion: true),
    HelpCase(name: "short version", tokens: ["-V"], isVersion: true),
    HelpCase(
      name: "version wins over mistakes", tokens: ["--version", "--bogus", "zzzz"],
      isVersion: true),
  ])
  func isHelp(_ example: HelpCase) throws {
    let invocation = try toyTable.parse(example.tokens, surface: .shell)
    #expect(
      invocation
        == Invocation(path: example.path, help: example.help, isVersion: example.isVersion))
    #expect(invocation.isHelp == (example.help != nil))
  }

  @Test func unknownVerbHasNoHelp() {
    #expect(throws: ArgumentError.self) { try toyTable.parse(["nope", "--help"], surface: .shell) }
  }

  @Test func versionAfterTheVerbIsNoVersion() {
    let error = #expect(throws: ArgumentError.self) {
      try toyTable.parse(["note", "release", "--version", "2"], surface: .shell)
    }
    guard case .unknownOption(path: ["note"], name: "--version", _, _) = error else {
      Issue.record("not an unknown option: \(String(describing: error))")
      return
    }
  }
}
