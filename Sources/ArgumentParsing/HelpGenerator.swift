/// Writes help from the table: plain text without escape sequences, ending in a newline.
public struct HelpGenerator: Sendable {
  /// A part of a page, with an empty line around it.
  private enum Section {
    case text([String])
    case list(title: String, rows: [TextLayout.Row])

    var rows: [TextLayout.Row] {
      switch self {
      case .text: []
      case .list(_, let rows): rows
      }
    }
  }

  private let table: CommandTable
  private let layout: TextLayout
  private let notation: UsageNotation

  /// Prepares help for lines of `width` characters, on the surface where it is read.
  public init(table: CommandTable, width: Int = 80, surface: Surface = .shell) {
    self.table = table
    layout = TextLayout(width: width)
    notation = UsageNotation(table: table, surface: surface)
  }

  /// The help of a command at a path of names or aliases, of the program for an empty path.
  ///
  /// It is `nil` when there is no such command.
  public func help(for path: [String], _ length: Invocation.HelpLength) -> String? {
    guard let commands = table.commands(along: path) else { return nil }
    guard let command = commands.last else { return root(length) }
    let names = commands.map(\.name)
    let sections =
      length == .short ? shortSections(command, at: names) : longSections(command, at: names)
    return page(sections, labelWidth: layout.labelWidth(of: sections.flatMap(\.rows)))
  }

  /// The text of a topic, `nil` when there is none of this name.
  public func topic(_ name: String) -> String? {
    guard let topic = table.topics.first(where: { $0.name == name }) else { return nil }
    return page([.text(layout.wrap(topic.title)), .text(layout.paragraphs(topic.body))])
  }

  // MARK: The program

  private func root(_ length: Invocation.HelpLength) -> String {
    let groups = table.groups.map { title in
      (title: title, commands: table.commands.filter { $0.group == title && !$0.isHidden })
    }.filter { !$0.commands.isEmpty }
    let shown = length == .short ? Array(groups.prefix(1)) : groups
    let examples = length == .short ? Array(table.examples.prefix(2)) : table.examples
    var sections = [
      .text(layout.wrap(table.summary)), usage([]), self.examples(examples),
    ]
    sections += shown.map { .list(title: $0.title, rows: rows(of: $0.commands)) }
    if length == .short {
      // The other groups are named only, so that all of it is one screen.
      let lines = groups.dropFirst().flatMap { group in
        let names = group.commands.map(\.name).joined(separator: ", ")
        return layout.wrap("\(group.title): \(names)", hanging: 2)
      }
      sections.append(.text(lines))
    } else {
      let topics = table.topics.map { TextLayout.Row(label: $0.name, text: $0.summary) }
      sections.append(options("Options of every command", table.acceptedOptions(of: nil)))
      sections.append(.list(title: "Topics", rows: topics))
    }
    sections.append(.text(layout.wrap(more(length))))
    return page(sections, labelWidth: nil)
  }

  /// Where to read on; the session lists every verb at once.
  private func more(_ length: Invocation.HelpLength) -> String {
    if notation.surface == .session { return "More: /help VERB" }
    let oneCommand = "\(table.program) help VERB"
    return "More: " + (length == .short ? "\(table.program) --help, " : "") + oneCommand
  }

  // MARK: A command

  private func shortSections(_ command: CommandSpec, at path: [String]) -> [Section] {
    [
      .text(layout.wrap(command.summary)), usage(path), operands(of: command),
      .list(title: "Subcommands", rows: rows(of: command.subcommands)),
      options("Options", command.options),
      .text(layout.wrap("More: \(notation.typed(path)) --help")),
    ]
  }

  private func longSections(_ command: CommandSpec, at path: [String]) -> [Section] {
    var head = layout.wrap(command.summary)
    if !command.aliases.isEmpty {
      head += layout.wrap("Also called: \(command.aliases.joined(separator: ", "))")
    }
    return [
      .text(head), usage(path), examples(command.examples),
      .text(layout.paragraphs(command.discussion)), operands(of: command),
      .list(title: "Subcommands", rows: rows(of: command.subcommands)),
      options("Options", command.options),
      options(
        "Options of every command that records", command.isRecording ? table.recordingOptions : []
      ),
      options("Options of every command", table.globalOptions + [.help]),
    ]
  }

  // MARK: Sections

  private func usage(_ path: [String]) -> Section {
    let title = "Usage: "
    let lines = notation.lines(for: path).flatMap {
      layout.wrap($0, indent: title.count, hanging: 2)
    }
    return .text(
      lines.enumerated().map { index, line in
        index == 0 ? title + line.dropFirst(title.count) : line
      })
  }

  private func examples(_ examples: [String]) -> Section {
    let lines = examples.flatMap { example in
      example.count + 2 <= layout.width
        ? ["  " + example] : layout.wrap(example, indent: 2, hanging: 4)
    }
    return .text(lines.isEmpty ? [] : ["Examples:"] + lines)
  }

  private func operands(of command: CommandSpec) -> Section {
    let rows = command.operands.map { operand in
      TextLayout.Row(
        label: operand.name, text: described(operand.help, [choices(operand.choices)]))
    }
    return .list(title: "Operands", rows: rows)
  }

  private func options(_ title: String, _ options: [OptionSpec]) -> Section {
    let rows = options.map { option in
      TextLayout.Row(
        label: UsageNotation.label(option),
        text: described(
          option.help,
          [
            choices(option.choices), option.defaultText.map { "default: " + $0 },
            option.isRepeatable ? "may be repeated" : nil,
            option.isRequired ? "required" : nil,
          ]))
    }
    return .list(title: title, rows: rows)
  }

  private func rows(of commands: [CommandSpec]) -> [TextLayout.Row] {
    commands.filter { !$0.isHidden }.map { TextLayout.Row(label: $0.name, text: $0.summary) }
  }

  private func choices(_ choices: [String]?) -> String? {
    choices.map { "one of: " + $0.joined(separator: ", ") }
  }

  private func described(_ help: String, _ notes: [String?]) -> String {
    let given = notes.compactMap { $0 }
    if given.isEmpty { return help }
    let note = "(\(given.joined(separator: "; ")))"
    return help.isEmpty ? note : "\(help) \(note)"
  }

  /// Puts sections together; without a label width every list finds its own.
  private func page(_ sections: [Section], labelWidth: Int? = nil) -> String {
    let blocks: [[String]] = sections.map { section in
      switch section {
      case .text(let lines): return lines
      case .list(let title, let rows):
        if rows.isEmpty { return [] }
        let labelWidth = labelWidth ?? layout.labelWidth(of: rows)
        return layout.wrap("\(title):") + layout.columns(rows, labelWidth: labelWidth)
      }
    }
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }
}
