/// A prompt as the lines above the row and what stands in the row, with room left to type.
struct PromptLayout {
  /// Whole lines above the row.
  var above: [StyledText]
  /// What stands before the typed text.
  var row: StyledText

  init(_ prompt: StyledText, columns: Int) {
    var lines = prompt.sanitized().lines()
    let last = lines.popLast() ?? StyledText()
    lines = lines.flatMap { $0.wrapped(to: max(columns - 1, 2), indent: 2) }
    let most = Prompt.mostCells(columns: columns)
    guard last.width > most else {
      above = lines
      row = last
      return
    }
    // Wrapping drops the space at the end, which belongs to the prompt.
    let spaces = String(repeating: " ", count: last.text.reversed().prefix { $0 == " " }.count)
    var rows = last.wrapped(to: max(most - spaces.count, 2))
    row = (rows.popLast() ?? StyledText()) + StyledText(spaces)
    above = lines + rows
  }
}
