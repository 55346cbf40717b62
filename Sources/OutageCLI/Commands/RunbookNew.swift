import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let runbookNew: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let name = try context.required("NAME")
    let workspace = context.workspace
    guard let template = workspace.catalog.runbook(id: "template") else {
      throw .failed(
        CommandFailure(
          .notFound, "no runbook \"template\" to begin with", hints: ["outage runbook list"]))
    }
    guard
      let skeleton = RunbookSkeleton(
        template, name: name, today: CivilTime(context.now, offsetSeconds: 0))
    else {
      throw .failed(
        CommandFailure(
          .usage, "\"\(name)\" has no letter or digit for an id",
          hints: ["outage runbook new \"Queue is full\""]))
    }
    let asked = context.invocation.value("--output")
    if asked == "-" {
      context.console.printRaw(skeleton.bytes)
      return .done
    }
    let hasDirectory = workspace.world.files.isDirectory("Runbooks")
    let file = asked ?? (hasDirectory ? "Runbooks/\(skeleton.id).md" : "\(skeleton.id).md")
    try context.failing { () throws(CommandFailure) in
      if workspace.world.files.exists(file) {
        throw CommandFailure(
          .cannotCreate, "\(file) is there already",
          hints: ["outage runbook new \(ShellWord.quoted(name)) -o OTHER-FILE"])
      }
      try workspace.write(skeleton.bytes, to: file, isOverwriting: false)
    }
    context.console.confirm(
      "wrote \(file); when it is filled in: outage runbook lint \(ShellWord.quoted(file))")
    return .done
  }
}
