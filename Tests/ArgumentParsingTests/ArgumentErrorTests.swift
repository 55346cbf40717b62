import ArgumentParsing
import Testing

struct ErrorCase: CustomTestStringConvertible, Sendable {
  var name: String
  var tokens: [String]
  var surface: Surface = .shell
  var lines: [String]

  var testDescription: String { name }
}

@Suite struct ArgumentErrorTests {
  @Test(arguments: commands + options + operands + sessions)
  func words(_ example: ErrorCase) {
    let error = #expect(throws: ArgumentError.self) {
      try toyTable.parse(example.tokens, surface: example.surface)
    }
    guard let error else { return }
    let message = ArgumentErrorMessage(
      error, table: toyTable, surface: example.surface, tokens: example.tokens)
    #expect(message.lines(program: "outage") == example.lines)
  }

  static let commands: [ErrorCase] = [
    ErrorCase(
      name: "swapped letters in a verb", tokens: ["statsu", "inc 1", "--json=a"],
      lines: ["outage: unknown command 'statsu'", "hint: outage status 'inc 1' --json=a"]),
    ErrorCase(
      name: "no abbreviation in the shell", tokens: ["stat"],
      lines: ["outage: unknown command 'stat'", "hint: outage status"]),
    ErrorCase(
      name: "several beginnings", tokens: ["dec"],
      lines: [
        "outage: unknown command 'dec', did you mean 'declare' or 'decide'?",
        "hint: outage --help",
      ]),
    ErrorCase(
      name: "nothing far-fetched", tokens: ["zzzz"],
      lines: ["outage: unknown command 'zzzz'", "hint: outage --help"]),
    ErrorCase(
      name: "words are no note", tokens: ["db", "is", "down"],
      lines: ["outage: unknown command 'db'", "hint: outage --help"]),
    ErrorCase(
      name: "an empty word", tokens: [""],
      lines: ["outage: unknown command ''", "hint: outage --help"]),
    ErrorCase(
      name: "a word of another tool", tokens: ["ls"],
      lines: ["outage: unknown command 'ls'", "hint: outage status"]),
    ErrorCase(
      name: "a control character is not repeated in the hint", tokens: ["statsu", "\u{1B}c"],
      lines: ["outage: unknown command 'statsu'", "hint: outage status"]),
    ErrorCase(
      name: "hidden commands are not suggested", tokens: ["markdwn"],
      lines: ["outage: unknown command 'markdwn'", "hint: outage --help"]),
    ErrorCase(
      name: "unknown subcommand", tokens: ["runbook", "shwo", "x"],
      lines: ["outage: unknown command 'shwo' of 'runbook'", "hint: outage runbook show x"]),
    ErrorCase(
      name: "missing subcommand", tokens: ["runbook"],
      lines: [
        "outage: 'runbook' needs one of list or show after it",
        "usage: outage runbook {list|show} [options]", "hint: outage runbook --help",
      ]),
    ErrorCase(
      name: "a long word is cut", tokens: [String(repeating: "a", count: 5000)],
      lines: [
        "outage: unknown command '\(String(repeating: "a", count: 59))…'", "hint: outage --help",
      ]),
  ]

  private static let note = ["usage: outage note TEXT... [options]", "hint: outage note --help"]
  private static let start = [
    "usage: outage start [TITLE...] [options]", "hint: outage start --help",
  ]
  private static let status = ["usage: outage status [ID] [options]", "hint: outage status --help"]

  static let options: [ErrorCase] = [
    ErrorCase(
      name: "unknown option before a value", tokens: ["note", "--tga", "db", "hi"],
      lines: ["outage: unknown option '--tga', did you mean '--tag'?"] + note),
    ErrorCase(
      name: "unknown option before the verb", tokens: ["--bogus", "note", "hi"],
      lines: ["outage: unknown option '--bogus'"] + note),
    ErrorCase(
      name: "no abbreviated option in the shell", tokens: ["start", "--sev", "P1"],
      lines: ["outage: unknown option '--sev', did you mean '--severity'?"] + start),
    ErrorCase(
      name: "no far-fetched option", tokens: ["note", "--xy", "hi"],
      lines: ["outage: unknown option '--xy'"] + note),
    ErrorCase(
      name: "three dashes", tokens: ["note", "---tag", "hi"],
      lines: ["outage: unknown option '---tag', did you mean '--tag'?"] + note),
    ErrorCase(
      name: "an option without a name", tokens: ["note", "--=", "hi"],
      lines: ["outage: unknown option '--'"] + note),
    ErrorCase(
      name: "unknown letter in a cluster", tokens: ["note", "-qx", "hi"],
      lines: ["outage: unknown option '-x'"] + note),
    ErrorCase(
      name: "one dash too few", tokens: ["note", "-tag", "hi", "-store"],
      lines: ["outage: unknown option '-store', did you mean '--store'?"] + note),
    ErrorCase(
      name: "missing value at the end", tokens: ["start", "x", "--severity"],
      lines: ["outage: missing value for '--severity LEVEL'"] + start),
    ErrorCase(
      name: "missing value before another option", tokens: ["start", "--severity", "--json"],
      lines: ["outage: missing value for '--severity LEVEL'"] + start),
    ErrorCase(
      name: "missing value before two dashes", tokens: ["start", "-s", "--", "x"],
      lines: ["outage: missing value for '--severity LEVEL'"] + start),
    ErrorCase(
      name: "empty value", tokens: ["note", "x", "--tag="],
      lines: ["outage: the text for '--tag' is empty"] + note),
    ErrorCase(
      name: "a value for a switch", tokens: ["status", "--quiet=yes"],
      lines: ["outage: '--quiet' takes no value, but 'yes' was given"] + status),
    ErrorCase(
      name: "a value that is no choice", tokens: ["start", "-s2", "--severity=P9"],
      lines: ["outage: 'P9' is no value for '--severity', which is P1, P2, P3 or P4"] + start),
    ErrorCase(
      name: "an option of the command beside the subcommand",
      tokens: ["task", "--to", "bo", "done", "7F3K"],
      lines: [
        "outage: unknown option '--to'", "usage: outage task done REF... [options]",
        "hint: outage task done --help",
      ]),
    ErrorCase(
      name: "a recording option of a command that does not record",
      tokens: ["status", "--as", "ana"],
      lines: ["outage: unknown option '--as'"] + status),
    ErrorCase(
      name: "options that exclude each other", tokens: ["call", "a", "--declined", "--joined"],
      lines: [
        "outage: '--joined' and '--declined' cannot be used together",
        "usage: outage call NAME... [options]", "hint: outage call --help",
      ]),
  ]

  static let operands: [ErrorCase] = [
    ErrorCase(
      name: "one word too many", tokens: ["status", "foo", "bar"],
      lines: ["outage: unexpected word 'bar'"] + status),
    ErrorCase(
      name: "words too many after a value",
      tokens: ["status", "foo", "--store", "my", "own", "dir"],
      lines: [
        "outage: 2 unexpected words: 'own', 'dir'; a value of several words needs quotes: "
          + "--store '...'"
      ] + status),
    ErrorCase(
      name: "an operand that is no choice", tokens: ["severity", "high"],
      lines: [
        "outage: 'high' is no value for LEVEL, which is P1, P2, P3 or P4",
        "usage: outage severity {P1|P2|P3|P4} [options]", "hint: outage severity --help",
      ]),
    ErrorCase(
      name: "empty text", tokens: ["note", ""],
      lines: ["outage: the text for TEXT is empty"] + note),
    ErrorCase(
      name: "white space is empty text", tokens: ["note", "   ", "\n"],
      lines: ["outage: the text for TEXT is empty"] + note),
    ErrorCase(
      name: "an empty value of a list", tokens: ["call", "ana", ""],
      lines: [
        "outage: the text for NAME is empty", "usage: outage call NAME... [options]",
        "hint: outage call --help",
      ]),
  ]

  static let sessions: [ErrorCase] = [
    ErrorCase(
      name: "a verb with a mistake in the session", tokens: ["tsak", "look", "here"],
      surface: .session, lines: ["outage: unknown command 'tsak'", "hint: /task look here"]),
    ErrorCase(
      name: "an unclear verb", tokens: ["dec", "x"], surface: .session,
      lines: ["outage: 'dec' may be declare or decide", "hint: /help"]),
    ErrorCase(
      name: "an unclear option", tokens: ["note", "x", "--a", "y"], surface: .session,
      lines: [
        "outage: '--a' may be --as or --at", "usage: /note TEXT... [options]",
        "hint: /note --help",
      ]),
  ]

  @Test func originsPointAtTheMistake() {
    let cases: [([String], TokenOrigin)] = [
      (["status", "-qx"], TokenOrigin(1, offset: 2)), (["note", "hi", "--bogus"], TokenOrigin(2)),
      (["severity", "P9"], TokenOrigin(1)), (["start", "--severity", "P9"], TokenOrigin(2)),
      (["start", "--severity=P9"], TokenOrigin(1)), (["status", "a", "b"], TokenOrigin(2)),
    ]
    for (tokens, origin) in cases {
      let error = #expect(throws: ArgumentError.self) {
        try toyTable.parse(tokens, surface: .shell)
      }
      #expect(error?.origin == origin, "\(tokens)")
    }
  }

  @Test func missingAnswersHaveWords() {
    let operand = Operand("STATE", choices: ["ok", "failed"])
    let option = OptionSpec("--to", value: "NAME")
    let sentences = [
      ArgumentError.missingOperand(path: ["finding"], operand: operand),
      .missingOption(path: ["task"], option: option),
    ].map { ArgumentErrorMessage($0, table: toyTable, surface: .shell).sentence }
    #expect(
      sentences == ["missing STATE, which is ok or failed", "missing option '--to NAME'"])
  }

  @Test(arguments: [
    "", "-", "--", "---", "-=", "--=", "--x=", "\n", "\u{301}", "-\u{301}", "--é=1",
  ])
  func strangeWordsNeverTrap(_ word: String) {
    for tokens in [[word], ["note", word], ["--store", word], ["start", "--severity", word]] {
      for surface in [Surface.shell, .session] {
        _ = try? toyTable.parse(tokens, surface: surface)
        _ = toyTable.completion(of: tokens, surface: surface)
      }
    }
  }

  /// Words chosen by a seed: reading them gives an answer or an error, and help always wins.
  @Test(arguments: [UInt64(1), 2, 3, 4, 5])
  func randomLinesNeverTrap(seed: UInt64) throws {
    let pool = [
      "note", "task", "done", "list", "runbook", "because", "--", "-", "-3", "-q", "-qs", "-i",
      "--tag", "--tag=", "--why", "--json=a", "--store", "x", "", " ", "P1", "--bogus", "-z",
    ]
    var state = seed
    for _ in 0..<2000 {
      var tokens: [String] = []
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        tokens.append(pool[Int(state >> 33) % pool.count])
      }
      _ = try? toyTable.parse(tokens, surface: .session)
      let invocation = try toyTable.parse(["--help", "note"] + tokens, surface: .shell)
      #expect(invocation == Invocation(path: ["note"], help: .long), "seed \(seed): \(tokens)")
    }
  }
}
