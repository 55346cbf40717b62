public import Encoding
import Markdown

/// A runbook and what is around it, for the checks.
public struct LintSubject: Sendable {
  /// The outside, as questions; a test answers them from a table.
  public struct Surroundings: Sendable {
    /// Whether there is a file or directory, by its path.
    public var exists: @Sendable (String) -> Bool
    /// The runbook of a path; nil where it cannot be read.
    public var runbook: @Sendable (String) -> Runbook?
    /// Whether a runbook has this id.
    public var knowsID: @Sendable (String) -> Bool
    /// What a shell says against a script without running it; nil where it takes it, or is not there.
    public var refusal: @Sendable (String) -> ShellRefusal?
    /// The day.
    public var today: CivilTime

    /// Surroundings as given.
    public init(
      exists: @escaping @Sendable (String) -> Bool,
      runbook: @escaping @Sendable (String) -> Runbook?,
      knowsID: @escaping @Sendable (String) -> Bool,
      refusal: @escaping @Sendable (String) -> ShellRefusal?, today: CivilTime
    ) {
      self.exists = exists
      self.runbook = runbook
      self.knowsID = knowsID
      self.refusal = refusal
      self.today = today
    }
  }

  let runbook: Runbook
  let around: Surroundings
  let blocks: [Block]
  let fences: [RunbookFence]
  let sections: [RunbookSection]
  /// What the front matter's `vars` asks for.
  let variables: Set<String>

  /// Reads off what the checks share.
  public init(_ runbook: Runbook, _ around: Surroundings) {
    self.runbook = runbook
    self.around = around
    blocks = runbook.blocks
    fences = runbook.fences
    sections = runbook.sections
    variables = Set(
      (runbook.frontMatter?["vars"]?.list ?? []).compactMap {
        $0.mapping?["name"]?.text ?? $0.text
      })
  }

  /// What all checks find, in order of the place.
  public var findings: [LintFinding] {
    LintCheck.all.flatMap { $0.find(self) }
      .sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  func finding(
    _ severity: DiagnosticSeverity, _ problem: LintProblem, _ line: Int, _ column: Int = 1
  ) -> LintFinding {
    LintFinding(
      path: runbook.path, line: line, column: column, severity: severity, problem: problem)
  }

  /// A finding at a key of the front matter, else at the beginning of the file.
  func finding(
    _ severity: DiagnosticSeverity, _ problem: LintProblem, key: String
  ) -> LintFinding {
    let position = runbook.frontMatter?.mapping.entry(key)?.position
    return finding(severity, problem, position?.line ?? 1, position?.column ?? 1)
  }
}
