/// One word of a command line.
public struct ArgumentToken: Equatable, Hashable, Sendable {
  /// The word, without the quotes around it.
  public var text: String
  /// Whether the whole word was in quotes, which makes it a value whatever it begins with.
  public var isQuoted: Bool

  /// Makes a word.
  public init(_ text: String, isQuoted: Bool = false) {
    self.text = text
    self.isQuoted = isQuoted
  }

  /// What a word looks like, before any table is asked.
  enum Shape: Equatable {
    case value
    /// `--`, after which everything is a value.
    case terminator
    /// `--name` or `--name=value`; the name has its dashes.
    case long(name: String, value: String?)
    /// `-abc`.
    case cluster([Character])
  }

  var shape: Shape {
    let bytes = text.utf8
    guard !isQuoted, bytes.count > 1, bytes.first == UInt8(ascii: "-") else { return .value }
    let second = bytes[bytes.index(after: bytes.startIndex)]
    // `-12m` is a time and `-3` a number: no option begins with a digit.
    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(second) { return .value }
    guard second == UInt8(ascii: "-") else { return .cluster(Array(text.dropFirst())) }
    if bytes.count == 2 { return .terminator }
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else {
      return .long(name: text, value: nil)
    }
    return .long(
      name: String(text[..<equals]), value: String(text[bytes.index(after: equals)...]))
  }

  /// Whether the word can be the value of the option before it.
  ///
  /// An option never holds a space, so a word like `--force was used` is a text.
  var canBeOptionValue: Bool {
    shape == .value || (shape != .terminator && text.hasSpaceOutsideValue)
  }
}

extension String {
  fileprivate var hasSpaceOutsideValue: Bool {
    for scalar in unicodeScalars {
      if scalar == "=" { return false }
      if scalar.properties.isWhitespace { return true }
    }
    return false
  }
}
