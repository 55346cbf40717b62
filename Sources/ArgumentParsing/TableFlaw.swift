/// What is wrong with a command table: facts for tests, where `path` is the command.
public enum TableFlaw: Error, Equatable, Sendable {
  /// Two commands of one level share a name or an alias.
  case duplicateCommand(path: [String], name: String)
  /// Two options that hold together share a name.
  case duplicateOption(path: [String], name: String)
  /// Two operands share a name.
  case duplicateOperand(path: [String], name: String)
  /// A command's name is not made of lower-case letters, digits and hyphens.
  case invalidCommandName(path: [String], name: String)
  /// An option's name is not `--` with two or more such characters, or `-` with one letter.
  case invalidOptionName(path: [String], name: String)
  /// The summary is empty, starts with a small letter, or is longer than a line of help.
  case invalidSummary(path: [String], summary: String)
  /// The summary ends with a full stop.
  case summaryEndsWithFullStop(path: [String], summary: String)
  /// A switch has what only a value can have: choices, a default, repetition.
  case switchWithValue(path: [String], option: String)
  /// A metavariable is not in capitals.
  case invalidMetavariable(path: [String], name: String)
  /// An option has no line of help.
  case optionWithoutHelp(path: [String], option: String)
  /// A choice appears twice when case is ignored, or an alias or default leads to none.
  case invalidChoice(path: [String], name: String, choice: String)
  /// An operand stands where no word can reach it, or a required one after an optional one.
  case unreachableOperand(path: [String], name: String)
  /// A group of exclusive options names one that the command does not have.
  case unknownExclusiveOption(path: [String], option: String)
  /// `takesBecause` without an option `--why` that takes a value.
  case becauseWithoutWhy(path: [String])
  /// The command's group is not in the table.
  case unknownGroup(path: [String], group: String)
  /// A group has no command to show.
  case emptyGroup(String)
  /// The command has no example.
  case missingExample(path: [String])
  /// The example's quotes do not close, or it does not begin with the program or `/`.
  case malformedExample(path: [String], example: String)
  /// The example is too long for a line of help.
  case longExample(path: [String], example: String)
  /// The example is refused.
  case failingExample(path: [String], example: String, error: ArgumentError)
  /// The example lacks something required, or is about another command.
  case misleadingExample(path: [String], example: String)
  /// A borrowed word means no command, or is the name of one.
  case invalidBorrowedWord(String)
  /// A line of help is longer than 80 characters.
  case longHelpLine(path: [String], line: String)
  /// The short help of the program is longer than a screen of 40 lines.
  case longShortHelp(lines: Int)
}
