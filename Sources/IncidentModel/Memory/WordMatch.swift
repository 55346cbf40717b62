/// Whether words of a playbook occur in what people wrote, whatever the case and the punctuation.
enum WordMatch {
  /// Whether one of the words, or phrases, begins anywhere in a text where a word begins.
  static func holds(_ text: String, anyOf words: [String]) -> Bool {
    let text = plain(text)
    return words.contains { word in
      let wanted = plain(word)
      return wanted != " " && text.contains(wanted)
    }
  }

  /// The words in lower case, each after one space.
  private static func plain(_ text: String) -> String {
    " " + text.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: " ")
  }
}
