import Encoding
import RunbookLibrary
import Testing

@Suite("Checking runbooks")
struct LintTests {
  private func findings(_ text: String, files: [String: String] = [:]) throws -> [String] {
    let today = try #require(CivilTime(year: 2026, month: 11, day: 20))
    let around = LintSubject.Surroundings(
      exists: { files[$0] != nil },
      runbook: { path in files[path].map { Runbook(bytes: Array($0.utf8), path: path) } },
      knowsID: { $0 == "known" },
      refusal: { script in
        script.contains("if then")
          ? ShellRefusal(message: Array("bash: line 2: no\nmore\n".utf8)) : nil
      },
      today: today)
    let runbook = Runbook(bytes: Array(text.utf8), path: "books/a.md")
    return LintSubject(runbook, around).findings.map {
      "\($0.line):\($0.column) \($0.severity.rawValue) \($0.problem.message)"
    }
  }

  @Test(
    "what is wrong is found, with its place",
    arguments: [
      (
        "a dead anchor", "# Fix it\n\nSee [x](#fix-i).\n",
        "3:5 error no heading has the anchor #fix-i; #fix-it?"
      ),
      ("a file that is no text", "\u{7F}ELF\u{0}\n", "1:1 error this is no text in UTF-8"),
      ("a dead link", "[x](b.md)\n", "1:1 error there is no file b.md"),
      ("a dead anchor elsewhere", "[x](c.md#no)\n", "1:1 error no heading has the anchor #no"),
      ("an unclosed fence", "```bash\nls\n", "1:1 error this fence is never closed"),
      (
        "a scenario in which nothing helps",
        "---\nkind: drill\n---\n## Symptoms\n\n- +0s monitor: down\n",
        "1:1 error no action helps, so the drill cannot end"
      ),
      (
        "a symptom without a time",
        "---\nkind: drill\nactions: [{id: a, words: [b], effect: helps}]\n---\n"
          + "## Symptoms\n\n- monitor: down\n- +1m monitor: up\n",
        "7:1 error no symptom, which is written \"+4m teller: words\": monitor: down"
      ),
      (
        "bad front matter", "---\na: 1\na: 2\n---\n",
        "3:1 error key a is already on line 2; neither value is used"
      ),
      (
        "a change without a way back", "```bash change\nrm x\n```\n",
        "1:1 warning this changes something; say how to take it back: rollback=ID, rollback=none or a section Roll back"
      ),
      (
        "a way back that is not there", "```bash change rollback=x\nrm x\n```\n",
        "1:1 error rollback=x: no block has this id"
      ),
      (
        "nothing to verify with", "## Mitigation\n\n```bash\nls\n```\n",
        "1:1 warning no section says how to verify that it worked"
      ),
      (
        "an undefined variable", "```bash\necho hi\nls $DIR\n```\n",
        "3:4 warning $DIR is set nowhere; set it above or list it in vars"
      ),
      (
        "a placeholder that redirects", "```bash\nls <dir>\n```\n",
        "2:4 warning a shell reads <dir> as a redirection; list it in vars or quote it"
      ),
      (
        "a word that means nothing", "```bash check chek\nls\n```\n",
        "1:1 note \"chek\" after the language means nothing here"
      ),
      (
        "a time that is none", "```bash check timeout=20x\nls\n```\n",
        "1:1 warning timeout=20x is no time; write it like 20s or 5m"
      ),
      (
        "a status that is none", "```bash check expect-exit=no\nls\n```\n",
        "1:1 warning expect-exit=no is no exit status"
      ),
      ("a misspelt language", "```bach\nls\n```\n", "1:1 warning no language \"bach\"; bash?"),
      (
        "no language", "```\n$ ls\n```\n",
        "1:1 note commands without a language; write bash after the fence"
      ),
      ("what a shell refuses", "```bash\necho\nif then\n```\n", "3:1 warning bash -n: no"),
      (
        "a review overdue", "---\nlast_reviewed_on: 2026-08-21\n---\n",
        "2:1 warning the review was due on 2026-11-19"
      ),
      (
        "a review overdue by its own period",
        "---\nlast_reviewed_on: 2025-12-31\nreview_in: 2 months\n---\n",
        "2:1 warning the review was due on 2026-02-28"
      ),
      (
        "no date", "---\nlast_reviewed_on: soon\n---\n",
        "2:1 warning \"soon\" is no date; write it like 2026-11-20"
      ),
      (
        "no successor", "---\nstatus: deprecated\n---\n",
        "2:1 warning deprecated; superseded_by does not say what to use"
      ),
      (
        "an unknown successor", "---\nsuperseded_by: x\n---\n",
        "2:1 error superseded_by: no runbook x"
      ),
    ] as [(name: String, text: String, finding: String)])
  func found(_ name: String, _ text: String, _ finding: String) throws {
    #expect(try findings(text, files: ["books/c.md": "# C\n"]) == [finding])
  }

  @Test(
    "what is right is left alone",
    arguments: [
      ("words of other tools", "```bash copy title=x\nls\n```\n"),
      ("anchors of headings", "# A b\n\n## A b\n\n[x](#a-b) [y](#a-b-1) [z](#)\n"),
      ("anchors of HTML", "<a name=\"x\"></a>\n\n[x](#x)\n"),
      (
        "links elsewhere",
        "[x](https://e.org/a.md) [y](/a.md) [z](mailto:a@b.c) [w](../wiki/page)\n"
      ),
      ("a way back", "```bash change rollback=none\nrm x\n```\n"),
      ("a section to roll back", "```bash change\nrm x\n```\n\n## Roll back\n\nUndo.\n"),
      ("a look after the change", "## Mitigation\n\n```bash check\nls\n```\n"),
      ("a variable that is set", "```bash\nDIR=/\n```\n\n```bash\nls $DIR\n```\n"),
      ("declared variables", "---\nvars:\n  - {name: dir}\n---\n```bash\nls <dir>\n```\n"),
      ("a quoted placeholder", "```bash\nls '<dir>'\n```\n"),
      ("output under prompts", "```console\n$ ls\nif then <x> $Y\n```\n"),
      ("queries in a console", "```console\nsum(rate(x[5m])) if then\n```\n"),
      ("other languages", "```psql\nselect 1\n```\n"),
      ("a review that is not due", "---\nlast_reviewed_on: 2026-08-22\n---\n"),
      ("a successor", "---\nstatus: deprecated\nsuperseded_by: known\n---\n"),
    ] as [(name: String, text: String)])
  func clean(_ name: String, _ text: String) throws {
    #expect(try findings(text) == [])
  }

  @Test("an id that two files say is theirs is an error in the second")
  func duplicateIDs() {
    let books = [("a.md", "---\nid: x\n---\n"), ("b.md", "---\nid: x\n---\n"), ("x.md", "# X\n")]
      .map { Runbook(bytes: Array($0.1.utf8), path: $0.0) }
    let found = LintSubject.duplicateIDs(books)
    #expect(found.map(\.path) == ["b.md"])
    #expect(found.first?.problem == .duplicateID("x", other: "a.md"))
  }
}
