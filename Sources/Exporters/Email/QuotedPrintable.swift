/// Text as quoted-printable (RFC 2045, section 6.7), with CRLF at the end of each line.
enum QuotedPrintable {
  /// The longest line, with the `=` of a soft line break.
  private static let width = 76

  /// Encodes a text whose lines end in line feeds; no character is split over two lines.
  static func encode(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + text.utf8.count / 8)
    var column = 0
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\n" {
        bytes += "\r\n".utf8
        column = 0
        continue
      }
      let isLast = rest.first == "\n" || rest.isEmpty
      var form = form(of: scalar, isAtStart: column == 0, isAtEnd: isLast)
      // The last column is for the `=`, unless the line ends here anyway.
      if column + form.count > (isLast ? width : width - 1) {
        bytes += "=\r\n".utf8
        column = 0
        form = Self.form(of: scalar, isAtStart: true, isAtEnd: isLast)
      }
      bytes += form
      column += form.count
    }
    if column > 0 { bytes += "\r\n".utf8 }
    return bytes
  }

  private static func form(
    of scalar: Unicode.Scalar, isAtStart: Bool, isAtEnd: Bool
  ) -> [UInt8] {
    let isPlain =
      switch scalar {
      case "=": false
      // Blanks at the end of a line are lost on the way.
      case " ", "\t": !isAtEnd
      // A line that begins with a dot, or with "From ", means something to some mail servers.
      case ".", "F": !isAtStart
      default: (0x21...0x7E).contains(scalar.value)
      }
    if isPlain { return [UInt8(truncatingIfNeeded: scalar.value)] }
    return String(scalar).utf8.flatMap { [UInt8(ascii: "="), digit($0 >> 4), digit($0 & 15)] }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x37 + value
  }
}
