import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let runbookDiff: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let desk = try context.desk(named: "ID")
    let workspace = context.workspace
    var hasChanged = false
    for attached in desk.incident.runbooks {
      guard let then = workspace.pinned(attached, at: desk.id) else {
        context.console.say("warning: the text of runbook \(attached.id) was not kept")
        continue
      }
      guard let now = workspace.current(attached) else {
        context.console.say("warning: runbook \(attached.id) is not there any more")
        continue
      }
      let difference = LineDifference(from: then.bytes, to: now.bytes)
      guard !difference.isEmpty else { continue }
      hasChanged = true
      let name = now.path
      context.console.print(patch: difference.unified(from: "\(name) (\(desk.id))", to: name))
    }
    if !hasChanged { context.console.confirm("no runbook of \(desk.id) has changed") }
    return .done
  }

  static let runbookRedline: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let desk = try context.desk(named: "ID")
    let workspace = context.workspace
    var isEmpty = true
    for attached in desk.incident.runbooks {
      guard let runbook = workspace.pinned(attached, at: desk.id) else {
        context.console.say("warning: the text of runbook \(attached.id) was not kept")
        continue
      }
      let redline = Redline(
        runbook, incident: desk.id,
        undone: Playbook(runbook).unticked(in: desk.incident).map(\.text),
        remarks: desk.record.remarks(desk.names))
      let difference = LineDifference(from: redline.old, to: redline.new)
      guard !difference.isEmpty else { continue }
      isEmpty = false
      let file = workspace.patchName(of: attached.path ?? FileSystem.name(of: runbook.path))
      context.console.print(patch: difference.unified(from: "a/\(file)", to: "b/\(file)"))
    }
    if isEmpty { context.console.confirm("\(desk.id) suggests no change of its runbooks") }
    return .done
  }
}

extension Console {
  /// Writes a patch, what is new in the colour of what is well, what is gone in that of what is not.
  func print(patch: [String]) {
    for line in patch {
      let meaning: Meaning =
        switch line.first {
        case "+": .ok
        case "-": .failed
        case "@": .number
        default: .plain
        }
      print(StyledText(line, meaning))
    }
  }
}

extension IncidentRecord {
  /// What was noted and run, by the step it happened in.
  func remarks(_ names: EventNames) -> [Redline.Remark] {
    effectiveEvents.compactMap { event in
      guard let step = event.step else { return nil }
      switch event.kind {
      case .note: return event.data[.text].map { Redline.Remark(step: step, text: $0) }
      case .commandRun: return Redline.Remark(step: step, text: event.sentence(names))
      default: return nil
      }
    }
  }
}
