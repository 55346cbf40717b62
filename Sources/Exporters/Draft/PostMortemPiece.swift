import Encoding

/// One piece of a written post-mortem that stays, changes or goes as a whole: a heading, a paragraph,
/// the head of a table, a row, an item, a quote.
struct PostMortemPiece: Equatable, Sendable {
  /// What a piece is known by, whatever its words are.
  struct Key: Hashable, Sendable {
    /// The section.
    var section: String
    /// The block in the section; `heading` for the section's own heading.
    var block: String
    /// The row or the item in the block; `head` for a table's, empty for what has no parts.
    var item = ""
  }

  /// What it is known by.
  var key: Key
  /// Its Markdown; only a quote has several lines.
  var text: String
  /// Whether it says nothing of what happened: it asks a person to write, or says that none is there.
  var isBlank = false

  /// Whether this is the heading of a section.
  var isSectionHeading: Bool { key.block == Self.headingBlock }

  /// Whether it is the head of a table.
  var isHead: Bool { key.item == Self.headItem }

  /// Whether it says something, rather than heads it.
  var isFact: Bool { !isHead && !text.hasPrefix("#") }

  /// The block of a section's own heading.
  static let headingBlock = "heading"
  /// The item that is the head of a table.
  static let headItem = "head"
}

extension PostMortemPiece {
  /// What stands under a person's words for an older text of it: what the record says now; nil where
  /// it says nothing else, or nothing.
  func remark(since older: PostMortemPiece) -> String? {
    guard older.text != text, isFact, !isBlank else { return nil }
    return news(since: older.text).labeled("The record now says")
  }

  /// What stands under a person's words for it once the record has it no more.
  var remarkWithdrawn: String? {
    isFact && !isBlank ? labeled("No longer in the record") : nil
  }

  /// The same with a label before its words, as a line of its own.
  private func labeled(_ label: String) -> String {
    let mark = "**\(label):** "
    for prefix in ["| ", "- [ ] ", "- [x] ", "- "] where text.hasPrefix(prefix) {
      return prefix + mark + text.dropFirst(prefix.count)
    }
    return text.hasPrefix(">") ? "> \(mark)<br>\n\(text)" : mark + text
  }

  /// What of it an older text of the same piece does not say: of a paragraph the new sentences.
  private func news(since older: String) -> PostMortemPiece {
    guard key.item.isEmpty, !text.hasPrefix(">") else { return self }
    let known = Set(Self.sentences(older))
    let new = Self.sentences(text).filter { !known.contains($0) }
    var news = self
    if !new.isEmpty { news.text = new.joined(separator: " ") }
    return news
  }

  /// The sentences of a paragraph, which the record puts one behind the other.
  private static func sentences(_ text: String) -> [String] {
    var sentences: [String] = []
    var words: [Substring] = []
    for word in text.split(separator: " ") {
      words.append(word)
      guard let last = word.last, ".!?".contains(last) else { continue }
      sentences.append(words.joined(separator: " "))
      words = []
    }
    return words.isEmpty ? sentences : sentences + [words.joined(separator: " ")]
  }
}

extension PostMortemPiece {
  /// The piece as one line of the file that remembers what was written into a draft.
  var json: JSON {
    var members = key.members
    members["text"] = .string(text)
    if isBlank { members["blank"] = true }
    return .object(members)
  }

  /// The piece of such a line; nil where it has no text.
  init?(_ json: JSON, key: Key) {
    guard let text = json["text"]?.string else { return nil }
    self.init(key: key, text: text, isBlank: json["blank"] == true)
  }
}

extension PostMortemPiece.Key {
  /// What a line that remembers something begins with.
  var members: [String: JSON] {
    ["section": .string(section), "block": .string(block), "item": .string(item)]
  }

  /// What a line is about; nil where it does not say.
  init?(_ json: JSON) {
    guard let section = json["section"]?.string, let block = json["block"]?.string,
      let item = json["item"]?.string
    else { return nil }
    self.init(section: section, block: block, item: item)
  }
}

extension [PostMortemPiece] {
  /// The pieces in stretches that have a value in common.
  func grouped<Value: Equatable>(by value: (PostMortemPiece) -> Value) -> [[PostMortemPiece]] {
    reduce(into: []) { groups, piece in
      if let last = groups.last?.last, value(last) == value(piece) {
        groups[groups.count - 1].append(piece)
      } else {
        groups.append([piece])
      }
    }
  }
}
