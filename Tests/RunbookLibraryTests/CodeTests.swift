import RunbookLibrary
import Testing

/// Code in a fence, what a shell gets of it, and what it printed.
struct CodeCase: CustomTestStringConvertible, Sendable {
  let name: String
  let info: String
  let text: String
  let script: String
  let output: String
  var testDescription: String { name }

  init(_ name: String, _ info: String, _ text: String, _ script: String, _ output: String = "") {
    self.name = name
    self.info = info
    self.text = text
    self.script = script
    self.output = output
  }
}

@Suite("Code in runbooks")
struct CodeTests {
  @Test(arguments: cases)
  func isParted(_ example: CodeCase) throws {
    let fence = try #require(
      fences("```\(example.info)\n\(example.text)```\n").first)
    #expect(fence.script == example.script)
    #expect(fence.expectedOutput == example.output)
  }

  @Test("what follows a command at once, in no language or in one of data, is its output")
  func sampleOutput() {
    let found = fences("```sh\ndf\n```\n```\nfull\n```\n```sh\nls\n```\n```sql\nselect\n```\n")
    #expect(found.map(\.isSampleOutput) == [false, true, false, false])
    #expect(found.map(\.isRunnable) == [true, false, true, false])
  }

  @Test("code without a language is offered as a guess")
  func guesses() {
    #expect(fences("```\nkubectl get po\n```\n").map(\.isGuess) == [true])
    #expect(fences("```sh\nkubectl get po\n```\n").map(\.isGuess) == [false])
    #expect(fences("```\nCPU 90%\n```\n").map(\.isRunnable) == [false])
  }

  @Test("what was printed holds nothing to fill in")
  func placeholdersOfOutput() {
    let text = "```console\n$ kubectl get svc <name>\nEXTERNAL-IP\n<none>\n```\n"
    #expect(fences(text).map(\.placeholders) == [["name"]])
  }

  @Test("many different names take no longer each than few do")
  func manyNames() throws {
    let lines = (0..<3000).map { "echo <a\($0)> $B\($0)\n" }.joined()
    let fence = try #require(fences("```sh\n\(lines)```\n").first)
    #expect(fence.placeholders.count == 6000)
  }

  private func fences(_ text: String) -> [RunbookFence] {
    Runbook(bytes: Array(text.utf8), path: "a.md").fences
  }

  static let cases: [CodeCase] = [
    .init("without prompts all of it", "sh", "ls\n> x\n", "ls\n> x\n"),
    .init("prompts and output", "console", "$ ls\na\nb\n$ df\nc\n", "ls\ndf\n", "a\nb\nc\n"),
    .init("indented prompts", "sh", "  $ ls\n", "ls\n"),
    .init("a line that goes on", "sh", "$ ls \\\n  -l\nout\n", "ls \\\n  -l\n", "out\n"),
    .init(
      "second prompts", "sh", "$ for i in 1\n> do x\n> done\n1\n", "for i in 1\ndo x\ndone\n", "1\n"
    ),
    .init("a second prompt in the output", "sh", "$ ls\na\n> b\n", "ls\n", "a\n> b\n"),
    .init(
      "a here document", "sh", "$ cat <<'EOF' > f\n$ x\nEOF\nout\n", "cat <<'EOF' > f\n$ x\nEOF\n",
      "out\n"),
    .init("a here string is none", "sh", "$ cat <<<EOF\nEOF\n", "cat <<<EOF\n", "EOF\n"),
    .init("a language that is only shown", "sql", "$ x\ny\n", "$ x\ny\n"),
  ]
}
