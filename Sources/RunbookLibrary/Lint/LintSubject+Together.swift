import Encoding
import Markdown

extension LintSubject {
  /// What only several files together show: an id that two of them say is theirs.
  public static func duplicateIDs(_ runbooks: [Runbook]) -> [LintFinding] {
    var paths: [String: String] = [:]
    var findings: [LintFinding] = []
    for runbook in runbooks {
      let front = runbook.frontMatter?.mapping
      // Files of one name in two directories are ordinary; an id is somebody's word.
      guard let entry = front?.entry("id") ?? front?.entry("runbook_id"),
        entry.value.text == runbook.id
      else { continue }
      guard let other = paths[runbook.id] else {
        paths[runbook.id] = runbook.path
        continue
      }
      findings.append(
        LintFinding(
          path: runbook.path, line: entry.position.line, column: entry.position.column,
          severity: .error, problem: .duplicateID(runbook.id, other: other)))
    }
    return findings
  }

  /// What an older text shows: it differs, and the version is still the same.
  public func versionNotRaised(since revision: String, older bytes: [UInt8]) -> [LintFinding] {
    let older = Runbook(bytes: bytes, path: runbook.path)
    guard older.sha256 != runbook.sha256, !runbook.version.isEmpty,
      older.version == runbook.version
    else { return [] }
    return [finding(.error, .versionNotRaised(runbook.version, since: revision), key: "version")]
  }
}
