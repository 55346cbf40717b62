import Markdown
import TerminalUI

/// Inlines as text of a screen.
struct MarkdownWords {
  private(set) var text = StyledText()

  private static let deepest = 24

  init(_ inlines: Inline.Siblings) {
    add(inlines, .plain, depth: 0)
    text = text.sanitized()
  }

  private mutating func add(_ inlines: Inline.Siblings, _ meaning: Meaning, depth: Int) {
    for inline in inlines {
      guard depth < Self.deepest else {
        text.append(inline.plainText, meaning)
        continue
      }
      add(inline, meaning, depth: depth)
    }
  }

  private mutating func add(_ inline: Inline, _ meaning: Meaning, depth: Int) {
    switch inline.kind {
    case .text(let words): text.append(words.onOneLine, meaning)
    case .softBreak: text.append(" ", meaning)
    case .lineBreak: text.append("\n", meaning)
    case .code(let code): text.append("`\(code.onOneLine)`", meaning)
    case .html(let tag): if !tag.hasPrefix("<!--") { text.append(tag.onOneLine, meaning) }
    case .emphasis: add(inline.children, meaning, depth: depth + 1)
    case .strong: add(inline.children, .strong, depth: depth + 1)
    case .strikethrough:
      text.append("~~", meaning)
      add(inline.children, meaning, depth: depth + 1)
      text.append("~~", meaning)
    case .link(let link):
      add(inline.children, meaning, depth: depth + 1)
      // A place in the same text cannot be followed here.
      guard !link.isBare, !link.destination.hasPrefix("#"),
        inline.children.plainText != link.destination
      else { return }
      text.append(" (\(link.destination.onOneLine))", meaning)
    case .image(let link):
      text.append("[image: \(inline.children.plainText)] (\(link.destination.onOneLine))", meaning)
    case .footnoteReference(let number): text.append("[\(number)]", meaning)
    }
  }
}
