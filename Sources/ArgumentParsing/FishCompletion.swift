/// The script for fish, with the summaries beside the names.
struct FishCompletion {
  let program: String
  let model: CompletionModel

  var lines: [String] {
    ["# fish completion for \(program), made by: \(program) completions fish", ""]
      + walk + ["", "complete -c \(program) -f"] + names + options
  }

  /// A function that compares the place before the cursor, and another that counts words too.
  private var walk: [String] {
    var lines = [
      "function __\(program)_place",
      "  set -l tokens (commandline -opc)",
      "  set -l place ''",
      "  set -l count 0",
      "  set -l skip 0",
      "  for word in $tokens[2..-1]",
      "    if test $skip -eq 1",
      "      set skip 0",
      "      continue",
      "    end",
      "    switch $word",
    ]
    if !model.valueOptions.isEmpty {
      lines += [
        "      case \(model.valueOptions.joined(separator: " "))", "        set skip 1",
        "        continue",
      ]
    }
    lines += [
      "      case '-*'", "        continue", "    end", "    switch \"$count$place/$word\"",
    ]
    for node in model.nodes {
      for command in node.subcommands {
        let spellings = node.spellings(of: command).map { "0" + $0 }.joined(separator: " ")
        lines += ["      case \(spellings)", "        set place \(node.place)/\(command.name)"]
      }
    }
    return lines + [
      "      case '*'", "        set count (math $count + 1)", "    end", "  end",
      "  echo $count$place", "end", "",
      "function __\(program)_at", "  set -l here (__\(program)_place)",
      "  test \"$here\" = \"$argv[1]\"", "end", "",
      "function __\(program)_in", "  set -l here (__\(program)_place)",
      "  test (string replace -r '^[0-9]+' '' -- $here) = \"$argv[1]\"", "end",
    ]
  }

  private var names: [String] {
    var lines: [String] = []
    for node in model.nodes {
      for command in node.subcommands {
        lines.append(
          "\(at(0, node)) -a \(ShellWord.quoted(command.name)) -d \(quoted(command.summary))")
      }
      for (position, choices) in node.choiceOperands {
        lines.append("\(at(position, node)) -a \(quoted(choices.joined(separator: " ")))")
      }
      if let position = node.filePosition { lines.append("\(at(position, node)) -F") }
    }
    return lines
  }

  private var options: [String] {
    model.nodes.flatMap { node in
      node.options.map { option in
        var line = "complete -c \(program) -n \"__\(program)_in '\(node.place)'\""
        if let short = option.short { line += " -s \(short.dropFirst())" }
        line += " -l \(option.long.dropFirst(2))"
        if option.takesNextWord { line += option.kind == .file ? " -r -F" : " -x" }
        if let choices = option.choices { line += " -a \(quoted(choices.joined(separator: " ")))" }
        return option.help.isEmpty ? line : line + " -d \(quoted(option.help))"
      }
    }
  }

  private func at(_ position: Int, _ node: CompletionModel.Node) -> String {
    "complete -c \(program) -n \"__\(program)_at '\(position)\(node.place)'\""
  }

  /// Fish reads `\'` inside single quotes, unlike the other shells.
  private func quoted(_ text: String) -> String {
    var result = "'"
    for character in text {
      if character == "'" || character == "\\" { result += "\\" }
      result.append(character)
    }
    return result + "'"
  }
}
