import Markdown

extension Runbook {
  /// The runbooks that a file holds besides itself: four or more headings of one level, each with
  /// something below it, that no heading of a step stands above and that are no steps themselves.
  public var parts: [Runbook] {
    let sections = sections
    for level in Set(sections.map(\.level)).sorted() where level > 1 || sections.first?.level == 1 {
      let found = sections.filter { $0.level == level && $0.step == nil && !$0.blocks.isEmpty }
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
}
