/// The seven kinds of HTML block, by the number the specification gives them.
enum HTMLBlockRule {
  /// The kind that begins at `start`, or 0.
  static func beginning(
    _ source: ByteView, at start: Int, lineEnd: Int, interruptsParagraph: Bool
  ) -> Int {
    let second = source[start + 1]
    if second == 0x21 {
      if source.hasPrefix("!--", at: start + 1) { return 2 }
      if source.hasPrefix("![CDATA[", at: start + 1) { return 5 }
      return source[start + 2].isAsciiLetter ? 4 : 0
    }
    if second == 0x3F { return 3 }
    let isClosing = second == 0x2F
    let nameStart = isClosing ? start + 2 : start + 1
    guard source[nameStart].isAsciiLetter else { return 0 }
    var nameEnd = nameStart
    while nameEnd < lineEnd, source[nameEnd].isAsciiAlphanumeric { nameEnd += 1 }
    let after = nameEnd < lineEnd ? source[nameEnd] : 0x20
    let name = source.string(nameStart, min(nameEnd, nameStart + 12)).lowercased()
    if !isClosing, verbatimNames.contains(name), after.isAsciiSpace || after == 0x3E { return 1 }
    if blockNames.contains(name),
      after.isAsciiSpace || after == 0x3E || (after == 0x2F && source[nameEnd + 1] == 0x3E)
    {
      return 6
    }
    if interruptsParagraph { return 0 }
    let scanner = HTMLTagScanner(text: source, end: lineEnd)
    guard var end = isClosing ? scanner.closingTag(at: start) : scanner.openTag(at: start)
    else { return 0 }
    while end < lineEnd, source[end].isAsciiSpace { end += 1 }
    return end >= lineEnd ? 7 : 0
  }

  /// Whether the line ends a block of this kind; kinds 6 and 7 end before a blank line instead.
  static func ends(_ kind: Int, _ source: ByteView, from start: Int, to end: Int) -> Bool {
    for index in start..<max(start, end) {
      switch source[index] {
      case 0x3C where kind == 1:
        for name in verbatimEnds where source.hasPrefix(name, at: index, foldingCase: true) {
          return true
        }
      case 0x2D where kind == 2:
        if source.hasPrefix("-->", at: index) { return true }
      case 0x3F where kind == 3:
        if source[index + 1] == 0x3E { return true }
      case 0x3E where kind == 4:
        return true
      case 0x5D where kind == 5:
        if source.hasPrefix("]]>", at: index) { return true }
      default:
        break
      }
    }
    return false
  }

  private static let verbatimNames: Set<String> = ["script", "pre", "style", "textarea"]
  private static let verbatimEnds: [StaticString] = [
    "</script>", "</pre>", "</style>", "</textarea>",
  ]
  private static let blockNames: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}
