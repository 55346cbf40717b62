import IncidentModel

/// The outline that a playbook's last section gives: a list under a heading that says "outline".
///
/// An item is a heading, and after `:` or its first sentence a hint for whoever writes the part.
struct PostMortemOutline: Equatable, Sendable {
  /// One part as the playbook wants it.
  struct Item: Equatable, Sendable {
    /// The heading.
    var heading: String
    /// What belongs there; nil where the playbook does not say.
    var hint: String?
  }

  /// The items that name a part of the record.
  private(set) var items: [PostMortemPart: Item] = [:]
  /// The other ones, for people to write.
  private(set) var others: [Item] = []

  init(playbook: Playbook) {
    for text in Self.listItems(playbook.sections[.postMortem]?.markdown ?? "") {
      guard let item = Self.item(text) else { continue }
      let words = item.heading.lowercased()
      let part = PostMortemPart.allCases.first { part in
        items[part] == nil && part.words.contains { words.contains($0) }
      }
      if let part {
        items[part] = item
      } else {
        others.append(item)
      }
    }
  }

  private static func item(_ text: String) -> Item? {
    let text = text.filter { $0 != "*" && $0 != "`" }
    let end = text.firstIndex { $0 == ":" || $0 == "." } ?? text.endIndex
    let heading = trimmed(text[..<end])
    guard !heading.isEmpty else { return nil }
    let hint = end < text.endIndex ? trimmed(text[text.index(after: end)...]) : ""
    return Item(heading: heading, hint: hint.isEmpty ? nil : hint)
  }

  /// The items of the list under the outline's heading, each on one line.
  private static func listItems(_ markdown: String) -> [String] {
    var items: [String] = []
    var isOutline = false
    for line in markdown.split(whereSeparator: \.isNewline) {
      let text = trimmed(line)
      if text.hasPrefix("#") {
        isOutline = text.lowercased().contains("outline")
      } else if isOutline, let item = listItem(text) {
        items.append(item)
      } else if isOutline, line.first == " ", !items.isEmpty {
        items[items.count - 1] += " \(text)"
      }
    }
    return items
  }

  private static func listItem(_ line: String) -> String? {
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    let marks = digits.isEmpty ? "-*+" : ".)"
    guard let mark = rest.first, marks.contains(mark), rest.dropFirst().first == " " else {
      return nil
    }
    return trimmed(rest.dropFirst())
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0 == " " || $0 == "\t" }
    let trailing = start.reversed().prefix { $0 == " " || $0 == "\t" }.count
    return String(start.dropLast(trailing))
  }
}
