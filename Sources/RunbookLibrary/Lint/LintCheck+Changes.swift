import Encoding
import IncidentModel
import Markdown

extension LintCheck {
  /// Commands that change something, and no word of how to take it back.
  static let changes = LintCheck { subject in
    let ids = Set(subject.fences.compactMap(\.id))
    let hasSection = subject.sections.contains { section in
      let words = HeadingSteps.words(of: section.title)
      return words.first.map { ["rollback", "revert", "undo", "backout"].contains($0) } ?? false
        || words.starts(with: ["roll", "back"]) || words.starts(with: ["back", "out"])
        || words.starts(with: ["rolling", "back"])
    }
    return subject.fences.filter { $0.effect == .change }.compactMap { fence in
      guard let rollback = fence.attributes["rollback"] else {
        if hasSection { return nil }
        return subject.finding(.warning, .changeWithoutRollback, fence.line, fence.column)
      }
      if rollback == "none" || ids.contains(rollback) { return nil }
      return subject.finding(.error, .unknownRollback(rollback), fence.line, fence.column)
    }
  }

  /// Commands that mend, and nothing that tells whether it worked.
  static let verification = LintCheck { subject in
    let mending = subject.sections.filter { section in
      section.step == .mitigate
        && subject.fences.contains { $0.isRunnable && section.lines.contains($0.line) }
    }
    guard let first = mending.first, let last = mending.last,
      !subject.sections.contains(where: { $0.step == .restore })
    else { return [] }
    // A look after the last change is a verification, whatever the heading.
    let isLookedAt = subject.fences.contains {
      $0.effect == .check && $0.line >= last.lines.lowerBound
    }
    return isLookedAt ? [] : [subject.finding(.warning, .noVerification, first.lines.lowerBound)]
  }
}
