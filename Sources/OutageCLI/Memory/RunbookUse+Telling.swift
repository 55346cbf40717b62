import Encoding
import IncidentModel
import RunbookLibrary
import TerminalUI

extension RunbookUse {
  /// The use on a screen.
  func lines(_ times: TimeText) -> [StyledText] {
    let drill = isDrill ? " (drill)" : ""
    var lines = [
      StyledText("  last walked \(times.date(at)) by \(people.joined(separator: ", "))")
        + StyledText("  \(incident)\(drill)", .muted)
    ]
    if !failed.isEmpty {
      lines.append(StyledText("  failed: \(failed.joined(separator: "; "))", .failed))
    }
    if !skipped.isEmpty {
      lines.append(StyledText("  skipped: \(skipped.joined(separator: "; "))", .due))
    }
    return lines
  }

  /// The use as columns for programs: when, who, the incident, what failed, what was skipped.
  var fields: [String] {
    [
      at.rfc3339, people.joined(separator: ", "), incident, failed.joined(separator: "; "),
      skipped.joined(separator: "; "),
    ].map(\.onOneLine)
  }

  /// The use as a JSON object.
  var json: JSON {
    [
      "at": .string(at.rfc3339), "by": .array(people.map(JSON.string)),
      "incident": .string(incident), "drill": .bool(isDrill),
      "failed": .array(failed.map(JSON.string)), "skipped": .array(skipped.map(JSON.string)),
    ]
  }
}
