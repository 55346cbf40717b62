/// Reads one line of Markdown back the way a renderer does, as far as escapes go: the text that it
/// shows, and the characters in it that could still be markup.
struct MarkdownReading {
  /// What a reader sees.
  private(set) var text = ""
  /// Characters that would be markup, with what stands around them; empty where none is.
  private(set) var live = ""

  init(_ line: String) {
    var rest = Substring(line)
    checkBeginning(of: rest)
    while let first = rest.unicodeScalars.first {
      if rest.hasPrefix("<http") {
        let address = rest.dropFirst().prefix { $0 != ">" && $0 != " " && $0 != "<" }
        text += address.replacing("&amp;", with: "&")
        rest = rest[address.endIndex...].dropFirst()
      } else if let (shown, length) = reference(rest) {
        text += shown
        rest = Substring(rest.unicodeScalars.dropFirst(length))
      } else {
        checkCharacter(first, in: rest)
        text.unicodeScalars.append(first)
        rest = Substring(rest.unicodeScalars.dropFirst())
      }
    }
  }

  private func reference(_ rest: Substring) -> (String, Int)? {
    let scalars = Array(rest.unicodeScalars.prefix(2))
    if scalars.count == 2, scalars[0] == "\\", isPunctuation(scalars[1]) {
      return (String(scalars[1]), 2)
    }
    let references = [("&lt;", "<"), ("&amp;", "&"), ("&#8203;", "")]
    return references.first { rest.hasPrefix($0.0) }.map { ($0.1, $0.0.utf8.count) }
  }

  private func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar.value > 0x20 && scalar.value != 0x7F
      && !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar)
  }

  private mutating func checkBeginning(of line: Substring) {
    let isList =
      line.drop { "0123456789".contains($0) }.first.map { $0 == "." || $0 == ")" } == true
      && line.first.map { "0123456789".contains($0) } == true
      && line.drop { "0123456789".contains($0) }.dropFirst().first.map { $0 == " " } ?? true
    if let first = line.first, "-+=>:\t ".contains(first) || isList { live += line }
  }

  private mutating func checkCharacter(_ scalar: Unicode.Scalar, in rest: Substring) {
    let next = rest.unicodeScalars.dropFirst().first
    let isBetween = isWord(text.unicodeScalars.last) && isWord(next)
    let isLive =
      switch scalar {
      case "`", "*", "[", "]", "<", "~", "|", "#", "$", "\n", "\r": true
      case "\\": next.map(isPunctuation) ?? true
      case "_": !isBetween
      case "@": !isWord(text.unicodeScalars.last) && isWord(next)
      default: scalar.value < 0x20
      }
    if isLive { live += rest }
  }

  private func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) } ?? false
  }
}
