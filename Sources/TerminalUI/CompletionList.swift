/// Sets completions in rows: what would be typed, then what it is.
enum CompletionList {
  static let mostRows = 12

  /// The rows; of many completions those around the one that stands in the line, which is marked.
  static func lines(
    _ menu: CompletionMenu, size: TerminalSize, isASCII: Bool
  ) -> [StyledText] {
    let completions = menu.completions
    let room = max(size.columns - 1, 1)
    let most = max(min(mostRows, size.rows - 3), 1)
    let texts = completions.map { Sanitizer.visible($0.text, .spaced) }
    let mark = isASCII ? "..." : "…"
    let count = texts.count > most ? max(most - 1, 1) : texts.count
    let first = max(0, min((menu.selected ?? 0) - count + 1, texts.count - count))
    let shown = first..<first + count
    // On a narrow screen a long name must not push away what all the others mean.
    let column = min(texts[shown].map { DisplayWidth.of($0) }.max() ?? 0, room / 2)
    var lines = shown.map { place in
      let sign = place == menu.selected ? "* " : "  "
      var line = StyledText(sign) + StyledText(texts[place], .strong)
      let meaning = Sanitizer.visible(completions[place].meaning, .spaced)
      if !meaning.isEmpty {
        line = line.padded(to: column + 2) + StyledText("  ")
        line.append(meaning, .muted)
      }
      return line.truncated(to: room, mark: mark)
    }
    if count < texts.count, most > 1 {
      lines.append(StyledText("  \(mark) +\(texts.count - count)").truncated(to: room, mark: ""))
    }
    return lines
  }
}
