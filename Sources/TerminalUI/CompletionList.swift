/// Sets completions in rows: what would be typed, then what it is.
enum CompletionList {
  static let mostRows = 12

  static func lines(_ completions: [Completion], size: TerminalSize, isASCII: Bool) -> [StyledText]
  {
    let room = max(size.columns - 1, 1)
    let most = max(min(mostRows, size.rows - 3), 1)
    let texts = completions.map { Sanitizer.visible($0.text, .spaced) }
    let shown = texts.count > most ? most - 1 : texts.count
    let widest = texts[..<shown].map { DisplayWidth.of($0) }.max() ?? 0
    let mark = isASCII ? "..." : "…"
    var lines: [StyledText] = []
    for (text, completion) in zip(texts, completions).prefix(shown) {
      var line = StyledText("  ") + StyledText(text, .strong)
      if !completion.meaning.isEmpty {
        line = line.padded(to: widest + 4)
        line.append(Sanitizer.visible(completion.meaning, .spaced), .muted)
      }
      lines.append(line.truncated(to: room, mark: mark))
    }
    if shown < texts.count {
      lines.append(StyledText("  \(mark) +\(texts.count - shown)").truncated(to: room, mark: ""))
    }
    return lines
  }
}
