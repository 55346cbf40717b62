import Markdown
import TerminalUI

/// A table in columns that fit, or as one name and value to a line.
struct ColumnTable {
  private let rows: [[StyledText]]
  private let alignments: [ColumnAlignment]

  /// A column narrower than this breaks too many words to be read down.
  private static let narrowest = 9
  private static let gap = 2

  /// Makes a table of its rows, sanitized, the header first.
  init(rows: [[StyledText]], alignments: [ColumnAlignment]) {
    self.rows = rows
    self.alignments = alignments
  }

  /// The table on a screen; plain it is read aloud, and columns are lost anyway.
  func lines(width: Int, isPlain: Bool) -> [StyledText] {
    guard !isPlain, let columns = columns(in: width) else { return records(width: width) }
    var lines: [StyledText] = []
    let laidOut = rows.enumerated().map { row($1, columns, isHeader: $0 == 0) }
    // Where a row takes several lines, something must tell it from the next.
    let isSpaced = laidOut.dropFirst().contains { $0.count > 1 }
    for (place, row) in laidOut.enumerated() {
      if isSpaced, place > 1 { lines.append(StyledText()) }
      lines += row
      if place == 0 {
        let rule = columns.map { String(repeating: "-", count: $0) }
        lines.append(StyledText(rule.joined(separator: String(repeating: " ", count: Self.gap))))
      }
    }
    return lines
  }

  /// The widths of the columns; nil where they would be too narrow.
  ///
  /// What is narrow anyway keeps its width, and the others share what is left in equal parts.
  private func columns(in width: Int) -> [Int]? {
    let count = alignments.count
    let natural = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
    }
    let room = width - Self.gap * (count - 1)
    var fixed: Set<Int> = []
    while true {
      let open = natural.indices.filter { !fixed.contains($0) }
      let left = room - fixed.reduce(0) { $0 + natural[$1] }
      guard !open.isEmpty else { return natural.map { max($0, 1) } }
      let share = left / open.count
      let fitting = open.filter { natural[$0] <= share }
      if fitting.isEmpty {
        guard share >= Self.narrowest else { return nil }
        return natural.indices.map { fixed.contains($0) ? max(natural[$0], 1) : share }
      }
      fixed.formUnion(fitting)
    }
  }

  private func row(_ cells: [StyledText], _ columns: [Int], isHeader: Bool) -> [StyledText] {
    let wrapped = columns.indices.map { place -> [StyledText] in
      let cell = place < cells.count ? cells[place] : StyledText()
      let text = isHeader ? StyledText(cell.text, .strong) : cell
      return text.lines().flatMap { $0.wrapped(to: max(columns[place], 2)) }
    }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { line in
      var result = StyledText()
      // Blanks wait until something stands behind them, so that no row ends in them.
      var blanks = 0
      for (place, parts) in wrapped.enumerated() {
        let part = line < parts.count ? parts[line] : StyledText()
        let missing = max(0, columns[place] - part.width)
        var before = 0
        switch alignments[place] {
        case .right: before = missing
        case .center: before = missing / 2
        case .none, .left: break
        }
        blanks += before + (place > 0 ? Self.gap : 0)
        if !part.isEmpty {
          result.append(String(repeating: " ", count: blanks))
          result += part
          blanks = 0
        }
        blanks += missing - before
      }
      return result
    }
  }

  /// Every row as its names and values, a blank line between rows.
  private func records(width: Int) -> [StyledText] {
    guard let header = rows.first else { return [] }
    var lines: [StyledText] = []
    for row in rows.dropFirst() {
      if !lines.isEmpty { lines.append(StyledText()) }
      for (place, cell) in row.enumerated() where !cell.isEmpty {
        let name = place < header.count ? header[place].text : ""
        let start = StyledText(name.isEmpty ? "" : "\(name): ", .strong)
        lines += (start + cell).lines().flatMap { $0.wrapped(to: width, indent: 2) }
      }
    }
    return rows.count > 1 ? lines : [StyledText(header.map(\.text).joined(separator: ", "))]
  }
}
