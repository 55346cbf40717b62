/// One row of the command table.
public struct CommandSpec: Equatable, Hashable, Sendable {
  /// The verb, or the word of a subcommand.
  public var name: String
  /// Other names, of equal standing when they are typed in full.
  public var aliases: [String]
  /// The title of the group in which the help lists it; unused in subcommands.
  public var group: String
  /// What it does: one line in the imperative, without a full stop.
  public var summary: String
  /// Paragraphs for the full help, separated by an empty line; lines that begin with two spaces
  /// are kept as they are.
  public var discussion: String
  /// Lines that work when pasted into a shell, or into the session when they begin with `/`.
  public var examples: [String]
  /// What it takes by position.
  public var operands: [Operand]
  /// Its own options, beside those of every command.
  public var options: [OptionSpec]
  /// Commands named by the word after this one; they may stand beside operands.
  public var subcommands: [CommandSpec]
  /// Groups of options, by long name, of which only one may be given.
  public var exclusiveOptions: [[String]]
  /// Whether it writes to the timeline and so takes the table's recording options.
  public var isRecording: Bool
  /// Whether `… because …` at the end of its words means `--why …`.
  public var takesBecause: Bool
  /// Whether help, completion and suggestions leave it out.
  public var isHidden: Bool

  /// Declares a command.
  public init(
    _ name: String, aliases: [String] = [], group: String = "", summary: String,
    discussion: String = "", examples: [String] = [], operands: [Operand] = [],
    options: [OptionSpec] = [], subcommands: [CommandSpec] = [], exclusiveOptions: [[String]] = [],
    isRecording: Bool = false, takesBecause: Bool = false, isHidden: Bool = false
  ) {
    self.name = name
    self.aliases = aliases
    self.group = group
    self.summary = summary
    self.discussion = discussion
    self.examples = examples
    self.operands = operands
    self.options = options
    self.subcommands = subcommands
    self.exclusiveOptions = exclusiveOptions
    self.isRecording = isRecording
    self.takesBecause = takesBecause
    self.isHidden = isHidden
  }

  /// Whether the command does nothing by itself and a subcommand has to follow.
  public var needsSubcommand: Bool { !subcommands.isEmpty && operands.isEmpty }

  /// The name and the aliases.
  public var names: [String] { [name] + aliases }
}
