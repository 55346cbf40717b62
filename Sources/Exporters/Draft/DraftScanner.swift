/// Cuts a draft into its units, whatever its line ends are and whatever bytes it holds.
struct DraftScanner {
  private let lines: [(bytes: ArraySlice<UInt8>, text: Substring, indent: Int)]
  private var units: [DraftUnit] = []
  private var index = 0

  /// The units of a draft; put one behind the other they are the draft.
  static func units(of bytes: [UInt8]) -> [DraftUnit] {
    var scanner = DraftScanner(bytes)
    while scanner.index < scanner.lines.count { scanner.scanUnit() }
    return scanner.units
  }

  /// The only unit of a text that is one.
  static func unit(_ text: String) -> DraftUnit {
    units(of: Array(text.utf8)).first
      ?? DraftUnit(kind: .blank, line: 1, bytes: [], words: "")
  }

  private init(_ bytes: [UInt8]) {
    var lines: [(ArraySlice<UInt8>, Substring, Int)] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      var text = bytes[start..<end]
      if start == 0, text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
      while let last = text.last, last == 0x0A || last == 0x0D || last == 0x20 || last == 0x09 {
        text = text.dropLast()
      }
      let shown = text.drop { $0 == 0x20 || $0 == 0x09 }
      lines.append(
        (bytes[start..<end], String(decoding: shown, as: UTF8.self)[...], text.count - shown.count))
      start = end
    }
    self.lines = lines
  }

  private mutating func scanUnit() {
    let start = index
    let kind = kind(at: start)
    var end = start + 1
    switch kind {
    case .head: end += 1
    case .code: end = (closing(of: start) ?? start) + 1
    case .quote: while end < lines.count, self.kind(at: end) == .quote { end += 1 }
    case .item, .paragraph: while end < lines.count, self.kind(at: end) == .paragraph { end += 1 }
    default: break
    }
    let words = lines[start..<end].enumerated().map { place, line in
      place == 1 && kind == .head ? Self.rule(line.text) : Self.words(line.text, kind)
    }
    units.append(
      DraftUnit(
        kind: kind, line: start + 1, bytes: lines[start..<end].flatMap(\.bytes),
        words: words.joined(separator: " ")))
    index = end
  }

  private func kind(at place: Int) -> DraftUnit.Kind {
    let text = lines[place].text
    guard let first = text.first else { return .blank }
    switch first {
    case "#":
      let level = text.prefix { $0 == "#" }.count
      let next = text.dropFirst(level).first
      return level <= 6 && next ?? " " == " " ? .heading(level: level) : .paragraph
    case "|":
      let isBegin = place == 0 || lines[place - 1].text.first != "|"
      return isBegin && place + 1 < lines.count && Self.isRule(lines[place + 1].text) ? .head : .row
    case ">": return .quote
    case "`", "~": return closing(of: place) == nil ? .paragraph : .code
    default:
      return Self.marker(of: text) == nil ? .paragraph : .item(indent: lines[place].indent)
    }
  }

  /// The line that closes the fence on a line; nil where it opens none, or nothing closes it.
  private func closing(of place: Int) -> Int? {
    let text = lines[place].text
    guard let mark = text.first, mark == "`" || mark == "~" else { return nil }
    let length = text.prefix { $0 == mark }.count
    guard length >= 3, mark == "~" || !text.dropFirst(length).contains("`") else { return nil }
    return lines[(place + 1)...].prefix(Self.longestCode).firstIndex { line in
      line.text.count >= length && line.text.allSatisfy { $0 == mark }
    }
  }

  /// A fence that nothing closes within so many lines is no code, so that reading stays quick.
  private static let longestCode = 2000

  /// How long the sign of a list item is at the beginning of a line, with the blank behind it.
  private static func marker(of text: Substring) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }.count
    let signs = digits == 0 ? "-*+" : ".)"
    let rest = text.dropFirst(digits)
    guard let sign = rest.first, signs.contains(sign), digits <= 9 else { return nil }
    return rest.dropFirst().first == " " ? digits + 2 : nil
  }

  private static func isRule(_ text: Substring) -> Bool {
    text.first == "|" && text.contains("-") && text.allSatisfy { "|-: \t".contains($0) }
  }

  private static func rule(_ text: Substring) -> String {
    let cells = text.split(separator: "|").map { $0.filter { $0 != " " && $0 != "\t" } }
    return cells.map { $0.hasSuffix(":") || $0.hasPrefix(":") ? $0 : "---" }.joined(separator: "|")
  }

  private static func words(_ text: Substring, _ kind: DraftUnit.Kind) -> String {
    var words = text.split { $0 == " " || $0 == "\t" }
    if case .item = kind, words.first == "*" || words.first == "+" { words[0] = "-" }
    return words.joined(separator: " ")
  }
}
