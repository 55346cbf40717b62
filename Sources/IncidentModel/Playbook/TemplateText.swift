/// A message with `<placeholders>`, as a runbook holds it.
public struct TemplateText: Equatable, Sendable {
  /// The text as the runbook has it.
  public var source: String

  /// Wraps a template.
  public init(_ source: String) {
    self.source = source
  }

  /// A stretch of a template.
  public enum Piece: Equatable, Sendable {
    /// Words that stay as they are.
    case text(String)
    /// A placeholder, by its name without the brackets.
    case placeholder(String)
  }

  /// The text with every placeholder that has a value replaced by it; the others stay visible.
  public func filled(_ values: [String: String]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .placeholder(let name): values[name] ?? "<\(name)>"
      }
    }
    .joined()
  }

  /// The placeholders that have no value, in order, each once.
  public func open(_ values: [String: String]) -> [String] {
    pieces.reduce(into: []) { open, piece in
      guard case .placeholder(let name) = piece, values[name] == nil, !open.contains(name) else {
        return
      }
      open.append(name)
    }
  }

  /// The text without the lines that hold a placeholder.
  public func withoutLines(of name: String) -> TemplateText {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !TemplateText(String($0)).pieces.contains(.placeholder(name)) }
    return TemplateText(lines.joined(separator: "\n"))
  }

  /// The stretches in order; a placeholder is a word of lower-case letters, digits, `-`, `_` and
  /// spaces between angle brackets.
  public var pieces: [Piece] {
    var pieces: [Piece] = []
    var text = ""
    var rest = Substring(source)
    while let start = rest.firstIndex(of: "<") {
      text += rest[..<start]
      rest = rest[start...]
      let body = rest.dropFirst().prefix { Self.isPlaceholderCharacter($0) }
      let after = body.endIndex
      guard !body.isEmpty, after < rest.endIndex, rest[after] == ">" else {
        text.append("<")
        rest = rest.dropFirst()
        continue
      }
      if !text.isEmpty { pieces.append(.text(text)) }
      text = ""
      pieces.append(.placeholder(String(body)))
      rest = rest[rest.index(after: after)...]
    }
    text += rest
    return text.isEmpty ? pieces : pieces + [.text(text)]
  }

  private static func isPlaceholderCharacter(_ character: Character) -> Bool {
    character.isASCII
      && (character.isLowercase || character.isNumber || character == "-" || character == "_"
        || character == " ")
  }
}
