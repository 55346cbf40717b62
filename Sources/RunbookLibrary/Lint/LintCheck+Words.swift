import Encoding
import IncidentModel
import Markdown

extension LintCheck {
  private static let words: Set<String> = [
    "check", "change", "manual", "interactive", "skip", "confirm", "template",
  ]
  private static let names: Set<String> = ["id", "timeout", "cwd", "expect-exit", "rollback"]

  /// Words after the language that mean nothing here, and values that cannot be read.
  ///
  /// Other people's tools have words of their own, so only code that uses ours is looked at.
  static let infoWords = LintCheck { subject in
    let isOurs = subject.runbook.frontMatter?["outage"] != nil
    return subject.fences.flatMap { fence -> [LintFinding] in
      let usesOurs =
        !words.isDisjoint(with: fence.words) || !names.isDisjoint(with: fence.attributes.keys)
      guard fence.isRunnable, isOurs || usesOurs else { return [] }
      var problems: [(DiagnosticSeverity, LintProblem)] =
        (fence.words.filter { !words.contains($0) }
        + fence.attributes.keys.filter { !names.contains($0) }.sorted())
        .map { (.note, .unknownWord($0)) }
      if let timeout = fence.attributes["timeout"], DurationText.seconds(timeout) == nil {
        problems.append((.warning, .notADuration(timeout)))
      }
      if let status = fence.attributes["expect-exit"], Int32(status) == nil {
        problems.append((.warning, .notAStatus(status)))
      }
      return problems.map { subject.finding($0, $1, fence.line, fence.column) }
    }
  }
}
