/// Markdown as a tree of values, parsed by CommonMark 0.31.2 and, where asked, GitHub's extensions.
///
/// Any bytes are a document: parsing never fails, takes time proportional to the input, and uses no
/// recursion, so neither size nor nesting can harm it. To understand the parser start with
/// `BlockParser`, which makes the tree of blocks from lines, and go on with `InlineParser`, which
/// makes inlines from the text of its leaves.
public struct Document: Sendable {
  let storage: Storage

  /// What stands in front of the Markdown, if it was asked for and is there.
  public let frontMatter: FrontMatter?

  /// Parses bytes; ill-formed UTF-8 and NUL become U+FFFD.
  public init(parsing bytes: [UInt8], options: ParsingOptions = .gitHub) {
    let source = SourceText.cleaned(bytes)
    let frontMatter = options.contains(.frontMatter) ? FrontMatter(at: source) : nil
    self.frontMatter = frontMatter
    storage = source.withUnsafeBufferPointer { buffer in
      var blocks = BlockParser(source: ByteView(buffer), options: options)
      blocks.parse(from: frontMatter?.end ?? 0)
      let inlines = blocks.text.withUnsafeBufferPointer { text in
        var inlines = InlineParser(text: ByteView(text), blocks: blocks)
        inlines.parseLeaves()
        return inlines
      }
      return Storage(source: source, blocks: blocks, inlines: inlines)
    }
  }

  /// Parses a text.
  public init(parsing text: String, options: ParsingOptions = .gitHub) {
    self.init(parsing: Array(text.utf8), options: options)
  }

  /// The bytes that positions count in: the input, with U+FFFD for what was ill-formed.
  public var source: [UInt8] { storage.source }

  /// How much work the parse took, in steps that grow in proportion to the source.
  ///
  /// For tests and measurements: unlike time it is the same on every machine.
  public var parsingSteps: Int { storage.steps }

  /// How many lines the source has.
  public var lineCount: Int { storage.lines.count }

  /// The whole, whose children are the blocks at the top level.
  public var root: Block { Block(storage: storage, index: 0) }

  /// The blocks at the top level.
  public var blocks: Block.Children { root.children }

  /// The definitions of the footnotes that are referred to, in order of their first reference.
  public var footnotes: [Block] {
    storage.footnotes.map { Block(storage: storage, index: $0.block) }
  }

  /// The place of a byte of the source; beyond the end is the end.
  public func position(at offset: Int) -> SourcePosition { storage.position(at: offset) }

  /// A line of the source without its ending; lines count from 1.
  public func line(_ number: Int) -> String? {
    guard number >= 1, number <= storage.lines.count else { return nil }
    let line = storage.lines[number - 1]
    return String(decoding: storage.source[line.start..<line.end], as: UTF8.self)
  }
}
