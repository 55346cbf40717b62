/// List items.
extension BlockParser {
  /// Opens a list item, and a list around it where none fits.
  mutating func beginItem(in container: Int, keeping keep: inout Int) -> Bool {
    guard let (style, width) = listMarker(interrupts: blocks[container].tag == .paragraph)
    else { return false }
    let start = nextOffset
    let markerIndent = indent
    advanceToNextText()
    advance(width)

    // What follows the marker decides how far the content is indented.
    let saved = (offset, column, isTabSplit)
    repeat {
      advance(1, byColumns: true)
    } while column - saved.1 < 5 && isAtSpaceOrTab
    let spaces = column - saved.1
    let padding: Int
    if spaces >= 5 || spaces < 1 || offset >= lineEnd {
      padding = width + 1
      (offset, column, isTabSplit) = saved
      nextOffset = -1
      if isAtSpaceOrTab { advance(1, byColumns: true) }
    } else {
      padding = width + spaces
    }

    close(keeping: keep)
    let tip = open[open.count - 1]
    if blocks[tip].tag != .list || !lists[blocks[tip].detail].isContinued(by: style) {
      let list = add(.list, at: start)
      blocks[list].detail = lists.count
      lists.append(style)
    }
    let item = add(.item, at: start)
    itemIndents[item] = markerIndent + padding
    keep = open.count
    return true
  }

  /// The list marker at the next text of the line, and its width in bytes.
  private func listMarker(interrupts isParagraph: Bool) -> (ListStyle, Int)? {
    let first = source[nextOffset]
    var style: ListStyle
    var position = nextOffset
    if first == 0x2A || first == 0x2B || first == 0x2D {
      style = ListStyle(kind: .bullet, marker: first)
      position += 1
    } else if first.isAsciiDigit {
      var number = 0
      while source[position].isAsciiDigit, position - nextOffset < 10 {
        number = number * 10 + Int(source[position] - 0x30)
        position += 1
      }
      let delimiter = source[position]
      guard position - nextOffset <= 9, delimiter == 0x2E || delimiter == 0x29 else { return nil }
      if isParagraph, number != 1 { return nil }
      style = ListStyle(kind: .ordered(start: number), marker: delimiter)
      position += 1
    } else {
      return nil
    }
    if position < lineEnd, !source[position].isSpaceOrTab { return nil }
    if isParagraph {
      // An empty item cannot interrupt a paragraph.
      var rest = position
      while rest < lineEnd, source[rest].isSpaceOrTab { rest += 1 }
      if rest >= lineEnd { return nil }
    }
    return (style, position - nextOffset)
  }

  /// A list is loose when a blank line stands between its items or between blocks in one of them.
  mutating func settleLooseness(of list: Int) {
    var item = blocks[list].firstChild
    var isTight = true
    while item >= 0, isTight {
      let hasNext = blocks[item].next >= 0
      if hasNext, isBlankAfter(item) { isTight = false }
      var child = blocks[item].firstChild
      while child >= 0, isTight {
        steps &+= 1
        if hasNext || blocks[child].next >= 0, isBlankAfter(child) { isTight = false }
        child = blocks[child].next
      }
      item = blocks[item].next
    }
    blocks[list].flag = isTight
  }

  private func isBlankAfter(_ index: Int) -> Bool {
    let line = blocks[index].endLine + 1
    return line < lines.count && lines[line].isBlank
  }
}
