import ArgumentParsing
import Testing

struct CompletionCase: CustomTestStringConvertible, Sendable {
  var tokens: [String]
  var candidates: [String]
  var kind: ValueKind?

  init(_ tokens: [String], _ candidates: [String], kind: ValueKind? = nil) {
    self.tokens = tokens
    self.candidates = candidates
    self.kind = kind
  }

  var testDescription: String { tokens.joined(separator: " ") }
}

@Suite struct CompletionTests {
  @Test(arguments: [
    CompletionCase(["st"], ["start", "status"]),
    CompletionCase(["zz"], []),
    CompletionCase(["task", "d"], ["done"], kind: .text),
    CompletionCase(["task", "x", ""], [], kind: .text),
    CompletionCase(["task", "done", ""], [], kind: .reference),
    CompletionCase(["severity", "p"], ["P1", "P2", "P3", "P4"]),
    CompletionCase(["severity", "P1", ""], []),
    CompletionCase(["finding", "d"], [], kind: .component),
    CompletionCase(["finding", "db", "f"], ["failed"]),
    CompletionCase(["call", "ana", ""], [], kind: .person),
    CompletionCase(["start", "--s"], ["--severity", "--store"]),
    CompletionCase(["start", "--severity", "P1", "--s"], ["--store"]),
    CompletionCase(["note", "--tag", "a", "--t"], ["--tag"]),
    CompletionCase(["start", "--severity", ""], ["P1", "P2", "P3", "P4"]),
    CompletionCase(
      ["start", "--severity=p"],
      ["--severity=P1", "--severity=P2", "--severity=P3", "--severity=P4"]),
    CompletionCase(["start", "-s", "P1"], ["P1"]),
    CompletionCase(["note", "-qi", ""], [], kind: .incident),
    CompletionCase(["note", "--", "--t"], [], kind: .text),
    CompletionCase(["--store", "x", "no"], ["note"]),
    CompletionCase(["markd"], []),
  ])
  func offers(_ example: CompletionCase) {
    let completion = toyTable.completion(of: example.tokens, surface: .shell)
    #expect(completion.candidates.map(\.text) == example.candidates)
    #expect(completion.kind == example.kind)
  }

  @Test func valueAfterAnEqualsSign() {
    let completion = toyTable.completion(of: ["note", "--incident=inc"], surface: .session)
    #expect(completion.kind == .incident)
    #expect(completion.partialValue == "inc")
    #expect(completion.valuePrefix == "--incident=")
  }

  @Test(arguments: CompletionScript.Shell.allCases)
  func scriptKnowsWhatHelpLists(_ shell: CompletionScript.Shell) {
    let script = CompletionScript.text(for: shell, table: toyTable)
    for command in toyTable.commands {
      #expect(script.contains("/\(command.name)") == !command.isHidden, "\(command.name)")
      if command.isHidden { continue }
      for option in toyTable.acceptedOptions(of: command) {
        let name = shell == .fish ? "-l \(option.long.dropFirst(2))" : option.long
        #expect(script.contains(name), "\(option.long)")
      }
    }
  }

  @Test func shellsReadTheirScript() {
    for shell in CompletionScript.Shell.allCases {
      let script = CompletionScript.text(for: shell, table: toyTable)
      let check = shell == .fish ? "fish --no-execute" : "\(shell) -n"
      #expect(Shell.status(of: check, needing: shell.rawValue, input: script) == 0, "\(shell)")
    }
  }

  @Test(arguments: [
    CompletionCase(["st"], ["start", "status"]),
    CompletionCase(["start", "--s"], ["--severity", "--store"]),
    CompletionCase(["start", "--severity", ""], ["P1", "P2", "P3", "P4"]),
    CompletionCase(["start", "--color", "=", "a"], ["auto", "always"]),
    CompletionCase(["--store", "x", "no"], ["note"]),
    CompletionCase(["--store", "=", "x", "no"], ["note"]),
    CompletionCase(["task", ""], ["done", "list"]),
    CompletionCase(["declare", "-s", ""], ["P1", "P2", "P3", "P4"]),
    CompletionCase(["finding", "db", "f"], ["failed"]),
    CompletionCase(["runbook", "show", ""], []),
  ])
  func bashCompletes(_ example: CompletionCase) {
    let words = (["outage"] + example.tokens).map { "'\($0)'" }.joined(separator: " ")
    let script =
      CompletionScript.text(for: .bash, table: toyTable) + """
        COMP_WORDS=(\(words))
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _outage
        test "${COMPREPLY[*]}" = '\(example.candidates.joined(separator: " "))'
        """
    #expect(Shell.status(of: "bash -s", needing: "bash", input: script) == 0)
  }
}
