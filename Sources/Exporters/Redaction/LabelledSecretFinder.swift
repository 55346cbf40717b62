/// Finds secrets by what stands before them: `password: x`, `"api_key": "x"`, `--password x`,
/// `Bearer x`, `the password is x1`.
struct LabelledSecretFinder {
  private let text: [Character]

  init(_ text: [Character]) {
    self.text = text
  }

  /// The places of the secrets themselves, in order.
  func find() -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < text.count {
      let name = index..<text[index...].prefix(while: Self.isOfName).endIndex
      guard !name.isEmpty else {
        index += 1
        continue
      }
      let secret = secret(behind: name)
      if let secret { found.append(secret) }
      index = max(name.upperBound, secret?.upperBound ?? 0)
    }
    return found
  }

  private static func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_-.".contains(character)
  }

  /// What a name says of the words behind it.
  private func secret(behind name: Range<Int>) -> Range<Int>? {
    let word = String(text[name])
    let lower = word.lowercased()
    switch lower {
    case "authorization", "proxy-authorization", "cookie", "set-cookie":
      return assigned(after: name).map { restOfLine(from: $0.lowerBound, of: name) }
    case "bearer":
      return spoken(after: name.upperBound).flatMap { $0.count >= 6 ? $0 : nil }
    case "-u", "--user":
      return spoken(after: name.upperBound).flatMap { pair in
        text[pair].firstIndex(of: ":").map { ($0 + 1)..<pair.upperBound }
      }
      .flatMap { $0.isEmpty ? nil : $0 }
    default: break
    }
    if lower.hasPrefix("-p"), word.count > 4, isCommandOfMySQL(before: name.lowerBound) {
      return (name.lowerBound + 2)..<bareEnd(from: name.lowerBound)
    }
    guard SecretLabel.ends(word) else { return nil }
    if let value = assigned(after: name) { return value }
    if word.hasPrefix("-") {
      return spoken(after: name.upperBound).flatMap { text[$0].first == "-" ? nil : $0 }
    }
    return said(after: name.upperBound)
  }

  /// The value behind `=` or `:`; one that is only a reference to another place is none.
  private func assigned(after name: Range<Int>) -> Range<Int>? {
    var index = name.upperBound
    if index < text.count, Self.isQuote(text[index]) { index += 1 }
    index = pastBlanks(index)
    guard index < text.count, text[index] == "=" || text[index] == ":" else { return nil }
    index += 1
    if index < text.count, "=>".contains(text[index]) { index += 1 }
    return value(at: pastBlanks(index))
  }

  /// The next word, where nothing but blanks stands before it.
  private func spoken(after end: Int) -> Range<Int>? {
    let start = pastBlanks(end)
    return start > end ? value(at: start) : nil
  }

  /// The next word, or the one after `is`, where it looks like no word of a language.
  private func said(after end: Int) -> Range<Int>? {
    guard var next = spoken(after: end) else { return nil }
    if ["is", "was", "="].contains(String(text[next]).lowercased()) {
      guard let behind = spoken(after: next.upperBound) else { return nil }
      next = behind
    }
    let word = text[next]
    let hasLetter = word.contains(where: \.isLetter)
    return word.count >= 5 && hasLetter && word.contains { $0.isNumber || $0 == "/" } ? next : nil
  }

  /// A value in quotes, else as far as no sign ends it.
  private func value(at start: Int) -> Range<Int>? {
    guard start < text.count, text[start] != "$" else { return nil }
    let first = text[start]
    guard Self.isQuote(first) else {
      let end = bareEnd(from: start)
      return end > start ? start..<end : nil
    }
    var end = start + 1
    while end < text.count, text[end] != first, !text[end].isNewline {
      end += text[end] == "\\" ? 2 : 1
    }
    end = min(end, text.count)
    return end > start + 1 ? (start + 1)..<end : nil
  }

  private func bareEnd(from start: Int) -> Int {
    var end = text[start...].prefix { !$0.isWhitespace && !",;\"'`<>)]}&|".contains($0) }.endIndex
    while end > start, ".!?:".contains(text[end - 1]) { end -= 1 }
    return end
  }

  /// From a place to the end of its line, or to the quote that began before the name.
  private func restOfLine(from start: Int, of name: Range<Int>) -> Range<Int> {
    let quote = name.lowerBound > 0 ? text[name.lowerBound - 1] : " "
    let end = text[start...].prefix { !$0.isNewline && !(Self.isQuote(quote) && $0 == quote) }
    return start..<end.endIndex
  }

  private func isCommandOfMySQL(before end: Int) -> Bool {
    let line = text[..<end].reversed().prefix { !$0.isNewline }.prefix(200)
    let words = String(line.reversed()).lowercased()
    return words.contains("mysql") || words.contains("mariadb")
  }

  private func pastBlanks(_ index: Int) -> Int {
    var index = index
    while index < text.count, text[index].isWhitespace, !text[index].isNewline { index += 1 }
    return index
  }

  private static func isQuote(_ character: Character) -> Bool { "\"'`".contains(character) }
}
