/// The mail to customers as HTML that every mail program shows: no style, nothing to load.
enum EmailPage {
  static func text(_ email: CustomerEmail) -> String {
    let title = Escaping.html(email.subject.map(\.plain).joined())
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"en\">",
      "<head><meta charset=\"utf-8\"><title>\(title)</title></head>", "<body>",
    ]
    for paragraph in email.paragraphs {
      if let heading = paragraph.heading { lines.append("<h2>\(Escaping.html(heading))</h2>") }
      lines += blocks(paragraph.lines.map { $0.map(inline).joined() })
    }
    return (lines + ["</body>", "</html>", ""]).joined(separator: "\n")
  }

  /// Lines of a paragraph; those that begin with a dash are a list.
  private static func blocks(_ lines: [String]) -> [String] {
    var blocks: [String] = []
    var rest = lines[...]
    while let first = rest.first {
      let isList = first.hasPrefix("- ")
      let run = rest.prefix { $0.hasPrefix("- ") == isList }
      rest = rest.dropFirst(run.count)
      blocks.append(
        isList
          ? "<ul>\n\(run.map { "<li>\($0.dropFirst(2))</li>" }.joined(separator: "\n"))\n</ul>"
          : "<p>\(run.joined(separator: "<br>\n"))</p>")
    }
    return blocks
  }

  private static func inline(_ part: CustomerEmail.Part) -> String {
    switch part {
    case .text(let text): Escaping.html(text)
    case .blank: "<mark>\(Escaping.html(part.plain))</mark>"
    }
  }
}
