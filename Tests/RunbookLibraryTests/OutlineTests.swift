import Encoding
import RunbookLibrary
import Testing

@Suite("The outline")
struct OutlineTests {
  @Test("has the contract's keys and counts lines from the file's first")
  func wholeOutline() {
    let text = """
      ---
      outage: 1
      tags: [a, b]
      on: 2026-08-01
      ---
      # Disk

      ## Diagnosis

      1. Look at [it](/x y) and http://a.b

         ```bash check
         df <host>
         ```

      - [x] told <name>

      | a | b |
      |---|---|
      | 1 | 2 |
      """
    let outline = RunbookOutline(
      Runbook(bytes: Array(text.utf8), path: "p/disk.md"), file: "disk.md")
    let expected =
      #"{"code":[{"depth":1,"fenced":true,"info":"bash check","line":12,"placeholders":["host"],"#
      + #""runnable":true,"text":"df <host>\n"}],"diagnostics":[],"file":"disk.md","#
      + #""frontMatter":{"on":"2026-08-01","outage":1,"tags":["a","b"]},"#
      + #""headings":[{"level":1,"line":6,"step":null,"text":"Disk"},"#
      + #"{"level":2,"line":8,"step":"narrow","text":"Diagnosis"}],"links":[],"#
      + #""lists":{"bullet":1,"items":2,"ordered":1},"steps":[{"code":[12],"form":"ordered","#
      + #""heading":"Diagnosis","id":"narrow/4af5fded","inlineCommands":[],"line":10,"#
      + #""step":"narrow","text":"Look at [it](/x y) and http://a.b"},{"code":[],"form":"task","#
      + #""heading":"Diagnosis","id":"narrow/3090c826","inlineCommands":[],"line":16,"#
      + #""step":"narrow","text":"told <name>"}],"tables":[{"columns":2,"line":18,"rows":1}],"#
      + #""tasks":[{"checked":true,"line":16,"text":"told <name>"}],"title":"Disk"}"#
    #expect(String(decoding: outline.json.canonicalBytes, as: UTF8.self) == expected)
  }

  @Test("without front matter it is null, and marked links are listed encoded")
  func links() {
    let text = "[a](/x[1]) ![i](/i) <http://c.d> www.e.f\n\n| [b](/y) |\n|-|\n"
    let json = RunbookOutline(Runbook(bytes: Array(text.utf8), path: "a.md"), file: "a.md").json
    #expect(json["links"] == ["/x%5B1%5D", "http://c.d", "/y"])
    #expect(json["frontMatter"] == .null)
  }
}
