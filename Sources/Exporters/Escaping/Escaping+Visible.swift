extension Escaping {
  /// A control character, or one that turns the direction of text, as people can see it:
  /// `\u{202E}`; nil for every other one.
  static func visibleForm(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
      "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default: nil
    }
  }

  /// A text with its hidden characters visible, tabs kept, and one line feed for every line end.
  static func visible(_ text: String) -> String {
    var output = ""
    output.reserveCapacity(text.utf8.count)
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": output += "\t"
      case "\n" where previous == "\r": break
      case _ where isLineBreak(scalar): output += "\n"
      default:
        if let form = visibleForm(of: scalar) {
          output += form
        } else {
          output.unicodeScalars.append(scalar)
        }
      }
      previous = scalar
    }
    return output
  }

  /// The same in one line: each run of line ends and tabs, and the blanks around it, is one space.
  static func visibleLine(_ text: String) -> String {
    visible(text).split { $0 == "\n" || $0 == "\t" }
      .map { line in
        let rest = line.drop { $0 == " " }
        return String(rest.dropLast(rest.reversed().prefix { $0 == " " }.count))
      }
      .filter { !$0.isEmpty }.joined(separator: " ")
  }
}
