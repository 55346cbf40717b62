import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  private static let configKey = Operand(
    "KEY", .optional, help: "Only this setting, such as zone or timers")

  static let config = answering(
    CommandSpec(
      "config", group: CommandGroup.setUp, summary: "Show, check and edit the settings",
      discussion: """
        The settings are in $XDG_CONFIG_HOME/outage/config.json; all of them are optional. Without a \
        second word they are shown.
        """,
      examples: ["outage config", "outage config zone", "outage config check"],
      operands: [configKey],
      subcommands: [
        CommandSpec(
          "show", summary: "Show what holds, and what says so",
          discussion: """
            One line each: the key, the value and its origin, which is a line of the settings, a \
            variable, the playbook or the program itself.
            """,
          examples: ["outage config show", "outage config show timers --json"],
          operands: [configKey]),
        CommandSpec(
          "check", summary: "Check the settings, findings as file:line:column",
          discussion: """
            One line each: file:line:column: severity: message. An error is what cannot be used; then \
            the status is 78. Recording commands go on without what is wrong.
            """,
          examples: ["outage config check"]),
        CommandSpec(
          "edit", summary: "Open the settings in your editor, then check them",
          discussion: """
            Where there are none, a file with an example of each is written first, of which nothing is \
            read yet.
            """,
          examples: ["outage config edit"]),
      ]), showConfig)

  static let showConfig: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let console = context.console
    var entries = EffectiveSettings(context.workspace).entries
    if let key = context.invocation.text("KEY") {
      let all = entries.map(\.key)
      entries = entries.filter {
        $0.key == key || $0.key.hasPrefix("\(key).") || $0.key.hasPrefix("\(key)[")
      }
      guard !entries.isEmpty else {
        let known = all.map { String($0.prefix { $0 != "[" }) } + ["hooks", "check", "edit"]
        throw .failed(
          CommandFailure(
            .usage, "no setting \"\(key)\"", hints: context.retyped(key, among: known)))
      }
    }
    if context.wantsJSON {
      try context.printJSON(
        .array(
          entries.map {
            ["key": .string($0.key), "value": $0.value, "origin": .string($0.origin)]
          }))
      return .done
    }
    guard console.isOutputTerminal else {
      for entry in entries {
        console.print([entry.key, entry.text, entry.origin].joined(separator: "\t"))
      }
      return .done
    }
    let column = min(24, entries.map { $0.key.count }.max() ?? 0)
    for entry in entries {
      console.printWrapped(
        StyledText(entry.key.padded(to: column) + "  ", .strong) + StyledText(entry.text)
          + StyledText("  (\(entry.origin))", .muted))
    }
    return .done
  }

  static let checkConfig: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let file = context.workspace.rereadSettings()
    let findings = context.workspace.check(file)
    if context.wantsJSON {
      try context.printJSON(.array(findings.map(\.json)))
    } else {
      tell(findings, of: file, context.console)
    }
    return findings.contains { $0.severity == .error } ? .configuration : .done
  }

  /// Prints findings as results, and how many there are as a confirmation.
  private static func tell(
    _ findings: [FindingLine], of file: SettingsFile, _ console: Console
  ) {
    for finding in findings {
      console.printWrapped(finding.text)
    }
    if file.state == .missing {
      console.confirm("no settings yet in \(file.path)")
      console.confirm("hint: outage config edit")
    } else {
      console.confirm(
        findings.isEmpty
          ? "\(file.path): nothing wrong"
          : "\(file.path): \(DiagnosticTally(findings.map(\.severity)).text)")
    }
  }

  static let editConfig: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let workspace = context.workspace
    let path = workspace.directories.configFile
    guard !context.console.isNeverAsking else {
      throw .failed(
        CommandFailure(
          .usage, "config edit opens an editor",
          hints: ["\(workspace.editor.command) \(ShellWord.quoted(path))"]))
    }
    let isNew = try context.failing { () throws(CommandFailure) in
      try workspace.createSettings()
    }
    if isNew { context.console.confirm("wrote examples to \(path); nothing of them is read yet") }
    do throws(Interruption) {
      try context.failing { () throws(CommandFailure) in
        try workspace.edit(path, again: "outage config edit")
      }
    } catch {
      if isNew { workspace.removeUntouchedSettings() }
      throw error
    }
    let file = workspace.rereadSettings()
    let findings = workspace.check(file)
    tell(findings, of: file, context.console)
    guard findings.contains(where: { $0.severity == .error }) else { return .done }
    context.console.say("hint: outage config edit")
    return .configuration
  }
}
