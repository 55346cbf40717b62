extension StyledText {
  /// The text cut between graphemes to at most so many cells, the cut marked.
  ///
  /// - Parameters:
  ///   - cells: the cells that there are; 0 or less leaves nothing.
  ///   - mark: what shows the cut, such as `…`; left out where even it does not fit.
  /// - Returns: the text itself where it fits.
  public func truncated(to cells: Int, mark: String = "…") -> StyledText {
    guard width > cells else { return self }
    let markWidth = DisplayWidth.of(mark)
    let room = markWidth <= cells ? cells - markWidth : max(cells, 0)
    var result = StyledText()
    var used = 0
    for span in spans {
      var kept = ""
      for character in span.text {
        let width = DisplayWidth.of(character)
        guard used + width <= room else {
          result.append(kept, span.meaning)
          if markWidth <= cells { result.append(mark, span.meaning) }
          return result
        }
        used += width
        kept.append(character)
      }
      result.append(kept, span.meaning)
    }
    return result
  }

  /// The text with spaces after it to fill so many cells; a longer text stays as it is.
  public func padded(to cells: Int) -> StyledText {
    let missing = cells - width
    guard missing > 0 else { return self }
    return self + StyledText(String(repeating: " ", count: missing))
  }

  /// The text in rows of at most so many cells, broken at spaces, in a long word between graphemes.
  ///
  /// A line feed starts a row. Spaces at a break go; spaces at the start of a line stay.
  ///
  /// - Parameters:
  ///   - cells: the cells of a row, at least 2 so that a wide character has its place.
  ///   - indent: the spaces before every row but the first of each line; less than half of the row.
  /// - Returns: at least one row.
  public func wrapped(to cells: Int, indent: Int = 0) -> [StyledText] {
    var wrapper = Wrapper(cells: max(cells, 2), indent: indent)
    for span in spans {
      for character in span.text { wrapper.add(character, span.meaning) }
    }
    return wrapper.finish()
  }

  /// The text cut into its lines at line feeds.
  public func lines() -> [StyledText] {
    var lines = [StyledText()]
    for span in spans {
      var isFirst = true
      for part in span.text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      {
        if !isFirst { lines.append(StyledText()) }
        isFirst = false
        lines[lines.count - 1].append(String(part), span.meaning)
      }
    }
    return lines
  }
}

/// Fills rows greedily, a word at a time.
private struct Wrapper {
  let cells: Int
  let indent: Int
  /// What leaves room for a wide character in any row.
  private let mostIndent: Int
  private var rows: [StyledText] = []
  private var row = StyledText()
  private var rowWidth = 0
  private var word = StyledText()
  private var wordWidth = 0
  private var spaces = StyledText()
  private var spacesWidth = 0
  private var hasWord = false

  init(cells: Int, indent: Int) {
    self.cells = cells
    mostIndent = cells / 2 - 1
    self.indent = max(0, min(indent, mostIndent))
  }

  mutating func add(_ character: Character, _ meaning: Meaning) {
    switch character {
    case "\n", "\r\n":
      endWord()
      rows.append(row)
      row = StyledText()
      rowWidth = 0
      hasWord = false
      spaces = StyledText()
      spacesWidth = 0
    case " ", "\t":
      endWord()
      spaces.append(" ", meaning)
      spacesWidth += 1
    default:
      let width = DisplayWidth.of(character)
      let start = hasWord ? indent : min(spacesWidth, mostIndent)
      if !word.isEmpty, wordWidth + width > cells - start { breakWord() }
      word.append(String(character), meaning)
      wordWidth += width
    }
  }

  mutating func finish() -> [StyledText] {
    endWord()
    rows.append(row)
    return rows
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    if rowWidth + spacesWidth + wordWidth <= cells {
      row += spaces
      rowWidth += spacesWidth
    } else if hasWord {
      startRow()
    } else {
      let room = min(spacesWidth, max(cells - wordWidth, 0))
      row.append(String(repeating: " ", count: room))
      rowWidth += room
    }
    row += word
    rowWidth += wordWidth
    hasWord = true
    word = StyledText()
    wordWidth = 0
    spaces = StyledText()
    spacesWidth = 0
  }

  /// A word that fills a row is cut where it stands.
  private mutating func breakWord() {
    endWord()
    startRow()
  }

  private mutating func startRow() {
    rows.append(row)
    row = StyledText(String(repeating: " ", count: indent))
    rowWidth = indent
  }
}
