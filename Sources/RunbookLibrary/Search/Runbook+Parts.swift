import Markdown

extension Runbook {
  /// The runbooks that a file holds besides itself: four or more headings of one level, each with
  /// something below it, that no heading of a step stands above and that are no steps themselves.
  public var parts: [Runbook] {
    let sections = sections
    for level in Set(sections.map(\.level)).sorted() where level > 1 || sections.first?.level == 1 {
      let found = sections.filter { section in
        section.level == level && section.ownStep == nil && !section.blocks.isEmpty
          && (section.step == nil || Self.isList(above: section, in: sections))
      }
      let steps = sections.count { $0.level == level && $0.ownStep != nil }
      guard found.count >= 4, steps * 4 < found.count else { continue }
      return found.map { section in
        Runbook(
          bytes: sourceBytes(of: section), path: "\(path)#\(section.anchor)",
          name: "\(id)#\(section.anchor)")
      }
    }
    return []
  }

  /// Whether the heading above says that a list of alerts or runbooks follows.
  private static func isList(above section: RunbookSection, in sections: [RunbookSection]) -> Bool {
    let above = sections.last {
      $0.level < section.level && $0.lines.contains(section.lines.lowerBound)
    }
    let words = above.map { HeadingSteps.words(of: $0.title) } ?? []
    return words.count == 1 && ["alerts", "runbooks", "playbooks"].contains(words[0])
  }
}
