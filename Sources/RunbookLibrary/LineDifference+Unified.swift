extension LineDifference {
  /// The difference as a patch that `git apply` and `patch` take, line by line without line ends;
  /// empty where nothing differs.
  public func unified(from old: String, to new: String, context: Int = 3) -> [String] {
    let changed = lines.indices.filter { index in
      if case .same = lines[index] { false } else { true }
    }
    guard var start = changed.first else { return [] }
    var text = ["--- \(old)", "+++ \(new)"]
    var end = start
    for index in changed.dropFirst() {
      if index - end > 2 * context {
        text += hunk(start, end, context)
        start = index
      }
      end = index
    }
    return text + hunk(start, end, context)
  }

  private func hunk(_ first: Int, _ last: Int, _ context: Int) -> [String] {
    let range = max(0, first - context)..<min(lines.count, last + context + 1)
    var old = (start: 1, count: 0)
    var new = (start: 1, count: 0)
    for line in lines[..<range.lowerBound] {
      if case .added = line { new.start += 1 } else { old.start += 1 }
      if case .same = line { new.start += 1 }
    }
    let body = lines[range].map { line in
      switch line {
      case .same(let text):
        old.count += 1
        new.count += 1
        return " " + text
      case .removed(let text):
        old.count += 1
        return "-" + text
      case .added(let text):
        new.count += 1
        return "+" + text
      }
    }
    // An empty stretch is named by the line before it.
    if old.count == 0 { old.start -= 1 }
    if new.count == 0 { new.start -= 1 }
    return ["@@ -\(old.start),\(old.count) +\(new.start),\(new.count) @@"] + body
  }
}
