import Encoding
import IncidentModel
import Markdown

/// Finds the steps of a phase, in the order of preference of people who follow them: task items,
/// numbered items, headings, bullets that ask for something, code, prose.
struct RunbookWalk {
  /// A heading and the blocks up to the next one.
  struct Part {
    let title: String
    let line: Int
    let blocks: [Block]

    init(_ section: RunbookSection?, _ blocks: some Sequence<Block>) {
      self.blocks = Array(blocks)
      title = section?.title ?? ""
      line = section?.lines.lowerBound ?? self.blocks.first?.line ?? 1
    }
  }

  private struct Draft {
    let form: RunbookStep.Form
    let text: String
    let line: Int
    var fences: [RunbookFence] = []
    var inlineCommands: [String] = []
  }

  private(set) var steps: [RunbookStep] = []
  private let fences: [Int: RunbookFence]
  private var counts: [String: Int] = [:]

  init(fences: [RunbookFence]) {
    self.fences = Dictionary(fences.map { ($0.line, $0) }) { first, _ in first }
  }

  /// Whether a part holds code that can be run.
  func holdsCommand(_ part: Part) -> Bool {
    Self.everything(in: part.blocks).contains { fence(at: $0)?.isRunnable ?? false }
  }

  /// Adds the steps of a phase; its first part is what stands right under its heading.
  mutating func add(_ parts: [Part], step: Step?) {
    for (index, part) in parts.enumerated() {
      let form = form(of: part, isBelow: index > 0)
      // Words above the parts of a phase introduce them.
      if form == .prose, parts.count > 1, !holdsCommand(part) { continue }
      for draft in drafts(of: part, form) { add(draft, part.title, step) }
    }
  }

  private func form(of part: Part, isBelow: Bool) -> RunbookStep.Form? {
    if part.blocks.isEmpty { return nil }
    let all = Self.everything(in: part.blocks)
    if part.blocks.contains(where: Self.holdsTask) { return .task }
    func isList(_ block: Block, isOrdered: Bool) -> Bool {
      guard case .list(let style, _) = block.kind else { return false }
      return (style.kind == .bullet) != isOrdered
    }
    if part.blocks.contains(where: { isList($0, isOrdered: true) }) { return .ordered }
    if isBelow { return .heading }
    for list in part.blocks where isList(list, isOrdered: false) {
      if list.children.contains(where: asksForSomething) { return .bullet }
    }
    return all.contains { fence(at: $0)?.isRunnable ?? false } ? .code : .prose
  }

  /// Goes through a part once: what begins a step opens one, code joins the one that is open.
  private func drafts(of part: Part, _ form: RunbookStep.Form?) -> [Draft] {
    guard let form else { return [] }
    var drafts: [Draft] = []
    var words = ""
    if form == .heading { drafts.append(Draft(form: form, text: part.title, line: part.line)) }
    for block in Self.everything(in: part.blocks) {
      if let form = begun(by: block, in: form) {
        drafts.append(Draft(form: form, text: Self.words(of: block), line: block.line))
      } else if form == .prose, drafts.isEmpty, case .paragraph = block.kind {
        drafts.append(Draft(form: form, text: block.plainTextWithHTML, line: block.line))
      }
      if let code = fence(at: block) {
        if drafts.isEmpty || (form == .code && code.isRunnable) {
          drafts.append(Draft(form: .code, text: words, line: block.line))
        }
        drafts[drafts.count - 1].fences.append(code)
      }
      if case .paragraph = block.kind { words = block.plainTextWithHTML }
      let commands = Self.commands(in: block)
      if commands.isEmpty { continue }
      if drafts.isEmpty {
        drafts.append(Draft(form: .prose, text: block.plainTextWithHTML, line: block.line))
      }
      drafts[drafts.count - 1].inlineCommands += commands
    }
    return drafts
  }

  /// The kind of step that a block begins in a part of the given kind.
  private func begun(by block: Block, in form: RunbookStep.Form) -> RunbookStep.Form? {
    guard case .item(let state) = block.kind, let list = block.parent,
      case .list(let style, _) = list.kind
    else { return nil }
    let isTop = list.parent.map { $0.kind == .document } ?? true
    switch form {
    case .task where state != nil: return .task
    case .task:
      // A numbered item beside the boxes is to be done as well, unless it only holds boxes.
      return isTop && style.kind != .bullet && !Self.holdsTask(block) ? .ordered : nil
    case .ordered: return isTop && style.kind != .bullet ? .ordered : nil
    case .bullet: return isTop && style.kind == .bullet && asksForSomething(block) ? .bullet : nil
    case .heading, .code, .prose: return nil
    }
  }

  private mutating func add(_ draft: Draft, _ heading: String, _ step: Step?) {
    let first = draft.fences.first?.script.split(separator: "\n").first.map(String.init)
    let text = draft.text.isEmpty ? first ?? heading : draft.text
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: " ")
    let made = "\(step?.id ?? "walk")/\(SHA256.hex(of: words.utf8).prefix(8))"
    let id = draft.fences.compactMap(\.id).first ?? made
    let same = counts[id, default: 0]
    counts[id] = same + 1
    steps.append(
      RunbookStep(
        id: same == 0 ? id : "\(id)-\(same + 1)", step: step, form: draft.form, heading: heading,
        text: text, line: draft.line, fences: draft.fences, inlineCommands: draft.inlineCommands))
  }

  // MARK: Reading blocks

  private func fence(at block: Block) -> RunbookFence? {
    switch block.kind {
    case .fencedCode, .indentedCode: fences[block.line]
    default: nil
    }
  }

  private func asksForSomething(_ item: Block) -> Bool {
    if ImperativeVerbs.begins(Self.words(of: item)) { return true }
    return Self.everything(in: [item]).contains { block in
      if fence(at: block) != nil { return true }
      return block.inlines.contains { if case .code = $0.kind { true } else { false } }
    }
  }

  private static func holdsTask(_ block: Block) -> Bool {
    everything(in: [block]).contains { if case .item(.some) = $0.kind { true } else { false } }
  }

  /// The words of an item's first block, on one line.
  private static func words(of item: Block) -> String {
    item.children.first.map(\.plainTextWithHTML) ?? ""
  }

  /// The commands in a leaf's code spans.
  private static func commands(in block: Block) -> [String] {
    var found: [String] = []
    var waiting = Array(Array(block.inlines).reversed())
    while let inline = waiting.popLast() {
      if case .code(let text) = inline.kind, CommandRecognition.isInlineCommand(text) {
        found.append(text)
      }
      waiting += Array(inline.children).reversed()
    }
    return found
  }

  /// The blocks and everything in them, in the order of the source, without recursion.
  private static func everything(in blocks: [Block]) -> [Block] {
    var found: [Block] = []
    var waiting = Array(blocks.reversed())
    while let block = waiting.popLast() {
      found.append(block)
      waiting += Array(block.children).reversed()
    }
    return found
  }
}
