/// A link reference definition, as ranges of the text it was found in.
struct Definition {
  let label: TextRange
  let destination: TextRange
  let title: TextRange?
  /// The place after the definition's last line.
  let end: Int
}

/// Reads link reference definitions.
struct DefinitionScanner {
  private let text: ByteView
  private let scanner: LinkScanner

  init(text: ByteView, end: Int) {
    self.text = text
    scanner = LinkScanner(text: text, end: end)
  }

  /// The definition that begins at `start`, or nil.
  func definition(at start: Int) -> Definition? {
    guard let labelEnd = scanner.label(at: start), text[labelEnd] == 0x3A else { return nil }
    let label = TextRange(start: start + 1, end: labelEnd - 1)
    let at = scanner.skipSpaceAndLineFeed(from: labelEnd + 1)
    guard let destination = scanner.destination(at: at), destination.next > at else { return nil }
    let afterSpace = scanner.skipSpaceAndLineFeed(from: destination.next)
    if afterSpace > destination.next, let title = scanner.title(at: afterSpace),
      let end = scanner.lineEnd(from: title.next)
    {
      return Definition(label: label, destination: destination.range, title: title.range, end: end)
    }
    guard let end = scanner.lineEnd(from: destination.next) else { return nil }
    return Definition(label: label, destination: destination.range, title: nil, end: end)
  }
}
