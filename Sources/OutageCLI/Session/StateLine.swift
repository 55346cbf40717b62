import IncidentModel
import TerminalUI

/// The state of an incident in the rows that there are.
struct StateLine {
  let lines: [StyledText]

  /// Says all of it where there is room; else says it in short, then leaves parts out, in both cases
  /// those of the least worth first.
  init(_ state: [Card.StatePart], width: Int, rows: Int) {
    var parts = state
    func laidOut() -> [String] { Self.rows(of: parts.map(\.words), width) }
    let worths = state.map(\.worth).sorted()
    for worth in worths where laidOut().count > rows {
      for place in parts.indices where parts[place].worth == worth {
        parts[place].words = parts[place].short
      }
    }
    for worth in worths where laidOut().count > rows {
      parts.removeAll { $0.worth == worth }
    }
    lines = laidOut().map { StyledText($0).truncated(to: width) }
  }

  /// As many parts in each row as there is room for.
  private static func rows(of parts: [String], _ width: Int) -> [String] {
    var rows: [String] = []
    for part in parts {
      let part = Sanitizer.visible(part, .escaped)
      if let last = rows.last, DisplayWidth.of("\(last) | \(part)") <= width {
        rows[rows.count - 1] = "\(last) | \(part)"
      } else {
        rows.append(part)
      }
    }
    return rows
  }
}
