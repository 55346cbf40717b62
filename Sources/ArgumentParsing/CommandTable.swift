/// Every command of a program, declared once.
///
/// Parsing, help, completion scripts, the manual page and the session's own completion all read
/// this table and nothing else.
public struct CommandTable: Equatable, Sendable {
  /// The name under which the program is started.
  public var program: String
  /// The version without the name.
  public var version: String
  /// What the program does: one line in the imperative, without a full stop.
  public var summary: String
  /// Paragraphs for the manual page.
  public var discussion: String
  /// Lines that show the program as a whole.
  public var examples: [String]
  /// The titles of the groups, in the order of the help.
  public var groups: [String]
  /// The commands, in the order of the help.
  public var commands: [CommandSpec]
  /// Options of every command, besides `--help`.
  public var globalOptions: [OptionSpec]
  /// Options of every command that writes to the timeline.
  public var recordingOptions: [OptionSpec]
  /// Words of other tools, each with the command that it means here.
  public var borrowedWords: [String: String]
  /// Texts that belong to no command.
  public var topics: [HelpTopic]

  /// Declares a table.
  public init(
    program: String, version: String, summary: String, discussion: String = "",
    examples: [String] = [], groups: [String], commands: [CommandSpec],
    globalOptions: [OptionSpec] = [], recordingOptions: [OptionSpec] = [],
    borrowedWords: [String: String] = [:], topics: [HelpTopic] = []
  ) {
    self.program = program
    self.version = version
    self.summary = summary
    self.discussion = discussion
    self.examples = examples
    self.groups = groups
    self.commands = commands
    self.globalOptions = globalOptions
    self.recordingOptions = recordingOptions
    self.borrowedWords = borrowedWords
    self.topics = topics
  }

  /// Reads the words of a command line, without the program's name.
  ///
  /// An empty line gives an invocation with an empty path. Required operands that are absent are
  /// no error but listed in `Invocation.missing`, so that the caller may ask for them.
  public func parse(
    _ tokens: [String], surface: Surface
  ) throws(ArgumentError) -> Invocation {
    try parse(tokens.map { ArgumentToken($0) }, surface: surface)
  }

  /// Reads words of which some may have been in quotes, as `SessionTokenizer` gives them.
  public func parse(
    _ tokens: [ArgumentToken], surface: Surface
  ) throws(ArgumentError) -> Invocation {
    var parser = ArgumentParser(table: self, surface: surface, tokens: tokens)
    return try parser.parse()
  }

  /// The commands along a path of names or aliases, outermost first.
  ///
  /// It is `nil` when one of them does not exist, and empty for an empty path.
  public func commands(along path: [String]) -> [CommandSpec]? {
    var level = commands
    var found: [CommandSpec] = []
    for word in path {
      guard let command = level.first(where: { $0.names.contains(word) }) else { return nil }
      found.append(command)
      level = command.subcommands
    }
    return found
  }

  /// The command at a path of names or aliases.
  public func command(at path: [String]) -> CommandSpec? { commands(along: path)?.last }

  /// Every option that a command accepts: its own, those of recording, those of every command.
  public func acceptedOptions(of command: CommandSpec?) -> [OptionSpec] {
    var all = command?.options ?? []
    if command?.isRecording == true { all += recordingOptions }
    all += globalOptions
    all.append(.help)
    if command == nil { all.append(.version) }
    return all
  }
}
