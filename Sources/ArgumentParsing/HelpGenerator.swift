/// Writes help from the table: plain text without escape sequences, ending in a newline.
public struct HelpGenerator: Sendable {
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
    return page(sections)
  }

  /// The text of a topic, `nil` when there is none of this name.
  public func topic(_ name: String) -> String? {
    guard let topic = table.topics.first(where: { $0.name == name }) else { return nil }
    return page([[topic.title], layout.paragraphs(topic.body)])
  }

  // MARK: The program

  private func root(_ length: Invocation.HelpLength) -> String {
    let groups = table.groups.map { title in
      (title, table.commands.filter { $0.group == title && !$0.isHidden })
    }
    var sections = [layout.wrap(table.summary), usage([])]
    sections.append(examples(length == .short ? Array(table.examples.prefix(2)) : table.examples))
    let rows = groups.flatMap { $0.1 }.map { TextLayout.Row(label: $0.name, text: $0.summary) }
    let labelWidth = layout.labelWidth(of: rows)
    for (index, (title, commands)) in groups.enumerated() where !commands.isEmpty {
      if length == .long || index == 0 {
        let rows = commands.map { TextLayout.Row(label: $0.name, text: $0.summary) }
        sections.append(["\(title):"] + layout.columns(rows, labelWidth: labelWidth))
      } else {
        let names = commands.map(\.name).joined(separator: ", ")
        let line = layout.wrap("\(title): \(names)", hanging: 2)
        // The other groups stand together, so that all of it is one screen.
        if index == 1 { sections.append(line) } else { sections[sections.count - 1] += line }
      }
    }
    if length == .long {
      sections.append(options("Options of every command", table.acceptedOptions(of: nil)))
      let topics = table.topics.map { TextLayout.Row(label: $0.name, text: $0.summary) }
      sections.append(section("Topics", topics))
    }
    sections.append(more([], length))
    return page(sections)
  }

  // MARK: A command

  private func shortSections(_ command: CommandSpec, at path: [String]) -> [[String]] {
    [
      layout.wrap(command.summary), usage(path), operands(of: command), subcommands(of: command),
      options("Options", command.options), more(path, .short),
    ]
  }

  private func longSections(_ command: CommandSpec, at path: [String]) -> [[String]] {
    var head = layout.wrap(command.summary)
    if !command.aliases.isEmpty {
      head += layout.wrap("Also called: \(command.aliases.joined(separator: ", "))")
    }
    var sections = [
      head, usage(path), examples(command.examples), layout.paragraphs(command.discussion),
      operands(of: command), subcommands(of: command), options("Options", command.options),
    ]
    if command.isRecording {
      sections.append(
        options("Options of every command that records", table.recordingOptions))
    }
    sections.append(options("Options of every command", table.globalOptions + [.help]))
    sections.append(more(path, .long))
    return sections
  }

  private func usage(_ path: [String]) -> [String] {
    let title = "Usage: "
    return notation.lines(for: path).enumerated().flatMap { index, line in
      var lines = layout.wrap(line, indent: title.count, hanging: 2)
      if index == 0 { lines[0] = title + lines[0].dropFirst(title.count) }
      return lines
    }
  }

  private func examples(_ examples: [String]) -> [String] {
    guard !examples.isEmpty else { return [] }
    return ["Examples:"]
      + examples.flatMap { example in
        example.count + 2 <= layout.width
          ? ["  " + example] : layout.wrap(example, indent: 2, hanging: 4)
      }
  }

  private func operands(of command: CommandSpec) -> [String] {
    let rows = command.operands.map { operand in
      let notes = [operand.choices.map { "one of: " + $0.joined(separator: ", ") }]
      return TextLayout.Row(label: operand.name, text: described(operand.help, notes))
    }
    return section("Operands", rows)
  }

  private func subcommands(of command: CommandSpec) -> [String] {
    let rows = command.subcommands.filter { !$0.isHidden }
      .map { TextLayout.Row(label: $0.name, text: $0.summary) }
    return section("Subcommands", rows)
  }

  private func options(_ title: String, _ options: [OptionSpec]) -> [String] {
    let rows = options.map { option in
      TextLayout.Row(
        label: UsageNotation.label(option),
        text: described(
          option.help,
          [
            option.choices.map { "one of: " + $0.joined(separator: ", ") },
            option.defaultText.map { "default: " + $0 },
            option.isRepeatable ? "may be repeated" : nil,
            option.isRequired ? "required" : nil,
          ]))
    }
    return section(title, rows)
  }

  private func section(
    _ title: String, _ rows: [TextLayout.Row]
  ) -> [String] {
    guard !rows.isEmpty else { return [] }
    return ["\(title):"] + layout.columns(rows, labelWidth: layout.labelWidth(of: rows))
  }

  private func described(_ help: String, _ notes: [String?]) -> String {
    let given = notes.compactMap { $0 }
    if given.isEmpty { return help }
    let note = "(\(given.joined(separator: "; ")))"
    return help.isEmpty ? note : "\(help) \(note)"
  }

  /// Where to read on.
  private func more(_ path: [String], _ length: Invocation.HelpLength) -> [String] {
    let inSession = notation.surface == .session
    if !path.isEmpty {
      guard length == .short else { return [] }
      return ["More: \(notation.typed(path)) --help"]
    }
    let oneCommand = inSession ? "/help VERB" : "\(table.program) help VERB"
    let all = inSession ? "/help --help" : "\(table.program) --help"
    return layout.wrap("More: \(length == .short ? "\(all), " : "")\(oneCommand)")
  }

  private func page(_ sections: [[String]]) -> String {
    sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }
}
