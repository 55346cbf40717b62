import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

/// One run of a runbook's command: filled in, shown, allowed, carried out, kept.
struct CommandRun {
  let command: RunbookCommand
  let variables: [RunbookVariable]
  let desk: Desk
  private let context: CommandContext
  private var values: [String: String] = [:]

  private var workspace: Workspace { context.workspace }
  private var console: Console { context.console }

  init(_ command: RunbookCommand, _ variables: [RunbookVariable], _ context: CommandContext)
    throws(Interruption)
  {
    self.command = command
    self.variables = variables
    self.context = context
    desk = try context.desk()
    for variable in variables { values[variable.name] = variable.standard }
    for (name, value) in workspace.shellState.variables ?? [:]
    where command.placeholders.contains(name) { values[name] = value }
    for (name, value) in workspace.givenValues { values[name] = value }
    for pair in context.invocation.values("--var") {
      guard let equals = pair.firstIndex(of: "="), equals > pair.startIndex else {
        throw .failed(
          CommandFailure(
            .usage, "\"\(pair)\" gives no value", hints: ["outage run \(word) --var NAME=VALUE"]))
      }
      values[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
    }
  }

  /// What it was called by, for hints.
  private var word: String { context.invocation.text("N|NAME") ?? name }

  /// What the command is called.
  var name: String { command.id ?? "line \(command.line) of \(command.runbook)" }

  /// How it is typed on this surface.
  private func line(_ rest: String) -> String {
    (context.isInSession ? "/" : "outage ") + rest
  }
}

extension CommandRun {
  /// Shows the command, asks what is to be asked, runs it and writes down what came of it.
  mutating func carryOut() throws(Interruption) -> ExitStatus {
    try fillIn()
    let filled = FilledScript(command.script, values: values, quoted: ShellWord.quoted)
    if let name = filled.unsafe.first {
      throw .failed(
        CommandFailure(
          .badData, "<\(name)> stands where no value can be quoted safely",
          hints: [line("show \(command.runbook)")]))
    }
    if let name = filled.missing.first {
      throw .failed(
        CommandFailure(
          .usage, "\(name) is not filled in",
          hints: ["outage run \(word) --var \(ShellWord.quoted("\(name)=VALUE"))"]))
    }
    var mask = SecretMask(secrets)
    // Shown with names in the place of secrets, because quoting changes how a secret is written.
    let named = values.merging(secrets.keys.map { ($0, "[\($0)]") }) { $1 }
    let display = FilledScript(command.script, values: named, quoted: ShellWord.quoted).text
    let shown = display.split(separator: "\n", omittingEmptySubsequences: false)
      .map { mask.masked(String($0)) }.joined(separator: "\n").trimmed
    let title = StyledText("\(command.effect.word)  \(name)", .strong)
    console.say(
      command.purpose == command.firstLine
        ? title : title + StyledText("  \(mask.masked(command.purpose))"))
    for line in shown.split(separator: "\n") { console.say("  \(line)") }
    if context.invocation.has("--dry-run") { return .done }
    try allow()
    workspace.givenValues.merge(values) { $1 }
    return try run(filled.text, shown: shown)
  }

  /// Asks for what is still open; in a script it is an error that names the option.
  private mutating func fillIn() throws(Interruption) {
    for name in command.placeholders where values[name] == nil {
      if workspace.world.variable(name) != nil { continue }
      let variable = variables.first { $0.name == name }
      guard console.isAttended, console.canAsk else {
        throw .failed(
          CommandFailure(
            .usage, "\(name) is not filled in",
            hints: ["outage run \(word) --var \(ShellWord.quoted("\(name)=VALUE"))"]))
      }
      let example = variable?.example.map { ", like \($0)" } ?? ""
      let question = (variable?.prompt ?? name).trimmed
      guard let answer = try console.ask(question + example) else { throw .cancelled }
      values[name] = answer
    }
  }

  /// The values that must never be shown nor written, by their names.
  private var secrets: [String: String] {
    let declared = Set(variables.filter(\.isSecret).map(\.name))
    var secrets = values.filter { declared.contains($0.key) || SecretMask.isSecret(name: $0.key) }
    let environment = workspace.shellState.variables ?? workspace.world.host.environment
    for (name, value) in environment where SecretMask.isSecret(name: name) && value.utf8.count > 5 {
      secrets[name] = value
    }
    return secrets
  }

  /// A check runs on Enter; what nobody knows the effect of is asked about; a change needs the
  /// leader's word, and one confirmation that names what it changes.
  private func allow() throws(Interruption) {
    let isAgreed = context.invocation.has("--yes")
    switch command.effect {
    case .check: return
    case .unknown:
      if isAgreed { return }
      guard console.isAttended else { throw .failed(unconfirmed("nobody knows what it changes")) }
      let answer = try console.ask("Nobody says what it changes. Run it", choices: ["y", "n"])
      guard answer?.lowercased().hasPrefix("y") == true else { throw .cancelled }
    case .change:
      let names = [command.id, command.purpose, command.firstLine].compactMap(\.self)
      guard desk.situation.mayChange(names) else {
        throw .failed(
          CommandFailure(
            .notPermitted, "\(name) changes the system, and the leader has not decided it",
            hints: [line("authorize \(command.id ?? ShellWord.quoted(command.purpose))")]))
      }
      if isAgreed { return }
      guard console.isAttended else { throw .failed(unconfirmed("it changes \(target)")) }
      let answer = try console.ask("This changes \(target). Type \(target) to run it")
      guard answer?.lowercased() == target.lowercased() else { throw .cancelled }
    }
  }

  private func unconfirmed(_ why: String) -> CommandFailure {
    CommandFailure(
      .usage, "\(name) is not confirmed: \(why)", hints: ["outage run \(word) --yes"])
  }

  /// What the command works on: the values it was given, else this machine.
  private var target: String {
    let secret = Set(secrets.keys)
    let given = command.placeholders.filter { !secret.contains($0) }.compactMap { values[$0] }
    return given.first ?? workspace.world.host.hostName
  }
}

extension CommandRun {
  private func run(_ script: String, shown: String) throws(Interruption) -> ExitStatus {
    let start = workspace.now
    var data: EventData = [
      .name: command.id, .text: String(shown.prefix(2000)), .runbook: command.runbook,
      .effect: command.effect == .unknown ? "unknown" : command.effect.word.lowercased(),
    ]
    let exit: Subprocess.Exit
    do throws(SystemError) {
      exit = try command.isInteractive ? attached(script) : streamed(script, start, &data)
    } catch {
      throw .failed(CommandFailure(error))
    }
    switch exit {
    case .status(let status): data.set(.exit, Int(status))
    case .signal(let signal): data[.outcome] = "ended by signal \(signal.rawValue)"
    case .timedOut: data[.outcome] = "took too long, ended"
    case .cancelled: data[.outcome] = "ended by Ctrl-C"
    }
    data.set(.durationSeconds, max(0, workspace.now.seconds(since: start)))
    try context.record([try context.draft(.commandRun, data, step: command.step)])
    guard !exit.isSuccess else { return .done }
    if let rollback = command.rollback, command.effect == .change {
      console.confirm("The way back: " + line("run \(rollback)"))
    }
    return .no
  }

  /// When a command is ended that does not say; long enough for what reads a lot.
  private static let usualLimit = 300
  private var limit: Int { command.timeoutSeconds ?? Self.usualLimit }

  private var shell: String {
    ["/bin/bash", "/usr/bin/bash"].first(where: workspace.world.files.exists) ?? "sh"
  }

  private func environment() -> [String: String?] {
    var changes = workspace.shellState.changes(to: workspace.world.host.environment)
    for (name, value) in values where name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) {
      changes[name] = value
    }
    return changes
  }

  /// Runs a command that talks with the person; what it shows is not kept.
  private func attached(_ script: String) throws(SystemError) -> Subprocess.Exit {
    console.lendTerminal()
    console.say("It has the terminal; its output is not kept.")
    return try workspace.world.programs.runAttached(
      Subprocess.Request(
        [shell, "-c", script], environment: environment(),
        workingDirectory: workspace.shellState.directory))
  }

  /// Runs a command, shows what it writes as it comes, and keeps it with the incident.
  private func streamed(
    _ script: String, _ start: Instant, _ data: inout EventData
  ) throws(SystemError) -> Subprocess.Exit {
    let tag = ULID.text(at: start, entropy: workspace.world.entropy.bytes(ULID.entropySize))
    let mark = "outage-state-\(tag)"
    var environment = environment()
    environment["NO_COLOR"] = "1"
    environment["TERM"] = "dumb"
    environment["OUTAGE_STATE_MARK"] = mark
    // The state goes where no file holds it: a variable may be a secret.
    let tell =
      #"__status=$?; { printf '\n%s\n' "$OUTAGE_STATE_MARK"; pwd; env -0; } >&9; exit $__status"#
    let request = Subprocess.Request(
      [shell, "-c", "trap '\(tell.replacing("'", with: #"'\''"#))' EXIT\nexec 9>&2\n\(script)"],
      environment: environment, timeoutSeconds: Double(limit),
      workingDirectory: workspace.shellState.directory)
    var collector = OutputCollector(stateMark: mark, mask: SecretMask(secrets))
    console.lendTerminal()
    let watch = workspace.world.watchInterrupt()
    defer { watch.end() }
    let outcome = try workspace.world.programs.observe(
      request,
      Subprocess.Observer(
        received: { bytes, isError in
          collector.take(bytes, isError: isError).forEach(console.print)
        }, shouldStop: watch.hasCome))
    collector.finish().forEach(console.print)
    if let state = ShellState(told: collector.state) { workspace.shellState = state }

    let directory = FileSystem.join(desk.timeline.directory, "output")
    let file = "output/\(tag)-\(command.id ?? "line-\(command.line)").txt"
    do throws(SystemError) {
      try workspace.world.files.createDirectories(directory)
      try workspace.world.files.createFile(
        FileSystem.join(desk.timeline.directory, file), collector.kept)
      data[.output] = file
    } catch {
      console.complain(CommandFailure(error))
    }
    let text = String(decoding: collector.kept.prefix(1 << 16), as: UTF8.self)
    let head = text.split(separator: "\n").prefix(8).joined(separator: "\n")
    data[.head] = head.isEmpty ? nil : String(head.prefix(1000))
    data[.sha256] = collector.digest
    data.set(.bytes, collector.byteCount)
    if collector.mask.count > 0 { data.set(.masked, collector.mask.count) }
    data[.verdict] = verdict(collector.kept)
    return outcome.exit
  }

  /// What the output says about what the author expects; in narrowing that is the sign of the fault.
  private func verdict(_ output: [UInt8]) -> String? {
    guard let expectation = command.expectation, let isMet = isMet(expectation, by: output) else {
      return nil
    }
    switch command.step {
    case .narrow: return isMet ? "shows the fault" : "does not show the fault"
    default: return isMet ? "as expected" : "NOT as expected"
    }
  }

  /// Whether output holds what is expected; nil where nobody can say.
  private func isMet(_ expectation: RunbookCommand.Expectation, by output: [UInt8]) -> Bool? {
    switch expectation {
    case .contains(let text):
      return String(decoding: output, as: UTF8.self).contains(text)
    case .matches(let pattern):
      // grep takes time in proportion to its input whatever the pattern, and it has a limit.
      let request = Subprocess.Request(
        ["grep", "-E", "-e", pattern], input: output.isEmpty ? [10] : output, timeoutSeconds: 2)
      switch try? workspace.world.programs.run(request).exit {
      case .status(0): return true
      case .status(1): return false
      default: return nil
      }
    }
  }
}
