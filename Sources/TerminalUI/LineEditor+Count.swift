extension LineEditor {
  /// Reads the count before a key; nil for a key that is not part of one.
  mutating func readCount(_ key: Key) -> Outcome? {
    guard var open = count else {
      guard case .alt(let character) = key, let begun = KeyCount(character) else { return nil }
      count = begun
      return .edited
    }
    switch key {
    case .alt(let character):
      guard open.take(character) else { return nil }
      count = open
      return .edited
    case .text(let text):
      let rest = text.drop { open.take($0) }
      count = open
      return rest.isEmpty ? .edited : repeatFirst(of: String(rest))
    case .control("g"), .escape:
      count = nil
      previous = .other
      return .edited
    default:
      return nil
    }
  }

  /// Does a key as often as the count before it says.
  mutating func performCounted(_ key: Key, after last: Previous) -> Outcome {
    guard let times = count?.value, let text = count?.text else { return perform(key, after: last) }
    count = nil
    switch key {
    case .enter, .lineBreak, .paste:
      // What was meant as text must not get lost.
      line.insert(text)
      return perform(key, after: .other)
    case .alt("u"), .alt("l"), .alt("c"):
      return times < 0
        ? changeWordsBefore(-times, with: key) : perform(key, times: times, after: last)
    case .control("k") where times < 0:
      return perform(.control("u"), after: last)
    case .control("u") where times < 0:
      return perform(.control("k"), after: last)
    case .alt("."), .alt("_"):
      return putWord(times)
    default:
      guard let repeated = Self.repeated(key, isBackward: times < 0) else {
        return perform(key, after: last)
      }
      return perform(repeated, times: abs(times), after: last)
    }
  }

  /// Puts in the first of these characters as often as the count says, and the others once.
  private mutating func repeatFirst(of text: String) -> Outcome {
    guard let open = count, let first = text.first else { return .ignored }
    count = nil
    let before = line
    let repeated =
      open.value > 0 ? String(repeating: String(first), count: open.value) : open.text + [first]
    line.insert(repeated + text.dropFirst())
    noteEdit(before)
    return .edited
  }

  private mutating func perform(_ key: Key, times: Int, after last: Previous) -> Outcome {
    var outcome = Outcome.ignored
    var last = last
    for place in 0..<times {
      previous = .other
      // A letter is dragged as far as the end, and not back again.
      if key == .control("t"), place > 0, line.after.isEmpty { break }
      let done = perform(key, after: last)
      guard done == .edited else { return place > 0 && done == .ignored ? outcome : done }
      outcome = done
      last = previous
    }
    return outcome
  }

  /// The key that is done again and again; nil for one that is done once, whatever the count.
  private static func repeated(_ key: Key, isBackward: Bool) -> Key? {
    switch key {
    case .left, .control("b"): isBackward ? .right : .left
    case .right, .control("f"): isBackward ? .left : .right
    case .wordLeft, .alt("b"): isBackward ? .wordRight : .wordLeft
    case .wordRight, .alt("f"): isBackward ? .wordLeft : .wordRight
    case .backspace, .control("h"): isBackward ? .delete : .backspace
    case .delete, .control("d"): isBackward ? .backspace : .delete
    case .altBackspace: isBackward ? .deleteWord : .altBackspace
    case .deleteWord, .alt("d"): isBackward ? .altBackspace : .deleteWord
    case .up, .control("p"): isBackward ? .down : .up
    case .down, .control("n"): isBackward ? .up : .down
    case .control("w"), .control("t"), .alt("t"), .control("_"): key
    default: nil
    }
  }

  /// Changes the words before the cursor, which stays where it is.
  private mutating func changeWordsBefore(_ times: Int, with key: Key) -> Outcome {
    let after = line.after
    for _ in 0..<times { line.moveLeft(over: line.wordLengthBefore(Self.isWord)) }
    let outcome = perform(key, times: times, after: .other)
    let rest = line.text.count - after.count
    line.moveToStart()
    line.moveRight(over: rest)
    return outcome
  }
}
