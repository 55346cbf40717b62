import Encoding
public import IncidentModel
import Markdown

/// One thing to do, as a runbook's author wrote it.
public struct RunbookStep: Sendable {
  /// What in the text makes it a step.
  public enum Form: String, Sendable {
    /// A list item with a box.
    case task
    /// An item of a numbered list.
    case ordered
    /// A heading below that of the phase.
    case heading
    /// An item of a bullet list that begins with a verb or holds code.
    case bullet
    /// Code, with the paragraph before it.
    case code
    /// Words to read and to confirm.
    case prose
  }

  /// Its name, which stays the same when other steps are added: what `id=` of its first fence says,
  /// else made of the phase and the words.
  public let id: String
  /// The step of the incident that it belongs to; nil where no heading says.
  public let step: Step?
  /// What makes it a step.
  public let form: Form
  /// The heading that it stands under; empty without one.
  public let heading: String
  /// Its words, on one line.
  public let text: String
  /// Its first line, from 1.
  public let line: Int
  /// The code in it and after it, up to the next step.
  public let fences: [RunbookFence]
  /// Commands in its running text, for copying.
  public let inlineCommands: [String]
}

extension Runbook {
  /// What to do, in order: the steps of every phase, or of a file without any phase the whole.
  ///
  /// A section that no phase claims counts as narrowing when it holds a command; else it is only read.
  public var steps: [RunbookStep] {
    let sections = self.sections
    let hasPhases = sections.contains { $0.step != nil }
    var walk = RunbookWalk(fences: fences)
    guard hasPhases else {
      walk.add(parts(of: sections).filter { $0.isWorth(walking: walk) }, step: nil)
      return walk.steps
    }
    var phase: [RunbookWalk.Part] = []
    var step: Step?
    var level = 0
    for section in sections {
      let part = RunbookWalk.Part(section, section.ownBlocks)
      if step != nil, section.step == step, section.level > level {
        phase.append(part)
        continue
      }
      walk.add(phase, step: step)
      (phase, step, level) = ([], section.step, section.level)
      if step == nil, !HeadingSteps.isReading(section.title), walk.holdsCommand(part) {
        step = .narrow
      }
      if step != nil { phase = [part] }
    }
    walk.add(phase, step: step)
    return walk.steps
  }

  /// The sections of a file without phases, with what stands before the first.
  private func parts(of sections: [RunbookSection]) -> [RunbookWalk.Part] {
    let first = sections.first?.lines.lowerBound ?? .max
    let opening = document.blocks.prefix { $0.line < first }
    return (opening.isEmpty ? [] : [.init(nil, opening)]) + sections.map { .init($0, $0.ownBlocks) }
  }
}

extension RunbookWalk.Part {
  /// Whether there is more in it than what is only read.
  fileprivate func isWorth(walking walk: RunbookWalk) -> Bool {
    !HeadingSteps.isReading(title) || walk.holdsCommand(self)
  }
}

extension RunbookSection {
  /// The blocks before the next heading, whatever its level.
  fileprivate var ownBlocks: [Block] {
    Array(
      blocks.prefix {
        if case .heading = $0.kind { false } else { true }
      })
  }
}
