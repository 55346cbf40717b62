/// The first phase: lines to a tree of blocks, by the algorithm of the CommonMark specification's
/// appendix.
///
/// Each line is matched against the open containers, then tried for new blocks, and what is left is
/// text of the deepest leaf. Every step either consumes bytes of the line or closes a block, so the
/// time is proportional to the input however deep it nests.
struct BlockParser {
  let source: ByteView
  let options: ParsingOptions

  var blocks: [BlockRecord] = []
  var text: [UInt8] = []
  var textMap: [TextMapEntry] = []
  var lines: [LineRecord] = []
  var lists: [ListStyle] = []
  var itemIndents: [Int: Int] = [:]
  var codes: [CodeRecord] = []
  var tables: [TableRecord] = []
  var references = ReferenceMap()
  var footnotes: [(label: String, block: Int, text: TextRange)] = []
  /// Cells that rows left out and the table filled in, over the whole document.
  var filledCells = 0
  /// Work done, for tests that prove it grows with the input only.
  var steps = 0

  /// The open blocks from the document to the deepest, and which of them are not lists or items.
  var open: [Int] = []
  var openFences: [Int] = []
  /// Where the lines of the open paragraph begin in `text`.
  var paragraphLines: [Int] = []

  // The line at hand.
  var lineNumber = 0
  var lineStart = 0
  var lineEnd = 0
  var offset = 0
  var column = 0
  var isTabSplit = false
  var nextOffset = 0
  var nextColumn = 0
  var indent = 0
  var isBlank = false
  /// No thematic break of this byte can begin before this place of the line.
  var ruleRefused: (byte: UInt8, at: Int) = (0, 0)

  init(source: ByteView, options: ParsingOptions) {
    self.source = source
    self.options = options
    blocks.reserveCapacity(source.count / 32 + 8)
    text.reserveCapacity(source.count)
    lines.reserveCapacity(source.count / 40 + 8)
    blocks.append(BlockRecord(tag: .document, parent: -1, start: 0, line: 0))
    open.append(0)
  }

  /// Reads everything from byte `start`; lines before it are counted and skipped.
  mutating func parse(from start: Int) {
    var position = 0
    while position < source.count {
      lineStart = position
      while position < source.count, source[position] != 0x0A, source[position] != 0x0D {
        position += 1
      }
      lineEnd = position
      if position < source.count {
        position += source[position] == 0x0D && source[position + 1] == 0x0A ? 2 : 1
      }
      lineNumber = lines.count
      lines.append(LineRecord(start: lineStart, end: lineEnd))
      if lineStart >= start { readLine() }
    }
    while open.count > 1 { closeDeepest() }
    blocks[0].endLine = max(0, lines.count - 1)
  }

  private mutating func readLine() {
    offset = lineStart
    column = 0
    isTabSplit = false
    nextOffset = -1
    ruleRefused = (0, 0)
    if lineStart == 0, source.hasPrefix("\u{FEFF}", at: 0) { offset = 3 }

    guard let matched = matchOpenContainers() else { return }
    var container = open[matched - 1]
    let deepest = open[open.count - 1]
    let isEverythingMatched = matched == open.count
    if isBlank { lines[lineNumber].isBlank = true }

    var keep = matched
    var takesText = blocks[container].tag == .code || blocks[container].tag == .html
    while !takesText {
      findNextText()
      steps &+= 1
      if indent < 4, !mayBeginBlock(source[nextOffset]) { break }
      switch beginBlock(in: container, keeping: &keep) {
      case .none: takesText = true
      case .container: container = open[open.count - 1]
      case .leaf: return
      case .textLeaf:
        container = open[open.count - 1]
        takesText = true
      }
    }
    findNextText()

    let isLazy =
      !isEverythingMatched && open.count > keep && open[open.count - 1] == deepest
      && blocks[deepest].tag == .paragraph && !isBlank
    if isLazy {
      addParagraphLine(to: deepest)
      return
    }
    close(keeping: keep)
    container = open[open.count - 1]
    addText(to: container)
  }

  private mutating func addText(to container: Int) {
    switch blocks[container].tag {
    case .code:
      addLiteralLine(to: container)
    case .html:
      addLiteralLine(to: container)
      if HTMLBlockRule.ends(blocks[container].detail, source, from: offset, to: lineEnd) {
        closeDeepest()
      }
    case .paragraph:
      if isBlank { return }
      addParagraphLine(to: container)
    case .table:
      if isBlank { return }
      if !addRow(to: container) { beginParagraph() }
    default:
      if !isBlank { beginParagraph() }
    }
  }

  private mutating func beginParagraph() {
    let paragraph = add(.paragraph, at: nextOffset)
    paragraphLines.removeAll(keepingCapacity: true)
    blocks[paragraph].text = TextRange(start: text.count, end: text.count)
    addParagraphLine(to: paragraph)
  }

  // MARK: Moving in the line

  /// Finds the first byte that is no space or tab; each space is looked at once a line.
  mutating func findNextText() {
    if nextOffset < offset || (nextOffset == offset && nextColumn < column) {
      var position = offset
      var reached = column
      while position < lineEnd {
        let byte = source[position]
        if byte == 0x20 {
          reached += 1
        } else if byte == 0x09 {
          reached += 4 - reached % 4
        } else {
          break
        }
        position += 1
      }
      nextOffset = position
      nextColumn = reached
    }
    isBlank = nextOffset >= lineEnd
    indent = nextColumn - column
  }

  mutating func advanceToNextText() {
    offset = nextOffset
    column = nextColumn
    isTabSplit = false
  }

  /// Moves on by bytes, or by columns, which may end inside a tab.
  mutating func advance(_ count: Int, byColumns: Bool = false) {
    var left = count
    while left > 0, offset < lineEnd {
      if source[offset] == 0x09 {
        let toStop = 4 - column % 4
        if byColumns {
          isTabSplit = toStop > left
          column += min(left, toStop)
          if !isTabSplit { offset += 1 }
          left -= min(left, toStop)
        } else {
          isTabSplit = false
          column += toStop
          offset += 1
          left -= 1
        }
      } else {
        isTabSplit = false
        offset += 1
        column += 1
        left -= 1
      }
    }
  }

  var isAtSpaceOrTab: Bool { offset < lineEnd && source[offset].isSpaceOrTab }

  // MARK: The tree

  /// Appends a block to the deepest open one that may hold it, closing what may not.
  @discardableResult
  mutating func add(_ tag: BlockTag, at start: Int) -> Int {
    while open.count > 1, !canHold(open[open.count - 1], tag) { closeDeepest() }
    let parent = open[open.count - 1]
    let index = append(tag, to: parent, at: start)
    switch tag {
    case .list, .item: break
    default: openFences.append(open.count)
    }
    open.append(index)
    return index
  }

  /// Appends a block that is never open.
  mutating func append(_ tag: BlockTag, to parent: Int, at start: Int) -> Int {
    let index = blocks.count
    var record = BlockRecord(tag: tag, parent: parent, start: start, line: lineNumber)
    let last = blocks[parent].lastChild
    record.previous = last
    blocks.append(record)
    if last >= 0 { blocks[last].next = index } else { blocks[parent].firstChild = index }
    blocks[parent].lastChild = index
    return index
  }

  private func canHold(_ parent: Int, _ tag: BlockTag) -> Bool {
    switch blocks[parent].tag {
    case .document, .quote, .item, .footnote: tag != .item
    case .list: tag == .item
    default: false
    }
  }

  mutating func close(keeping count: Int) {
    while open.count > max(count, 1) { closeDeepest() }
  }

  /// Takes the last child of its parent out of the tree.
  mutating func remove(_ index: Int) {
    let parent = blocks[index].parent
    let previous = blocks[index].previous
    guard parent >= 0, blocks[parent].lastChild == index else { return }
    blocks[parent].lastChild = previous
    if previous >= 0 { blocks[previous].next = -1 } else { blocks[parent].firstChild = -1 }
  }
}
