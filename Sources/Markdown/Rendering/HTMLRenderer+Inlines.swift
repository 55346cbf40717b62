extension HTMLRenderer {
  /// Writes inlines from `first` on, with an explicit stack of what is to be closed.
  mutating func renderInlines(_ first: Int) {
    var index = first
    var parents: [Int] = []
    while true {
      if index < 0 {
        guard let parent = parents.popLast() else { return }
        leave(storage.inlines[parent])
        index = storage.inlines[parent].next
        continue
      }
      let node = storage.inlines[index]
      enter(node)
      if node.firstChild >= 0, node.tag != .image {
        parents.append(index)
        index = node.firstChild
      } else {
        if node.tag != .image { leave(node) }
        index = node.next
      }
    }
  }

  private mutating func enter(_ node: InlineRecord) {
    switch node.tag {
    case .text: writeEscaped(node.text)
    case .softBreak: write("\n")
    case .lineBreak: write("<br />\n")
    case .code:
      write("<code>")
      writeEscaped(node.text)
      write("</code>")
    case .html: renderHTML(node.text)
    case .emphasis: write("<em>")
    case .strong: write("<strong>")
    case .strikethrough: write("<del>")
    case .link:
      let link = storage.links[node.detail]
      write("<a href=\"")
      writeAddress(link)
      write("\"")
      writeTitle(link)
      write(">")
    case .image:
      let link = storage.links[node.detail]
      write("<img src=\"")
      writeAddress(link)
      write("\" alt=\"")
      writeEscapedPlainText(node.firstChild)
      write("\"")
      writeTitle(link)
      write(" />")
    case .footnoteReference:
      write("<sup class=\"footnote-ref\"><a href=\"#fn")
      write(node.detail + 1)
      write("\" id=\"fnref")
      write(node.detail + 1)
      write("\">")
      write(node.detail + 1)
      write("</a></sup>")
    }
  }

  private mutating func leave(_ node: InlineRecord) {
    switch node.tag {
    case .emphasis: write("</em>")
    case .strong: write("</strong>")
    case .strikethrough: write("</del>")
    case .link: write("</a>")
    default: break
    }
  }

  private mutating func writeTitle(_ link: LinkRecord) {
    if !link.hasTitle { return }
    write(" title=\"")
    writeEscaped(link.title)
    write("\"")
  }

  private mutating func writeEscapedPlainText(_ first: Int) {
    var bytes: [UInt8] = []
    PlainText(storage: storage).append(first, to: &bytes)
    bytes.withUnsafeBufferPointer { Escaping.append($0, to: &output) }
  }
}
