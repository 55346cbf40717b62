import Markdown

/// Markdown as HTML that is safe in a page of ours: raw HTML is shown as text, links lead to the web
/// or to mail, and nothing is loaded.
///
/// It is for the team's own post-mortem, which people edit by hand.
struct MarkdownPage {
  /// How much deeper headings stand than in the source.
  private let headingOffset: Int
  /// Blocks and marks inside each other beyond this are shown without their structure.
  private static let deepest = 60

  /// The HTML of a document whose headings stand some levels deeper.
  static func html(_ markdown: String, headingOffset: Int) -> String {
    let document = Document(parsing: markdown)
    let page = MarkdownPage(headingOffset: headingOffset)
    var html = page.blocks(document.blocks, depth: 0)
    if !document.footnotes.isEmpty {
      let notes = document.footnotes.enumerated().map { place, note in
        "<li id=\"fn\(place + 1)\">\(page.blocks(note.children, depth: 1))</li>"
      }
      html += "\n<ol>\n\(notes.joined(separator: "\n"))\n</ol>"
    }
    return html
  }

  private func blocks(_ blocks: some Sequence<Block>, depth: Int) -> String {
    guard depth < Self.deepest else {
      let words = Self.words(in: blocks)
      return words.isEmpty ? "" : "<p>\(PageParts.text(words))</p>"
    }
    return blocks.map { block($0, depth: depth) }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func block(_ block: Block, depth: Int) -> String {
    switch block.kind {
    // Their place is the end of the page, wherever they are defined.
    case .footnote: return ""
    case .document, .row, .cell: return blocks(block.children, depth: depth + 1)
    case .quote: return "<blockquote>\n\(blocks(block.children, depth: depth + 1))\n</blockquote>"
    case .list(let style, let isTight): return list(block, style, isTight, depth)
    case .item: return ""
    case .table: return table(block)
    case .paragraph: return "<p>\(inlines(block.inlines, depth: depth))</p>"
    case .heading(let level, _):
      let level = min(6, level + headingOffset)
      return "<h\(level)>\(inlines(block.inlines, depth: depth))</h\(level)>"
    case .fencedCode, .indentedCode:
      return "<pre><code>\(Escaping.html(block.literal))</code></pre>"
    case .html:
      let text = block.literal
      let lines = text.hasSuffix("\n") ? text.dropLast() : text[...]
      let shown = Self.withoutComment(lines)
      return shown.isEmpty ? "" : "<p>\(PageParts.text(String(shown)))</p>"
    case .rule: return "<hr>"
    }
  }

  private func list(_ list: Block, _ style: ListStyle, _ isTight: Bool, _ depth: Int) -> String {
    let items = list.children.map { item in
      var content = item.children.map { child in
        if isTight, child.kind == .paragraph { return inlines(child.inlines, depth: depth) }
        return depth < Self.deepest ? block(child, depth: depth + 1) : blocks([child], depth: depth)
      }
      .joined(separator: "\n")
      if case .item(let task?) = item.kind {
        // A word, because a box that cannot be ticked says nothing to a keyboard.
        content = "<strong>\(task == .done ? "Done:" : "To do:")</strong> \(content)"
      }
      return "<li>\(content)</li>"
    }
    let tag =
      switch style.kind {
      case .bullet: ("<ul>", "</ul>")
      case .ordered(let start): (start == 1 ? "<ol>" : "<ol start=\"\(start)\">", "</ol>")
      }
    return ([tag.0] + items + [tag.1]).joined(separator: "\n")
  }

  private func table(_ table: Block) -> String {
    let rows = table.children.map { row in
      row.children.map { inlines($0.inlines, depth: 0) }
    }
    guard let header = rows.first else { return "" }
    let head = header.map { "<th scope=\"col\">\($0)</th>" }.joined()
    let body = rows.dropFirst().map { row in
      "<tr>" + row.map { "<td\(Self.isTime($0) ? " class=\"when\"" : "")>\($0)</td>" }.joined()
        + "</tr>"
    }
    let names = table.children.first?.children.map { $0.plainText } ?? []
    return PageParts.scroll(
      label: "Table: \(names.joined(separator: ", "))",
      (["<table>", "<thead><tr>\(head)</tr></thead>", "<tbody>"] + body + ["</tbody>", "</table>"])
        .joined(separator: "\n"))
  }

  /// Whether a cell is a time, which is not broken over lines.
  private static func isTime(_ cell: String) -> Bool {
    cell.utf8.count >= 16 && cell.utf8.count <= 32
      && cell.unicodeScalars.allSatisfy { "0123456789-:+ ".unicodeScalars.contains($0) }
  }

  private static func isComment(_ html: String) -> Bool {
    html.hasPrefix("<!--")
  }

  /// What stands behind the comments that a block of HTML begins with: it goes on to the end of the
  /// line in which a comment ends.
  ///
  /// A comment that never ends hides nothing.
  private static func withoutComment(_ html: Substring) -> Substring {
    var rest = html
    while rest.hasPrefix("<!--"), let end = rest.dropFirst(4).firstRange(of: "-->") {
      rest = rest[end.upperBound...].drop { $0.isWhitespace }
    }
    return rest
  }

  /// The words of blocks however deep they stand, with a line for each.
  private static func words(in blocks: some Sequence<Block>) -> String {
    var words: [String] = []
    var waiting = Array(blocks.map { $0 }.reversed())
    while let block = waiting.popLast() {
      let text = block.plainTextWithHTML + block.literal
      if !text.isEmpty { words.append(text) }
      waiting += block.children.map { $0 }.reversed()
    }
    return words.joined(separator: "\n")
  }
}

extension MarkdownPage {
  private func inlines(_ inlines: some Sequence<Inline>, depth: Int) -> String {
    guard depth < Self.deepest else {
      return inlines.map { PageParts.text($0.plainText) }.joined()
    }
    return inlines.map { inline($0, depth: depth + 1) }.joined()
  }

  private func inline(_ inline: Inline, depth: Int) -> String {
    switch inline.kind {
    case .text(let text): return PageParts.text(text)
    case .softBreak: return "\n"
    case .lineBreak: return "<br>\n"
    case .code(let text): return "<code>\(Escaping.html(text))</code>"
    case .html(let tag): return rawHTML(tag)
    case .emphasis: return "<em>\(inlines(inline.children, depth: depth))</em>"
    case .strong: return "<strong>\(inlines(inline.children, depth: depth))</strong>"
    case .strikethrough: return "<del>\(inlines(inline.children, depth: depth))</del>"
    case .link(let link): return self.link(link, inlines(inline.children, depth: depth))
    case .image(let link):
      return self.link(link, "image: \(inlines(inline.children, depth: depth))")
    case .footnoteReference(let number): return "<sup><a href=\"#fn\(number)\">\(number)</a></sup>"
    }
  }

  /// A break is a break; other tags are shown, comments are not.
  private func rawHTML(_ tag: String) -> String {
    switch tag.lowercased() {
    case "<br>", "<br/>", "<br />": "<br>"
    case let tag where Self.isComment(tag): ""
    default: Escaping.html(tag)
    }
  }

  private func link(_ link: Link, _ content: String) -> String {
    let address = link.encodedDestination
    let scheme = address.prefix { $0 != ":" }.lowercased()
    guard ["http", "https", "mailto"].contains(scheme), address.contains(":") else {
      return content
    }
    let style = link.isBare || content == Escaping.html(link.destination) ? " class=\"bare\"" : ""
    return "<a\(style) rel=\"noreferrer\" href=\"\(Escaping.html(address))\">\(content)</a>"
  }
}
