import IncidentModel
import Testing

@testable import RunbookLibrary

@Suite("Filling in a script")
struct FilledScriptTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var script: String
    var text: String
    var missing: [String] = []
    var unsafe: [String] = []
  }

  static let values = ["host": "db-01", "word": "it's; rm -rf /"]

  static let cases: [Case] = [
    Case(testDescription: "as a word", script: "ssh <host> df", text: "ssh 'db-01' df"),
    Case(
      testDescription: "in double quotes", script: #"echo "at <host>!""#,
      text: #"echo "at "'db-01'"!""#),
    Case(
      testDescription: "in single quotes", script: "echo 'at <host>!'",
      text: "echo 'at ''db-01''!'"),
    Case(
      testDescription: "in a substitution inside double quotes",
      script: #"echo "$(id <host>) <host>""#,
      text: #"echo "$(id 'db-01') "'db-01'"""#),
    Case(
      testDescription: "what a shell would run", script: "echo <word>",
      text: #"echo 'it'\''s; rm -rf /'"#),
    Case(
      testDescription: "a default", script: "tail -n <lines=20> x", text: "tail -n '20' x"),
    Case(
      testDescription: "nothing known", script: "echo <who> <who>", text: "echo <who> <who>",
      missing: ["who"]),
    Case(
      testDescription: "an escaped quote", script: #"echo \" <host> \'"#,
      text: #"echo \" 'db-01' \'"#),
    Case(
      testDescription: "a comment with an apostrophe", script: "# don't\necho <host>",
      text: "# don't\necho 'db-01'"),
    Case(
      testDescription: "a here-document", script: "cat <<'END'\nat <host>\nEND\necho <host>",
      text: "cat <<'END'\nat <host>\nEND\necho 'db-01'", unsafe: ["host"]),
    Case(
      testDescription: "a here-string is a word", script: "cat <<< <host>",
      text: "cat <<< 'db-01'"),
    Case(
      testDescription: "backticks", script: "echo `id <host>`", text: "echo `id <host>`",
      unsafe: ["host"]),
    Case(
      testDescription: "dollar quotes", script: #"echo $'it\'s <host>'"#,
      text: #"echo $'it\'s <host>'"#, unsafe: ["host"]),
    Case(
      testDescription: "redirections", script: "sort <in >out 2>&1 <(ls)",
      text: "sort <in >out 2>&1 <(ls)"),
  ]

  @Test(arguments: cases)
  func givesAShellOneWordForEachValue(_ item: Case) {
    let filled = FilledScript(item.script, values: Self.values) { text in
      "'" + text.replacing("'", with: #"'\''"#) + "'"
    }
    #expect(filled.text == item.text)
    #expect(filled.missing == item.missing)
    #expect(filled.unsafe == item.unsafe)
  }
}

@Suite("The commands of a runbook")
struct RunbookCommandTests {
  static let book = Runbook(
    bytes: Array(
      """
      ---
      vars:
        - {name: host, prompt: Which?, example: db-01, default: here}
        - {name: token, secret: true}
      ---
      # Book

      ## Narrow the issue

      1. Look.

         ```bash check id=df timeout=1m
         df <host>
         ```

         <!-- expect: /9[0-9]%/ -->

      2. Look on.

         ```bash id=more
         kubectl get pods
         ```

         <!-- expect-contains: Running -->

      ## Mitigate

      ```bash rollback=df
      # why
      kubectl delete pod <pod>
      ```

      ```bash change rollback=none interactive
      top
      ```
      """.utf8), path: "book.md")

  @Test func sayWhatHasToBeKnown() {
    let commands = Self.book.commands
    #expect(commands.map(\.id) == ["df", "more", nil, nil])
    #expect(commands.map(\.effect) == [.check, .unknown, .change, .change])
    #expect(commands.map(\.step) == [.narrow, .narrow, .mitigate, .mitigate])
    #expect(commands.map(\.timeoutSeconds) == [60, nil, nil, nil])
    #expect(commands.map(\.rollback) == [nil, nil, "df", nil])
    #expect(commands.map(\.expectation) == [.matches("9[0-9]%"), .contains("Running"), nil, nil])
    #expect(commands.map(\.isInteractive) == [false, false, false, true])
    #expect(commands[2].firstLine == "kubectl delete pod <pod>")
    #expect(commands[2].placeholders == ["pod"])
  }

  @Test func sayWhatToFillIn() {
    #expect(
      Self.book.variables == [
        RunbookVariable(
          name: "host", prompt: "Which?", example: "db-01", standard: "here", isSecret: false),
        RunbookVariable(
          name: "token", prompt: nil, example: nil, standard: nil, isSecret: true),
      ])
  }
}
