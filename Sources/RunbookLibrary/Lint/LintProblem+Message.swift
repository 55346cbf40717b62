import Markdown

extension LintProblem {
  /// What is wrong and what would mend it, in one line without an end mark.
  public var message: String {
    switch self {
    case .scenario(let kind): return kind.message
    case .diagnostic(let kind): return RunbookDiagnostic.message(kind)
    case .deadAnchor(let anchor, let near):
      return "no heading has the anchor #\(anchor)" + (near.map { "; #\($0)?" } ?? "")
    case .deadLink(let path): return "there is no file \(path)"
    case .duplicateID(let id, let other): return "id \(id) is that of \(other) too"
    case .changeWithoutRollback:
      return "this changes something; say how to take it back: rollback=ID, rollback=none or a "
        + "section Roll back"
    case .unknownRollback(let id): return "rollback=\(id): no block has this id"
    case .noVerification: return "no section says how to verify that it worked"
    case .undefinedVariable(let name):
      return "$\(name) is set nowhere; set it above or list it in vars"
    case .redirectedPlaceholder(let name):
      return "a shell reads <\(name)> as a redirection; list it in vars or quote it"
    case .misspeltLanguage(let name, let meant): return "no language \"\(name)\"; \(meant)?"
    case .notShell(let text): return "bash -n: \(text)"
    case .languageMissing: return "commands without a language; write bash after the fence"
    case .unknownWord(let word): return "\"\(word)\" after the language means nothing here"
    case .notADuration(let text): return "timeout=\(text) is no time; write it like 20s or 5m"
    case .notAStatus(let text): return "expect-exit=\(text) is no exit status"
    case .reviewOverdue(let date): return "the review was due on \(date)"
    case .notADate(let text): return "\"\(text)\" is no date; write it like 2026-11-20"
    case .notAPeriod(let text): return "\"\(text)\" is no period; write it like 3 months"
    case .noSuccessor: return "deprecated; superseded_by does not say what to use"
    case .unknownSuccessor(let id): return "superseded_by: no runbook \(id)"
    case .versionNotRaised(let version, let revision):
      return "the text changed since \(revision), but the version is still \(version)"
    }
  }
}
