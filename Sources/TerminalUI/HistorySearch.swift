/// A search through the history, letter by letter.
public struct HistorySearch: Hashable, Sendable {
  /// What is looked for.
  public private(set) var query = ""
  /// Whether nothing fits; the last fit stays in the line.
  public private(set) var hasFailed = false
  /// The entry that fits, by its place in the history.
  private(set) var position: Int
  /// The line before the search, for Esc.
  let original: LineBuffer

  /// Where a letter taken back lets the search begin again.
  private let start: Int
  private var isForward: Bool

  init(original: LineBuffer, history: History, from start: Int, isForward: Bool) {
    self.original = original
    self.start = start
    self.isForward = isForward
    position = start
  }

  mutating func type(_ text: String, in history: History) -> LineBuffer? {
    query += text
    return find(in: history, from: position)
  }

  /// Takes the last letter back and looks again from where the search began.
  mutating func erase(in history: History) -> LineBuffer? {
    guard query.popLast() != nil else { return nil }
    hasFailed = false
    position = start
    return query.isEmpty ? original : find(in: history, from: position)
  }

  /// The next entry that fits, in a direction; with nothing typed yet, of what was looked for last.
  mutating func next(in history: History, isForward: Bool, lastQuery: String) -> LineBuffer? {
    self.isForward = isForward
    guard query.isEmpty else { return find(in: history, from: position + (isForward ? 1 : -1)) }
    query = lastQuery
    return find(in: history, from: position)
  }

  private mutating func find(in history: History, from start: Int) -> LineBuffer? {
    guard !query.isEmpty else { return nil }
    let step = isForward ? 1 : -1
    // A query in lower case finds any case.
    let ignoresCase = query == query.lowercased()
    var index = isForward ? start : min(start, history.entries.count - 1)
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
