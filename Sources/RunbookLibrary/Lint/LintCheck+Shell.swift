import Encoding
import IncidentModel
import Markdown

extension LintCheck {
  /// Shell variables that nothing in the file sets.
  static let variables = LintCheck { subject in
    var known = ShellVariables()
    var told = subject.variables
    return subject.fences.filter(\.isRunnable).flatMap { fence -> [LintFinding] in
      let script = ShellScript(fence)
      return known.unset(in: script.text).compactMap { name in
        guard told.insert(name).inserted else { return nil }
        let place = script.place(of: "$" + name) ?? script.place(of: "${" + name)
        return subject.finding(
          .warning, .undefinedVariable(name), fence.line + (place?.line ?? 0),
          fence.column + (place?.column ?? 0))
      }
    }
  }

  /// `<name>` in a command that no list of variables declares.
  static let placeholders = LintCheck { subject in
    var told = subject.variables
    return subject.fences.filter(\.isRunnable).flatMap { fence -> [LintFinding] in
      let script = ShellScript(fence)
      return PlaceholderScanner(script.text).angleNames.compactMap { name in
        guard script.redirects(name), told.insert(name).inserted else { return nil }
        let place = script.place(of: "<" + name)
        return subject.finding(
          .warning, .redirectedPlaceholder(name), fence.line + (place?.line ?? 0),
          fence.column + (place?.column ?? 0))
      }
    }
  }

  /// Languages that are one slip away from a shell's, and commands without a language.
  static let languages = LintCheck { subject in
    subject.fences.filter(\.isFenced).compactMap { fence in
      let language = fence.language.lowercased()
      if language.isEmpty {
        guard fence.isRunnable, fence.info.isEmpty else { return nil }
        return subject.finding(.note, .languageMissing, fence.line, fence.column)
      }
      guard !lookalikes.contains(language), language.utf8.count <= 12 else { return nil }
      guard language.utf8.count >= 4,
        let meant = meant.first(where: { name in
          WordDistance.between(language, name, limit: 1) == 1
        })
      else { return nil }
      return subject.finding(
        .warning, .misspeltLanguage(fence.language, meant: meant), fence.line, fence.column)
    }
  }

  /// Scripts that a shell refuses.
  static let shell = LintCheck { subject in
    subject.fences.filter { $0.isRunnable && !$0.language.isEmpty && $0.language != "zsh" }
      .compactMap { fence in
        let script = ShellScript(fence)
        // A console without prompts shows anything: queries, output, another program's commands.
        guard script.hasPrompts || scripts.contains(fence.language.lowercased()), !script.isEmpty,
          let refusal = subject.around.refusal(script.filledIn)
        else { return nil }
        return subject.finding(
          .warning, .notShell(refusal.text), fence.line + refusal.line, fence.column)
      }
  }

  private static let scripts: Set<String> = ["bash", "sh", "shell", "ksh"]
  private static let meant = [
    "bash", "shell", "console", "terminal", "yaml", "json", "sql", "python", "text",
  ]
  /// Languages that look like another but are themselves.
  private static let lookalikes: Set<String> = [
    "bash", "shell", "console", "terminal", "yaml", "json", "sql", "python", "text", "ash", "bat",
    "batch", "dash", "fish", "csh", "hash", "jsonc", "json5", "jsonl", "psql", "mysql", "tsql",
    "plsql", "txt", "sh", "zsh", "ksh", "yml", "son", "test", "next", "tex", "base", "nql", "kql",
    "eql", "soql", "rsql", "spl", "spql", "ssl", "hql", "python3", "python2", "cypher", "toml",
    "ejson", "bjson", "bson",
  ]
}
