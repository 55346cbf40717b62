extension LineEditor {
  /// What completions did to the line.
  public enum CompletionEffect: Hashable, Sendable {
    /// There is none.
    case nothing
    /// The only one is in the line.
    case completed
    /// There are several; what they share is in the line.
    case several([Completion])
  }

  /// Puts the only completion, or the beginning that all of them share, in the place of the word.
  public mutating func apply(_ completions: [Completion]) -> CompletionEffect {
    guard let first = completions.first else { return .nothing }
    let before = line
    defer { if line != before { noteEdit(before) } }
    guard completions.count > 1 else {
      _ = line.removeBefore(replaced(by: first))
      line.insert(first.text)
      if first.endsWord, line.after.first != " " {
        line.insert(" ")
      } else if first.endsWord {
        _ = line.moveRight()
      }
      return .completed
    }
    let count = replaced(by: first)
    let isOnePlace = completions.allSatisfy { replaced(by: $0) == count }
    let shared = Self.sharedBeginning(completions.map(\.text))
    if isOnePlace, shared.count >= count, !shared.isEmpty {
      _ = line.removeBefore(count)
      line.insert(shared)
    }
    return .several(completions)
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
