import Markdown
import TestSupport
import Testing

@Suite("Any bytes are a document")
struct RandomInputTests {
  static let pieces: [String] = [
    "*", "**", "_", "`", "```", "~~~", "[", "]", "](", "](/u \"t\")", "![", "<", ">", "> ", "- ",
    "1. ",
    "    ", "\t", " ", "\n", "\n\n", "\r", "\r\n", "# ", "===", "---", "***\n", "a", "\u{E9}",
    "\u{1F344}",
    "<b>", "<!--", "-->", "&amp;", "&#35", "\\", "[a]: /x\n", "[a]", "[^a]", "[^a]: ", "|", "|-|\n",
    ":",
    "www.a.b", "http://", "@a.b", "~", "- [ ] ", "---\n", "k: ", "\"", "'", "{", "}", ",", "\0",
  ]

  @Test("bytes without sense", arguments: 0..<40)
  func bytes(seed: Int) {
    var numbers = SplitMix64(seed: UInt64(seed))
    let bytes = (0..<400).map { _ in UInt8.random(in: 0...255, using: &numbers) }
    check(bytes)
    check(bytes.map { $0 & 0x7F })
    check(Array("---\n".utf8) + bytes.map { $0 & 0x7F } + Array("\n---\n".utf8))
  }

  @Test("marks in any order", arguments: 0..<150)
  func marks(seed: Int) {
    var numbers = SplitMix64(seed: UInt64(seed) &+ 1000)
    var text = ""
    for _ in 0..<Int.random(in: 1...80, using: &numbers) {
      text += Self.pieces.randomElement(using: &numbers) ?? ""
    }
    check(Array(text.utf8))
    check(Array(("---\nk: " + text + "\n---\n").utf8))
    for end in stride(from: 0, to: text.utf8.count, by: 7) { check(Array(text.utf8.prefix(end))) }
  }

  /// Parsing and rendering end, and what comes out is well formed and lies within the source.
  private func check(_ bytes: [UInt8]) {
    let document = Document(parsing: bytes, options: .document)
    let html = document.html()
    #expect(String(validating: html, as: UTF8.self) != nil)
    #expect(!html.contains(0))
    var stack = Array(document.blocks)
    while let block = stack.popLast() {
      let range = block.range
      #expect(range.start.offset >= 0 && range.end.offset <= document.source.count)
      #expect(range.start <= range.end && block.line <= block.endLine)
      if let parent = block.parent { #expect(parent.line <= block.line) }
      stack.append(contentsOf: block.children)
    }
  }
}
