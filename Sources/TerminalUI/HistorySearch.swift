/// A search backward through the history, letter by letter.
public struct HistorySearch: Hashable, Sendable {
  /// What is looked for.
  public private(set) var query = ""
  /// Whether nothing fits; the last fit stays in the line.
  public private(set) var hasFailed = false
  /// The entry that fits, by its place in the history.
  private(set) var position: Int
  /// The line before the search, for Esc.
  let original: LineBuffer

  init(original: LineBuffer, history: History) {
    self.original = original
    position = history.entries.count
  }

  mutating func type(_ text: String, in history: History) -> LineBuffer? {
    query += text
    return find(in: history, from: min(position, history.entries.count - 1), step: -1)
  }

  /// Takes the last letter back and looks again from the newest entry.
  mutating func erase(in history: History) -> LineBuffer? {
    guard query.popLast() != nil else { return nil }
    hasFailed = false
    position = history.entries.count
    return query.isEmpty ? original : find(in: history, from: position - 1, step: -1)
  }

  mutating func older(in history: History) -> LineBuffer? {
    find(in: history, from: position - 1, step: -1)
  }

  mutating func newer(in history: History) -> LineBuffer? {
    find(in: history, from: position + 1, step: 1)
  }

  private mutating func find(in history: History, from start: Int, step: Int) -> LineBuffer? {
    guard !query.isEmpty else { return nil }
    // A query in lower case finds any case.
    let ignoresCase = query == query.lowercased()
    var index = start
    while history.entries.indices.contains(index) {
      let entry = history.entries[index]
      if let found = Self.range(of: query, in: entry, ignoringCase: ignoresCase) {
        position = index
        hasFailed = false
        return LineBuffer(before: String(entry[..<found]), after: String(entry[found...]))
      }
      index += step
    }
    hasFailed = true
    return nil
  }

  private static func range(
    of query: String, in entry: String, ignoringCase: Bool
  ) -> String.Index? {
    var start = entry.startIndex
    while start < entry.endIndex {
      let isHere = entry[start...].starts(
        with: query,
        by: { $1 == $0 || ignoringCase && $0.lowercased() == String($1) })
      if isHere { return start }
      start = entry.index(after: start)
    }
    return nil
  }
}
