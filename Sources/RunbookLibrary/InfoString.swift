/// The words of a fence's info string.
struct InfoString {
  /// The first word, without what only dresses it: `{code-block} bash` and `shell=bash` are bash.
  let language: String
  let words: [String]
  let attributes: [String: String]

  init(_ info: String) {
    var parts = info.split { $0 == " " || $0 == "\t" || $0 == "," }.map(String.init)
    if let first = parts.first, first == "{code-block}" || first == "{code}" { parts.removeFirst() }
    var language = ""
    if !parts.isEmpty {
      language = parts.removeFirst()
      if language.hasPrefix("shell=") { language = String(language.dropFirst(6)) }
    }
    var words: [String] = []
    var attributes: [String: String] = [:]
    for part in parts {
      guard let equals = part.firstIndex(of: "="), equals > part.startIndex else {
        words.append(part)
        continue
      }
      let name = String(part[..<equals])
      if attributes[name] == nil {
        attributes[name] = String(part[part.index(after: equals)...])
      }
    }
    self.language = language
    self.words = words
    self.attributes = attributes
  }
}
