import Markdown

/// Markdown as who reads it sees its characters, each with its place in the source: without the
/// backslashes and references that only keep text from being markup.
///
/// It is for finding words, so it knows no code, in which such a mark stands for itself: what is
/// looked for there is found in the source.
struct MarkdownView {
  /// What is seen.
  private(set) var characters: [Character] = []
  /// Where each stands in the source, counted in characters.
  private(set) var places: [Range<Int>] = []

  init(_ source: [Character]) {
    characters.reserveCapacity(source.count)
    places.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      let (character, length) = Self.seen(source[index...])
      if let character {
        characters.append(character)
        places.append(index..<(index + length))
      }
      index += length
    }
  }

  /// Where a stretch of what is seen stands in the source.
  func source(of range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else { return 0..<0 }
    return places[first].lowerBound..<places[last].upperBound
  }

  /// The first character that is seen, and how many of the source it takes; nil where these show
  /// nothing.
  private static func seen(_ rest: ArraySlice<Character>) -> (Character?, Int) {
    guard let first = rest.first else { return (nil, 0) }
    switch first {
    case "\\":
      let next = rest.dropFirst().first
      let end = lineEnd(rest.dropFirst())
      if end > 0 { return ("\n", 1 + end) }
      return next.map { $0.isASCII && isPunctuation($0) } ?? false ? (next, 2) : (first, 1)
    case "&": return reference(rest) ?? (first, 1)
    // A mark of emphasis, also within a word; where it stands for itself the source has it.
    case "*": return (nil, 1)
    case "<":
      let length = lineBreak(rest)
      return length > 0 ? ("\n", length + lineEnd(rest.dropFirst(length))) : (first, 1)
    case " ", "\n", "\r\n":
      // Of a long run the last ones are enough, and no run is counted from each of its blanks.
      let blanks = rest.prefix(8).prefix { $0 == " " }.count
      let end = lineEnd(rest.dropFirst(blanks))
      return end > 0 ? ("\n", blanks + end) : (first, 1)
    default: return (first, 1)
    }
  }

  private static func isPunctuation(_ character: Character) -> Bool {
    character.isPunctuation || character.isSymbol
  }

  /// How long a tag for a line's end is here.
  private static func lineBreak(_ rest: ArraySlice<Character>) -> Int {
    let tag = rest.prefix(6).map { $0.lowercased() }.joined()
    return ["<br>", "<br/>", "<br />"].first { tag.hasPrefix($0) }?.count ?? 0
  }

  /// How long the end of a line is here, with what makes the next one part of a quote or a list.
  private static func lineEnd(_ rest: ArraySlice<Character>) -> Int {
    guard rest.first == "\n" || rest.first == "\r\n" else { return 0 }
    return 1 + rest.dropFirst().prefix { $0 == " " || $0 == "\t" || $0 == ">" }.count
  }

  /// A character reference; one that shows nothing, as in `@&#8203;name`, has no character.
  private static func reference(_ rest: ArraySlice<Character>) -> (Character?, Int)? {
    // The longest name that there is has 31 letters.
    let name = rest.dropFirst().prefix(32).prefix { character in
      character.isASCII && (character.isLetter || character.isNumber || character == "#")
    }
    let length = name.count + 2
    guard let text = CharacterReference.text(of: String(rest.prefix(length))),
      let first = text.first, text.count == 1
    else { return nil }
    let showsNothing = text.unicodeScalars.allSatisfy(\.properties.isDefaultIgnorableCodePoint)
    return (showsNothing ? nil : first, length)
  }
}
