/// A message with `<placeholders>`, as a runbook holds it.
public struct TemplateText: Equatable, Sendable {
  /// The text as the runbook has it.
  public var source: String

  /// Wraps a template.
  public init(_ source: String) {
    self.source = source
  }

  /// The text with every placeholder that has a value replaced by it; the others stay visible.
  public func filled(_ values: [String: String]) -> String {
    scan { values[$0] }.text
  }

  /// The placeholders that have no value, in order, each once.
  public func open(_ values: [String: String]) -> [String] {
    scan { values[$0] }.open
  }

  /// One pass over the text; a placeholder is a word of lower-case letters, digits, `-`, `_` and
  /// spaces between angle brackets.
  private func scan(_ value: (String) -> String?) -> (text: String, open: [String]) {
    var text = ""
    var open: [String] = []
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
      let name = String(body)
      if let value = value(name) {
        text += value
      } else {
        text += "<\(name)>"
        if !open.contains(name) { open.append(name) }
      }
      rest = rest[rest.index(after: after)...]
    }
    return (text + rest, open)
  }

  private static func isPlaceholderCharacter(_ character: Character) -> Bool {
    character.isASCII
      && (character.isLowercase || character.isNumber || character == "-" || character == "_"
        || character == " ")
  }
}
