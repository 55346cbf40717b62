/// The tags that GitHub's "disallowed raw HTML" extension turns into text.
enum TagFilter {
  private static let names: [StaticString] = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]

  /// Whether the `<` at `index` begins one of them.
  static func forbids(_ text: ByteView, at index: Int) -> Bool {
    let start = text[index + 1] == 0x2F ? index + 2 : index + 1
    for name in names where text.hasPrefix(name, at: start, foldingCase: true) {
      let after = text[start + name.utf8CodeUnitCount]
      return after == 0 || after.isAsciiSpace || after == 0x3E
        || (after == 0x2F && text[start + name.utf8CodeUnitCount + 1] == 0x3E)
    }
    return false
  }
}
