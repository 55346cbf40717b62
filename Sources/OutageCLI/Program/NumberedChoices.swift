import TerminalUI

/// The choices of a question, which can be typed or picked by their number.
struct NumberedChoices: Equatable {
  private let choices: [String]
  private let isNumbered: Bool

  /// Words get numbers; letters and numbers are as short as a number would be.
  init(_ choices: [String]) {
    self.choices = choices
    isNumbered = choices.allSatisfy { $0.count > 1 && Int($0) == nil }
  }

  /// `1 internal, 2 public`.
  var text: String {
    choices.enumerated().map { place, choice in
      isNumbered ? "\(place + 1) \(choice)" : choice
    }
    .joined(separator: ", ")
  }

  /// The answer with the choice in place of its number; what follows stays.
  func answer(_ text: String) -> String {
    let first = text.prefix { !$0.isWhitespace }
    guard isNumbered, let number = Int(first), choices.indices.contains(number &- 1) else {
      return text
    }
    return choices[number - 1] + text.dropFirst(first.count)
  }

  /// Completes the answer to one of the choices.
  var completer: Completer {
    { [choices] line, cursor in
      let typed = line.prefix(cursor).lowercased()
      return choices.filter { $0.lowercased().hasPrefix(typed) }.map {
        Completion($0, replacing: cursor, endsWord: false)
      }
    }
  }
}
