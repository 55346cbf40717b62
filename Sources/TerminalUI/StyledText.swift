/// Text in spans that are labelled by what they mean, not by how they look.
public struct StyledText: Hashable, Sendable {
  /// A piece of text with one meaning.
  public struct Span: Hashable, Sendable {
    /// The text as it is, not sanitized.
    public var text: String
    /// What it means.
    public var meaning: Meaning

    /// Makes a span.
    public init(_ text: String, _ meaning: Meaning = .plain) {
      self.text = text
      self.meaning = meaning
    }
  }

  /// The pieces in order; neighbours of one meaning are one piece.
  public private(set) var spans: [Span] = []

  /// Makes an empty text.
  public init() {}

  /// Makes a text of one meaning.
  public init(_ text: String, _ meaning: Meaning = .plain) {
    append(text, meaning)
  }

  /// Adds text at the end.
  public mutating func append(_ text: String, _ meaning: Meaning = .plain) {
    guard !text.isEmpty else { return }
    if let last = spans.indices.last, spans[last].meaning == meaning {
      spans[last].text += text
    } else {
      spans.append(Span(text, meaning))
    }
  }

  /// Adds another text at the end.
  public mutating func append(_ other: StyledText) {
    for span in other.spans { append(span.text, span.meaning) }
  }

  /// One text after another.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.append(right)
    return sum
  }

  /// Adds another text at the end.
  public static func += (left: inout StyledText, right: StyledText) {
    left.append(right)
  }

  /// The words alone.
  public var text: String {
    spans.reduce(into: "") { $0 += $1.text }
  }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { spans.isEmpty }

  /// The cells that it takes in one row.
  public var width: Int {
    spans.reduce(0) { $0 + DisplayWidth.of($1.text) }
  }

  /// The same text with what could steer a terminal made visible.
  public func sanitized(_ whitespace: Sanitizer.Whitespace = .kept) -> StyledText {
    var safe = StyledText()
    for span in spans { safe.append(Sanitizer.visible(span.text, whitespace), span.meaning) }
    return safe
  }

  /// The text dressed for a stream; every coloured line ends reset.
  public func rendered(_ style: TextStyle) -> String {
    var output = ""
    for span in spans {
      guard let parameters = span.meaning.parameters(in: style) else {
        output += span.text
        continue
      }
      var rest = Substring(span.text)
      while let end = rest.unicodeScalars.firstIndex(of: "\n") {
        Self.wrap(rest[..<end], parameters, into: &output)
        output += "\n"
        rest = rest[rest.unicodeScalars.index(after: end)...]
      }
      Self.wrap(rest, parameters, into: &output)
    }
    return output
  }

  private static func wrap(_ text: Substring, _ parameters: String, into output: inout String) {
    guard !text.isEmpty else { return }
    output += "\u{1B}[\(parameters)m"
    output += text
    output += "\u{1B}[0m"
  }
}

extension StyledText: ExpressibleByStringLiteral, CustomStringConvertible {
  /// Makes plain text.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// The words alone.
  public var description: String { text }
}
