public import Encoding
import IncidentModel
public import Markdown

/// Something that is wrong at a place of a runbook.
public struct RunbookDiagnostic: Equatable, Sendable {
  /// What is wrong.
  public enum Kind: Equatable, Sendable {
    /// A zero byte near the beginning, which text in UTF-8 does not have.
    case notText
    /// Something in the front matter, which is left out.
    case frontMatter(FrontMatter.Problem.Kind)
    /// A fence that nothing closes: the rest of its container is code.
    case unclosedFence
    /// An id that an earlier fence has, first on this line.
    case duplicateFenceID(String, firstLine: Int)
    /// A message template without an id, which nothing can name.
    case templateWithoutID
    /// An entry of a list in the front matter that needs an id and has none.
    case entryWithoutID(key: String)
    /// A severity that is none of P1 to P4.
    case unknownSeverity(String)
    /// A time of day that is none.
    case notATimeOfDay(String)
  }

  /// The file, as it was named.
  public let path: String
  /// Its line, from 1.
  public let line: Int
  /// Its column in bytes, from 1.
  public let column: Int
  /// How bad it is.
  public let severity: DiagnosticSeverity
  /// What is wrong.
  public let kind: Kind
}

extension Runbook {
  /// What is wrong with the file, in order of the place.
  public var diagnostics: [RunbookDiagnostic] {
    var found: [RunbookDiagnostic] = []
    func add(
      _ severity: DiagnosticSeverity, _ kind: RunbookDiagnostic.Kind, _ line: Int,
      _ column: Int
    ) {
      found.append(
        RunbookDiagnostic(path: path, line: line, column: column, severity: severity, kind: kind))
    }
    if !isText { add(.error, .notText, 1, 1) }
    if let frontMatter {
      for problem in frontMatter.problems {
        add(.error, .frontMatter(problem.kind), problem.position.line, problem.position.column)
      }
      for entry in frontMatter.mapping.entries {
        for kind in Self.problems(of: entry) {
          add(.warning, kind, entry.position.line, entry.position.column)
        }
      }
    }
    var lines: [String: Int] = [:]
    for fence in fences {
      if !fence.isClosed { add(.error, .unclosedFence, fence.line, fence.column) }
      guard let id = fence.id else {
        if fence.isTemplate { add(.warning, .templateWithoutID, fence.line, fence.column) }
        continue
      }
      if let first = lines[id] {
        add(.error, .duplicateFenceID(id, firstLine: first), fence.line, fence.column)
      } else {
        lines[id] = fence.line
      }
    }
    return found.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  private static let keysWithIDs: Set<String> = [
    "roles", "team_roles", "severities", "checks", "approaches", "components", "tollgates",
    "timers", "stages", "items",
  ]

  private static func problems(of entry: FrontMatter.Entry) -> [RunbookDiagnostic.Kind] {
    if entry.key == "morning" {
      let text = entry.value.text ?? ""
      return Morning(text) == nil ? [.notATimeOfDay(text)] : []
    }
    guard keysWithIDs.contains(entry.key), let values = entry.value.list else { return [] }
    return values.compactMap { value in
      guard let id = value.mapping?["id"]?.text else { return .entryWithoutID(key: entry.key) }
      guard entry.key == "severities", !["P1", "P2", "P3", "P4"].contains(id.uppercased())
      else { return nil }
      return .unknownSeverity(id)
    }
  }
}
