/// GitHub's tables.
extension BlockParser {
  /// Cells that a document's short rows may be filled up with; beyond it a short row is no row.
  ///
  /// A wide header over many short rows would otherwise make output of quadratic size.
  private static let filledCellLimit = 200_000

  /// Makes a table of the paragraph's last line when this line is a delimiter row that fits it.
  mutating func beginTable(_ paragraph: Int) -> Bool {
    guard let alignments = delimiterRow(), let headerStart = paragraphLines.last else {
      return false
    }
    let range = blocks[paragraph].text
    guard headerStart >= range.start else { return false }
    let header = text.withUnsafeBufferPointer {
      CellScanner(bytes: ByteView($0)).cells(headerStart, range.end)
    }
    guard header.count == alignments.count, let entry = textMap.last else { return false }
    let shift = entry.source - entry.text
    let headerLine = lineNumber - 1
    let table: Int
    if headerStart > range.start {
      blocks[paragraph].text.end = headerStart
      blocks[paragraph].endLine = headerLine - 1
      closeDeepest()
      table = add(.table, at: entry.source)
      blocks[table].line = headerLine
    } else {
      table = paragraph
      blocks[table].tag = .table
      blocks[table].text = TextRange()
    }
    blocks[table].detail = tables.count
    blocks[table].endLine = lineNumber
    tables.append(TableRecord(alignments: alignments))
    let row = append(.row, to: table, at: entry.source)
    blocks[row].flag = true
    blocks[row].line = headerLine
    blocks[row].endLine = headerLine
    for (column, cell) in header.enumerated() {
      addCell(cell.start + shift, cell.end + shift, to: row, alignments[column])
    }
    return true
  }

  /// Adds the line as a row; false when it is none.
  mutating func addRow(to table: Int) -> Bool {
    let alignments = tables[blocks[table].detail].alignments
    let columns = alignments.count
    let cells = CellScanner(bytes: source).cells(nextOffset, lineEnd)
    if cells.isEmpty { return false }
    let missing = max(0, columns - cells.count)
    if filledCells + missing > Self.filledCellLimit { return false }
    filledCells += missing
    let row = append(.row, to: table, at: nextOffset)
    blocks[table].endLine = lineNumber
    for (column, cell) in cells.prefix(columns).enumerated() {
      addCell(cell.start, cell.end, to: row, alignments[column])
    }
    for column in (columns - missing)..<columns {
      addCell(lineEnd, lineEnd, to: row, alignments[column])
    }
    return true
  }

  /// A cell's text, in which a backslash before a pipe has done its work.
  private mutating func addCell(_ start: Int, _ end: Int, to row: Int, _ alignment: ColumnAlignment)
  {
    let cell = append(.cell, to: row, at: start)
    blocks[cell].detail = Int(alignment.rawValue)
    blocks[cell].line = blocks[row].line
    blocks[cell].endLine = blocks[row].line
    blocks[cell].end = end
    let first = text.count
    var from = start
    for index in start..<max(start, end)
    where source[index] == 0x5C && source[index + 1] == 0x7C && index + 1 < end {
      _ = appendText(from, index)
      from = index + 1
    }
    _ = appendText(from, end)
    blocks[cell].text = TextRange(start: first, end: text.count)
  }

  /// The columns of a line like `| :-- | --: |`.
  private func delimiterRow() -> [ColumnAlignment]? {
    var position = nextOffset
    func skipSpaces() {
      while position < lineEnd, source[position].isAsciiSpace { position += 1 }
    }
    if source[position] == 0x7C { position += 1 }
    var columns: [ColumnAlignment] = []
    while true {
      skipSpaces()
      if position >= lineEnd { break }
      let isLeft = source[position] == 0x3A
      if isLeft { position += 1 }
      guard source[position] == 0x2D else { return nil }
      while source[position] == 0x2D { position += 1 }
      let isRight = source[position] == 0x3A
      if isRight { position += 1 }
      switch (isLeft, isRight) {
      case (true, true): columns.append(.center)
      case (true, false): columns.append(.left)
      case (false, true): columns.append(.right)
      case (false, false): columns.append(.none)
      }
      skipSpaces()
      if position >= lineEnd { break }
      guard source[position] == 0x7C else { return nil }
      position += 1
    }
    return columns.isEmpty ? nil : columns
  }
}

/// Splits a row at its unescaped pipes.
struct CellScanner {
  let bytes: ByteView

  /// The trimmed ranges of the cells between `start` and `end`.
  func cells(_ start: Int, _ end: Int) -> [TextRange] {
    var from = start
    var to = end
    while from < to, bytes[from].isAsciiSpace { from += 1 }
    while to > from, bytes[to - 1].isAsciiSpace { to -= 1 }
    if bytes[from] == 0x7C, from < to { from += 1 }
    var cells: [TextRange] = []
    var position = from
    while position < to {
      if bytes[position] == 0x7C, bytes[position - 1] != 0x5C || position == from {
        cells.append(trimmed(from, position))
        from = position + 1
      }
      position += 1
    }
    if from < to { cells.append(trimmed(from, to)) }
    return cells
  }

  private func trimmed(_ start: Int, _ end: Int) -> TextRange {
    var range = TextRange(start: start, end: end)
    while range.start < range.end, bytes[range.start].isAsciiSpace { range.start += 1 }
    while range.end > range.start, bytes[range.end - 1].isAsciiSpace { range.end -= 1 }
    return range
  }
}
