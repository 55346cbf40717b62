/// A line and the cursor in it, which always stands between two graphemes.
///
/// It is kept as the text before and the text after the cursor, so that typing costs the same in a
/// line of a megabyte.
public struct LineBuffer: Hashable, Sendable {
  /// The text before the cursor.
  public private(set) var before: String
  /// The text after the cursor.
  public private(set) var after: String

  /// Makes a line with the cursor between two texts, or right after the grapheme that they join in.
  public init(before: String = "", after: String = "") {
    self.before = before
    self.after = after
    settle()
  }

  /// The whole line.
  public var text: String { before + after }

  /// How long it is in UTF-8, which is known without going through it.
  var size: Int { before.utf8.count + after.utf8.count }

  /// Whether it differs from another at most in where the cursor stands.
  func hasText(of other: LineBuffer) -> Bool {
    size == other.size && text == other.text
  }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { before.isEmpty && after.isEmpty }

  /// Puts text in at the cursor, which goes behind it.
  public mutating func insert(_ text: String) {
    before += text
    settle()
  }

  /// Moves by one grapheme.
  ///
  /// - Returns: whether there was one.
  public mutating func moveLeft() -> Bool {
    guard let character = before.popLast() else { return false }
    after.insert(character, at: after.startIndex)
    return true
  }

  /// Moves by one grapheme.
  ///
  /// - Returns: whether there was one.
  public mutating func moveRight() -> Bool {
    guard !after.isEmpty else { return false }
    before.append(after.removeFirst())
    settle()
    return true
  }

  /// Moves to the beginning of the line.
  public mutating func moveToStart() {
    after = text
    before = ""
  }

  /// Moves to the end of the line.
  public mutating func moveToEnd() {
    before = text
    after = ""
  }

  /// Moves over as many characters before the cursor as the condition allows.
  public mutating func moveLeft(over count: Int) {
    let start = before.index(before.endIndex, offsetBy: -count, limitedBy: before.startIndex)
    let index = start ?? before.startIndex
    after = before[index...] + after
    before = String(before[..<index])
  }

  /// Moves over so many characters after the cursor.
  public mutating func moveRight(over count: Int) {
    let end = after.index(after.startIndex, offsetBy: count, limitedBy: after.endIndex)
    let index = end ?? after.endIndex
    before += after[..<index]
    after = String(after[index...])
    settle()
  }

  /// Takes out so many characters before the cursor.
  public mutating func removeBefore(_ count: Int) -> String {
    let start = before.index(before.endIndex, offsetBy: -count, limitedBy: before.startIndex)
    let index = start ?? before.startIndex
    let removed = String(before[index...])
    before = String(before[..<index])
    settle()
    return removed
  }

  /// Takes out so many characters after the cursor.
  public mutating func removeAfter(_ count: Int) -> String {
    let end = after.index(after.startIndex, offsetBy: count, limitedBy: after.endIndex)
    let index = end ?? after.endIndex
    let removed = String(after[..<index])
    after = String(after[index...])
    settle()
    return removed
  }

  /// Takes out all before the cursor.
  public mutating func removeAllBefore() -> String {
    defer { before = "" }
    return before
  }

  /// Takes out all after the cursor.
  public mutating func removeAllAfter() -> String {
    defer { after = "" }
    return after
  }

  /// How many characters before the cursor belong to the word there and what parts it from it.
  ///
  /// - Parameter isWord: which characters make up words.
  /// - Returns: 0 at the start of the line.
  public func wordLengthBefore(_ isWord: (Character) -> Bool) -> Int {
    Self.wordLength(before.reversed(), isWord)
  }

  /// How many characters after the cursor belong to the word there and what parts it from it.
  ///
  /// - Parameter isWord: which characters make up words.
  /// - Returns: 0 at the end of the line.
  public func wordLengthAfter(_ isWord: (Character) -> Bool) -> Int {
    Self.wordLength(after, isWord)
  }

  private static func wordLength(
    _ characters: some Sequence<Character>, _ isWord: (Character) -> Bool
  ) -> Int {
    var count = 0
    var inWord = false
    for character in characters {
      if isWord(character) { inWord = true } else if inWord { break }
      count += 1
    }
    return count
  }

  /// Puts the cursor behind the grapheme that has formed around it, if one has.
  ///
  /// Once is not enough: what joins may then join with what follows, as in a family of emoji.
  private mutating func settle() {
    while let last = before.last, let first = after.first {
      let joined = String(last) + String(first)
      let end = joined.index(after: joined.startIndex)
      let taken = joined.utf8.distance(from: joined.startIndex, to: end) - String(last).utf8.count
      guard taken > 0 else { return }
      let rest = after.utf8.index(after.startIndex, offsetBy: taken)
      before += after[..<rest]
      after = String(after[rest...])
    }
  }
}
