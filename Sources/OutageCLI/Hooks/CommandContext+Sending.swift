import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension CommandContext {
  /// Whether the settings have a hook for something.
  func hasHook(_ name: HookName) -> Bool {
    name.candidates.contains { workspace.settings.hooks[$0] != nil }
  }

  /// Shows a text that goes outside, and has it carried there: by a hook once it is recorded, else by
  /// a person.
  ///
  /// On a terminal a person agrees first, or says that it is there. In a drill nothing goes out.
  func send(_ word: OutsideWord) throws(Interruption) {
    guard try offer(word) else { throw .cancelled }
  }

  /// The same; the answer is whether a person agreed.
  func offer(_ word: OutsideWord) throws(Interruption) -> Bool {
    let isAsked = isInSession && console.isAttended
    let choice = Hook.choose(word.hook, of: workspace.settings, for: try desk().incident)
    let header =
      switch choice {
      case .person: StyledText("Put this \(word.place):", .strong)
      case .nobody: StyledText("DRILL, post nothing. This would go \(word.place):", .due)
      case .hook(let hook): StyledText("The hook \(hook.name) puts this \(word.place):", .strong)
      }
    // Who is asked about it has to see it, also where nothing is to be confirmed.
    let tell: (StyledText) -> Void = { line in
      if isAsked { self.console.say(line) } else { self.console.confirm(line) }
    }
    tell(header)
    for line in word.message.split(separator: "\n", omittingEmptySubsequences: false) {
      tell(StyledText("  \(String(line))"))
    }
    if !word.open.isEmpty {
      tell(StyledText("Fill in first: \(word.open.map { "<\($0)>" }.joined(separator: ", "))"))
    }
    switch choice {
    case .person:
      if isAsked { return try agree("Is it there") }
      console.confirm("outage does not post it itself.")
      return true
    case .nobody(let name):
      if let name { console.confirm("The hook \(name) is not run.") }
      return isAsked ? try agree("Go on as if it were there") : true
    case .hook(let hook):
      guard word.open.isEmpty || word.isForTheTeam else { throw .failed(unfilled(word, hook)) }
      if isAsked, try !agree("Send it") { return false }
      queue(word)
      return true
    }
  }

  /// A text with gaps is not sent to the world by a program.
  private func unfilled(_ word: OutsideWord, _ hook: Hook) -> CommandFailure {
    let open = word.open.map { "<\($0)>" }.joined(separator: ", ")
    let words = [invocation.path.first, word.hook.detail].compactMap(\.self).joined(separator: " ")
    return CommandFailure(
      .usage, "\(open) is not filled in, and the hook \(hook.name) would send it so",
      hints: ["\(isInSession ? "/" : "outage ")\(words) \(isInSession ? "…" : "\"…\"")"])
  }

  /// Enter agrees.
  private func agree(_ question: String) throws(Interruption) -> Bool {
    try console.agrees(question, usually: true)
  }

  /// Runs the hooks of what was recorded; the status says whether all of them did their work.
  ///
  /// What a hook does not carry is on the timeline all the same, with a note that it did not go out.
  /// A note that cannot be saved keeps nobody else from being rung.
  func sendQueued() throws(Interruption) -> ExitStatus {
    var status = ExitStatus.done
    var unsaved: Interruption?
    for word in takeQueued() {
      do throws(Interruption) {
        if try !send(queued: word) { status = .unavailable }
      } catch {
        unsaved = unsaved ?? error
      }
    }
    if let unsaved { throw unsaved }
    return status
  }

  /// Runs the hook of one word, if it still has one, and answers whether nothing went wrong.
  private func send(queued word: OutsideWord) throws(Interruption) -> Bool {
    let incident = try desk().incident
    guard case .hook(let hook) = Hook.choose(word.hook, of: workspace.settings, for: incident)
    else { return true }
    guard let failure = try run(hook, word) else {
      console.confirm(StyledText("sent by the hook \(hook.name)", .ok))
      return true
    }
    console.say(StyledText("warning: ", .failed) + StyledText("the hook \(hook.name) \(failure)"))
    console.say("It is on the timeline. \(word.byHand)")
    let speaker = try speaker()
    try record([
      EventDraft(
        .note, by: speaker.by, typedBy: speaker.typedBy,
        data: [.text: "not sent: the hook \(hook.name) \(failure)"])
    ])
    return false
  }

  /// Runs one hook and shows what it says; the answer is why it failed, nil where it did not.
  private func run(_ hook: Hook, _ word: OutsideWord) throws(Interruption) -> String? {
    if console.isAttended {
      console.say("Sending by the hook \(hook.name). Ctrl-C ends it.")
    }
    let request = hook.request(message: word.message, facts: try facts(of: word))
    let watch = console.watchInterrupt()
    defer { watch.end() }
    let outcome: Subprocess.Outcome
    do throws(SystemError) {
      outcome = try workspace.world.programs.observe(
        request, Subprocess.Observer(shouldStop: watch.hasCome))
    } catch {
      return "cannot be run: \(error.code.text)"
    }
    tell(outcome.output + outcome.errors)
    return switch outcome.exit {
    case .status(0): nil
    case .status(let status): "ended with \(status)"
    case .signal(let signal): "was ended by signal \(signal.rawValue)"
    case .timedOut: "took longer than \(Hook.timeLimit)s and was ended"
    case .cancelled: "was ended by Ctrl-C"
    }
  }

  /// How many lines of a hook's output are shown.
  private static let shownLines = 10

  private func tell(_ output: [UInt8]) {
    let lines = Sanitizer.visible(bytes: output).split(separator: "\n")
    for line in lines.prefix(Self.shownLines) { console.confirm("  \(line)") }
    if lines.count > Self.shownLines {
      console.confirm("  … \(lines.count - Self.shownLines) more lines")
    }
  }

  /// What a hook is told.
  private func facts(of word: OutsideWord) throws(Interruption) -> [HookFact: String] {
    let situation = try situation()
    let incident = situation.incident
    var facts: [HookFact: String] = [
      .incident: incident.id, .title: incident.title, .status: incident.status.rawValue,
      .step: incident.step.id, .channel: situation.channel ?? incident.id,
      .by: try speaker().by,
    ]
    facts[.severity] = incident.severity?.rawValue
    facts[.leader] = incident.leader
    facts[.room] = incident.room
    facts[.statusPage] = situation.statusPage
    return facts.merging(word.facts) { $1 }
  }
}
