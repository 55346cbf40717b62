/// The script for bash, from 3.2 on, which is what macOS has.
struct BashCompletion {
  let program: String
  let model: CompletionModel

  var lines: [String] {
    [
      "# bash completion for \(program), made by: \(program) completions bash", "",
      "_\(program)() {",
    ]
      + walk + optionValues + candidates
      + [
        #"  if [[ "$cur" == -* ]]; then"#,
        #"    COMPREPLY=($(compgen -W "$options" -- "$cur"))"#,
        #"  elif [ -n "$names" ]; then"#,
        #"    COMPREPLY=($(compgen -W "$names" -- "$cur"))"#,
        "  fi", "}", "", "complete -F _\(program) \(program)",
      ]
  }

  /// Finds the command before the cursor.
  ///
  /// Bash cuts `--option=value` into three words.
  private var walk: [String] {
    var lines = [
      #"  local cur prev place count skip word names options i"#,
      #"  COMPREPLY=()"#,
      #"  cur="${COMP_WORDS[COMP_CWORD]}""#,
      #"  prev="${COMP_WORDS[COMP_CWORD - 1]}""#,
      #"  if [ "$cur" = "=" ]; then"#,
      #"    cur="""#,
      #"  elif [ "$prev" = "=" ] && [ "$COMP_CWORD" -gt 2 ]; then"#,
      #"    prev="${COMP_WORDS[COMP_CWORD - 2]}""#,
      #"  fi"#,
      #"  place="" count=0 skip="""#,
      #"  for ((i = 1; i < COMP_CWORD; i++)); do"#,
      #"    word="${COMP_WORDS[i]}""#,
      #"    if [ "$word" = "=" ]; then"#,
      #"      skip=1"#,
      #"      continue"#,
      #"    fi"#,
      #"    if [ -n "$skip" ]; then"#,
      #"      skip="""#,
      #"      continue"#,
      #"    fi"#,
      #"    case "$word" in"#,
    ]
    if !model.valueOptions.isEmpty {
      lines += [
        "      \(model.valueOptions.joined(separator: "|")))", "        skip=1", "        continue",
        "        ;;",
      ]
    }
    lines += ["      -*) continue ;;", "    esac", #"    case "$count$place/$word" in"#]
    for node in model.nodes {
      for command in node.subcommands {
        let spellings = node.spellings(of: command).map { "0" + $0 }.joined(separator: "|")
        lines.append("      \(spellings)) place=\(node.place)/\(command.name) ;;")
      }
    }
    return lines + ["      *) count=$((count + 1)) ;;", "    esac", "  done"]
  }

  private var optionValues: [String] {
    var lines = [#"  case "$place $prev" in"#]
    for node in model.nodes {
      for option in node.options where option.takesNextWord {
        let names = option.names.map { "\"\(node.place) \($0)\"" }.joined(separator: "|")
        lines.append("    \(names))")
        if let choices = option.choices {
          lines.append(
            #"      COMPREPLY=($(compgen -W "\#(choices.joined(separator: " "))" -- "$cur"))"#)
        } else if option.kind == .file {
          lines.append(#"      COMPREPLY=($(compgen -f -- "$cur"))"#)
        }
        lines += ["      return", "      ;;"]
      }
    }
    return lines + ["  esac"]
  }

  private var candidates: [String] {
    var lines = [#"  names="" options="""#, #"  case "$place" in"#]
    for node in model.nodes {
      let options = node.options.flatMap(\.names).joined(separator: " ")
      lines.append(#"    "\#(node.place)") options="\#(options)" ;;"#)
    }
    lines += ["  esac", #"  case "$count$place" in"#]
    for node in model.nodes {
      var names = [0: node.subcommands.map(\.name)]
      for (position, choices) in node.choiceOperands { names[position, default: []] += choices }
      for (position, words) in names.sorted(by: { $0.key < $1.key }) where !words.isEmpty {
        lines.append(
          #"    "\#(position)\#(node.place)") names="\#(words.joined(separator: " "))" ;;"#)
      }
      if let position = node.filePosition {
        lines.append(
          #"    "\#(position)\#(node.place)") COMPREPLY=($(compgen -f -- "$cur")) ;;"#)
      }
    }
    return lines + ["  esac"]
  }
}
