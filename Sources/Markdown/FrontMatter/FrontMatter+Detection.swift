extension FrontMatter {
  /// The front matter of a source, or nil when it has none.
  ///
  /// A source that merely opens with a thematic break has none: what stands between the two lines
  /// must look like a mapping.
  init?(at source: [UInt8]) {
    let found = source.withUnsafeBufferPointer { buffer -> FrontMatter? in
      let view = ByteView(buffer)
      guard let block = FrontMatterLines(view), block.looksLikeMapping() else { return nil }
      var parser = FrontMatterParser(source: view, lines: block.lines, firstLine: 2)
      let mapping = parser.parse()
      return FrontMatter(
        mapping: mapping,
        problems: parser.problems.sorted { $0.position < $1.position },
        closingLine: block.lines.count + 2,
        end: block.end)
    }
    guard let found else { return nil }
    self = found
  }
}

/// The lines between the fences.
struct FrontMatterLines {
  struct Line {
    let start: Int
    let end: Int
    /// The first byte that is no space, and how many spaces stand before it.
    var text: Int
    var indent: Int
    /// Nothing, or a comment only.
    let isEmpty: Bool
  }

  private let source: ByteView
  private(set) var lines: [Line] = []
  /// The byte after the closing fence's line.
  private(set) var end = 0

  init?(_ source: ByteView) {
    self.source = source
    var position = source.hasPrefix("\u{FEFF}", at: 0) ? 3 : 0
    var isFirst = true
    while position < source.count {
      let start = position
      while position < source.count, source[position] != 0x0A, source[position] != 0x0D {
        position += 1
      }
      let lineEnd = position
      position += source[position] == 0x0D && source[position + 1] == 0x0A ? 2 : 1
      if isFirst {
        guard isFence(start, lineEnd, 0x2D) else { return nil }
        isFirst = false
      } else if isFence(start, lineEnd, 0x2D) || isFence(start, lineEnd, 0x2E) {
        end = min(position, source.count)
        return
      } else {
        lines.append(line(start, lineEnd))
      }
    }
    return nil
  }

  private func isFence(_ start: Int, _ end: Int, _ mark: UInt8) -> Bool {
    guard end - start >= 3, source[start] == mark, source[start + 1] == mark,
      source[start + 2] == mark
    else { return false }
    for index in (start + 3)..<end where !source[index].isSpaceOrTab { return false }
    return true
  }

  private func line(_ start: Int, _ end: Int) -> Line {
    var text = start
    while text < end, source[text] == 0x20 { text += 1 }
    var visible = text
    while visible < end, source[visible].isSpaceOrTab { visible += 1 }
    let isEmpty = visible >= end || source[visible] == 0x23
    return Line(start: start, end: end, text: text, indent: text - start, isEmpty: isEmpty)
  }

  /// Whether this is a mapping rather than prose between two thematic breaks.
  func looksLikeMapping() -> Bool {
    guard let first = lines.firstIndex(where: { !$0.isEmpty }), lines[first].indent == 0,
      let key = keyEnd(lines[first])
    else { return false }
    var isPlainWord = true
    for index in lines[first].text..<key where source[index] == 0x20 { isPlainWord = false }
    if isPlainWord, first == 0 { return true }
    return lines.allSatisfy { line in
      line.isEmpty || line.indent > 0 || keyEnd(line) != nil || isContinuation(source[line.text])
    }
  }

  private func isContinuation(_ byte: UInt8) -> Bool {
    byte == 0x2D || byte == 0x5D || byte == 0x7D
  }

  /// The place of the colon that ends a key at the beginning of a line.
  private func keyEnd(_ line: Line) -> Int? {
    FrontMatterKey(source, from: line.text, to: line.end)?.colon
  }
}

/// A key with its colon.
struct FrontMatterKey {
  /// The key's text, still quoted and escaped if it was.
  let start: Int
  let end: Int
  let colon: Int
  let isQuoted: Bool

  /// Reads `key:` followed by white space or the end.
  init?(_ source: ByteView, from start: Int, to limit: Int) {
    guard start < limit else { return nil }
    var position = start
    let quote = source[start]
    self.start = start
    isQuoted = quote == 0x22 || quote == 0x27
    if isQuoted {
      position += 1
      while position < limit, source[position] != quote {
        position += source[position] == 0x5C && quote == 0x22 ? 2 : 1
      }
      guard position < limit else { return nil }
      position += 1
      end = position
      while position < limit, source[position].isSpaceOrTab { position += 1 }
      guard position < limit, source[position] == 0x3A,
        position + 1 >= limit || source[position + 1].isSpaceOrTab
      else { return nil }
      colon = position
      return
    }
    switch quote {
    case 0x09, 0x23, 0x26, 0x2A, 0x21, 0x7C, 0x3E, 0x25, 0x40, 0x60, 0x5B, 0x5D, 0x7B, 0x7D, 0x2C:
      return nil
    case 0x2D, 0x3F:
      if position + 1 >= limit || source[position + 1].isSpaceOrTab { return nil }
    default:
      break
    }
    while position < limit {
      if source[position] == 0x3A,
        position + 1 >= limit || source[position + 1].isSpaceOrTab
      {
        break
      }
      if source[position] == 0x23, position > start, source[position - 1].isSpaceOrTab {
        return nil
      }
      position += 1
    }
    guard position < limit, position > start else { return nil }
    colon = position
    while position > start, source[position - 1].isSpaceOrTab { position -= 1 }
    end = position
  }
}
