import ArgumentParsing
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI

/// One run of a runbook's command: filled in, shown, allowed, carried out, kept.
struct CommandRun {
  let command: RunbookCommand
  let variables: [RunbookVariable]
  let desk: Desk
  let context: CommandContext
  private(set) var values: [String: String] = [:]

  var workspace: Workspace { context.workspace }
  var console: Console { context.console }

  init(_ command: RunbookCommand, _ variables: [RunbookVariable], _ context: CommandContext)
    throws(Interruption)
  {
    self.command = command
    self.variables = variables
    self.context = context
    desk = try context.desk()
    for variable in variables { values[variable.name] = variable.standard }
    values.merge(command.standards) { $1 }
    for (name, value) in workspace.shellState.variables(over: [:])
    where command.placeholders.contains(name) { values[name] = value }
    values.merge(workspace.givenValues) { $1 }
    for pair in context.invocation.values("--var") {
      guard let equals = pair.firstIndex(of: "="), equals > pair.startIndex else {
        throw .failed(
          CommandFailure(
            .usage, "\"\(pair)\" gives no value", hints: ["outage run \(word) --var NAME=VALUE"]))
      }
      let name = String(pair[..<equals])
      guard knows(name) else {
        throw .failed(
          CommandFailure(
            .usage, "nothing in \(self.name) is called \(name)",
            hints: [line("run \(word)") + (used.first.map { " --var \($0)=VALUE" } ?? "")]))
      }
      values[name] = String(pair[pair.index(after: equals)...])
    }
  }

  /// What this command is filled in with, its placeholders before its variables.
  private var used: [String] {
    command.placeholders + command.reads.filter { !command.placeholders.contains($0) }
  }

  /// Whether a value of this name can be of use: here, or to another command of the runbook.
  private func knows(_ name: String) -> Bool {
    used.contains(name) || variables.contains { $0.name == name }
  }

  /// What it was called by, for hints.
  var word: String { context.invocation.text("N|NAME") ?? name }

  /// What the command is called.
  var name: String { command.id ?? "line \(command.line) of \(command.runbook)" }

  /// How it is typed on this surface.
  func line(_ rest: String) -> String {
    (context.isInSession ? "/" : "outage ") + rest
  }

  /// The values that must never be shown nor written, by their names.
  var secrets: [String: String] {
    var secrets = values.filter { isSecret($0.key) }
    let known = workspace.shellState.variables(over: workspace.world.host.environment)
    for (name, value) in known where isSecret(name) && value.utf8.count > 5 {
      secrets[name] = value
    }
    return secrets
  }

  /// Whether a value of this name is a secret: as the runbook's author says, else by the name.
  private func isSecret(_ name: String) -> Bool {
    variables.first { $0.name == name }?.isSecret ?? SecretMask.isSecret(name: name)
  }
}

extension CommandRun {
  /// Shows the command, asks what is to be asked, runs it and writes down what came of it.
  mutating func carryOut() throws(Interruption) -> ExitStatus {
    if command.isManual {
      throw .failed(
        CommandFailure(
          .usage, "\(name) is to be done by hand", hints: [line("show \(command.runbook)")]))
    }
    let isDry = context.invocation.has("--dry-run")
    if !isDry, !isPermitted {
      // Nobody should have to type values, and then be told no.
      show(filled)
      throw .failed(
        CommandFailure(
          .notPermitted, "\(name) changes the system, and the leader has not decided it",
          hints: [line("authorize \(command.id ?? ShellWord.quoted(command.purpose))")]))
    }
    if isDry, !filled.missing.isEmpty {
      show(filled)
      return .done
    }
    try fillIn()
    let filled = self.filled
    try refuse(filled)
    let shown = show(filled)
    if isDry { return .done }
    let target = target(of: filled.shown)
    try allow(target)
    workspace.givenValues.merge(values) { $1 }
    return try execute(filled, shown: shown, target: target)
  }

  /// The script with the values that are known.
  private var filled: FilledScript {
    FilledScript(
      command.script, values: values,
      hidden: Dictionary(uniqueKeysWithValues: secrets.keys.map { ($0, "[\($0)]") }),
      declared: Set(variables.map(\.name)), quoted: ShellWord.quoted)
  }

  /// Shows what is to be run, line by line as it is, so that it can be read and copied; answers it.
  @discardableResult
  private func show(_ filled: FilledScript) -> String {
    var mask = SecretMask(secrets)
    let shown = filled.shown.split(separator: "\n", omittingEmptySubsequences: false)
      .map { mask.masked(String($0)) }.joined(separator: "\n").trimmed
    let title = StyledText("\(command.effect.word)  \(name)", .strong)
    console.say(
      command.purpose == command.firstLine
        ? title : title + StyledText("  \(mask.masked(command.purpose))"))
    for line in shown.split(separator: "\n") { console.sayUnwrapped("  \(line)") }
    return shown
  }

  /// Asks for what is still open; in a script it is an error that names the option.
  private mutating func fillIn() throws(Interruption) {
    for name in used where values[name] == nil {
      if command.reads.contains(name), isSet(name) { continue }
      guard console.canAsk else { throw .failed(unfilled(name)) }
      let variable = variables.first { $0.name == name }
      let prompt = (variable?.prompt ?? name).trimmed
      let example = variable?.example.map { " (like \($0))?" } ?? "?"
      let question = (prompt.hasSuffix("?") ? String(prompt.dropLast()) : prompt) + example
      guard let answer = try console.ask(question, isSecret: isSecret(name)) else {
        throw .cancelled
      }
      values[name] = answer
    }
  }

  /// Whether the shell knows a variable already.
  private func isSet(_ name: String) -> Bool {
    workspace.shellState[name] != nil
      || (workspace.shellState.exported == nil && workspace.world.variable(name) != nil)
  }

  private func unfilled(_ name: String) -> CommandFailure {
    CommandFailure(
      .usage, "\(name) is not filled in",
      hints: ["outage run \(word) --var \(ShellWord.quoted("\(name)=VALUE"))"])
  }

  /// Refuses what is still open, and values that would be read as code.
  private func refuse(_ filled: FilledScript) throws(Interruption) {
    if let name = filled.unsafe.first {
      throw .failed(
        CommandFailure(
          .badData, "<\(name)> stands where no value can be filled in safely",
          hints: [line("show \(command.runbook)")]))
    }
    if let name = filled.missing.first { throw .failed(unfilled(name)) }
    guard let reader = SecondReader(in: command.script) else { return }
    for (name, value) in values.sorted(by: { $0.key < $1.key }) where used.contains(name) {
      guard let danger = reader.danger(in: value) else { continue }
      throw .failed(
        CommandFailure(
          .usage,
          "the value of \(name) holds \"\(danger)\", and \(reader.name) would read it as code",
          hints: ["outage run \(word) --var \(ShellWord.quoted("\(name)=VALUE"))"]))
    }
  }
}

extension CommandRun {
  /// Whether the leader has said that it may be, where that is needed.
  private var isPermitted: Bool {
    let names = [command.id, command.purpose, command.firstLine].compactMap(\.self)
    return command.effect != .change || desk.situation.mayChange(names)
  }

  /// A check runs on Enter; what nobody knows the effect of is asked about; a change wants one
  /// confirmation that names what it changes.
  private func allow(_ target: String) throws(Interruption) {
    let isAgreed = context.invocation.has("--yes")
    switch command.effect {
    case .check: return
    case .unknown:
      if isAgreed { return }
      guard console.canAsk else { throw .failed(unconfirmed("nobody knows what it changes")) }
      guard try console.agrees("Nobody says what it changes. Run it") else { throw .cancelled }
    case .change:
      if isAgreed { return }
      guard console.canAsk else { throw .failed(unconfirmed("it changes \(target)")) }
      let answer = try console.ask("This changes \(target). Type \(target) to run it")
      guard answer?.lowercased() == target.lowercased() else { throw .cancelled }
    }
  }

  private func unconfirmed(_ why: String) -> CommandFailure {
    CommandFailure(
      .usage, "\(name) is not confirmed: \(why)", hints: ["outage run \(word) --yes"])
  }

  /// What the command works on: what its words name, else the values it was given, else this
  /// machine.
  private func target(of shown: String) -> String {
    let known = workspace.shellState.variables(over: workspace.world.host.environment)
    if command.effect != .check {
      var names: [String] = []
      for target in CommandTarget.all(of: shown, variable: { known[$0] }) {
        let parts = [target.lookup.flatMap(firstLine), target.name].compactMap(\.self)
        let name = parts.joined(separator: "/")
        if !parts.isEmpty, !names.contains(name) { names.append(name) }
      }
      if !names.isEmpty { return names.joined(separator: ", ") }
    }
    let secret = Set(secrets.keys)
    let given = command.placeholders.filter { !secret.contains($0) }.compactMap { values[$0] }
    return given.first ?? workspace.world.host.hostName
  }

  private func firstLine(of program: [String]) -> String? {
    let request = Subprocess.Request(
      program, environment: environmentOfState, timeoutSeconds: 3,
      workingDirectory: workspace.shellState.directory)
    guard let outcome = try? workspace.world.programs.run(request), outcome.exit.isSuccess else {
      return nil
    }
    let line = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").first
    return line.map { $0.trimmed }
  }

  private var environmentOfState: [String: String?] {
    workspace.shellState.changes(to: workspace.world.host.environment)
  }
}
