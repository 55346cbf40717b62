import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let doctor = answering(
    CommandSpec(
      "doctor", group: CommandGroup.setUp, summary: "Check what an incident will need",
      discussion: """
        Looks at the store, the settings, the runbooks, the clock, the terminal and the programs that \
        are used; a line each, ok, warning or failed, with a command that helps. The network is not \
        asked. The status is 1 where something failed.
        """,
      examples: ["outage doctor", "outage doctor --json"])
  ) { (context) throws(Interruption) in
    context.workspace.rereadSettings()
    let checks = Doctor(context.workspace).checks()
    let isWell = !checks.contains { $0.state == .failed }
    if context.wantsJSON {
      try context.printJSON([
        "ok": .bool(isWell), "checks": .array(checks.map(\.json)),
      ])
      return isWell ? .done : .no
    }
    for check in checks {
      let meaning: Meaning =
        switch check.state {
        case .ok: .ok
        case .warning: .suspect
        case .failed: .failed
        }
      context.console.printWrapped(
        StyledText(check.state.rawValue.padded(to: 8), meaning)
          + StyledText(" \(check.name): ", .strong) + StyledText(check.detail.onOneLine))
      if let hint = check.hint { context.console.printWrapped(StyledText("  hint: \(hint)")) }
    }
    let warnings = checks.count { $0.state == .warning }
    let failed = checks.count { $0.state == .failed }
    context.console.confirm(
      "\(checks.count) checks: \(failed) failed, \(warnings) warnings")
    return isWell ? .done : .no
  }
}
