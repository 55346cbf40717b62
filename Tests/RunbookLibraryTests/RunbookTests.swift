import Encoding
import IncidentModel
import Markdown
import RunbookLibrary
import Testing

@Suite("A runbook is any Markdown file")
struct RunbookTests {
  private func runbook(_ text: String, _ path: String = "books/disk-full.md") -> Runbook {
    Runbook(bytes: Array(text.utf8), path: path)
  }

  @Test("identity comes from front matter, headings and the file's name, in this order")
  func identity() {
    let full = runbook("---\nid: df\ntitle: Disk\nversion: 1.10\nalerts: [A, B]\n---\n# Other\n")
    #expect([full.id, full.title, full.version] == ["df", "Disk", "1.10"])
    #expect(full.aliases == ["A", "B"])
    let plain = runbook("Disk `full` <host>\n======\n")
    #expect([plain.id, plain.title, plain.version] == ["disk-full", "Disk full <host>", ""])
    #expect(runbook("", "x/y.b.markdown").title == "y.b")
    #expect(runbook("a").sha256 == SHA256.hex(of: Array("a".utf8)))
  }

  @Test("fences tell their words, effect and place")
  func fences() {
    let found = runbook(
      """
      1. look

         ```bash check id=df timeout=20s
         ssh <host> df
         ```
      ```console change
      $ oc delete
      ```
      ```sql
      select 1
      ```
      """
    ).fences
    #expect(found.map(\.language) == ["bash", "console", "sql"])
    #expect(found.map(\.isRunnable) == [true, true, false])
    #expect(found.map(\.effect) == [.check, .change, .unknown])
    #expect(found.map(\.depth) == [1, 0, 0])
    #expect(found.map(\.line) == [3, 6, 9])
    #expect(found[0].id == "df")
    #expect(found[0].attributes == ["id": "df", "timeout": "20s"])
    #expect(found[0].text == "ssh <host> df\n")
  }

  @Test(
    "code without a language is a command only when it looks like one",
    arguments: [
      ("```\n$ whatever\n```", [true]), ("```\nkubectl get pods\n```", [true]),
      ("```\nNAME  READY\n```", [false]), ("```yaml\na: 1\n```", [false]),
      ("```sh\nls\n```\n```\nls -l\n```", [true, false]),
      ("```sh\nls\n```\n\nthen\n\n```\nls -l\n```", [true, true]),
      ("```{code-block} bash\nls\n```", [true]), ("```shell=bash\nls\n```", [true]),
      ("```bash skip\nls\n```", [false]), ("    ls -l", [false]),
      ("```text template id=a\nls\n```", [false]),
    ])
  func runnable(_ text: String, _ expected: [Bool]) {
    #expect(runbook(text).fences.map(\.isRunnable) == expected)
  }

  @Test(
    "placeholders are what must be filled in, and nothing that only looks so",
    arguments: [
      ("ssh <host> df <disk name>", ["host", "disk name"]),
      ("ssh <host> <host=db-01>", ["host"]), ("x <NS/POD>", ["NS/POD"]),
      ("cat <<EOF\nEOF", []), ("diff <(a) <(b)", []), ("a < b > c", []), ("a 2>&1 <in", []),
      ("curl <http://a.b>", []), ("echo <br>", []), ("get '{{range .items}}'", []),
      ("ssh $HOST_A ${B} ${C:-d}", ["HOST_A", "B", "C"]),
      ("A=1; export B=2\necho $A $B $C", ["C"]), ("for P in a b; do echo $P; done", []),
      ("read -r X\necho $X", []), ("awk '{print $NF}'", []), ("echo $1 $$ $(date) $HOME", []),
      ("# don't use $X\necho $Y", ["Y"]),
    ])
  func placeholders(_ code: String, _ expected: [String]) {
    #expect(runbook("```bash\n\(code)\n```").fences.first?.placeholders == expected)
  }

  @Test("a variable that an earlier block sets is known later")
  func variables() {
    let found = runbook("```sh\nNS=a\n```\n\ntext\n\n```sh\nkubectl -n $NS get $POD\n```").fences
    #expect(found.map(\.placeholders) == [[], ["POD"]])
  }

  @Test("faults are told with line and column")
  func diagnostics() {
    let found = runbook(
      """
      ---
      id: a
      id: b
      checks:
        - {name: no id}
      morning: "25:99"
      ---
      ```sh id=x
      a
      ```
      - ```sh id=x
        b
        ```
      ```text template
      c
      """
    ).diagnostics
    #expect(found.map(\.line) == [3, 4, 6, 11, 14, 14])
    #expect(found.map(\.column) == [1, 1, 1, 3, 1, 1])
    #expect(
      found.map(\.kind) == [
        .frontMatter(.duplicateKey("id", firstLine: 2)), .entryWithoutID(key: "checks"),
        .notATimeOfDay("25:99"), .duplicateFenceID("x", firstLine: 8), .unclosedFence,
        .templateWithoutID,
      ])
    #expect(found.allSatisfy { !$0.message.isEmpty && !$0.message.hasSuffix(".") })
  }

  @Test("a section's text is cut out exactly, and a part of a file is a runbook")
  func parts() throws {
    let text =
      "# All\r\n\r\n## Disk Full!\r\n\r\nfree it\r\n\r\n### More\r\n\r\n## Disk full\r\n\r\nagain"
    let book = runbook(text, "many.md")
    #expect(book.sections.map(\.anchor) == ["all", "disk-full", "more", "disk-full-1"])
    let part = try #require(book.part("disk-full"))
    #expect(part.bytes == Array("## Disk Full!\r\n\r\nfree it\r\n\r\n### More\r\n\r\n".utf8))
    #expect(part.id == "many#disk-full")
    #expect(part.title == "Disk Full!")
    #expect(book.part("disk-full-1")?.bytes == Array("## Disk full\r\n\r\nagain".utf8))
    #expect(book.part("nothing") == nil)
  }
}
