import IncidentModel
import Markdown

extension Playbook {
  /// The table under a heading that says decision matrix: what is going on, what to do, the cost.
  static func matrix(_ sections: [RunbookSection]) -> [MatrixRow] {
    guard let (_, table) = table(under: "decision matrix", sections) else { return [] }
    let (names, rows) = cells(of: table)
    return rows.map { cells in
      func cell(_ beginnings: [String], _ place: Int = -1) -> String {
        let found = names.firstIndex { name in beginnings.contains { name.hasPrefix($0) } } ?? place
        return cells.indices.contains(found) ? cells[found] : ""
      }
      return MatrixRow(
        scenario: cell(["scenario"], 0), advice: cell(["do first", "advice", "do"], 1),
        approach: cell(["approach"]), cost: cell(["cost"]),
        signs: cell(["signs"]).split(separator: ",").map { $0.drop { $0 == " " } }
          .map { String($0).lowercased() },
        later: cell(["fix later", "later"]))
    }
  }

  /// The table under a heading that says risks: the ways, their rungs, and what is known of them.
  static func risks(_ sections: [RunbookSection]) -> RiskTable? {
    guard let (section, table) = table(under: "risks", sections) else { return nil }
    let (names, rows) = cells(of: table)
    let rung = names.firstIndex { $0.hasPrefix("approach") || $0.hasPrefix("rung") }
    func withoutRung(_ cells: [String]) -> [String] {
      cells.enumerated().filter { $0.offset != rung }.map(\.element)
    }
    return RiskTable(
      note: guidance(section.blocks), columns: withoutRung(names),
      rows: rows.map { cells in
        let approach = rung.flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
        return RiskTable.Row(approach: approach, cells: withoutRung(cells))
      })
  }

  private static func table(
    under heading: String, _ sections: [RunbookSection]
  ) -> (RunbookSection, Block)? {
    for section in sections
    where HeadingSteps.words(of: section.title).joined(separator: " ").hasPrefix(heading) {
      for block in section.blocks {
        if case .table = block.kind { return (section, block) }
      }
    }
    return nil
  }

  /// The names of the columns in lower case, and the rows below them.
  private static func cells(of table: Block) -> (names: [String], rows: [[String]]) {
    var names: [String] = []
    var rows: [[String]] = []
    for row in table.children {
      let cells = row.children.map(\.plainTextWithHTML)
      if case .row(true) = row.kind {
        names = cells.map { $0.lowercased() }
      } else {
        rows.append(cells)
      }
    }
    return (names, rows)
  }
}
