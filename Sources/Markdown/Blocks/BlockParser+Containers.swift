/// Matching a line against the containers that are open.
extension BlockParser {
  /// Walks the open blocks from the outside in as long as the line continues them.
  ///
  /// - Returns: how many of them it continues, or nil when the line was a closing fence.
  mutating func matchOpenContainers() -> Int? {
    var depth = 1
    var fence = 0
    findNextText()
    while depth < open.count {
      steps &+= 1
      let index = open[depth]
      findNextText()
      switch blocks[index].tag {
      case .document, .list:
        break
      case .item:
        if isBlank {
          // A blank line continues every list and item: go on at the next block that may object.
          while fence < openFences.count, openFences[fence] < depth { fence += 1 }
          let next = fence < openFences.count ? openFences[fence] : open.count - 1
          if next > depth {
            advanceToNextText()
            depth = min(next, open.count - 1)
            continue
          }
          if blocks[index].firstChild < 0 { return depth }
          advanceToNextText()
        } else {
          let width = itemIndents[index] ?? 0
          if indent < width { return depth }
          advance(width, byColumns: true)
        }
      case .quote:
        if indent >= 4 || source[nextOffset] != 0x3E || isBlank { return depth }
        advanceToNextText()
        advance(1)
        if isAtSpaceOrTab { advance(1, byColumns: true) }
        blocks[index].endLine = lineNumber
        findNextText()
      case .footnote:
        if indent >= 4 {
          advance(4, byColumns: true)
        } else if !isBlank {
          return depth
        }
      case .code:
        if codes[blocks[index].detail].fence == 0 {
          if indent >= 4 {
            advance(4, byColumns: true)
          } else if isBlank {
            advanceToNextText()
          } else {
            return depth
          }
        } else if endsFence(index) {
          blocks[index].endLine = lineNumber
          codes[blocks[index].detail].isClosed = true
          close(keeping: depth)
          return nil
        } else {
          var left = codes[blocks[index].detail].fenceIndent
          while left > 0, isAtSpaceOrTab {
            advance(1, byColumns: true)
            left -= 1
          }
        }
      case .html:
        if isBlank, blocks[index].detail >= 6 { return depth }
      case .paragraph, .table:
        if isBlank { return depth }
      case .heading, .rule, .row, .cell:
        return depth
      }
      depth += 1
    }
    return depth
  }

  /// Whether the line closes the fenced code block: enough of its fence, and nothing after it.
  private func endsFence(_ index: Int) -> Bool {
    let code = codes[blocks[index].detail]
    guard indent < 4, source[nextOffset] == code.fence, !isBlank else { return false }
    var position = nextOffset
    while position < lineEnd, source[position] == code.fence { position += 1 }
    if position - nextOffset < code.fenceLength { return false }
    while position < lineEnd, source[position].isSpaceOrTab { position += 1 }
    return position >= lineEnd
  }
}
