/// A line that a program wrote, as a person would have read it on a terminal.
enum OutputLine {
  private static let escape: UInt8 = 0x1B

  /// The line without escape sequences (ECMA-48, XTerm's OSC), bells and NULs; what a carriage return
  /// or a backspace took back is gone, so that of a progress bar its last state stays.
  static func cleaned(_ line: ArraySlice<UInt8>) -> [UInt8] {
    guard line.contains(where: { $0 < 0x20 && $0 != UInt8(ascii: "\t") }) else {
      return Array(line)
    }
    var output: [UInt8] = []
    var hasReturned = false
    var rest = line
    while let byte = rest.first {
      switch byte {
      case escape:
        rest = behindSequence(rest)
        continue
      case UInt8(ascii: "\r"): hasReturned = true
      case 0x08: removeLast(&output)
      case 0x00, 0x07: break
      default:
        if hasReturned { output = [] }
        hasReturned = false
        output.append(byte)
      }
      rest = rest.dropFirst()
    }
    return output
  }

  /// Takes the last character away, which may be several bytes of UTF-8.
  private static func removeLast(_ text: inout [UInt8]) {
    while let byte = text.popLast(), byte & 0xC0 == 0x80 {}
  }

  /// What stands behind the escape sequence that a text begins with.
  private static func behindSequence(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let inner = text.dropFirst()
    guard let kind = inner.first else { return inner }
    switch kind {
    case UInt8(ascii: "["):
      return inner.dropFirst().drop { (0x20...0x3F).contains($0) }.dropFirst()
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      let end = inner.firstIndex { $0 == 0x07 || $0 == escape }
      guard let end else { return [] }
      return inner[end] == escape ? inner[end...].dropFirst(2) : inner[end...].dropFirst()
    case 0x20...0x2F:
      return inner.drop { (0x20...0x2F).contains($0) }.dropFirst()
    case 0x30...0x7E:
      return inner.dropFirst()
    default:
      return inner
    }
  }
}
