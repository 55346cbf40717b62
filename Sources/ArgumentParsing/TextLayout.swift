/// Lays plain text out in lines of a given width.
struct TextLayout {
  /// One entry of a list with two columns.
  struct Row: Equatable {
    var label: String
    var text: String
  }

  /// The most characters on a line.
  let width: Int

  /// Narrower lines than this would hold less than a word.
  static let leastWidth = 30

  init(width: Int) {
    self.width = max(width, Self.leastWidth)
  }

  /// Breaks a text between words; a word longer than a line is cut.
  func wrap(_ text: String, indent: Int = 0, hanging: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ""
    var room = width - indent
    func close() {
      let margin = lines.isEmpty ? indent : indent + hanging
      lines.append(String(repeating: " ", count: margin) + line)
      line = ""
      room = width - indent - hanging
    }
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      var left = word[...]
      if !line.isEmpty, line.count + 1 + left.count > room { close() }
      while left.count > room - (line.isEmpty ? 0 : line.count + 1) {
        line += left.prefix(room)
        left = left.dropFirst(room)
        close()
      }
      if left.isEmpty { continue }
      line += line.isEmpty ? String(left) : " " + left
    }
    if !line.isEmpty { close() }
    return lines
  }

  /// Lays out paragraphs; lines that begin with two spaces stay as they are where they fit.
  func paragraphs(_ text: String) -> [String] {
    var lines: [String] = []
    var paragraph: [Substring] = []
    func close() {
      lines += wrap(paragraph.joined(separator: " "))
      paragraph = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        close()
        if !lines.isEmpty { lines.append("") }
      } else if line.hasPrefix("  ") {
        close()
        let margin = line.prefix { $0 == " " }.count
        lines += line.count <= width ? [String(line)] : wrap(String(line), indent: margin)
      } else {
        paragraph.append(line)
      }
    }
    close()
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The width of the first column that suits all these rows.
  func labelWidth(of rows: [Row]) -> Int {
    min(rows.map(\.label.count).max() ?? 0, width * 2 / 5)
  }

  /// Lays out rows in two columns; a label that is too long has its text on the next line.
  func columns(_ rows: [Row], labelWidth: Int) -> [String] {
    let margin = 2
    let column = margin + labelWidth + 2
    var lines: [String] = []
    for row in rows {
      var text = wrap(row.text, indent: column)
      if row.label.count <= labelWidth, let first = text.first {
        let gap = String(repeating: " ", count: labelWidth - row.label.count + 2)
        text[0] = String(repeating: " ", count: margin) + row.label + gap + first.dropFirst(column)
        lines += text
      } else {
        let label = String(repeating: " ", count: margin) + row.label
        lines +=
          (label.count <= width ? [label] : wrap(row.label, indent: margin, hanging: 4)) + text
      }
    }
    return lines
  }
}
