/// What a search for a closing mark has already found missing in the rest of a leaf.
struct RefusedSearches {
  /// Where the last run of backticks of each length begins, once a search has failed.
  private var lastBackticks: [Int: Int] = [:]
  private var hasBackticks = false
  var comment = false
  var instruction = false
  var declaration = false
  var characterData = false
  /// Bare addresses that begin before this place have an invalid host.
  var hostBefore = 0

  /// The place of the next run of exactly `length` backticks, or nil.
  mutating func closingBackticks(
    _ length: Int, after start: Int, in text: ByteView, end: Int
  ) -> Int? {
    if hasBackticks, lastBackticks[length] ?? -1 < start { return nil }
    var runs: [Int: Int] = [:]
    var position = start
    while position < end {
      if text[position] != 0x60 {
        position += 1
        continue
      }
      let run = position
      while position < end, text[position] == 0x60 { position += 1 }
      if position - run == length { return run }
      runs[position - run] = run
    }
    if !hasBackticks {
      lastBackticks = runs
      hasBackticks = true
    }
    return nil
  }
}
