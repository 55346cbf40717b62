extension LineEditor {
  /// Keys that bring lines back which were sent before; nil for another key.
  mutating func lookUp(_ key: Key, after last: Previous) -> Outcome? {
    switch key {
    case .up, .control("p"): recall(position - 1)
    case .down, .control("n"): recall(position + 1)
    case .alt("<"): recall(0)
    case .alt(">"): recall(history.entries.count)
    case .pageUp, .alt("p"): recallAlike(by: -1)
    case .pageDown, .alt("n"): recallAlike(by: 1)
    case .alt("r"): revert()
    case .alt("."), .alt("_"): putLastWord(after: last)
    case .control("r"): startSearch(isForward: false)
    // Nothing is ahead of the line in progress; it may be the key that stops a terminal's output.
    case .control("s"):
      position < history.entries.count ? startSearch(isForward: true) : .ignored
    default: nil
    }
  }

  /// Shows another line of the history and keeps what was done to this one.
  private mutating func recall(_ target: Int) -> Outcome {
    guard (0...history.entries.count).contains(target), target != position else { return .ignored }
    drafts[position] = line
    line = entry(target)
    line.moveToEnd()
    position = target
    undo = UndoStack()
    return .edited
  }

  /// The line at a place of the history, as it was left.
  private func entry(_ place: Int) -> LineBuffer {
    if let draft = drafts[place] { return draft }
    let entries = history.entries
    return LineBuffer(before: entries.indices.contains(place) ? entries[place] : "")
  }

  /// Shows the next line that begins like the text before the cursor, which stays where it is.
  private mutating func recallAlike(by step: Int) -> Outcome {
    let beginning = line.before
    var target = position + step
    while (0...history.entries.count).contains(target) {
      let text = entry(target).text
      if text.hasPrefix(beginning), text != line.text {
        _ = recall(target)
        line.moveToStart()
        line.moveRight(over: beginning.isEmpty ? text.count : beginning.count)
        return .edited
      }
      target += step
    }
    return .ignored
  }

  /// Takes back all that was done to the line.
  private mutating func revert() -> Outcome {
    let entries = history.entries
    let original = entries.indices.contains(position) ? entries[position] : ""
    guard line.text != original else { return .ignored }
    line = LineBuffer(before: original)
    return .edited
  }

  /// Puts in the last word of the line sent before; at once again, of the one before that.
  private mutating func putLastWord(after last: Previous) -> Outcome {
    var place = history.entries.count
    if case .lastWord(let count, let entry) = last {
      place = entry
      guard place > 0 else {
        previous = last
        return .ignored
      }
      _ = line.removeBefore(count)
    }
    guard place > 0 else { return .ignored }
    let words = history.entries[place - 1].split(whereSeparator: \.isWhitespace)
    let word = words.last.map(String.init) ?? ""
    line.insert(word)
    previous = .lastWord(word.count, entry: place - 1)
    return .edited
  }

  /// Puts in one word of the line sent before: 0 is its first, -1 the one before its last.
  mutating func putWord(_ place: Int) -> Outcome {
    let words = (history.entries.last ?? "").split(whereSeparator: \.isWhitespace)
    let index = place < 0 ? words.count - 1 + place : place
    guard words.indices.contains(index) else { return .ignored }
    line.insert(String(words[index]))
    return .edited
  }

  private mutating func startSearch(isForward: Bool) -> Outcome {
    search = HistorySearch(original: line, history: history, from: position, isForward: isForward)
    return .edited
  }

  /// Keys of a search; nil for a key that ends it and is then done in the line.
  mutating func handleInSearch(_ key: Key) -> Outcome? {
    guard var current = search else { return nil }
    var found: LineBuffer?
    switch key {
    case .text(let text), .paste(let text):
      for letter in text { found = current.type(String(letter), in: history) ?? found }
    case .backspace:
      found = current.erase(in: history)
    case .control("r"), .up:
      found = current.next(in: history, isForward: false, lastQuery: lastQuery)
    case .control("s"), .down:
      found = current.next(in: history, isForward: true, lastQuery: lastQuery)
    case .control("g"), .escape:
      endSearch(current)
      line = current.original
      return .edited
    default:
      endSearch(current)
      if line.text != current.original.text {
        drafts[position] = current.original
        position = min(current.position, history.entries.count)
        undo = UndoStack([current.original])
      }
      return key == .tab ? .edited : nil
    }
    if let found { line = found }
    search = current
    return .edited
  }

  private mutating func endSearch(_ ended: HistorySearch) {
    search = nil
    if !ended.query.isEmpty { lastQuery = ended.query }
  }
}
