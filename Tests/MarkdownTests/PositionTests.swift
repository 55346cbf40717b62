import Markdown
import Testing

@Suite("Places in the source")
struct PositionTests {
  static let text = """
    # Title

    - [ ] one
      two

      ```sh id=a
      df
      ```
    > | a | b |
    > |---|---|
    > | 1 | 2 |

    end [here](/x).
    """

  private func blocks(_ document: Document) -> [Block] {
    var found: [Block] = []
    var stack = Array(Array(document.blocks).reversed())
    while let block = stack.popLast() {
      found.append(block)
      stack.append(contentsOf: Array(block.children).reversed())
    }
    return found
  }

  @Test("every block knows its lines, columns and bytes", arguments: ["\n", "\r\n", "\r"])
  func blocksKnowTheirPlace(_ lineEnd: String) {
    let text = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: lineEnd)
    let document = Document(parsing: text)
    let source = document.source
    let places = blocks(document).map { block -> String in
      let range = block.range
      let bytes = String(decoding: source[range.bytes], as: UTF8.self)
        .replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      return "\(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column) "
        + (bytes.split(separator: "\n").first.map(String.init) ?? "")
    }
    #expect(
      places == [
        "1:1-1:8 # Title", "3:1-8:6 - [ ] one", "3:1-8:6 - [ ] one", "3:3-4:6 [ ] one",
        "6:3-8:6 ```sh id=a", "9:1-11:12 > | a | b |", "9:3-11:12 | a | b |", "9:3-9:12 | a | b |",
        "9:5-9:6 a", "9:9-9:10 b", "11:3-11:12 | 1 | 2 |", "11:5-11:6 1", "11:9-11:10 2",
        "13:1-13:16 end [here](/x).",
      ])
    #expect(document.lineCount == 13)
    #expect(document.line(7) == "  df")
    #expect(document.line(14) == nil)
  }

  @Test("inlines know where they begin")
  func inlines() {
    let document = Document(parsing: "> a\n> *b* [c](/d)")
    let found = document.blocks.first?.children.first.map { Array($0.inlines) } ?? []
    #expect(found.map(\.position.line) == [1, 1, 2, 2, 2])
    #expect(found.last?.position.column == 7)
  }

  @Test("info strings, links and depth are told as written")
  func details() {
    let document = Document(parsing: "> - ```sh  a\\_b \n>   x\n\n<http://a.b> http://c.d")
    let code = document.blocks.first?.children.first?.children.first?.children.first
    #expect(code?.kind == .fencedCode(info: "sh  a_b", isClosed: false))
    #expect(code?.writtenInfo == "sh  a\\_b")
    #expect(code?.depth == 2)
    #expect(code?.literal == "x\n")
    let links = (document.blocks.map { $0 }.last?.inlines.map { $0 } ?? []).compactMap { inline in
      if case .link(let link) = inline.kind { link.isBare } else { nil }
    }
    #expect(links == [false, true])
  }

  @Test("plain text has no marks, and placeholders only on request")
  func plainText() {
    let block = Document(parsing: "Drain *the* `node` <host>,\nsee [it](/x)").blocks.first
    #expect(block?.plainText == "Drain the node , see it")
    #expect(block?.plainTextWithHTML == "Drain the node <host>, see it")
  }
}
