/// Recognising the beginning of a block.
extension BlockParser {
  /// What became of a line at a possible beginning.
  enum Beginning {
    case none
    /// A container is open: the rest of the line is its content.
    case container
    /// The line is used up.
    case leaf
    /// A leaf is open that takes the rest of the line as text.
    case textLeaf
  }

  /// Whether a block other than a paragraph can begin with this byte.
  @inline(__always)
  func mayBeginBlock(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x23, 0x60, 0x7E, 0x2A, 0x2B, 0x5F, 0x3D, 0x3C, 0x3E, 0x30...0x39, 0x2D: true
    case 0x7C, 0x3A: options.contains(.tables)
    case 0x5B: options.contains(.footnotes)
    default: false
    }
  }

  /// Tries every kind of block at the next text of the line, in the specification's order.
  mutating func beginBlock(in container: Int, keeping keep: inout Int) -> Beginning {
    if indent >= 4 {
      let isParagraphOpen = blocks[open[open.count - 1]].tag == .paragraph
      if isParagraphOpen || isBlank { return .none }
      beginIndentedCode(&keep)
      return .textLeaf
    }
    if isBlank { return .none }
    let isParagraph = blocks[container].tag == .paragraph
    switch source[nextOffset] {
    case 0x3E:
      beginQuote(&keep)
      return .container
    case 0x23:
      if beginHeading(&keep) { return .leaf }
    case 0x60, 0x7E:
      if beginFence(&keep) { return .leaf }
    case 0x3C:
      let rule = HTMLBlockRule.beginning(
        source, at: nextOffset, lineEnd: lineEnd,
        interruptsParagraph: isParagraph || blocks[open[open.count - 1]].tag == .paragraph)
      if rule > 0 {
        close(keeping: keep)
        let html = add(.html, at: nextOffset)
        blocks[html].detail = rule
        blocks[html].text = TextRange(start: text.count, end: text.count)
        keep = open.count
        return .textLeaf
      }
    case 0x5B:
      if options.contains(.footnotes), beginFootnote(&keep) { return .container }
    default:
      break
    }
    if isParagraph, source[nextOffset] == 0x3D || source[nextOffset] == 0x2D,
      beginSetextHeading(container)
    {
      return .leaf
    }
    if isRule() {
      close(keeping: keep)
      add(.rule, at: nextOffset)
      closeDeepest()
      return .leaf
    }
    if beginItem(in: container, keeping: &keep) { return .container }
    if isParagraph, options.contains(.tables), beginTable(container) { return .leaf }
    return .none
  }

  private mutating func beginIndentedCode(_ keep: inout Int) {
    close(keeping: keep)
    let start = offset
    advance(4, byColumns: true)
    let block = add(.code, at: start)
    blocks[block].start = nextOffset
    blocks[block].detail = codes.count
    blocks[block].text = TextRange(start: text.count, end: text.count)
    codes.append(CodeRecord())
    keep = open.count
  }

  private mutating func beginQuote(_ keep: inout Int) {
    close(keeping: keep)
    let start = nextOffset
    advanceToNextText()
    advance(1)
    if isAtSpaceOrTab { advance(1, byColumns: true) }
    add(.quote, at: start)
    keep = open.count
  }

  private mutating func beginHeading(_ keep: inout Int) -> Bool {
    var position = nextOffset
    while position < lineEnd, source[position] == 0x23 { position += 1 }
    let level = position - nextOffset
    guard level <= 6, position >= lineEnd || source[position].isSpaceOrTab else { return false }
    close(keeping: keep)
    let heading = add(.heading, at: nextOffset)
    blocks[heading].detail = level
    while position < lineEnd, source[position].isSpaceOrTab { position += 1 }
    var end = lineEnd
    while end > position, source[end - 1].isSpaceOrTab { end -= 1 }
    var closing = end
    while closing > position, source[closing - 1] == 0x23 { closing -= 1 }
    if closing == position {
      end = position
    } else if closing < end, source[closing - 1].isSpaceOrTab {
      end = closing
      while end > position, source[end - 1].isSpaceOrTab { end -= 1 }
    }
    blocks[heading].text = appendText(position, end)
    closeDeepest()
    return true
  }

  private mutating func beginFence(_ keep: inout Int) -> Bool {
    let fence = source[nextOffset]
    var position = nextOffset
    while position < lineEnd, source[position] == fence { position += 1 }
    let length = position - nextOffset
    if length < 3 { return false }
    if fence == 0x60 {
      for index in position..<max(position, lineEnd) where source[index] == 0x60 { return false }
    }
    close(keeping: keep)
    let block = add(.code, at: nextOffset)
    var code = CodeRecord(fence: fence, fenceLength: length, fenceIndent: indent)
    while position < lineEnd, source[position].isSpaceOrTab { position += 1 }
    var end = lineEnd
    while end > position, source[end - 1].isSpaceOrTab { end -= 1 }
    if end > position {
      let start = text.count
      textMap.append(TextMapEntry(text: start, source: position))
      EscapeDecoder.append(source, position, end, to: &text)
      code.info = TextRange(start: start, end: text.count)
      code.written = TextRange(start: position, end: end)
    }
    blocks[block].detail = codes.count
    blocks[block].text = TextRange(start: text.count, end: text.count)
    codes.append(code)
    keep = open.count
    return true
  }

  private mutating func beginFootnote(_ keep: inout Int) -> Bool {
    guard source[nextOffset + 1] == 0x5E else { return false }
    var position = nextOffset + 2
    while position < lineEnd, source[position] != 0x5D, source[position] != 0x5B,
      !source[position].isAsciiSpace
    {
      position += 1
    }
    guard position > nextOffset + 2, source[position] == 0x5D, source[position + 1] == 0x3A
    else { return false }
    close(keeping: keep)
    let block = add(.footnote, at: nextOffset)
    let label = appendText(nextOffset + 2, position)
    let key = ReferenceMap.key(source.string(nextOffset + 2, position))
    blocks[block].detail = footnotes.count
    footnotes.append((key, block, label))
    advanceToNextText()
    advance(position + 2 - nextOffset)
    while isAtSpaceOrTab { advance(1, byColumns: true) }
    keep = open.count
    return true
  }

  private mutating func beginSetextHeading(_ paragraph: Int) -> Bool {
    let mark = source[nextOffset]
    var position = nextOffset
    while position < lineEnd, source[position] == mark { position += 1 }
    while position < lineEnd, source[position].isSpaceOrTab { position += 1 }
    if position < lineEnd { return false }
    takeDefinitions(from: paragraph)
    if blocks[paragraph].text.isEmpty { return false }
    blocks[paragraph].tag = .heading
    blocks[paragraph].detail = mark == 0x3D ? 1 : 2
    blocks[paragraph].flag = true
    blocks[paragraph].endLine = lineNumber
    trimEnd(of: paragraph)
    close(keeping: open.count - 1)
    return true
  }

  /// Three or more `*`, `-` or `_` and nothing else but white space.
  private mutating func isRule() -> Bool {
    let mark = source[nextOffset]
    guard mark == 0x2A || mark == 0x2D || mark == 0x5F else { return false }
    // What refused the last try on this line is still ahead, if the mark is the same.
    if ruleRefused.byte == mark, nextOffset <= ruleRefused.at { return false }
    var count = 0
    var position = nextOffset
    while position < lineEnd {
      steps &+= 1
      if source[position] == mark {
        count += 1
      } else if !source[position].isSpaceOrTab {
        ruleRefused = (mark, position)
        return false
      }
      position += 1
    }
    return count >= 3
  }
}
