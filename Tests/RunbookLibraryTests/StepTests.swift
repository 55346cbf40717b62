import IncidentModel
import RunbookLibrary
import Testing

/// A runbook's text and the steps that are found in it, one a line.
struct StepCase: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let steps: [String]
  var testDescription: String { name }

  init(_ name: String, _ text: String, _ steps: [String]) {
    self.name = name
    self.text = text
    self.steps = steps
  }
}

@Suite("Steps of a runbook")
struct StepTests {
  @Test(arguments: cases)
  func areFound(_ example: StepCase) {
    #expect(steps(of: example.text).map(Self.describe) == example.steps)
  }

  @Test("a step keeps its id when another is put before it; alike ones are counted")
  func ids() {
    let one = steps(of: "## Mitigation\n\n1. Stop it.\n2. Start it.\n2. Stop it!\n").map(\.id)
    let two = steps(of: "## Mitigation\n\n1. Look.\n1. Stop it.\n").map(\.id)
    #expect(one.first == two.last)
    #expect(one.last == one[0] + "-2")
    let named = steps(of: "## Mitigation\n\n1. Stop it.\n\n   ```sh id=halt\n   halt\n   ```\n")
    #expect(named.map(\.id) == ["halt"])
  }

  @Test("commands in running text are for copying; bare words and names are not")
  func inlineCommands() {
    let found = steps(
      of: "## Diagnosis\n\nSee `kubectl get pods -n x`, the `service` and `no such thing`.\n")
    #expect(found.map(\.inlineCommands) == [["kubectl get pods -n x"]])
  }

  private func steps(of text: String) -> [RunbookStep] {
    Runbook(bytes: Array(text.utf8), path: "a.md").steps
  }

  private static func describe(_ step: RunbookStep) -> String {
    let code = step.fences.isEmpty ? "" : " +\(step.fences.count)"
    return "\(step.step?.id ?? "none") \(step.form) \(step.text)\(code)"
  }

  private static let fence = "```sh\ndf\n```\n"
  private static let inner = "   ```sh\n   df\n   ```\n"

  static let cases: [StepCase] = [
    .init(
      "task items before anything else", "## Mitigate\n\n- note\n- [ ] tell\n  - [x] wait\n",
      ["mitigate task tell", "mitigate task wait"]),
    .init(
      "numbered items beside boxes, but not around them",
      "## Mitigate\n\n1. look\n2. then\n   - [ ] tell\n",
      ["mitigate ordered look", "mitigate task tell"]),
    .init(
      "code in an item belongs to it", "## Diagnosis\n\n1. look\n\n\(inner)\n2. think\n\n\(fence)",
      ["narrow ordered look +1", "narrow ordered think +1"]),
    .init(
      "headings below the phase's",
      "# T\n\n## Mitigation\n\nTwo ways.\n\n### Undo\n\nx\n\n### Wait\n\ny\n",
      ["mitigate heading Undo", "mitigate heading Wait"]),
    .init(
      "a heading of another phase between two of one",
      "## Diagnosis\n\nx\n\n### Verify it\n\ny\n\n### The rest\n\nz\n\n## Fix\n\nv\n",
      ["narrow prose x", "restore prose y", "narrow prose z", "mitigate prose v"]),
    .init(
      "bullets that begin with a verb or hold code",
      "## Fix\n\n- Restart it\n- the disk\n- then `x`\n",
      ["mitigate bullet Restart it", "mitigate bullet then x"]),
    .init(
      "code with the words before it", "## Diagnosis\n\nFirst.\n\n\(fence)\nThen.\n\n\(fence)",
      ["narrow code First. +1", "narrow code Then. +1"]),
    .init(
      "prose is one step", "## Mitigation\n\nTurn it off.\n\nAnd on.\n",
      ["mitigate prose Turn it off."]),
    .init(
      "an unknown section with a command narrows, one without is read",
      "## Diagnosis\n\nx\n\n## The disk\n\n\(fence)\n## The lore\n\ny\n\n## References\n\n\(fence)",
      ["narrow prose x", "narrow code df +1"]),
    .init(
      "without phases the whole is one walk",
      "# How it works\n\nWords.\n\n## Overview\n\nx\n\n## First\n\ny\n\n## Second\n\n1. do\n",
      ["none heading First", "none ordered do"]),
    .init("a file without headings", "1. do\n2. go\n", ["none ordered do", "none ordered go"]),
    .init("an empty file", "", []),
  ]
}
