import Encoding
import IncidentModel
import Markdown
import RunbookLibrary
import Testing

@Suite("Any file has an outline")
struct AnyFileTests {
  static let pieces = [
    "# ", "## Diagnosis\n", "## Mitigation\n", "### a\n", "**b**\n\n", "- ", "1. ", "- [ ] ", "> ",
    "```sh\n", "```\n", "~~~ console id=a\n", "    ", "\n", "\n\n", "\r\n", "$ ", "> ", "\\\n",
    "<<EOF\n",
    "EOF\n", "<", "<a b>", "<a=b>", "$A", "${A:-b}", "${", "A=", "for x in ", "read -r x\n", "'",
    "\"",
    "`kubectl get x`", "kubectl ", "|a|\n|-|\n", "[a](#b)", "\u{E9}", "\0", "---\n", "id: a\n",
  ]

  @Test("marks of runbooks in any order", arguments: 0..<60)
  func random(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    var text = ""
    for _ in 0..<120 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += Self.pieces[Int(state >> 33) % Self.pieces.count]
    }
    check(text)
    check("---\n" + text)
  }

  @Test("depth costs no stack", arguments: ["- ", "> ", "1. ", "- [ ] ", "*a **a "])
  func depth(_ mark: String) {
    check("## Mitigation\n" + String(repeating: mark, count: 3000) + "```sh\ndf\n")
    check(String(repeating: mark, count: 3000) + "a")
  }

  private func check(_ text: String) {
    let runbook = Runbook(bytes: Array(text.utf8), path: "a.md")
    let json = RunbookOutline(runbook, file: "a.md").json
    #expect((try? JSON(parsing: json.canonicalBytes)) != nil)
    let lines = 1...max(1, runbook.document.lineCount)
    for step in runbook.steps {
      #expect(lines.contains(step.line))
      #expect(!step.id.isEmpty)
    }
    let ids = runbook.steps.map(\.id).filter { $0.contains("/") }
    #expect(Set(ids).count == ids.count)
    _ = Playbook(runbook)
  }
}
