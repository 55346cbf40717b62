/// The words of inlines without their marks.
struct PlainText {
  let storage: Storage

  /// Appends the text of the inlines from `first` on; a line's end is a space, HTML tags are left out
  /// unless `keepingHTML`.
  func append(_ first: Int, to output: inout [UInt8], keepingHTML: Bool = false) {
    var index = first
    var parents: [Int] = []
    while true {
      if index < 0 {
        guard let parent = parents.popLast() else { return }
        index = storage.inlines[parent].next
        continue
      }
      let node = storage.inlines[index]
      switch node.tag {
      case .text, .code: append(node.text, to: &output)
      case .softBreak, .lineBreak: output.append(0x20)
      case .html: if keepingHTML { append(node.text, to: &output) }
      default: break
      }
      if node.firstChild >= 0 {
        parents.append(index)
        index = node.firstChild
      } else {
        index = node.next
      }
    }
  }

  private func append(_ range: TextRange, to output: inout [UInt8]) {
    storage.text.withUnsafeBufferPointer {
      output.append(contentsOf: ByteView($0).slice(range.start, range.end))
    }
  }
}

extension Block {
  /// The words of a paragraph, heading or cell without marks and HTML tags, on one line.
  public var plainText: String { inlines.plainText }

  /// The words as in `plainText`, with raw HTML kept: `<placeholders>` parse as tags.
  public var plainTextWithHTML: String { inlines.plainTextWithHTML }
}

extension Inline {
  /// The words in it without marks and HTML tags, on one line.
  public var plainText: String {
    switch kind {
    case .text(let text), .code(let text): text
    case .softBreak, .lineBreak: " "
    default: children.plainText
    }
  }
}

extension Inline.Siblings {
  /// The words without marks and HTML tags, on one line.
  public var plainText: String { text(keepingHTML: false) }

  /// The words as in `plainText`, with raw HTML kept: `<placeholders>` parse as tags.
  public var plainTextWithHTML: String { text(keepingHTML: true) }

  private func text(keepingHTML: Bool) -> String {
    var bytes: [UInt8] = []
    PlainText(storage: storage).append(upcoming, to: &bytes, keepingHTML: keepingHTML)
    return String(decoding: bytes, as: UTF8.self)
  }
}
