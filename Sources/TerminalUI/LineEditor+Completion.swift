extension LineEditor {
  /// What completions did to the line.
  public enum CompletionEffect: Hashable, Sendable {
    /// There is none.
    case nothing
    /// The only one is in the line.
    case completed
    /// There are several; what they share is in the line, and the next Tab goes through them.
    case several([Completion])
  }

  /// Puts the only completion, or the beginning that all of them share, in the place of the word.
  public mutating func apply(_ completions: [Completion]) -> CompletionEffect {
    guard let first = completions.first else { return .nothing }
    let before = line
    defer { if line != before { noteEdit(before) } }
    guard completions.count > 1 else {
      put(first)
      return .completed
    }
    let count = replaced(by: first)
    let isOnePlace = completions.allSatisfy { replaced(by: $0) == count }
    let shared = Self.sharedBeginning(completions.map(\.text))
    let isInLine = isOnePlace && shared.count >= count && !shared.isEmpty
    if isInLine {
      _ = line.removeBefore(count)
      line.insert(shared)
    }
    menu = CompletionMenu(
      completions.map { offer in
        var offer = offer
        offer.replacing = isInLine ? shared.count : offer.replacing
        return offer
      }, typed: line)
    return .several(completions)
  }

  /// Keys while the list is open; nil for a key that closes it and is then done in the line.
  mutating func handleInMenu(_ key: Key) -> Outcome? {
    guard var open = menu else { return nil }
    switch key {
    case .tab: open.move(by: 1)
    case .backTab: open.move(by: -1)
    case .down where open.selected != nil: open.move(by: 1)
    case .up where open.selected != nil: open.move(by: -1)
    case .escape, .control("g"):
      menu = nil
      line = open.typed
      return .edited
    default:
      menu = nil
      return nil
    }
    if menu?.selected == nil { noteEdit(line) }
    line = open.typed
    if let selected = open.selected { put(open.completions[selected]) }
    menu = open
    return .edited
  }

  private mutating func put(_ completion: Completion) {
    _ = line.removeBefore(replaced(by: completion))
    line.insert(completion.text)
    guard completion.endsWord else { return }
    if line.after.first == " " {
      _ = line.moveRight()
    } else {
      line.insert(" ")
    }
  }

  private func replaced(by completion: Completion) -> Int {
    if let count = completion.replacing { return max(0, count) }
    return line.before.reversed().prefix { $0 != " " }.count
  }

  private static func sharedBeginning(_ texts: [String]) -> String {
    guard var shared = texts.first else { return "" }
    for text in texts.dropFirst() {
      shared = String(zip(shared, text).prefix { $0 == $1 }.map(\.0))
    }
    return shared
  }
}
