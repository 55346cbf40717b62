import IncidentModel
import RunbookLibrary
import Testing

/// A heading and the step it belongs to.
struct HeadingCase: CustomTestStringConvertible, Sendable {
  let heading: String
  let step: Step?
  var testDescription: String { heading }

  init(_ heading: String, _ step: Step?) {
    self.heading = heading
    self.step = step
  }
}

@Suite("Headings become steps")
struct HeadingStepTests {
  @Test(arguments: cases)
  func mapsByItsWords(_ example: HeadingCase) {
    let text = "# Some alert\n\n## \(example.heading)\n\nx\n\n## Meaning\n\ny\n"
    let runbook = Runbook(bytes: Array(text.utf8), path: "a.md")
    #expect(runbook.sections.dropFirst().first?.step == example.step)
  }

  @Test("a step's own id and name come first", arguments: Step.allCases)
  func ownNames(_ step: Step) {
    let text = "## \(step.name)\n\n## \(step.id)\n\n## 3. \(step.name) now\n"
    let runbook = Runbook(bytes: Array(text.utf8), path: "a.md")
    #expect(runbook.sections.map(\.step) == [step, step, step])
  }

  @Test("deeper headings inherit, the title names no step")
  func inheritance() {
    let text =
      "# Fix the pool\n\n## Diagnosis\n\n### In the app\n\n### Verify\n\n## Links\n\n### More\n"
    let runbook = Runbook(bytes: Array(text.utf8), path: "a.md")
    #expect(runbook.sections.map(\.step) == [nil, .narrow, .narrow, .restore, nil, nil])
    #expect(runbook.sections.map(\.ownStep) == [nil, .narrow, nil, .restore, nil, nil])
  }

  @Test("bold lines stand for headings only where there are none")
  func boldLines() {
    let bold = "Words.\n\n**Mitigation:**\n\n- do\n"
    let runbook = Runbook(bytes: Array(bold.utf8), path: "a.md")
    #expect(runbook.sections.map(\.title) == ["Mitigation"])
    #expect(runbook.sections.map(\.step) == [.mitigate])
    let both = Runbook(bytes: Array(("# T\n\n" + bold).utf8), path: "a.md")
    #expect(both.sections.map(\.title) == ["T"])
  }

  static let cases: [HeadingCase] = [
    .init("Impact", .callForHelp), .init("Default severity", .callForHelp),
    .init("Symptoms of it", .callForHelp), .init("Customer impact", .callForHelp),
    .init("Escalation", .maintenancePage), .init("Who to contact", .maintenancePage),
    .init("Diagnosis", .narrow), .init("**Investigating** the queue", .narrow),
    .init("2. Troubleshooting pointers", .narrow), .init("Possible causes", .narrow),
    .init("Step 3: Find the root cause", nil), .init("Root cause", .narrow),
    .init("Mitigation", .mitigate), .init("\u{1F527} Remediation steps", .mitigate),
    .init("How to fix it", .mitigate), .init("Rollback", .mitigate),
    .init("Part 3: Contain", .mitigate), .init("\u{A7}A. Resolution", .mitigate),
    .init("Verification", .restore), .init("Post-checks", .restore),
    .init("Lessons learned", .postMortem), .init("Action items", .postMortem),
    .init("Actions", .mitigate), .init("Part 5 \u{2014} Post-Incident Activity", .postMortem),
    .init("Meaning", nil), .init("References", nil), .init("Prerequisites", nil), .init("42", nil),
  ]
}
