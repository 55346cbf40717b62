import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

extension CommandRun {
  /// Runs the command and writes down what came of it.
  func execute(
    _ filled: FilledScript, shown: String, target: String
  ) throws(Interruption) -> ExitStatus {
    leaveWhatIsGone()
    let start = workspace.now
    var data: EventData = [
      .name: command.id, .text: String(shown.prefix(2000)), .runbook: command.runbook,
      .effect: command.effect == .unknown ? "unknown" : command.effect.word.lowercased(),
      .target: command.effect == .check ? nil : target,
    ]
    let exit: Subprocess.Exit
    do throws(SystemError) {
      exit =
        try command.isInteractive ? attached(filled) : streamed(filled, start, &data)
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
    let verdict = verdict(of: exit, output: data[.verdict].flatMap(CommandVerdict.init(rawValue:)))
    data[.verdict] = verdict?.rawValue
    try context.record([try context.draft(.commandRun, data, step: command.step)])
    guard exit != .status(command.expectedStatus) else { return .done }
    if let rollback = command.rollback, command.effect == .change {
      console.confirm("The way back: " + line("run \(rollback)"))
    }
    // What was answered once is not asked again, so a wrong answer needs a way out. A secret is asked
    // again, for it should not be typed where it is seen.
    let secrets = self.secrets
    for name in secrets.keys { workspace.givenValues[name] = nil }
    let given = command.placeholders.filter { secrets[$0] == nil }.map {
      " --var \(ShellWord.quoted("\($0)=VALUE"))"
    }.joined()
    if context.isInSession, !given.isEmpty {
      console.confirm("A wrong value? " + line("run \(word)\(given)"))
    }
    return .no
  }

  /// When a command is ended that does not say; long enough for what reads a lot.
  private static let usualLimit = 300

  private func frame(_ tag: String) -> ShellFrame {
    ShellFrame(
      bash: ["/bin/bash", "/usr/bin/bash", "/usr/local/bin/bash"]
        .first(where: workspace.world.files.exists),
      mark: "outage-state-\(tag)")
  }

  private func environment(_ frame: ShellFrame, _ filled: FilledScript) -> [String: String?] {
    var changes = frame.environment(
      workspace.shellState, over: workspace.world.host.environment)
    for (name, value) in filled.variables { changes[name] = value }
    // Only what the script reads by name: a placeholder may be called PATH.
    for name in command.reads { if let value = values[name] { changes[name] = value } }
    return changes
  }

  /// Where the command starts; what the runbook says counts from where the one before it ended.
  private var directory: String? {
    guard let wanted = command.directory else { return workspace.shellState.directory }
    guard !wanted.hasPrefix("/"), let before = workspace.shellState.directory else { return wanted }
    return FileSystem.join(before, wanted)
  }

  /// Forgets the directory of the command before where somebody took it away.
  private func leaveWhatIsGone() {
    guard let gone = workspace.shellState.directory, !workspace.world.files.isDirectory(gone) else {
      return
    }
    workspace.shellState.leaveDirectory()
    console.say("\(gone) is gone; the command starts where outage did")
  }

  /// Runs a command that talks with the person; what it shows is not kept.
  private func attached(_ filled: FilledScript) throws(SystemError) -> Subprocess.Exit {
    console.lendTerminal()
    console.say("It has the terminal; its output is not kept.")
    let frame = frame("")
    return try workspace.world.programs.runAttached(
      Subprocess.Request(
        frame.attachedArguments(filled.text, hiding: filled.variables.keys),
        environment: environment(frame, filled), workingDirectory: directory))
  }

  /// Runs a command, shows what it writes as it comes, and keeps it with the incident.
  private func streamed(
    _ filled: FilledScript, _ start: Instant, _ data: inout EventData
  ) throws(SystemError) -> Subprocess.Exit {
    let tag = ULID.text(at: start, entropy: workspace.world.entropy.bytes(ULID.entropySize))
    let frame = frame(tag)
    var environment = environment(frame, filled)
    environment["NO_COLOR"] = "1"
    environment["TERM"] = "dumb"
    let request = Subprocess.Request(
      frame.arguments(filled.text, hiding: filled.variables.keys), environment: environment,
      timeoutSeconds: Double(command.timeoutSeconds ?? Self.usualLimit),
      workingDirectory: directory, outputLimit: 0)
    var collector = OutputCollector(
      frame, mask: SecretMask(secrets), showsBeginnings: workspace.world.isOutputTerminal)
    let file = outputFile(tag)
    let watch = console.watchInterrupt()
    defer { watch.end() }
    let outcome = try workspace.world.programs.observe(
      request,
      Subprocess.Observer(
        received: { bytes, isError in
          show(collector.take(bytes, isError: isError), kept: file)
        }, shouldStop: watch.hasCome))
    show(collector.finish(), kept: file)
    if let state = collector.state.flatMap({ ShellState(told: $0) }) {
      workspace.shellState = state
      if !state.leftOut.isEmpty {
        console.say("too long to be carried on: \(state.leftOut.joined(separator: ", "))")
      }
    }
    keep(collector, in: file, &data)
    return outcome.exit
  }

  /// Shows lines of output, of which a file gets all; where standard output is for JSON, beside it.
  private func show(_ lines: [String], kept file: String) {
    guard !lines.isEmpty else { return }
    let text = lines.map { cut($0, kept: file) }.joined(separator: "\n")
    if context.wantsJSON { console.say(text) } else { console.print(text) }
  }

  /// Of a line that would fill the screen, the beginning; the file has all of it, and so has whatever
  /// reads standard output.
  private func cut(_ line: String, kept file: String) -> String {
    let most = max(console.columns, 20) * Self.mostRows
    guard workspace.world.isOutputTerminal, DisplayWidth.of(line) > most else { return line }
    let shown = Sanitizer.visible(String(line.prefix(most)), .escaped).truncated(to: most - 1)
    let path = FileSystem.join(desk.timeline.directory, file)
    return "\(shown)\n… all of this line is in \(path)"
  }

  /// The file of a command's output, seen from the incident's directory.
  private func outputFile(_ tag: String) -> String {
    "output/\(tag)-\(command.id ?? "line-\(command.line)").txt"
  }

  /// How many rows of the screen one line of output may take.
  private static let mostRows = 10

  /// Keeps the output in a file of its own, and what has to be known of it in the record.
  private func keep(_ collector: OutputCollector, in file: String, _ data: inout EventData) {
    let directory = FileSystem.join(desk.timeline.directory, "output")
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
    data[.verdict] = verdict(collector.kept)?.rawValue
  }

  /// What the output and the end say together: the right words do not mend a wrong end.
  private func verdict(of exit: Subprocess.Exit, output: CommandVerdict?) -> CommandVerdict? {
    guard exit == .status(command.expectedStatus) else {
      return output == .asExpected ? .notAsExpected : output
    }
    return output ?? (command.expectedStatus == 0 ? nil : .asExpected)
  }

  /// What the output says about what the author expects; in narrowing that is the sign of the fault.
  private func verdict(_ output: [UInt8]) -> CommandVerdict? {
    guard let expectation = command.expectation, let isMet = isMet(expectation, by: output) else {
      return nil
    }
    switch command.step {
    case .narrow: return isMet ? .showsFault : .showsNoFault
    default: return isMet ? .asExpected : .notAsExpected
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
