/// Matches what was typed with a list of choices.
struct Choice {
  /// The canonical spelling; the value itself when there are no choices, `nil` when it is none.
  static func canonical(
    _ value: String, among choices: [String]?, aliases: [String: String]
  ) -> String? {
    guard let choices else { return value }
    let wanted = value.lowercased()
    if let exact = choices.first(where: { $0.lowercased() == wanted }) { return exact }
    return aliases.first { $0.key.lowercased() == wanted }?.value
  }
}

extension Operand {
  func choice(for value: String) -> String? {
    Choice.canonical(value, among: choices, aliases: choiceAliases)
  }
}

extension OptionSpec {
  func choice(for value: String) -> String? {
    Choice.canonical(value, among: choices, aliases: choiceAliases)
  }
}

extension String {
  /// Whether there is nothing to read in it.
  var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
