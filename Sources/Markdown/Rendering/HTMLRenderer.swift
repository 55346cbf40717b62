extension Document {
  /// The document as an HTML fragment, in the form the CommonMark specification's examples have.
  ///
  /// With `filteringTags` the nine tags that GitHub lets no page use are shown as text. Raw HTML is
  /// otherwise passed on as it stands: this is no sanitiser.
  public func html(filteringTags: Bool = true) -> [UInt8] {
    var renderer = HTMLRenderer(storage: storage, filtersTags: filteringTags)
    renderer.render()
    return renderer.output
  }
}

/// Writes a document as HTML; walks by the tree's own links, so nesting costs no stack.
struct HTMLRenderer {
  let storage: Storage
  let filtersTags: Bool
  var output: [UInt8] = []
  /// The footnotes' numbers, from 0, by their blocks.
  private var footnoteNumbers: [Int: Int] = [:]

  init(storage: Storage, filtersTags: Bool) {
    self.storage = storage
    self.filtersTags = filtersTags
    for (number, footnote) in storage.footnotes.enumerated() {
      footnoteNumbers[footnote.block] = number
    }
    output.reserveCapacity(storage.source.count + storage.source.count / 4)
  }

  mutating func render() {
    renderChildren(of: 0)
    renderFootnotes()
  }

  mutating func write(_ text: StaticString) { Escaping.append(text, to: &output) }

  mutating func write(_ number: Int) { output.append(contentsOf: String(number).utf8) }

  mutating func beginLine() {
    if let last = output.last, last != 0x0A { output.append(0x0A) }
  }

  mutating func writeEscaped(_ range: TextRange) {
    storage.text.withUnsafeBufferPointer {
      Escaping.append(ByteView($0).slice(range.start, range.end), to: &output)
    }
  }

  mutating func writeAddress(_ link: LinkRecord) {
    switch link.prefix {
    case .none: break
    case .http: write("http://")
    case .mailto: write("mailto:")
    }
    storage.text.withUnsafeBufferPointer {
      Escaping.appendAddress(
        ByteView($0).slice(link.destination.start, link.destination.end), to: &output)
    }
  }

  /// Writes the blocks below one, entering and leaving each.
  mutating func renderChildren(of root: Int) {
    var index = storage.blocks[root].firstChild
    if index < 0 { return }
    while true {
      enter(index)
      if storage.blocks[index].firstChild >= 0, storage.blocks[index].tag != .footnote {
        index = storage.blocks[index].firstChild
        continue
      }
      while true {
        leave(index)
        if storage.blocks[index].next >= 0 {
          index = storage.blocks[index].next
          break
        }
        index = storage.blocks[index].parent
        if index == root || index < 0 { return }
      }
    }
  }

  private mutating func enter(_ index: Int) {
    let block = storage.blocks[index]
    switch block.tag {
    case .document, .footnote: break
    case .quote:
      beginLine()
      write("<blockquote>\n")
    case .list: enterList(storage.lists[block.detail])
    case .item: enterItem(block)
    case .table:
      beginLine()
      write("<table>\n")
    case .row: enterRow(index, block)
    case .cell: enterCell(index, block)
    case .paragraph:
      if !isTight(block) {
        beginLine()
        write("<p>")
      }
      renderInlines(block.firstInline)
    case .heading:
      beginLine()
      write("<h")
      write(block.detail)
      write(">")
      renderInlines(block.firstInline)
    case .code: renderCode(block)
    case .html:
      beginLine()
      renderHTML(block.text)
      beginLine()
    case .rule:
      beginLine()
      write("<hr />\n")
    }
  }

  private mutating func leave(_ index: Int) {
    let block = storage.blocks[index]
    switch block.tag {
    case .document, .footnote, .code, .html, .rule: break
    case .quote:
      beginLine()
      write("</blockquote>\n")
    case .list:
      beginLine()
      if storage.lists[block.detail].kind == .bullet { write("</ul>\n") } else { write("</ol>\n") }
    case .item: write("</li>\n")
    case .table:
      if block.firstChild != block.lastChild { write("</tbody>\n") }
      write("</table>\n")
    case .row:
      write("</tr>\n")
      if block.flag { write("</thead>\n") }
    case .cell:
      if isInHeader(block) { write("</th>\n") } else { write("</td>\n") }
    case .paragraph:
      if isTight(block) { break }
      writeBackReference(after: index)
      write("</p>\n")
    case .heading:
      write("</h")
      write(block.detail)
      write(">\n")
    }
  }

  private func isTight(_ paragraph: BlockRecord) -> Bool {
    let parent = storage.blocks[max(paragraph.parent, 0)]
    return parent.tag == .item && storage.blocks[max(parent.parent, 0)].flag
  }

  private mutating func enterList(_ style: ListStyle) {
    beginLine()
    switch style.kind {
    case .bullet, .ordered(start: 1):
      if style.kind == .bullet { write("<ul>\n") } else { write("<ol>\n") }
    case .ordered(let start):
      write("<ol start=\"")
      write(start)
      write("\">\n")
    }
  }

  private mutating func enterItem(_ item: BlockRecord) {
    beginLine()
    write("<li>")
    guard item.isTask else { return }
    if item.flag {
      write("<input type=\"checkbox\" checked=\"\" disabled=\"\" /> ")
    } else {
      write("<input type=\"checkbox\" disabled=\"\" /> ")
    }
  }

  private mutating func enterRow(_ index: Int, _ row: BlockRecord) {
    if row.flag {
      write("<thead>\n")
    } else if row.previous >= 0, storage.blocks[row.previous].flag {
      write("<tbody>\n")
    }
    write("<tr>\n")
  }

  private func isInHeader(_ cell: BlockRecord) -> Bool { storage.blocks[cell.parent].flag }

  private mutating func enterCell(_ index: Int, _ cell: BlockRecord) {
    if isInHeader(cell) { write("<th") } else { write("<td") }
    switch ColumnAlignment(rawValue: UInt8(truncatingIfNeeded: cell.detail)) ?? .none {
    case .none: write(">")
    case .left: write(" align=\"left\">")
    case .center: write(" align=\"center\">")
    case .right: write(" align=\"right\">")
    }
    renderInlines(cell.firstInline)
  }

  private mutating func renderCode(_ block: BlockRecord) {
    beginLine()
    let info = storage.codes[block.detail].info
    var end = info.start
    while end < info.end, !storage.text[end].isAsciiSpace { end += 1 }
    if end > info.start {
      write("<pre><code class=\"language-")
      writeEscaped(TextRange(start: info.start, end: end))
      write("\">")
    } else {
      write("<pre><code>")
    }
    writeEscaped(block.text)
    write("</code></pre>\n")
  }

  /// Raw HTML, with GitHub's forbidden tags made text.
  mutating func renderHTML(_ range: TextRange) {
    storage.text.withUnsafeBufferPointer { buffer in
      let text = ByteView(buffer)
      if !filtersTags {
        output.append(contentsOf: text.slice(range.start, range.end))
        return
      }
      var start = range.start
      for index in range.start..<max(range.start, range.end)
      where text[index] == 0x3C && TagFilter.forbids(text, at: index) {
        output.append(contentsOf: text.slice(start, index))
        write("&lt;")
        start = index + 1
      }
      output.append(contentsOf: text.slice(start, range.end))
    }
  }

  // MARK: Footnotes

  private mutating func renderFootnotes() {
    if storage.footnotes.isEmpty { return }
    beginLine()
    write("<section class=\"footnotes\">\n<ol>\n")
    for (number, footnote) in storage.footnotes.enumerated() {
      write("<li id=\"fn")
      write(number + 1)
      write("\">\n")
      renderChildren(of: footnote.block)
      let last = storage.blocks[footnote.block].lastChild
      if last < 0 || storage.blocks[last].tag != .paragraph {
        writeBackLink(number)
        write("\n")
      }
      write("</li>\n")
    }
    write("</ol>\n</section>\n")
  }

  private mutating func writeBackReference(after paragraph: Int) {
    let parent = storage.blocks[paragraph].parent
    guard parent >= 0, storage.blocks[parent].tag == .footnote,
      storage.blocks[parent].lastChild == paragraph,
      let number = footnoteNumbers[parent]
    else { return }
    write(" ")
    writeBackLink(number)
  }

  private mutating func writeBackLink(_ number: Int) {
    write("<a href=\"#fnref")
    write(number + 1)
    write("\" class=\"footnote-backref\">\u{21A9}</a>")
  }
}
