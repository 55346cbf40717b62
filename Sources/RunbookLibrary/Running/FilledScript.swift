/// A script with its placeholders filled in, so that a shell takes every value as one word.
///
/// A value never becomes code: outside of quotes it is put in as a quoted word, inside of quotes these
/// are closed and opened again around it. In a here-document, where quotes are text, nothing is put in.
public struct FilledScript: Equatable, Sendable {
  /// The script, as a shell gets it.
  public let text: String
  /// The placeholders that have no value, each once.
  public let missing: [String]
  /// The placeholders that stand where a value could not be quoted, each once.
  public let unsafe: [String]

  /// Fills in the values by their names; `quoted` writes a text as one word of a POSIX shell.
  public init(_ script: String, values: [String: String], quoted: (String) -> String) {
    var filler = ScriptFiller(script, values: values)
    filler.fill(quoted)
    text = String(decoding: filler.output, as: UTF8.self)
    missing = filler.missing
    unsafe = filler.unsafe
  }
}

/// Goes through a script by the quoting rules of POSIX shells (XCU 2.2).
private struct ScriptFiller {
  private enum Place { case code, single, double }

  private let bytes: [UInt8]
  private let values: [String: String]
  private let scanner: PlaceholderScanner
  private var index = 0
  private var places: [Place] = [.code]
  /// The words that end the here-documents which begin on this line.
  private var delimiters: [[UInt8]] = []
  private(set) var output: [UInt8] = []
  private(set) var missing: [String] = []
  private(set) var unsafe: [String] = []

  init(_ script: String, values: [String: String]) {
    bytes = Array(script.utf8)
    self.values = values
    scanner = PlaceholderScanner(script)
  }

  mutating func fill(_ quoted: (String) -> String) {
    while index < bytes.count {
      if let found = scanner.placeholder(at: index) {
        put(found.name, found.standard, quoted, until: found.end)
      } else {
        step()
      }
    }
  }

  private var place: Place { places.last ?? .code }

  private var hasOtherQuoting: Bool {
    bytes.contains(UInt8(ascii: "`"))
      || zip(bytes, bytes.dropFirst()).contains {
        $0 == UInt8(ascii: "$") && $1 == UInt8(ascii: "'")
      }
  }

  private mutating func put(
    _ name: String, _ standard: String?, _ quoted: (String) -> String, until end: Int
  ) {
    defer { index = end }
    guard let value = values[name] ?? standard else {
      if !missing.contains(name) { missing.append(name) }
      output += bytes[index..<end]
      return
    }
    // Backticks and $'' have quoting of their own, which is not followed here.
    guard !hasOtherQuoting else {
      if !unsafe.contains(name) { unsafe.append(name) }
      output += bytes[index..<end]
      return
    }
    let word = Array(quoted(value).utf8)
    switch place {
    case .code: output += word
    case .double: output += [UInt8(ascii: "\"")] + word + [UInt8(ascii: "\"")]
    case .single: output += [UInt8(ascii: "'")] + word + [UInt8(ascii: "'")]
    }
  }

  /// Takes one byte, or a whole here-document.
  private mutating func step() {
    let byte = bytes[index]
    switch (place, byte) {
    case (.single, UInt8(ascii: "'")), (.double, UInt8(ascii: "\"")):
      places.removeLast()
    case (.code, UInt8(ascii: "'")): places.append(.single)
    case (.code, UInt8(ascii: "\"")): places.append(.double)
    case (.code, UInt8(ascii: "\\")), (.double, UInt8(ascii: "\\")):
      output.append(byte)
      index += 1
      guard index < bytes.count else { return }
    case (.code, UInt8(ascii: "(")): places.append(.code)
    case (.code, UInt8(ascii: ")")): if places.count > 1 { places.removeLast() }
    case (.double, UInt8(ascii: "$")) where next == UInt8(ascii: "("):
      output.append(byte)
      index += 1
      places.append(.code)
    case (.code, UInt8(ascii: "#")) where isWordStart: return skipComment()
    case (.code, UInt8(ascii: "<")) where next == UInt8(ascii: "<"): return hereDocument()
    case (.code, UInt8(ascii: "\n")) where !delimiters.isEmpty:
      output.append(byte)
      index += 1
      return copyHereDocuments()
    default: break
    }
    output.append(bytes[index])
    index += 1
  }

  private var next: UInt8? { index + 1 < bytes.count ? bytes[index + 1] : nil }

  private var isWordStart: Bool {
    index == 0
      || [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: ";")]
        .contains(bytes[index - 1])
  }

  private mutating func skipComment() {
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { copy() }
  }

  private mutating func copy() {
    output.append(bytes[index])
    index += 1
  }

  /// Takes `<<WORD` or `<<-'WORD'`; three brackets are a word, not a document.
  private mutating func hereDocument() {
    copy()
    copy()
    if index < bytes.count, bytes[index] == UInt8(ascii: "<") { return copy() }
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") { copy() }
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { copy() }
    var word: [UInt8] = []
    while index < bytes.count, !" \t\n;|&<>()".utf8.contains(bytes[index]) {
      if !"'\"\\".utf8.contains(bytes[index]) { word.append(bytes[index]) }
      copy()
    }
    if !word.isEmpty { delimiters.append(word) }
  }

  private mutating func copyHereDocuments() {
    while let delimiter = delimiters.first, index < bytes.count {
      let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[index..<end].drop { $0 == UInt8(ascii: "\t") }
      if line.elementsEqual(delimiter) { delimiters.removeFirst() }
      while index < end {
        if let found = scanner.placeholder(at: index), !unsafe.contains(found.name) {
          unsafe.append(found.name)
        }
        copy()
      }
      if index < bytes.count { copy() }
    }
  }
}
