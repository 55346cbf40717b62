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
      let body = paragraph.lines.map { $0.map(inline).joined() }.joined(separator: "<br>\n")
      lines.append("<p>\(body)</p>")
    }
    return (lines + ["</body>", "</html>", ""]).joined(separator: "\n")
  }

  private static func inline(_ part: CustomerEmail.Part) -> String {
    switch part {
    case .text(let text): Escaping.html(text)
    case .blank: "<mark>\(Escaping.html(part.plain))</mark>"
    }
  }
}
