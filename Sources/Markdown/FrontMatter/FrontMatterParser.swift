/// Reads block mappings and lists by their indentation.
struct FrontMatterParser {
  typealias Value = FrontMatter.Value

  let source: ByteView
  var lines: [FrontMatterLines.Line]
  let firstLine: Int
  var problems: [FrontMatter.Problem] = []
  /// The line to be read next.
  var current = 0
  var depth = 0

  /// Deeper than any person nests.
  static let depthLimit = 64

  init(source: ByteView, lines: [FrontMatterLines.Line], firstLine: Int) {
    self.source = source
    self.lines = lines
    self.firstLine = firstLine
  }

  /// The whole as a mapping; what is not understood is left out and reported.
  mutating func parse() -> FrontMatter.Mapping { mapping(indent: 0) }

  // MARK: Problems

  func position(_ offset: Int) -> SourcePosition {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    let start = low > 0 ? lines[low - 1].start : 0
    return SourcePosition(
      line: firstLine + max(0, low - 1), column: offset - start + 1, offset: offset)
  }

  /// Reports a problem and gives no value.
  mutating func refuse(_ kind: FrontMatter.Problem.Kind, at offset: Int) -> Value? {
    problems.append(FrontMatter.Problem(kind: kind, position: position(offset)))
    return nil
  }

  // MARK: Lines

  mutating func skipEmptyLines() {
    while current < lines.count, lines[current].isEmpty { current += 1 }
  }

  /// Passes the line at hand and what is indented below it.
  mutating func skipEntry(indent: Int) {
    current += 1
    while current < lines.count, lines[current].isEmpty || lines[current].indent > indent {
      current += 1
    }
  }

  func isDash(_ line: FrontMatterLines.Line) -> Bool {
    source[line.text] == 0x2D && line.text < line.end
      && (line.text + 1 >= line.end || source[line.text + 1].isSpaceOrTab)
  }

  /// The place after white space, or the line's end where a comment begins.
  func contentStart(_ start: Int, _ end: Int) -> Int {
    var position = start
    while position < end, source[position].isSpaceOrTab { position += 1 }
    return position < end && source[position] == 0x23 ? end : position
  }

  // MARK: Blocks

  /// What stands in the lines from the next one on, indented by `indent`.
  private mutating func block(indent: Int) -> Value? {
    skipEmptyLines()
    guard current < lines.count else { return .null }
    let line = lines[current]
    if depth >= Self.depthLimit {
      let value = refuse(.tooDeep, at: line.text)
      skipEntry(indent: indent - 1)
      return value
    }
    depth += 1
    defer { depth -= 1 }
    if source[line.text] == 0x09 {
      let value = refuse(.tab, at: line.text)
      skipEntry(indent: indent - 1)
      return value
    }
    if isDash(line) { return list(indent: indent) }
    if FrontMatterKey(source, from: line.text, to: line.end) != nil || source[line.text] == 0x3F {
      return .mapping(mapping(indent: indent))
    }
    let value = inlineValue(at: line.text, parentIndent: indent - 1)
    return value
  }

  private mutating func list(indent: Int) -> Value? {
    var values: [Value] = []
    var isWhole = true
    while true {
      skipEmptyLines()
      guard current < lines.count, lines[current].indent == indent, isDash(lines[current])
      else { break }
      let line = lines[current]
      let content = contentStart(line.text + 1, line.end)
      let value: Value?
      if content >= line.end {
        current += 1
        value = nested(below: indent)
      } else if source.slice(line.text + 1, content).contains(0x09) {
        value = refuse(.tab, at: line.text + 1)
        skipEntry(indent: indent)
      } else {
        // The rest of the line is a block of its own, indented as far as it stands.
        lines[current].text = content
        lines[current].indent = content - line.start
        value = block(indent: content - line.start)
      }
      if let value { values.append(value) } else { isWhole = false }
    }
    if current < lines.count, lines[current].indent > indent {
      isWhole = false
      _ = refuse(.indentation, at: lines[current].text)
      skipEntry(indent: indent)
    }
    return isWhole ? .list(values) : nil
  }

  /// The block below a key or dash with nothing after it.
  private mutating func nested(below indent: Int, allowsListAtIndent: Bool = false) -> Value? {
    skipEmptyLines()
    guard current < lines.count else { return .null }
    let line = lines[current]
    if source[line.text] == 0x09, line.text < line.end {
      let value = refuse(.tab, at: line.text)
      while current < lines.count,
        lines[current].isEmpty || lines[current].indent > indent
          || source[lines[current].text] == 0x09
      {
        current += 1
      }
      return value
    }
    if line.indent > indent { return block(indent: line.indent) }
    if allowsListAtIndent, line.indent == indent, isDash(line) { return list(indent: indent) }
    return .null
  }

  private mutating func mapping(indent: Int) -> FrontMatter.Mapping {
    var entries: [FrontMatter.Entry] = []
    var places: [String: SourcePosition] = [:]
    var refused: Set<String> = []
    while true {
      skipEmptyLines()
      guard current < lines.count else { break }
      let line = lines[current]
      if line.indent < indent { break }
      if line.indent > indent {
        // The entry before may be meant to hold this line, so its value would be wrong without it.
        _ = refuse(source[line.text] == 0x09 ? .tab : .indentation, at: line.text)
        entries = entries.dropLast()
        skipEntry(indent: indent)
        continue
      }
      if indent > 0, isDash(line) { break }
      guard let (key, colon) = key(line) else {
        skipEntry(indent: indent)
        continue
      }
      let place = position(line.text)
      let content = contentStart(colon + 1, line.end)
      let value: Value?
      if content >= line.end {
        current += 1
        value = nested(below: indent, allowsListAtIndent: true)
      } else {
        value = inlineValue(at: content, parentIndent: indent)
      }
      if let first = places[key] {
        _ = refuse(.duplicateKey(key, firstLine: first.line), at: line.text)
        refused.insert(key)
      } else {
        places[key] = place
        if let value {
          entries.append(FrontMatter.Entry(key: key, value: value, position: place))
        }
      }
    }
    return FrontMatter.Mapping(entries: entries.filter { !refused.contains($0.key) })
  }

  /// The key at the beginning of a line; what is none is reported.
  private mutating func key(_ line: FrontMatterLines.Line) -> (String, Int)? {
    let first = source[line.text]
    guard let key = FrontMatterKey(source, from: line.text, to: line.end) else {
      let kind: FrontMatter.Problem.Kind =
        switch first {
        case 0x09: .tab
        case 0x26: .anchor
        case 0x2A: .alias
        case 0x21: .tag
        case 0x3F where line.text + 1 >= line.end || source[line.text + 1].isSpaceOrTab:
          .complexKey
        default: .notAnEntry
        }
      _ = refuse(kind, at: line.text)
      return nil
    }
    if key.isQuoted {
      var position = key.start
      guard let text = quoted(&position, limit: key.end) else { return nil }
      return (text, key.colon)
    }
    let text = source.string(key.start, key.end)
    if text == "<<" {
      _ = refuse(.mergeKey, at: line.text)
      return nil
    }
    return (text, key.colon)
  }

  /// A value that begins on the line at hand and may go on below; passes its lines.
  private mutating func inlineValue(at start: Int, parentIndent: Int) -> Value? {
    let kind: FrontMatter.Problem.Kind
    switch source[start] {
    case 0x7C, 0x3E: return blockScalar(at: start, parentIndent: parentIndent)
    case 0x22, 0x27, 0x5B, 0x7B: return delimited(at: start, parentIndent: parentIndent)
    case 0x26: kind = .anchor
    case 0x2A: kind = .alias
    case 0x21: kind = .tag
    case 0x40, 0x60, 0x25, 0x2C, 0x5D, 0x7D: kind = .reservedCharacter
    case 0x2D where source[start + 1].isSpaceOrTab: kind = .notAnEntry
    case 0x3F where source[start + 1].isSpaceOrTab: kind = .complexKey
    default: return plain(at: start, parentIndent: parentIndent)
    }
    let value = refuse(kind, at: start)
    skipEntry(indent: parentIndent)
    return value
  }

  /// A quoted or flow value, which may span lines.
  private mutating func delimited(at start: Int, parentIndent: Int) -> Value? {
    var limitLine = current + 1
    while limitLine < lines.count,
      lines[limitLine].isEmpty || lines[limitLine].indent > parentIndent
        || (lines[limitLine].indent == parentIndent && closesFlow(lines[limitLine]))
    {
      limitLine += 1
    }
    let limit = lines[limitLine - 1].end
    var position = start
    let value: Value?
    if source[start] == 0x22 || source[start] == 0x27 {
      value = quoted(&position, limit: limit).map { .text($0) }
    } else {
      value = flow(&position, limit: limit)
    }
    guard let value else {
      skipEntry(indent: parentIndent)
      return nil
    }
    while current < lines.count, lines[current].end < position { current += 1 }
    guard current < lines.count else { return value }
    let rest = contentStart(position, lines[current].end)
    let isComment = rest == lines[current].end
    if !isComment || (rest > position && source[position] == 0x23) {
      let refused = refuse(.trailingText, at: rest < lines[current].end ? rest : position)
      skipEntry(indent: parentIndent)
      return refused
    }
    current += 1
    return value
  }

  private func closesFlow(_ line: FrontMatterLines.Line) -> Bool {
    line.text < line.end && (source[line.text] == 0x5D || source[line.text] == 0x7D)
  }
}
