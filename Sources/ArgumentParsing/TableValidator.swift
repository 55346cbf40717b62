/// Checks a table against its own rules, for tests; a program never needs it at run time.
public struct TableValidator: Sendable {
  /// Every flaw, in the order of the table.
  public static func flaws(in table: CommandTable) -> [TableFlaw] {
    var validator = TableValidator(table: table)
    validator.checkTable()
    return validator.flaws
  }

  private let table: CommandTable
  private var flaws: [TableFlaw] = []

  private init(table: CommandTable) { self.table = table }

  /// What a summary may take beside the longest verb on 80 columns.
  private static let longestSummary = 60
  /// A screen of help.
  private static let mostShortLines = 40
  /// An example stands two columns in.
  private static let longestExample = 78

  private mutating func checkTable() {
    checkSummary(table.summary, at: [])
    checkOptions(table.acceptedOptions(of: nil) + table.recordingOptions, at: [])
    for example in table.examples { check(example, of: nil, at: []) }
    for group in table.groups
    where !table.commands.contains(where: { $0.group == group && !$0.isHidden }) {
      flaws.append(.emptyGroup(group))
    }
    checkLevel(table.commands, at: [])
    let names = Set(table.commands.flatMap(\.names))
    for (word, meant) in table.borrowedWords.sorted(by: { $0.key < $1.key })
    where names.contains(word) || !table.commands.contains(where: { $0.name == meant }) {
      flaws.append(.invalidBorrowedWord(word))
    }
    checkHelp(at: [])
    let short = HelpGenerator(table: table).help(for: [], .short) ?? ""
    let lines = short.utf8.count { $0 == UInt8(ascii: "\n") }
    if lines > Self.mostShortLines { flaws.append(.longShortHelp(lines: lines)) }
  }

  private mutating func checkLevel(_ commands: [CommandSpec], at parent: [String]) {
    var seen: Set<String> = []
    for command in commands {
      for name in command.names {
        if !seen.insert(name).inserted {
          flaws.append(.duplicateCommand(path: parent, name: name))
        }
        if !Self.isName(name) { flaws.append(.invalidCommandName(path: parent, name: name)) }
      }
      check(command, at: parent + [command.name])
    }
  }

  private mutating func check(_ command: CommandSpec, at path: [String]) {
    checkSummary(command.summary, at: path)
    if path.count == 1, !command.isHidden, !table.groups.contains(command.group) {
      flaws.append(.unknownGroup(path: path, group: command.group))
    }
    checkOperands(command.operands, at: path)
    checkOptions(table.acceptedOptions(of: command) + [.version], at: path)
    for option in command.exclusiveOptions.joined()
    where !command.options.contains(where: { $0.long == option }) {
      flaws.append(.unknownExclusiveOption(path: path, option: option))
    }
    if command.takesBecause,
      !command.options.contains(where: {
        $0.long == OperandBinder.reasonOption && $0.takesNextWord
      })
    {
      flaws.append(.becauseWithoutWhy(path: path))
    }
    if command.examples.isEmpty, !command.isHidden { flaws.append(.missingExample(path: path)) }
    for example in command.examples { check(example, of: command, at: path) }
    checkHelp(at: path)
    checkLevel(command.subcommands, at: path)
  }

  private mutating func checkSummary(_ summary: String, at path: [String]) {
    if summary.first?.isUppercase != true || summary.contains("\n")
      || (!path.isEmpty && summary.count > Self.longestSummary)
    {
      flaws.append(.invalidSummary(path: path, summary: summary))
    }
    if summary.hasSuffix(".") {
      flaws.append(.summaryEndsWithFullStop(path: path, summary: summary))
    }
  }

  private mutating func checkOperands(_ operands: [Operand], at path: [String]) {
    var seen: Set<String> = []
    for (index, operand) in operands.enumerated() {
      if !seen.insert(operand.name).inserted {
        flaws.append(.duplicateOperand(path: path, name: operand.name))
      }
      checkMetavariable(operand.name, at: path)
      let earlier = operands.prefix(index)
      if earlier.contains(where: \.takesRemainingWords)
        || (operand.isRequired && earlier.contains { !$0.isRequired })
      {
        flaws.append(.unreachableOperand(path: path, name: operand.name))
      }
      checkChoices(operand.choices, operand.choiceAliases, nil, of: operand.name, at: path)
    }
  }

  private mutating func checkOptions(_ options: [OptionSpec], at path: [String]) {
    var seen: Set<String> = []
    for option in options {
      for name in option.names where !seen.insert(name).inserted {
        flaws.append(.duplicateOption(path: path, name: name))
      }
      let long = option.long.dropFirst(2)
      if !option.long.hasPrefix("--") || long.utf8.count < 2 || !Self.isName(String(long)) {
        flaws.append(.invalidOptionName(path: path, name: option.long))
      }
      if let short = option.short, !Self.isShortName(short) {
        flaws.append(.invalidOptionName(path: path, name: short))
      }
      if let name = option.valueName {
        checkMetavariable(name, at: path)
      } else if option.choices != nil || option.defaultText != nil || option.isRepeatable
        || option.hasOptionalValue
      {
        flaws.append(.switchWithValue(path: path, option: option.long))
      }
      if option.help.isEmpty { flaws.append(.optionWithoutHelp(path: path, option: option.long)) }
      checkChoices(
        option.choices, option.choiceAliases, option.defaultText, of: option.long, at: path)
    }
  }

  private mutating func checkChoices(
    _ choices: [String]?, _ aliases: [String: String], _ defaultText: String?, of name: String,
    at path: [String]
  ) {
    var seen: Set<String> = []
    for choice in (choices ?? []) + aliases.keys.sorted()
    where choice.isBlank || !seen.insert(choice.lowercased()).inserted {
      flaws.append(.invalidChoice(path: path, name: name, choice: choice))
    }
    let targets = aliases.values.sorted() + (choices == nil ? [] : defaultText.map { [$0] } ?? [])
    for target in targets where choices?.contains(target) != true {
      flaws.append(.invalidChoice(path: path, name: name, choice: target))
    }
  }

  private mutating func checkMetavariable(_ name: String, at path: [String]) {
    let isValid = name.unicodeScalars.allSatisfy { $0.isASCII && $0 > " " }
    if !isValid || name.isEmpty || name != name.uppercased() {
      flaws.append(.invalidMetavariable(path: path, name: name))
    }
  }

  private mutating func check(_ example: String, of command: CommandSpec?, at path: [String]) {
    if example.count > Self.longestExample {
      flaws.append(.longExample(path: path, example: example))
    }
    guard let (tokens, surface) = tokens(of: example) else {
      flaws.append(.malformedExample(path: path, example: example))
      return
    }
    do {
      let invocation = try table.parse(tokens, surface: surface)
      let isComplete = invocation.missing.isEmpty && invocation.missingOptions.isEmpty
      // The session asks for what is missing, so an example there may leave it out.
      if invocation.isHelp || !invocation.path.starts(with: path)
        || (!isComplete && surface == .shell)
      {
        flaws.append(.misleadingExample(path: path, example: example))
      }
    } catch {
      flaws.append(.failingExample(path: path, example: example, error: error))
    }
  }

  private func tokens(of example: String) -> ([ArgumentToken], Surface)? {
    if example.hasPrefix("/") {
      return (SessionTokenizer.tokens(of: String(example.dropFirst())), .session)
    }
    // Input may come from a pipe: the program's own part is then the last that names it.
    let parts = example.split(separator: "|").map { $0.drop { $0 == " " } }
    guard let own = parts.first(where: { $0.hasPrefix(table.program + " ") }),
      let words = ShellWord.words(of: String(example[own.startIndex...]))
    else { return nil }
    return (words.dropFirst().map { ArgumentToken($0) }, .shell)
  }

  private mutating func checkHelp(at path: [String]) {
    let generator = HelpGenerator(table: table, width: 80)
    for length in [Invocation.HelpLength.short, .long] {
      let help = generator.help(for: path, length) ?? ""
      for line in help.split(separator: "\n") where line.count > 80 {
        flaws.append(.longHelpLine(path: path, line: String(line)))
      }
    }
  }

  private static func isName(_ name: String) -> Bool {
    let isLetter = { (byte: UInt8) in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
    guard let first = name.utf8.first, isLetter(first) else { return false }
    return name.utf8.allSatisfy {
      isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || $0 == UInt8(ascii: "-")
    }
  }

  private static func isShortName(_ name: String) -> Bool {
    guard name.utf8.count == 2, name.hasPrefix("-"), let letter = name.utf8.last else {
      return false
    }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter | 0x20)
  }
}
