/// Writes the manual page from the table, with the plain `man` macros.
public struct ManualPage: Sendable {
  /// The source of the page, for `outage.1`.
  ///
  /// `seeAlso` holds names of other pages, such as `git(1)`. The page bears no date, so that two
  /// builds of one version are the same.
  public static func text(for table: CommandTable, seeAlso: [String] = []) -> String {
    let page = ManualPage(table: table)
    return (page.head + page.commands + page.topics + page.tail(seeAlso))
      .joined(separator: "\n") + "\n"
  }

  private let table: CommandTable
  private var notation: UsageNotation { UsageNotation(table: table, surface: .shell) }

  private var head: [String] {
    let name = table.program.uppercased()
    let summary = table.summary.prefix(1).lowercased() + table.summary.dropFirst()
    return [
      ".TH \(name) 1 \"\" \"\(Self.text(table.program)) \(Self.text(table.version))\"",
      ".SH NAME", "\(Self.text(table.program)) \\- \(Self.text(summary))",
      ".SH SYNOPSIS", "\\fB\(Self.text(table.program))\\fR \\fICOMMAND\\fR [options]",
      ".SH DESCRIPTION",
    ] + Self.paragraphs(table.discussion.isEmpty ? table.summary : table.discussion)
  }

  private var commands: [String] {
    var lines = [".SH COMMANDS"]
    for group in table.groups {
      let members = table.commands.filter { $0.group == group && !$0.isHidden }
      if members.isEmpty { continue }
      lines.append(".SS \"\(Self.text(group))\"")
      lines += members.flatMap { entries(of: $0, at: [$0.name]) }
    }
    lines.append(".SH OPTIONS")
    lines.append("Options of every command:")
    lines += table.acceptedOptions(of: nil).flatMap(item)
    if !table.recordingOptions.isEmpty {
      lines += [".PP", "Options of every command that records:"]
      lines += table.recordingOptions.flatMap(item)
    }
    return lines
  }

  private func entries(of command: CommandSpec, at path: [String]) -> [String] {
    var lines: [String] = []
    if !command.needsSubcommand {
      let usage = UsageNotation(table: table, surface: .shell).lines(for: path).first ?? ""
      lines += [".TP", "\\fB\(Self.text(usage))\\fR", Self.text(command.summary) + "."]
      if !command.aliases.isEmpty {
        lines.append("Also called " + Self.text(command.aliases.joined(separator: ", ")) + ".")
      }
      lines.append(".RS")
      lines += command.operands.filter { !$0.help.isEmpty || $0.choices != nil }
        .flatMap { item("\\fI\(Self.text($0.name))\\fR", $0.help, [choices($0.choices)]) }
      lines += command.options.flatMap(item)
      if !command.discussion.isEmpty {
        lines.append(".PP")
        lines += Self.paragraphs(command.discussion)
      }
      lines.append(".RE")
      // An indented part with nothing in it is a warning to some readers.
      if lines.suffix(2) == [".RS", ".RE"] { lines.removeLast(2) }
    }
    for subcommand in command.subcommands where !subcommand.isHidden {
      lines += entries(of: subcommand, at: path + [subcommand.name])
    }
    return lines
  }

  private var topics: [String] {
    table.topics.flatMap { topic in
      [".SH \"\(Self.text(topic.title.uppercased()))\""] + Self.paragraphs(topic.body)
    }
  }

  private func tail(_ seeAlso: [String]) -> [String] {
    let examples = table.examples + table.commands.filter { !$0.isHidden }.flatMap(\.examples)
    var lines = [".SH EXAMPLES", ".nf"] + examples.map(Self.text) + [".fi", ".SH SEE ALSO"]
    let help = "\\fB\(Self.text("\(table.program) help VERB"))\\fR"
    lines.append((seeAlso.map(Self.text) + [help]).joined(separator: ", "))
    return lines
  }

  private func item(_ option: OptionSpec) -> [String] {
    let names = (option.short.map { $0 + ", " } ?? "") + UsageNotation.value(option)
    return item(
      "\\fB\(Self.text(names))\\fR", option.help,
      [
        choices(option.choices), option.defaultText.map { "Default: \($0)." },
        option.isRepeatable ? "May be repeated." : nil, option.isRequired ? "Required." : nil,
      ])
  }

  private func item(_ label: String, _ help: String, _ notes: [String?]) -> [String] {
    let text = help.isEmpty || help.hasSuffix(".") ? help : help + "."
    let sentences = ([text] + notes.compactMap { $0 }).filter { !$0.isEmpty }
    return [".TP", label] + (sentences.isEmpty ? ["\\&"] : sentences.map(Self.text))
  }

  private func choices(_ choices: [String]?) -> String? {
    choices.map { "One of \($0.joined(separator: ", "))." }
  }

  /// Paragraphs of a text; lines that begin with two spaces are kept as they are.
  private static func paragraphs(_ text: String) -> [String] {
    var lines: [String] = []
    var isVerbatim = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let wantsVerbatim = line.hasPrefix("  ") || (isVerbatim && line.isEmpty)
      if wantsVerbatim != isVerbatim { lines.append(wantsVerbatim ? ".nf" : ".fi") }
      isVerbatim = wantsVerbatim
      lines.append(line.isEmpty ? ".PP" : Self.text(String(line)))
    }
    if isVerbatim { lines.append(".fi") }
    return lines
  }

  /// The text with everything escaped that the formatter would read as its own.
  static func text(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "\"": result += "\\(dq"
      case "." where result.isEmpty: result += "\\&."
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default:
        let hex = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex)]"
      }
    }
    return result
  }
}
