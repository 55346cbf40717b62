/// Finds `<placeholders>` in code and leaves alone what only looks like one: redirections, here
/// documents, process substitution, addresses, HTML.
struct PlaceholderScanner {
  private let bytes: [UInt8]

  /// The longest name worth asking for, in bytes.
  private static let lengthLimit = 60

  private let declared: Set<String>

  /// Scans a text; the declared names are placeholders even where they look like HTML.
  init(_ text: String, declared: Set<String> = []) {
    bytes = Array(text.utf8)
    self.declared = declared
  }

  /// The names between angle brackets, in order, each once; of `<name=default>` the name.
  var angleNames: [String] {
    var seen: Set<String> = []
    return all.map(\.name).filter { seen.insert($0).inserted }
  }

  /// What `<name=default>` says, by the names; the first where they differ.
  var standards: [String: String] {
    all.reduce(into: [:]) { $0[$1.name] = $0[$1.name] ?? $1.standard }
  }

  private var all: [(name: String, standard: String?)] {
    var found: [(name: String, standard: String?)] = []
    var index = 0
    while index < bytes.count {
      guard let one = placeholder(at: index) else {
        index += 1
        continue
      }
      found.append((one.name, one.standard))
      index = one.end
    }
    return found
  }

  /// The placeholder that begins at an offset: its name, what `<name=default>` says, and the offset
  /// behind it.
  func placeholder(at index: Int) -> (name: String, standard: String?, end: Int)? {
    guard bytes[index] == 0x3C, let end = end(from: index) else { return nil }
    let parts = bytes[(index + 1)..<end].split(
      separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
    let texts = parts.map { String(decoding: $0, as: UTF8.self) }
    guard let name = texts.first, declared.contains(name) || !Self.tags.contains(name.lowercased())
    else { return nil }
    return (name, texts.count > 1 ? texts[1] : nil, end + 1)
  }

  /// The place of the closing bracket.
  private func end(from start: Int) -> Int? {
    if start > 0, bytes[start - 1] == 0x3C { return nil }
    var index = start + 1
    while index < bytes.count, index - start <= Self.lengthLimit {
      let byte = bytes[index]
      if byte == 0x3E {
        guard index > start + 1, bytes[index - 1] != 0x20 else { return nil }
        return index
      }
      let isFirst = index == start + 1
      let isLetter = (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80
      let isInner =
        (byte >= 0x30 && byte <= 0x39) || byte == 0x20 || byte == 0x2D || byte == 0x5F
        || byte == 0x2E || byte == 0x3D || byte == 0x2F || byte == 0x27 || byte == 0x7C
        || byte == 0x2C || byte == 0x3A || byte == 0x28 || byte == 0x29
      guard isLetter || (isInner && !isFirst) else { return nil }
      if byte == 0x2F, bytes[index - 1] == 0x3A { return nil }
      index += 1
    }
    return nil
  }

  private static let tags: Set<String> = [
    "a", "b", "br", "br/", "body", "code", "details", "div", "em", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "hr", "html", "i", "img", "kbd", "li", "ol", "p", "pre", "script", "span",
    "strong", "style", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "u",
    "ul",
  ]
}
