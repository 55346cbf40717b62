/// What a command line says, with every name in its canonical spelling.
public struct Invocation: Equatable, Sendable {
  /// How much help was asked for.
  public enum HelpLength: Equatable, Hashable, Sendable {
    /// `-h`: one screen.
    case short
    /// `--help`: everything.
    case long
  }

  /// The command and its subcommands; empty when there was no command.
  public var path: [String]
  /// Values by operand name; a text of several words is one value.
  public var operands: [String: [String]]
  /// Values by long option name; a switch has an empty list.
  public var options: [String: [String]]
  /// Required operands that were not given, in order.
  public var missing: [Operand]
  /// Required options that were not given, in order.
  public var missingOptions: [OptionSpec]
  /// Which help was asked for; it wins over everything else.
  public var help: HelpLength?
  /// Whether the version was asked for.
  public var isVersion: Bool

  /// Makes an invocation; a test or a caller that asked for missing values may do so.
  public init(
    path: [String], operands: [String: [String]] = [:], options: [String: [String]] = [:],
    missing: [Operand] = [], missingOptions: [OptionSpec] = [], help: HelpLength? = nil,
    isVersion: Bool = false
  ) {
    self.path = path
    self.operands = operands
    self.options = options
    self.missing = missing
    self.missingOptions = missingOptions
    self.help = help
    self.isVersion = isVersion
  }

  /// Whether help was asked for.
  public var isHelp: Bool { help != nil }

  /// The value of an operand, or the first of several.
  public func text(_ operand: String) -> String? { operands[operand]?.first }

  /// All values of an operand.
  public func texts(_ operand: String) -> [String] { operands[operand] ?? [] }

  /// The value of an option, the last if it may be repeated.
  public func value(_ option: String) -> String? { options[option]?.last }

  /// All values of an option.
  public func values(_ option: String) -> [String] { options[option] ?? [] }

  /// Whether an option was given.
  public func has(_ option: String) -> Bool { options[option] != nil }
}
