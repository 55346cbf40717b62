import ArgumentParsing
import Testing

struct FlawCase: CustomTestStringConvertible, Sendable {
  var name: String
  var command: CommandSpec
  var flaws: [TableFlaw]

  var testDescription: String { name }
}

@Suite struct TableValidatorTests {
  @Test func toyTableIsSound() {
    #expect(TableValidator.flaws(in: toyTable) == [])
  }

  /// A sound command, changed in one way.
  private static func command(_ change: (inout CommandSpec) -> Void) -> CommandSpec {
    var command = CommandSpec(
      "note", group: "All", summary: "Write a note", examples: ["outage note x"],
      operands: [Operand("TEXT", .rest)],
      options: [OptionSpec("--why", value: "TEXT", help: "The reason")])
    change(&command)
    return command
  }

  private static let path = ["note"]

  static let cases: [FlawCase] = [
    FlawCase(name: "sound", command: command { _ in }, flaws: []),
    FlawCase(
      name: "alias twice", command: command { $0.aliases = ["n", "n"] },
      flaws: [.duplicateCommand(path: [], name: "n")]),
    FlawCase(
      name: "alias in capitals", command: command { $0.aliases = ["N"] },
      flaws: [.invalidCommandName(path: [], name: "N")]),
    FlawCase(
      name: "full stop", command: command { $0.summary = "Write a note." },
      flaws: [.summaryEndsWithFullStop(path: path, summary: "Write a note.")]),
    FlawCase(
      name: "small letter", command: command { $0.summary = "writes" },
      flaws: [.invalidSummary(path: path, summary: "writes")]),
    FlawCase(
      name: "global option again",
      command: command { $0.options.append(OptionSpec("--quiet", help: "Less")) },
      flaws: [.duplicateOption(path: path, name: "--quiet")]),
    FlawCase(
      name: "help again",
      command: command { $0.options.append(OptionSpec("--home", short: "-h", help: "Less")) },
      flaws: [.duplicateOption(path: path, name: "-h")]),
    FlawCase(
      name: "option that is not ASCII",
      command: command { $0.options.append(OptionSpec("--größe", help: "Size")) },
      flaws: [.invalidOptionName(path: path, name: "--größe")]),
    FlawCase(
      name: "digit as a short name",
      command: command { $0.options.append(OptionSpec("--one", short: "-1", help: "One")) },
      flaws: [.invalidOptionName(path: path, name: "-1")]),
    FlawCase(
      name: "switch with choices",
      command: command { $0.options.append(OptionSpec("--one", choices: ["a"], help: "One")) },
      flaws: [.switchWithValue(path: path, option: "--one")]),
    FlawCase(
      name: "option without help",
      command: command { $0.options.append(OptionSpec("--one")) },
      flaws: [.optionWithoutHelp(path: path, option: "--one")]),
    FlawCase(
      name: "default that is no choice",
      command: command {
        $0.options.append(
          OptionSpec("--one", value: "X", choices: ["a"], default: "b", help: "One"))
      },
      flaws: [.invalidChoice(path: path, name: "--one", choice: "b")]),
    FlawCase(
      name: "operand after the rest",
      command: command { $0.operands.append(Operand("ID", .optional)) },
      flaws: [.unreachableOperand(path: path, name: "ID")]),
    FlawCase(
      name: "required after optional",
      command: command { $0.operands = [Operand("A", .optional), Operand("B")] },
      flaws: [
        .unreachableOperand(path: path, name: "B"),
        .misleadingExample(path: path, example: "outage note x"),
      ]),
    FlawCase(
      name: "because without why",
      command: command {
        $0.options = []
        $0.takesBecause = true
      },
      flaws: [.becauseWithoutWhy(path: path)]),
    FlawCase(
      name: "unknown exclusive option", command: command { $0.exclusiveOptions = [["--x"]] },
      flaws: [.unknownExclusiveOption(path: path, option: "--x")]),
    FlawCase(
      name: "no example", command: command { $0.examples = [] },
      flaws: [.missingExample(path: path)]),
    FlawCase(
      name: "open quote", command: command { $0.examples = ["outage note 'x"] },
      flaws: [.malformedExample(path: path, example: "outage note 'x")]),
    FlawCase(
      name: "example of nothing", command: command { $0.examples = ["outage note"] },
      flaws: [.misleadingExample(path: path, example: "outage note")]),
    FlawCase(
      name: "example with a wrong option", command: command { $0.examples = ["outage note x --y"] },
      flaws: [
        .failingExample(
          path: path, example: "outage note x --y",
          error: .unknownOption(
            path: path, name: "--y", origin: TokenOrigin(2), suggestions: []))
      ]),
    FlawCase(
      name: "example behind a pipe",
      command: command { $0.examples = ["date | outage note - --why \"a b\" > file"] }, flaws: []),
  ]

  @Test(arguments: cases)
  func finds(_ example: FlawCase) {
    let table = CommandTable(
      program: "outage", version: "1.0.0", summary: "Guide an incident", groups: ["All"],
      commands: [example.command], globalOptions: [OptionSpec("--quiet", help: "Print less")])
    #expect(TableValidator.flaws(in: table) == example.flaws)
  }

  @Test func findsFlawsOfTheTable() {
    var table = toyTable
    table.groups.append("Empty")
    table.borrowedWords = ["note": "status", "top": "nothing"]
    #expect(
      TableValidator.flaws(in: table) == [
        .emptyGroup("Empty"), .invalidBorrowedWord("note"), .invalidBorrowedWord("top"),
      ])
  }
}
