/// The options that count at one place of a command line.
struct OptionScope {
  enum Answer: Equatable {
    case found(OptionSpec)
    case ambiguous([String])
    case unknown
  }

  let options: [OptionSpec]
  let surface: Surface

  func long(_ name: String) -> Answer {
    if let exact = options.first(where: { $0.long == name }) { return .found(exact) }
    guard surface == .session, name.utf8.count > 2 else { return .unknown }
    let beginning = options.filter { $0.long.hasPrefix(name) }
    switch beginning.count {
    case 0: return .unknown
    case 1: return .found(beginning[0])
    default: return .ambiguous(beginning.map(\.long))
    }
  }

  func short(_ letter: Character) -> OptionSpec? {
    options.first { $0.short == "-\(letter)" }
  }

  /// Whether the word after this one belongs to it, as far as that can be known.
  ///
  /// Before the verb is known several commands may declare the same name; it takes a value then
  /// only if it does so in all of them.
  func takesNextWord(_ shape: ArgumentToken.Shape) -> Bool {
    switch shape {
    case .value, .terminator, .long(_, value: .some): return false
    case .long(let name, value: nil):
      let same = options.filter { $0.long == name }
      if !same.isEmpty { return same.allSatisfy(\.takesNextWord) }
      guard case .found(let option) = long(name) else { return false }
      return option.takesNextWord
    case .cluster(let letters):
      for (index, letter) in letters.enumerated() {
        let same = options.filter { $0.short == "-\(letter)" }
        guard !same.isEmpty else { return false }
        if same.allSatisfy(\.takesNextWord) { return index == letters.count - 1 }
      }
      return false
    }
  }
}
