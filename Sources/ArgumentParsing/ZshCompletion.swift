/// The script for zsh, with the summaries beside the names.
struct ZshCompletion {
  let program: String
  let model: CompletionModel

  var lines: [String] {
    ["#compdef \(program)", "# made by: \(program) completions zsh", "", "_\(program)() {"]
      + walk + optionValues + candidates
      + [
        #"  if [[ "$cur" == -* ]]; then"#,
        "    _describe -o option options",
        "  elif (( files )); then",
        "    _files",
        "  elif (( $#names )); then",
        "    _describe command names",
        "  fi", "}", "",
        // Autoloaded, the file is the body of the function; sourced, it has to register itself.
        "if [[ \"${funcstack[1]}\" == _\(program) ]]; then", "  _\(program) \"$@\"", "else",
        "  compdef _\(program) \(program)", "fi",
      ]
  }

  private var walk: [String] {
    var lines = [
      #"  local cur="${words[CURRENT]}" prev="${words[CURRENT - 1]}" place="" word"#,
      "  local -i count=0 skip=0 files=0 i",
      "  local -a names options",
      "  for ((i = 2; i < CURRENT; i++)); do",
      #"    word="${words[i]}""#,
      "    if (( skip )); then",
      "      skip=0",
      "      continue",
      "    fi",
      #"    case "$word" in"#,
    ]
    if !model.valueOptions.isEmpty {
      lines += [
        "      (\(model.valueOptions.joined(separator: "|")))", "        skip=1",
        "        continue", "        ;;",
      ]
    }
    lines += ["      (-*) continue ;;", "    esac", #"    case "$count$place/$word" in"#]
    for node in model.nodes {
      for command in node.subcommands {
        let spellings = node.spellings(of: command).map { "0" + $0 }.joined(separator: "|")
        lines.append("      (\(spellings)) place=\(node.place)/\(command.name) ;;")
      }
    }
    return lines + ["      (*) (( count += 1 )) ;;", "    esac", "  done"]
  }

  private var optionValues: [String] {
    var lines = [
      #"  if [[ "$cur" == --*=* ]]; then"#,
      #"    prev="${cur%%=*}""#,
      "    compset -P '*='",
      "  fi",
      #"  case "$place $prev" in"#,
    ]
    for node in model.nodes {
      for option in node.options where option.takesNextWord {
        let names = option.names.map { "\"\(node.place) \($0)\"" }.joined(separator: "|")
        lines.append("    (\(names))")
        if let choices = option.choices {
          lines.append("      compadd -- \(choices.map(ShellWord.quoted).joined(separator: " "))")
        } else if option.kind == .file {
          lines.append("      _files")
        }
        lines += ["      return", "      ;;"]
      }
    }
    return lines + ["  esac"]
  }

  private var candidates: [String] {
    var lines = [#"  case "$place" in"#]
    for node in model.nodes {
      lines.append("    (\"\(node.place)\")")
      lines.append("      options=(")
      for option in node.options {
        lines += option.names.map { "        " + entry($0, option.help) }
      }
      lines += ["      )", "      ;;"]
    }
    lines += ["  esac", #"  case "$count$place" in"#]
    for node in model.nodes {
      var entries = [0: node.subcommands.map { entry($0.name, $0.summary) }]
      for (position, choices) in node.choiceOperands {
        entries[position, default: []] += choices.map { entry($0, "") }
      }
      for (position, words) in entries.sorted(by: { $0.key < $1.key }) where !words.isEmpty {
        lines.append("    (\"\(position)\(node.place)\")")
        lines += ["      names=("] + words.map { "        " + $0 } + ["      )", "      ;;"]
      }
      if let position = node.filePosition {
        lines.append("    (\"\(position)\(node.place)\") files=1 ;;")
      }
    }
    return lines + ["  esac"]
  }

  /// A name and its description as `_describe` reads them.
  private func entry(_ name: String, _ description: String) -> String {
    let escaped = name.split(separator: ":", omittingEmptySubsequences: false)
      .joined(separator: #"\:"#)
    return ShellWord.quoted(description.isEmpty ? escaped : "\(escaped):\(description)")
  }
}
