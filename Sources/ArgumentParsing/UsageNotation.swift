/// Writes commands, operands and options in the notation of usage lines.
///
/// Capitals stand for a value, brackets for what may be left out, braces for a choice, three dots
/// for what may be repeated.
struct UsageNotation {
  let table: CommandTable
  let surface: Surface

  /// The usage lines of a command, one for itself and one for each subcommand.
  func lines(for path: [String]) -> [String] {
    guard let command = table.command(at: path) else {
      return [surface == .shell ? "\(table.program) COMMAND [options]" : "/COMMAND [options]"]
    }
    var lines: [String] = []
    if !command.needsSubcommand { lines.append(line(of: command, at: path)) }
    for subcommand in command.subcommands where !subcommand.isHidden {
      lines += self.lines(for: path + [subcommand.name])
    }
    return lines
  }

  /// One line for a message: a command that needs a subcommand shows the choice of them.
  func summary(for path: [String]) -> String? {
    guard let command = table.command(at: path) else { return nil }
    guard command.needsSubcommand else { return line(of: command, at: path) }
    let names = command.subcommands.filter { !$0.isHidden }.map(\.name)
    return "\(typed(path)) {\(names.joined(separator: "|"))} [options]"
  }

  /// The command as it is typed, without operands.
  func typed(_ path: [String]) -> String {
    switch surface {
    case .shell: ([table.program] + path).joined(separator: " ")
    case .session: "/" + path.joined(separator: " ")
    }
  }

  private func line(of command: CommandSpec, at path: [String]) -> String {
    var parts = [typed(path)] + command.operands.map(Self.operand)
    parts += command.options.filter(\.isRequired).map(Self.value)
    parts.append("[options]")
    return parts.joined(separator: " ")
  }

  /// An operand: `TEXT...`, `[ID]`, `{on|off}`.
  static func operand(_ operand: Operand) -> String {
    let isRepeated = operand.takesRemainingWords
    let alternatives = operand.choices?.joined(separator: "|") ?? operand.name
    let isChoice = operand.choices != nil && alternatives.count <= 40
    let name = (isChoice ? alternatives : operand.name) + (isRepeated ? "..." : "")
    if !operand.isRequired { return "[\(name)]" }
    return isChoice ? "{\(name)}" : name
  }

  /// An option with its value: `--to NAME`, `--json[=KEYS]`.
  static func value(_ option: OptionSpec) -> String {
    guard let name = option.valueName else { return option.long }
    return option.hasOptionalValue ? "\(option.long)[=\(name)]" : "\(option.long) \(name)"
  }

  /// An option with its short name, or room for one.
  static func label(_ option: OptionSpec) -> String {
    (option.short.map { $0 + ", " } ?? "    ") + value(option)
  }
}
