/// Cuts a line of the session into words, forgivingly.
///
/// Quotes count only where a word begins, or a value after `--option=`, and only if the same kind
/// closes at the end of a word; every other quote is text. There are no escapes and no globs.
public struct SessionTokenizer: Sendable {
  /// Cuts a line into words.
  public static func tokens(of line: String) -> [ArgumentToken] {
    var reader = SessionTokenizer(line)
    var tokens: [ArgumentToken] = []
    while let token = reader.next() { tokens.append(token) }
    return tokens
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  /// Kinds of quotes that are known not to close any more, so that a line of many stays cheap.
  private var unclosed: Set<Unicode.Scalar> = []

  private init(_ line: String) { scalars = Array(line.unicodeScalars) }

  private mutating func next() -> ArgumentToken? {
    while position < scalars.count, isSpace(position) { position += 1 }
    guard position < scalars.count else { return nil }
    if let end = closingQuote(from: position) {
      let text = string(position + 1, end)
      position = end + 1
      return ArgumentToken(text, isQuoted: true)
    }
    let start = position
    while position < scalars.count, !isSpace(position) {
      if scalars[position] == "=", isLongOption(start, position),
        let end = closingQuote(from: position + 1)
      {
        let text = string(start, position + 1) + string(position + 2, end)
        position = end + 1
        return ArgumentToken(text)
      }
      position += 1
    }
    return ArgumentToken(string(start, position))
  }

  /// The index of the quote that closes the one at `start`.
  private mutating func closingQuote(from start: Int) -> Int? {
    guard start < scalars.count, let closers = Self.closers[scalars[start]],
      !unclosed.contains(scalars[start])
    else { return nil }
    var index = start + 1
    while index < scalars.count {
      let isEnd = index + 1 == scalars.count || isSpace(index + 1)
      if isEnd, closers.contains(scalars[index]) { return index }
      index += 1
    }
    unclosed.insert(scalars[start])
    return nil
  }

  /// What closes each opening quote; typing programs turn the straight ones into the others.
  private static let closers: [Unicode.Scalar: [Unicode.Scalar]] = [
    "\"": ["\""], "'": ["'"], "\u{201C}": ["\u{201D}"], "\u{2018}": ["\u{2019}"],
    "\u{201D}": ["\u{201D}"], "\u{2019}": ["\u{2019}"], "\u{201E}": ["\u{201C}", "\u{201D}"],
    "\u{201A}": ["\u{2018}", "\u{2019}"], "\u{AB}": ["\u{BB}"],
  ]

  private func isLongOption(_ start: Int, _ end: Int) -> Bool {
    end - start > 2 && scalars[start] == "-" && scalars[start + 1] == "-"
      && !scalars[start..<end].contains("=")
  }

  private func isSpace(_ index: Int) -> Bool { scalars[index].properties.isWhitespace }

  private func string(_ start: Int, _ end: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    return String(view)
  }
}
