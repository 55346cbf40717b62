/// An option of a command, or of every command.
public struct OptionSpec: Equatable, Hashable, Sendable {
  /// The long name with its dashes, which is also the key in `Invocation.options`.
  public var long: String
  /// The short name with its dash.
  public var short: String?
  /// The metavariable of the value; `nil` makes the option a switch.
  public var valueName: String?
  /// The only values allowed, in their canonical spelling; case is ignored when they are typed.
  public var choices: [String]?
  /// Other spellings of a choice, as in `["1": "P1"]`.
  public var choiceAliases: [String: String]
  /// Whether every use adds a value; otherwise the last one wins.
  public var isRepeatable: Bool
  /// Whether the value may be absent; it is then only taken after `=`.
  public var hasOptionalValue: Bool
  /// Whether the command cannot go on without it.
  public var isRequired: Bool
  /// Whether the operands may be absent where it is given, because the text comes from elsewhere.
  public var suppliesOperands: Bool
  /// How the session asks for it when it is required and missing.
  public var question: String?
  /// What holds when it is not given, for the help only.
  public var defaultText: String?
  /// What completion offers for its value.
  public var kind: ValueKind
  /// One line for the help.
  public var help: String

  /// Declares an option.
  public init(
    _ long: String, short: String? = nil, value valueName: String? = nil,
    choices: [String]? = nil, choiceAliases: [String: String] = [:], isRepeatable: Bool = false,
    hasOptionalValue: Bool = false, isRequired: Bool = false,
    suppliesOperands: Bool = false, question: String? = nil,
    default defaultText: String? = nil, kind: ValueKind = .any, help: String = ""
  ) {
    self.long = long
    self.short = short
    self.valueName = valueName
    self.choices = choices
    self.choiceAliases = choiceAliases
    self.isRepeatable = isRepeatable
    self.hasOptionalValue = hasOptionalValue
    self.isRequired = isRequired
    self.suppliesOperands = suppliesOperands
    self.question = question
    self.defaultText = defaultText
    self.kind = kind
    self.help = help
  }

  /// Whether the word after the option is its value when no `=` is used.
  public var takesNextWord: Bool { valueName != nil && !hasOptionalValue }

  /// The option that shows help; every table has it.
  public static let help = OptionSpec(
    "--help", short: "-h", help: "Show help: -h in short, --help in full")

  /// The option that shows the version; it counts before the verb only, so that words of a note
  /// cannot turn into it.
  public static let version = OptionSpec("--version", short: "-V", help: "Show the version")
}
