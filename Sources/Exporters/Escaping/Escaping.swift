/// What makes text that people typed safe for the format it goes into.
///
/// Every exporter escapes here, once, at the last moment.
enum Escaping {
  /// Text for GitHub Flavored Markdown, in lines: nothing in it is markup, opens a block, breaks a
  /// table's row, or notifies anybody.
  ///
  /// - Characters that may begin markup get a backslash; `<`, and `&` where it would begin a
  ///   character reference, become one, which every reader of Markdown knows.
  /// - What opens a block gets one at the beginning of a line only, so that `a - b` stays readable.
  /// - `@name` gets a zero-width space after the `@`: trackers look for names in the rendered text,
  ///   where a backslash is gone. Mail addresses stay as they are.
  /// - An `http` or `https` address becomes a link that shows itself, which keeps its `_` and `*`.
  /// - Control characters and those that turn the direction of text become visible.
  static func markdown(_ text: String) -> [String] {
    lines(text).map { line in
      var writer = MarkdownLineWriter(line)
      return writer.write()
    }
  }

  /// The web addresses in a text, as `markdown` shows them, in order.
  static func addresses(in text: String) -> [String] {
    lines(text).flatMap { MarkdownLineWriter($0).addresses }
  }

  /// The lines of a text without blanks at their ends; any line break of Unicode counts.
  static func lines(_ text: String) -> [ArraySlice<Unicode.Scalar>] {
    var lines: [ArraySlice<Unicode.Scalar>] = []
    var line: [Unicode.Scalar] = []
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      guard isLineBreak(scalar) else {
        line.append(scalar)
        continue
      }
      if scalar == "\n", previous == "\r" { continue }
      lines.append(trimmed(line[...]))
      line = []
    }
    return lines + [trimmed(line[...])]
  }

  private static func trimmed(_ line: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    let start = line.drop { $0.properties.isWhitespace }
    let trailing = start.reversed().prefix { $0.properties.isWhitespace }.count
    return start.dropLast(trailing)
  }

  static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}

/// Writes one line of plain text as Markdown.
private struct MarkdownLineWriter {
  private let source: ArraySlice<Unicode.Scalar>
  private var index: Int
  private var output = ""

  init(_ source: ArraySlice<Unicode.Scalar>) {
    self.source = source
    index = source.startIndex
  }

  /// The web addresses of the line.
  var addresses: [String] {
    var found: [String] = []
    var place = source.startIndex
    while place < source.endIndex {
      guard let link = link(at: place) else {
        place += 1
        continue
      }
      found.append(String(String.UnicodeScalarView(link)))
      place = link.endIndex
    }
    return found
  }

  mutating func write() -> String {
    output.reserveCapacity(source.count + source.count / 4)
    openLine()
    while index < source.endIndex {
      if let link = link(at: index) {
        output += "<"
        while index < link.endIndex {
          writeAddressScalar(source[index])
          index += 1
        }
        output += ">"
      } else {
        writeScalar(source[index])
        index += 1
      }
    }
    return output
  }

  /// Escapes what opens a block at the beginning of a line: a list, a quote, an underline.
  private mutating func openLine() {
    let digits = source.prefix { isDigit($0) }
    let rest = source.dropFirst(digits.count)
    if digits.isEmpty {
      guard let mark = rest.first, "-+=>:".unicodeScalars.contains(mark) else { return }
    } else {
      // `1.` alone opens a list, and so does `1. text`; a version such as `2.4.1` does not.
      guard rest.first == "." || rest.first == ")",
        rest.dropFirst().first?.properties.isWhitespace ?? true
      else { return }
      output.unicodeScalars.append(contentsOf: digits)
      index += digits.count
    }
    output += "\\"
    output.unicodeScalars.append(source[index])
    index += 1
  }

  private mutating func writeScalar(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "<": output += "&lt;"
    case "&": output += isEntity ? "&amp;" : "&"
    case "@": output += isWord(previous) || !isName(next) ? "@" : "@&#8203;"
    case "_" where isWord(previous) && isWord(next) && link(at: index + 1) == nil: output += "_"
    case "\\", "`", "*", "_", "[", "]", "~", "|", "#", "$":
      output += "\\"
      output.unicodeScalars.append(scalar)
    case "\t": output += " "
    default:
      if let escape = visibleEscape(scalar) {
        output += escape
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
  }

  /// In an address nothing is markup but a character reference.
  private mutating func writeAddressScalar(_ scalar: Unicode.Scalar) {
    if scalar == "&", isEntity {
      output += "&amp;"
    } else {
      output.unicodeScalars.append(scalar)
    }
  }

  /// Whether the `&` here would be read as the beginning of a character reference.
  private var isEntity: Bool {
    let name = source[index...].dropFirst().prefix { $0 == "#" || isWord($0) }
    return !name.isEmpty && name.endIndex < source.endIndex && source[name.endIndex] == ";"
  }

  private var previous: Unicode.Scalar? {
    index > source.startIndex ? source[index - 1] : nil
  }

  private var next: Unicode.Scalar? {
    index + 1 < source.endIndex ? source[index + 1] : nil
  }

  /// The address that begins at a place, without the punctuation that ends a sentence after it.
  private func link(at start: Int) -> ArraySlice<Unicode.Scalar>? {
    let rest = source[start...]
    guard rest.first == "h" || rest.first == "H" else { return nil }
    if start > source.startIndex, isWord(source[start - 1]) { return nil }
    let head = rest.prefix(8).map { $0.properties.lowercaseMapping }.joined()
    let scheme = head == "https://" ? 8 : head.hasPrefix("http://") ? 7 : 0
    guard scheme > 0 else { return nil }
    var address = rest.prefix { isAddressCharacter($0) }
    while let last = address.last, ".,:;!?'()*_~".unicodeScalars.contains(last) {
      address.removeLast()
    }
    return address.count > scheme ? address : nil
  }

  private func isAddressCharacter(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else {
      return !scalar.properties.isWhitespace && visibleEscape(scalar) == nil
    }
    return scalar.value > 0x20 && scalar.value < 0x7F
      && !"<>\"`|\\^{}[]".unicodeScalars.contains(scalar)
  }

  /// A control character, or one that turns the direction of text, as people can see it.
  private func visibleEscape(_ scalar: Unicode.Scalar) -> String? {
    Escaping.visibleForm(of: scalar).map { "\\" + $0 }
  }

  private func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { ("0"..."9").contains($0) } ?? false
  }

  private func isName(_ scalar: Unicode.Scalar?) -> Bool {
    isWord(scalar) || scalar == "_" || scalar == "-"
  }

  /// An ASCII letter or digit.
  private func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return isDigit(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
