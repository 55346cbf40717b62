extension LineEditor {
  /// Keys that move in the line or change it.
  mutating func edit(_ key: Key, after last: Previous) -> Outcome {
    switch key {
    case .left, .control("b"): return moved(line.moveLeft())
    case .right, .control("f"): return moved(line.moveRight())
    case .home, .control("a"): line.moveToStart()
    case .end, .control("e"): line.moveToEnd()
    case .wordLeft, .alt("b"): line.moveLeft(over: line.wordLengthBefore(Self.isWord))
    case .wordRight, .alt("f"): line.moveRight(over: line.wordLengthAfter(Self.isWord))
    case .backspace where last == .prefix:
      kill(line.removeAllBefore(), after: .other, isForward: false)
    case .backspace, .control("h"): return moved(!line.removeBefore(1).isEmpty)
    case .delete, .control("d"): return moved(!line.removeAfter(1).isEmpty)
    case .control("k"): kill(line.removeAllAfter(), after: last, isForward: true)
    case .control("u"): kill(line.removeAllBefore(), after: last, isForward: false)
    case .control("w"):
      let count = line.wordLengthBefore { !$0.isWhitespace }
      kill(line.removeBefore(count), after: last, isForward: false)
    case .altBackspace:
      let count = line.wordLengthBefore(Self.isWord)
      kill(line.removeBefore(count), after: last, isForward: false)
    case .deleteWord, .alt("d"):
      let count = line.wordLengthAfter(Self.isWord)
      kill(line.removeAfter(count), after: last, isForward: true)
    case .control("y"): return yank()
    case .alt("y"): return yankEarlier(after: last)
    case .control("t"): return transpose()
    case .alt("u"): changeWord { $0.uppercased() }
    case .alt("l"): changeWord { $0.lowercased() }
    case .alt("c"): changeWord(Self.capitalized)
    case .alt("t"): return transposeWords()
    case .alt("\\"): removeSpaces()
    case .alt(let character):
      // Esc and then typing, faster than the time-out: nothing typed may get lost.
      line.insert(String(character))
      previous = .typing
    default:
      return .ignored
    }
    return .edited
  }

  private func moved(_ hasMoved: Bool) -> Outcome {
    hasMoved ? .edited : .ignored
  }

  static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  /// Moves to the next letter like the first of these, or to the one before.
  mutating func seek(_ text: String, isForward: Bool) -> Outcome {
    let rest = String(text.dropFirst())
    defer { line.insert(rest) }
    let found =
      isForward
      ? line.after.dropFirst().firstIndex { $0 == text.first }
        .map { line.after.distance(from: line.after.startIndex, to: $0) }
      : line.before.reversed().prefix { $0 != text.first }.count + 1
    guard let found, isForward || found <= line.before.count else {
      return rest.isEmpty ? .ignored : .edited
    }
    if isForward { line.moveRight(over: found) } else { line.moveLeft(over: found) }
    return .edited
  }

  private mutating func kill(_ text: String, after last: Previous, isForward: Bool) {
    killRing.kill(text, joins: last == .kill, isForward: isForward)
    previous = .kill
  }

  private mutating func yank() -> Outcome {
    guard let text = killRing.current else { return .ignored }
    line.insert(text)
    previous = .yank(text.count)
    return .edited
  }

  /// Alt-Y right after a yank puts the text killed before in its place.
  private mutating func yankEarlier(after last: Previous) -> Outcome {
    guard case .yank(let count) = last else { return .ignored }
    _ = line.removeBefore(count)
    killRing.rotate()
    return yank()
  }

  /// Swaps the characters around the cursor, at the end of the line the last two.
  private mutating func transpose() -> Outcome {
    if line.after.isEmpty { _ = line.moveLeft() }
    guard !line.after.isEmpty else { return .ignored }
    guard !line.before.isEmpty else {
      if line.after.count == 1 { line.moveToEnd() }
      return .ignored
    }
    let left = line.removeBefore(1)
    let right = line.removeAfter(1)
    line.insert(right + left)
    return .edited
  }

  /// Swaps the word at or after the cursor with the one before it, at the end of the line the last two.
  private mutating func transposeWords() -> Outcome {
    let all = Array(line.text)
    let cursor = line.before.count
    func isWord(_ place: Int) -> Bool { Self.isWord(all[place]) }
    var end = all.count
    if let start = (cursor..<all.count).first(where: isWord) {
      end = (start..<all.count).first { !isWord($0) } ?? all.count
    } else {
      while end > 0, !isWord(end - 1) { end -= 1 }
    }
    var start = end
    while start > 0, isWord(start - 1) { start -= 1 }
    var earlierEnd = start
    while earlierEnd > 0, !isWord(earlierEnd - 1) { earlierEnd -= 1 }
    var earlierStart = earlierEnd
    while earlierStart > 0, isWord(earlierStart - 1) { earlierStart -= 1 }
    guard earlierStart < earlierEnd, start < end else { return .ignored }
    let before =
      all[..<earlierStart] + all[start..<end] + all[earlierEnd..<start]
      + all[earlierStart..<earlierEnd]
    line = LineBuffer(before: String(before), after: String(all[end...]))
    return .edited
  }

  /// Takes out the spaces around the cursor.
  private mutating func removeSpaces() {
    _ = line.removeBefore(line.before.reversed().prefix { $0 == " " }.count)
    _ = line.removeAfter(line.after.prefix { $0 == " " }.count)
  }

  private mutating func changeWord(_ change: (String) -> String) {
    line.insert(change(line.removeAfter(line.wordLengthAfter(Self.isWord))))
  }

  private static func capitalized(_ word: String) -> String {
    guard let start = word.firstIndex(where: isWord) else { return word }
    let rest = word.index(after: start)
    return word[..<start] + word[start..<rest].uppercased() + word[rest...].lowercased()
  }
}
