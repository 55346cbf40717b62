public import Encoding
import Markdown

/// A new runbook, made of the template by giving it a name.
public struct RunbookSkeleton: Sendable {
  /// Its id: the name's letters and digits in lower case, with dashes.
  public let id: String
  /// The text.
  public let bytes: [UInt8]

  /// Names a copy of the template; nil where the name has no letter or digit of ASCII.
  public init?(_ template: Runbook, name: String, today: CivilTime) {
    let words = SearchWords.split(name).map { $0.filter { $0.isASCII } }.filter { !$0.isEmpty }
    guard !words.isEmpty else { return nil }
    id = words.joined(separator: "-")
    // A name that is an id already is told as words.
    let isID = !name.contains(" ") && name == name.lowercased()
    let title = isID ? words.joined(separator: " ").firstUpperCase : Self.onOneLine(name)
    let values = [
      "id": id, "title": Self.quoted(title), "version": "1", "status": "draft",
      "last_reviewed_on": today.date,
    ]
    var lines = template.document.source.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    for (key, value) in values {
      guard let entry = template.frontMatter?.mapping.entry(key),
        lines.indices.contains(entry.position.line - 1)
      else { continue }
      lines[entry.position.line - 1] = "\(key): \(value)"
    }
    let heading = template.sections.first.map { $0.lines.lowerBound - 1 }
    if let heading, lines.indices.contains(heading) { lines[heading] = "# \(title)" }
    bytes = Array(lines.joined(separator: "\n").utf8)
  }

  private static func onOneLine(_ name: String) -> String {
    name.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// A text as front matter takes it: as it is where nothing in it has a meaning there.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter == true
      && text.allSatisfy { $0.isLetter || $0.isNumber || " -_,.()/".contains($0) }
      && !["true", "false", "null", "yes", "no"].contains(text.lowercased())
    if isPlain { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension String {
  fileprivate var firstUpperCase: String { prefix(1).uppercased() + dropFirst() }
}
