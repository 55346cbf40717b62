import Encoding
public import IncidentModel
import Markdown

extension Playbook {
  /// What a runbook gives to the steps; what it lacks is absent.
  public init(_ runbook: Runbook) {
    self.init(
      id: runbook.id, version: runbook.version, title: runbook.title, sha256: runbook.sha256)
    let facts = FrontMatterFacts(runbook.document.frontMatter)
    roles = facts.roles("roles")
    teamRoles = facts.roles("team_roles")
    severities = facts.severities
    checks = facts.checks
    approaches = facts.approaches
    components = facts.components
    suspects = facts.suspects
    tollgates = facts.tollgates
    (timers, timerTexts) = facts.timers
    defaults = facts.defaults
    vagueWords = facts.texts("vague")
    changeWindow = facts.window("before")
    recentWindow = facts.window("recent")

    for section in runbook.sections(level: 2) {
      guard let step = section.step, sections[step] == nil else { continue }
      sections[step] = Section(
        title: section.title, guidance: Self.guidance(section.blocks),
        checklist: Self.checklist(section.blocks, step), markdown: section.markdown)
    }
    for block in runbook.document.blocks { Self.collectTemplates(block, into: &templates) }
    matrix = Self.matrix(runbook)
  }

  /// The first paragraph: what to do now.
  private static func guidance(_ blocks: [Block]) -> String {
    for block in blocks {
      switch block.kind {
      case .paragraph: return block.plainTextWithHTML
      case .heading: return ""
      default: continue
      }
    }
    return ""
  }

  /// The task items, at any depth; an item's id comes of its step and its words, so that it stays
  /// the same when others are added.
  private static func checklist(_ blocks: [Block], _ step: Step) -> [ChecklistItem] {
    var items: [ChecklistItem] = []
    var waiting = Array(blocks.reversed())
    while let block = waiting.popLast() {
      if case .item(.some) = block.kind, let text = block.children.first?.plainTextWithHTML {
        let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
        let hash = SHA256.hex(of: words.joined(separator: " ").utf8).prefix(8)
        items.append(ChecklistItem(id: "\(step.id)/\(hash)", text: text))
      }
      waiting += Array(block.children).reversed()
    }
    return items
  }

  /// Fences ` ```text template id=NAME `, at any depth.
  private static func collectTemplates(_ block: Block, into templates: inout [String: String]) {
    var waiting = [block]
    while let block = waiting.popLast() {
      if case .fencedCode(let info, _) = block.kind {
        let words = info.split(separator: " ")
        if words.contains("template"), let word = words.first(where: { $0.hasPrefix("id=") }) {
          let id = String(word.dropFirst(3))
          var text = block.literal
          while text.hasSuffix("\n") { text.removeLast() }
          if templates[id] == nil { templates[id] = text }
        }
      }
      waiting += Array(block.children)
    }
  }

  /// The table under a heading that says decision matrix: what is going on, what to do, the cost.
  private static func matrix(_ runbook: Runbook) -> [MatrixRow] {
    var isUnderHeading = false
    for block in runbook.document.blocks {
      switch block.kind {
      case .heading:
        isUnderHeading = block.plainText.lowercased().contains("decision matrix")
      case .table where isUnderHeading:
        return rows(of: block)
      default: continue
      }
    }
    return []
  }

  private static func rows(of table: Block) -> [MatrixRow] {
    var names: [String] = []
    var rows: [MatrixRow] = []
    for row in table.children {
      let cells = row.children.map(\.plainTextWithHTML)
      if case .row(true) = row.kind {
        names = cells.map { $0.lowercased() }
        continue
      }
      func cell(_ beginnings: [String], _ place: Int = -1) -> String {
        let found = names.firstIndex { name in beginnings.contains { name.hasPrefix($0) } } ?? place
        return cells.indices.contains(found) ? cells[found] : ""
      }
      rows.append(
        MatrixRow(
          scenario: cell(["scenario"], 0), advice: cell(["do first", "advice", "do"], 1),
          approach: cell(["approach"]), cost: cell(["cost"])))
    }
    return rows
  }
}
