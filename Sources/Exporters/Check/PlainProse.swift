/// The words of a unit as a person reads them, each at the byte where it stands.
///
/// What is code, struck, an address or a comment is blank, because it is not what the author says.
struct PlainProse {
  /// The text; as many bytes as the unit has.
  let words: String
  private let bytes: [UInt8]
  private let line: Int

  init(_ unit: DraftUnit) {
    line = unit.line
    var bytes = unit.bytes
    // Bytes that are no text would take more room as text than they are.
    if String(validating: bytes, as: UTF8.self) == nil {
      bytes = bytes.map { $0 < 0x80 ? $0 : 0x20 }
    }
    for (open, close) in [("`", "`"), ("~~", "~~"), ("<!--", "-->"), ("<http", ">"), ("](", ")")] {
      Self.blank(from: Array(open.utf8), to: Array(close.utf8), in: &bytes)
    }
    self.bytes = bytes
    words = String(decoding: bytes, as: UTF8.self)
  }

  /// Blanks what stands between two marks that no backslash takes away.
  private static func blank(from open: [UInt8], to close: [UInt8], in bytes: inout [UInt8]) {
    var index = 0
    func starts(_ mark: [UInt8], at place: Int) -> Bool {
      bytes[place] == mark.first && bytes[place...].starts(with: mark)
        && (place == 0 || bytes[place - 1] != 0x5C)
    }
    while index < bytes.count {
      guard starts(open, at: index) else {
        index += 1
        continue
      }
      let inner = index + open.count
      guard let end = (inner..<max(inner, bytes.count)).first(where: { starts(close, at: $0) })
      else { return }
      for place in index..<min(end + close.count, bytes.count) where bytes[place] != 0x0A {
        bytes[place] = 0x20
      }
      index = end + close.count
    }
  }

  /// The place in the file of a byte of the text.
  func position(_ offset: Int) -> (line: Int, column: Int) {
    let before = bytes.prefix(offset)
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return (line + before.count { $0 == 0x0A }, offset - start + 1)
  }

  /// Where a text stands, as it is.
  func offset(of text: String) -> Int? {
    let wanted = Array(text.utf8)
    return bytes.indices.first { place in
      bytes[place] == wanted.first && bytes[place...].starts(with: wanted)
    }
  }

  /// Where a text stands that no letter touches.
  func offset(ofWord text: String) -> Int? {
    let wanted = Array(text.utf8)
    return bytes.indices.first { place in
      bytes[place] == wanted.first && bytes[place...].starts(with: wanted)
        && !(place > 0 && Self.isLetter(bytes[place - 1]))
        && !(place + wanted.count < bytes.count && Self.isLetter(bytes[place + wanted.count]))
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF)
  }

  /// Where a question mark ends a sentence.
  var offsetOfQuestion: Int? {
    bytes.indices.first { place in
      guard bytes[place] == 0x3F else { return false }
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0x20
      return [0x20, 0x09, 0x0A, 0x0D, 0x2A, 0x5F, 0x7C, 0x29, 0x22].contains(next)
    }
  }

  /// The words of an item of a list, without its signs, on one line.
  var item: String {
    var rest = words.split { $0.isWhitespace }[...]
    for sign in ["-", "*", "+", "[", "[ ]", "[x]", "]"] where rest.first.map(String.init) == sign {
      rest = rest.dropFirst()
    }
    return rest.joined(separator: " ")
  }
}
