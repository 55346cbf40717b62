import IncidentModel
import Testing

@testable import RunbookLibrary

@Suite("Filling in a script")
struct FilledScriptTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var script: String
    /// What the shell gets; `#1` stands for the first value's variable.
    var text: String
    var shown: String
    var missing: [String] = []
    var unsafe: [String] = []
  }

  static let values = ["host": "db-01", "word": "it's; rm -rf /", "n": "5", "table": "t 1"]

  static let cases: [Case] = [
    Case(
      testDescription: "as a word", script: "ssh <host> df", text: ##"ssh "#1" df"##,
      shown: "ssh db-01 df"),
    Case(
      testDescription: "in double quotes", script: #"echo "at <host>, <word>!""#,
      text: ##"echo "at #1, #2!""##, shown: #"echo "at db-01, "'it'\''s; rm -rf /'"!""#),
    Case(
      testDescription: "in single quotes", script: "echo 'at <host>, <table>!'",
      text: ##"echo 'at '"#1"', '"#2"'!'"##, shown: "echo 'at db-01, ''t 1''!'"),
    Case(
      testDescription: "in a substitution inside double quotes",
      script: #"echo "$(id <host>) <host>""#, text: ##"echo "$(id "#1") #1""##,
      shown: #"echo "$(id db-01) db-01""#),
    Case(
      testDescription: "what a shell would run", script: "echo <word>", text: ##"echo "#1""##,
      shown: #"echo 'it'\''s; rm -rf /'"#),
    Case(
      testDescription: "a default", script: "tail -n <lines=20> x", text: ##"tail -n "#1" x"##,
      shown: "tail -n 20 x"),
    Case(
      testDescription: "nothing known", script: "echo <who> <who>", text: "echo <who> <who>",
      shown: "echo <who> <who>", missing: ["who"]),
    Case(
      testDescription: "an escaped quote", script: #"echo \" <host> \'"#,
      text: ##"echo \" "#1" \'"##, shown: #"echo \" db-01 \'"#),
    Case(
      testDescription: "a comment with an apostrophe", script: "# don't\necho <host>",
      text: "# don't\necho \"#1\"", shown: "# don't\necho db-01"),
    Case(
      testDescription: "a here-document that is expanded",
      script: "cat <<END\nat <host>\nEND\necho <host>",
      text: "cat <<END\nat #1\nEND\necho \"#1\"", shown: "cat <<END\nat db-01\nEND\necho db-01"),
    Case(
      testDescription: "a here-document that is not",
      script: "cat <<'END'\nat <host>\nEND\necho <host>",
      text: "cat <<'END'\nat <host>\nEND\necho \"#1\"",
      shown: "cat <<'END'\nat <host>\nEND\necho db-01", unsafe: ["host"]),
    Case(
      testDescription: "a here-string is a word", script: "cat <<< <host>",
      text: ##"cat <<< "#1""##, shown: "cat <<< db-01"),
    Case(
      testDescription: "backticks, also in double quotes",
      script: #"echo `id <word>` "`id <word>`""#, text: ##"echo `id "#1"` "`id "#1"`""##,
      shown: #"echo `id 'it'\''s; rm -rf /'` "`id 'it'\''s; rm -rf /'`""#),
    Case(
      testDescription: "dollar quotes", script: #"echo $'it\'s <host>'"#,
      text: ##"echo $'it\'s '"#1"$''"##, shown: #"echo $'it\'s db-01'"#),
    Case(
      testDescription: "arithmetic counts with numbers", script: "echo $(( <n> * 2 ))",
      text: "echo $(( #1 * 2 ))", shown: "echo $(( 5 * 2 ))"),
    Case(
      testDescription: "arithmetic would run words", script: "echo $(( <host> * 2 )) <host>",
      text: "echo $(( <host> * 2 )) \"#1\"", shown: "echo $(( <host> * 2 )) db-01",
      unsafe: ["host"]),
    Case(
      testDescription: "a declared name that looks like HTML", script: "psql -c 'vacuum <table>;'",
      text: ##"psql -c 'vacuum '"#1"';'"##, shown: "psql -c 'vacuum ''t 1'';'"),
    Case(
      testDescription: "redirections", script: "sort <in >out 2>&1 <(ls)",
      text: "sort <in >out 2>&1 <(ls)", shown: "sort <in >out 2>&1 <(ls)"),
  ]

  @Test(arguments: cases)
  func givesAShellOneWordForEachValue(_ item: Case) {
    let filled = FilledScript(item.script, values: Self.values, declared: ["table"]) { text in
      text.contains { " ';".contains($0) }
        ? "'" + text.replacing("'", with: #"'\''"#) + "'" : text
    }
    let text = filled.variables.keys.reduce(filled.text) {
      $0.replacing("${\($1)}", with: "#\($1.last ?? "?")")
    }
    #expect(text == item.text)
    #expect(filled.shown == item.shown)
    #expect(filled.missing == item.missing)
    #expect(filled.unsafe == item.unsafe)
  }

  @Test("a secret is shown by its name and given by its value")
  func hidesSecrets() {
    let filled = FilledScript(
      "login <token>", values: ["token": "hunter2"], hidden: ["token": "[token]"]
    ) { $0 }
    #expect(filled.shown == "login [token]")
    #expect(filled.variables == ["OUTAGE_VALUE_1": "hunter2"])
  }
}

@Suite("Programs that read a word as code")
struct SecondReaderTests {
  static let cases: [(script: String, value: String, danger: String?)] = [
    ("ssh <host> df", "db-01.example.com", nil),
    ("ssh <host> df", "-oProxyCommand=id", "-"),
    ("sudo /usr/bin/ssh h \"df <path>\"", "/var; id", ";"),
    ("ssh h \"df <path>\"", "/a b", " "),
    ("ssh h \"df <path>\"", "/größe", nil),
    ("psql -c 'select <name>'", "a b", nil),
    ("psql -c 'select <name>'", "a'; drop table t", "'"),
    ("psql -c 'select <name>'", "1 -- x", "--"),
    ("kubectl get pod <pod>", "x; rm", nil),
  ]

  @Test("a value that is more than text for them", arguments: cases)
  func findsTheDanger(script: String, value: String, danger: String?) {
    #expect(SecondReader(in: script)?.danger(in: value) == danger)
  }
}

@Suite("What a command does")
struct EffectTests {
  static let cases: [(script: String, effect: RunbookFence.Effect)] = [
    ("set -euo pipefail\ncurl -s x", .unknown),
    ("kubectl set image d/x a=b", .change),
    ("# delete nothing\nls", .unknown),
    ("ls # then drop it", .unknown),
    ("ls; rm x", .change),
    ("sudo systemctl restart x", .change),
  ]

  @Test("by its words, where its author does not say", arguments: cases)
  func knowsTheEffect(script: String, effect: RunbookFence.Effect) {
    let book = Runbook(bytes: Array("# B\n\n```bash\n\(script)\n```\n".utf8), path: "b.md")
    #expect(book.fences.map(\.likelyEffect) == [effect])
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
          name: "host", prompt: "Which?", example: "db-01", standard: "here", isSecret: nil),
        RunbookVariable(
          name: "token", prompt: nil, example: nil, standard: nil, isSecret: true),
      ])
  }
}
