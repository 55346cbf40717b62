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
    statusWords = facts.words("statuses", "say")
    morning = facts.morning
    itemWords = facts.words("items", "say")
    impactWords = facts.words("impacts", "name")
    severities = facts.severities
    checks = facts.checks("checks")
    stages = facts.checks("stages")
    changeKinds = facts.texts("changes")
    approaches = facts.approaches
    components = facts.components
    suspects = facts.suspects
    tollgates = facts.tollgates
    (timers, timerTexts) = facts.timers
    reviewBusinessDays = facts.reviewBusinessDays
    defaults = facts.defaults
    vagueWords = facts.texts("vague")
    causeFamilies = facts.causeFamilies
    fundingWords = facts.texts("funding")
    blame = facts.blame
    unfinishedWords = facts.texts("unfinished")
    jargonWords = facts.texts("jargon")
    changeWindow = facts.window("before")
    recentWindow = facts.window("recent")

    // Headings below the level of the steps are details, also where their words fit a step.
    let all = runbook.sections
    let stepSections = all.filter { $0.ownStep != nil }
    let level = stepSections.map(\.level).min()
    for section in stepSections where section.level == level {
      guard let step = section.ownStep, sections[step] == nil else { continue }
      sections[step] = Section(
        title: section.title, guidance: Self.guidance(section.blocks),
        checklist: Self.checklist(section.blocks, step), markdown: runbook.text(of: section))
    }
    for fence in runbook.fences where fence.isTemplate {
      guard let id = fence.id, templates[id] == nil else { continue }
      var text = fence.text
      while text.hasSuffix("\n") { text.removeLast() }
      templates[id] = text
    }
    matrix = Self.matrix(all)
    risks = Self.risks(all)
  }

  /// The first paragraph: what to do now.
  static func guidance(_ blocks: [Block]) -> String {
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
    var counts: [String: Int] = [:]
    var waiting = Array(blocks.reversed())
    while let block = waiting.popLast() {
      if case .item(.some) = block.kind, let text = block.children.first?.plainTextWithHTML {
        let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
        let hash = SHA256.hex(of: words.joined(separator: " ").utf8).prefix(8)
        let id = "\(step.id)/\(hash)"
        let same = counts[id, default: 0]
        counts[id] = same + 1
        items.append(ChecklistItem(id: same == 0 ? id : "\(id)-\(same + 1)", text: text))
      }
      waiting += Array(block.children).reversed()
    }
    return items
  }
}
