import Encoding
import IncidentModel
import Markdown
import TerminalUI

/// The details behind a card that are no words of the playbook: the map, the changes, the ways.
struct DetailView {
  /// What it is asked for by.
  enum Subject: String, CaseIterable {
    case map = "map"
    case changes = "changes"
    case options = "options"
    case matrix = "matrix"
    case risks = "risks"
  }

  let situation: Situation
  let width: Int

  init(_ situation: Situation, width: Int) {
    self.situation = situation
    self.width = max(20, width)
  }

  /// What belongs to a step before its words.
  static func subjects(of step: Step) -> [Subject] {
    switch step {
    case .narrow: [.map, .changes]
    case .mitigate: [.options]
    default: []
    }
  }

  /// The lines about one subject; none where there is nothing to tell.
  func lines(_ subject: Subject) -> [StyledText] {
    switch subject {
    case .map: map
    case .changes: changes
    case .options: options
    case .matrix: matrix
    case .risks: risks(of: nil)
    }
  }
}

extension DetailView {
  /// Every component from the user inwards: its state, what was seen, who is on it.
  private var map: [StyledText] {
    let incident = situation.incident
    let map = ComponentMap(playbook: situation.playbook, incident: incident)
    guard !map.places.isEmpty else { return [] }
    let column = min(16, map.places.map { DisplayWidth.of($0.id) }.max() ?? 0)
    return [StyledText("The map, from the user inwards", .heading)]
      + map.places.flatMap { place -> [StyledText] in
        let finding = incident.findings[place.id]
        let isBad = place.state == .failed || place.state == .suspect
        let state = isBad ? place.state.rawValue.uppercased() : place.state.rawValue
        let meaning: Meaning =
          place.state == .ok ? .ok : place.state == .failed ? .failed : isBad ? .late : .muted
        let seen = finding.map {
          "\(situation.times.near($0.at, now: situation.now)) \($0.by)"
            + ($0.evidence.map { ": \($0)" } ?? "")
        }
        let there = incident.people(at: place.id)
        let on = there.isEmpty ? nil : "on it: \(there.joined(separator: ", "))"
        let name = place.name == place.id ? nil : place.name
        let details = [name, seen, on].compactMap(\.self).joined(separator: "; ")
        let line =
          StyledText("  \(place.id.padded(to: column)) ") + StyledText(state.padded(to: 8), meaning)
          + StyledText(" \(details)")
        return line.sanitized(.escaped).wrapped(to: width, indent: 4)
      }
  }

  /// What changed, the newest part of the window marked, and what else to ask for.
  private var changes: [StyledText] {
    var lines: [StyledText] = []
    if let window = situation.changeWindow {
      lines.append(
        StyledText(
          "What changed between \(situation.times.minutes(window.lowerBound)) and "
            + "\(situation.times.minutes(window.upperBound))", .heading))
    }
    for change in situation.incident.changes {
      let when = change.when.map { situation.times.near($0, now: situation.now) } ?? "time ?"
      let mark =
        change.ruledOut.map { $0.isEmpty ? "out" : "out: \($0)" }
        ?? (situation.isRecent(change) ? "RECENT" : isOutside(change) ? "outside the window" : "")
      let line = "  \(when)  \(change.what) (\(change.by))" + (mark.isEmpty ? "" : "  \(mark)")
      lines += StyledText(line).sanitized(.escaped).wrapped(to: width, indent: 4)
    }
    let kinds = situation.playbook.changeKinds
    if !kinds.isEmpty {
      lines += StyledText("  Go through: \(kinds.joined(separator: ", "))", .muted)
        .wrapped(to: width, indent: 4)
    }
    return lines
  }

  private func isOutside(_ change: Change) -> Bool {
    guard let when = change.when, let window = situation.changeWindow else { return false }
    return !window.contains(when)
  }

  /// The ways to mitigate side by side; on a narrow window one below the other.
  private var options: [StyledText] {
    let options = situation.incident.options
    guard !options.isEmpty else { return [] }
    var names = ["way", "time", "risk", "for", "against"]
    if options.contains(where: { $0.ruledOut != nil }) { names.append("ruled out") }
    let rows = options.map { option in
      let cells = [
        "\(Event.code(of: option.id)) \(option.text)", option.takes ?? "?",
        situation.riskText(option.approach) ?? "?", option.pros ?? "", option.cons ?? "",
        option.ruledOut.map { $0.isEmpty ? "out" : $0 } ?? "",
      ]
      return Array(cells.prefix(names.count))
    }
    let heading = StyledText("The ways, side by side", .heading)
    let risks = risks(of: Set(options.filter { $0.ruledOut == nil }.compactMap(\.approach)))
    return [heading] + table(names, rows) + risks
  }

  /// What the playbook knows of the risk of some ways; nil for all of them.
  private func risks(of approaches: Set<String>?) -> [StyledText] {
    guard let known = situation.playbook.risks else { return [] }
    let rows = known.rows.filter { approaches?.contains($0.approach) ?? true }
      .map { row in row.cells + Array(repeating: "", count: known.columns.count) }
      .map { Array($0.prefix(known.columns.count)) }
    guard !rows.isEmpty else { return [] }
    let note = known.note.isEmpty ? [] : StyledText(known.note, .muted).wrapped(to: width)
    let heading = StyledText("What such ways risk", .heading)
    return [heading] + table(known.columns, rows) + note
  }

  /// The least columns in which a table is read more easily than lines below each other.
  private static let roomForTable = 70

  /// The decision matrix of the playbook.
  private var matrix: [StyledText] {
    let rows = situation.playbook.matrix
    guard !rows.isEmpty else { return [] }
    let heading = StyledText("Scenario, what to do first, cost", .heading)
    return [heading]
      + rows.flatMap { row in
        let approach = row.approach.isEmpty ? "" : " (\(row.approach))"
        let cost = row.cost.isEmpty ? "" : "; cost \(row.cost)"
        let later = row.later.isEmpty ? "" : "; later \(row.later)"
        return
          (StyledText("  \(row.scenario): ", .strong)
          + StyledText("\(row.advice)\(approach)\(cost)\(later)"))
          .sanitized(.escaped).wrapped(to: width, indent: 4)
      }
  }

  /// Rows under a header, in columns or, in a narrow window, one value to a line.
  private func table(_ header: [String], _ rows: [[String]]) -> [StyledText] {
    let cells = ([header] + rows).map { $0.map { StyledText($0).sanitized(.escaped) } }
    return ColumnTable(rows: cells, alignments: header.map { _ in .none })
      .lines(width: width, isPlain: width < Self.roomForTable)
  }
}
