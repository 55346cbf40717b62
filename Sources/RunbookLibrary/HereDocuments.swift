/// The here-documents of a script (POSIX XCU 2.7.4), as far as one has to know where they stand.
struct HereDocuments {
  /// A here-document that was announced on a line and begins on the next.
  struct Announced: Equatable {
    /// The line that ends it.
    let delimiter: [UInt8]
    /// Whether its text is taken as it is, because a part of the delimiter was quoted.
    let isQuoted: Bool
  }

  /// Reads `<<WORD` or `<<-'WORD'` at an offset; nil for a here-string, and for what is none.
  ///
  /// - Returns: the document and the offset behind its word.
  static func announced(_ bytes: [UInt8], at start: Int) -> (Announced, end: Int)? {
    guard bytes[start...].starts(with: "<<".utf8) else { return nil }
    var index = start + 2
    if index < bytes.count, bytes[index] == UInt8(ascii: "<") { return nil }
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
    var delimiter: [UInt8] = []
    var isQuoted = false
    while index < bytes.count, !" \t\n;|&<>()".utf8.contains(bytes[index]) {
      if "'\"\\".utf8.contains(bytes[index]) {
        isQuoted = true
      } else {
        delimiter.append(bytes[index])
      }
      index += 1
    }
    return delimiter.isEmpty ? nil : (Announced(delimiter: delimiter, isQuoted: isQuoted), index)
  }

  /// The script without the text of the here-documents that a shell takes as it is.
  static func withoutQuoted(_ script: String) -> String {
    guard script.contains("<<") else { return script }
    var kept: [Substring] = []
    var open: [Announced] = []
    for line in script.split(separator: "\n", omittingEmptySubsequences: false) {
      if let document = open.first {
        if line.utf8.drop(while: { $0 == UInt8(ascii: "\t") }).elementsEqual(document.delimiter) {
          open.removeFirst()
        }
        if document.isQuoted { continue }
      } else {
        let bytes = Array(line.utf8)
        var index = 0
        while index < bytes.count {
          if let (document, end) = announced(bytes, at: index) {
            open.append(document)
            index = end
          } else {
            index += bytes[index...].starts(with: "<<<".utf8) ? 3 : 1
          }
        }
      }
      kept.append(line)
    }
    return kept.joined(separator: "\n")
  }
}
