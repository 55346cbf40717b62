import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// One command being carried out: what was typed, and what it works with.
final class CommandContext {
  let invocation: Invocation
  let workspace: Workspace
  /// The session's incident; nil in the shell.
  let sessionDesk: Desk?
  private var foundDesk: Desk?
  /// What has been recorded so far.
  var recorded: [Event] = []
  /// What goes outside once it is recorded.
  private var queued: [OutsideWord] = []
  /// What was read from standard input, which nobody can type again.
  private var inputText: String?

  init(invocation: Invocation, workspace: Workspace, desk: Desk? = nil) {
    self.invocation = invocation
    self.workspace = workspace
    sessionDesk = desk
  }

  var console: Console { workspace.console }
  var now: Instant { workspace.now }
  var isInSession: Bool { sessionDesk != nil }

  /// The incident that the command is about.
  func desk() throws(Interruption) -> Desk {
    if let foundDesk { return foundDesk }
    let desk: Desk
    if let named = invocation.value("--incident") {
      desk = try failing { () throws(CommandFailure) in try workspace.desk(named: named) }
    } else if let sessionDesk {
      desk = sessionDesk
    } else {
      let isRecording = workspace.table.command(at: invocation.path)?.isRecording ?? false
      desk = try failing { () throws(CommandFailure) in
        try workspace.currentDesk(isRecording: isRecording, typed: typed(for:))
      }
    }
    foundDesk = desk
    return desk
  }

  /// The incident that an ID operand names, else the current one.
  func desk(named operand: String) throws(Interruption) -> Desk {
    guard let named = invocation.text(operand) else { return try desk() }
    let desk = try failing { () throws(CommandFailure) in try workspace.desk(named: named) }
    foundDesk = desk
    return desk
  }

  /// The situation of the incident.
  func situation() throws(Interruption) -> Situation {
    try desk().situation
  }

  /// Keeps a word for its hook, which runs once everything is recorded.
  func queue(_ word: OutsideWord) {
    queued.append(word)
  }

  /// The words that wait for their hooks, which from now on do not.
  func takeQueued() -> [OutsideWord] {
    defer { queued = [] }
    return queued
  }

  /// Turns a failure into an interruption, so that callers need one kind of error only.
  func failing<Result>(_ body: () throws(CommandFailure) -> Result) throws(Interruption) -> Result {
    do throws(CommandFailure) { return try body() } catch { throw .failed(error) }
  }
}

extension CommandContext {
  /// The text of an operand; `-` reads standard input.
  func text(_ operand: String) throws(Interruption) -> String? {
    guard let text = invocation.text(operand) else { return nil }
    guard text == "-", !isInSession else { return text }
    let read = try failing { () throws(CommandFailure) in try workspace.readInputText() }
    inputText = read
    return read
  }

  /// Asks for an operand that is required as things are; where nobody can be asked, it is missing.
  func asked(
    for operand: String, _ question: String, choices: [String] = [], default: String? = nil
  ) throws(Interruption) -> String? {
    let operands = workspace.table.command(at: invocation.path)?.operands ?? []
    if !console.canAsk, let operand = operands.first(where: { $0.name == operand }) {
      throw .failed(
        CommandFailure(
          ArgumentErrorMessage(
            .missingOperand(path: invocation.path, operand: operand), table: workspace.table,
            surface: isInSession ? .session : .shell)))
    }
    let (kind, path) = (operands.first { $0.name == operand }?.kind, invocation.path)
    return try console.ask(
      question, choices: choices, default: `default`,
      complete: sessionDesk.map { desk in
        { line, cursor in
          SessionCompleter(desk: desk).answers(
            kind ?? .any, of: path, line, cursor)
        }
      })
  }

  /// An interruption with the words that were to be recorded, so that they are not lost.
  func givingBack(_ interruption: Interruption) -> Interruption {
    guard case .failed(var failure) = interruption, failure.words == nil, recorded.isEmpty,
      let spec = workspace.table.command(at: invocation.path), spec.isRecording
    else { return interruption }
    let given = spec.operands.filter { $0.kind == .text }.compactMap { invocation.text($0.name) }
      .filter { $0 != "-" || isInSession }
    let words = inputText ?? given.joined(separator: "\n")
    failure.words = words.isEmpty ? nil : words
    return .failed(failure)
  }

  /// The text of an operand that must be there.
  func required(_ operand: String) throws(Interruption) -> String {
    guard let text = try text(operand) else {
      throw .failed(CommandFailure(.usage, "\(operand) is missing"))
    }
    return text
  }

  /// The instant of an option or an operand; nil where it was not given.
  func time(
    _ text: String?, _ direction: TimeExpression.Direction
  ) throws(Interruption) -> Instant? {
    guard let text else { return nil }
    return try instant(text, workspace.timeExpression(direction))
  }

  /// By when something of an incident is due; nil where it was not given.
  ///
  /// A date means its whole day where the incident is, wherever it was typed.
  func dueTime(_ text: String?, of incident: Incident) throws(Interruption) -> Instant? {
    guard let text else { return nil }
    var expression = workspace.timeExpression(.future)
    expression.wholeDays = workspace.zone(of: incident)
    return try instant(text, expression)
  }

  private func instant(
    _ text: String, _ expression: TimeExpression
  ) throws(Interruption) -> Instant {
    do throws(TimeExpression.Failure) {
      return try expression.instant(text)
    } catch {
      throw .failed(failure(error, text, expression.direction))
    }
  }

  /// When something happened that may not be known exactly; nil where it was not given.
  func saidTime(_ text: String?) throws(Interruption) -> SaidTime? {
    guard let text else { return nil }
    do throws(TimeExpression.Failure) {
      return try workspace.timeExpression(.past).saidTime(text)
    } catch {
      throw .failed(failure(error, text, .past))
    }
  }

  /// Why a text is no time, in words.
  private func failure(
    _ failure: TimeExpression.Failure, _ text: String, _ direction: TimeExpression.Direction
  ) -> CommandFailure {
    let times = workspace.times
    return switch failure {
    case .notUnderstood:
      CommandFailure(
        .usage, "\"\(text)\" is no time; \(direction.examples)", hints: ["outage help times"])
    case .inFuture(let instant):
      CommandFailure(
        .usage, "\(times.full(instant)) is still to come; \(direction.examples)",
        hints: ["outage help times"])
    case .inPast(let instant):
      CommandFailure(
        .usage, "\(times.full(instant)) is over; \(direction.examples)",
        hints: ["outage help times"])
    case .skipped(let candidates):
      CommandFailure(
        .usage, "a clock change skips \(text)", hints: candidates.map { retyped(text, $0) })
    case .doubled(let candidates):
      CommandFailure(
        .usage, "a clock change has \(text) twice", hints: candidates.map { retyped(text, $0) })
    }
  }

  /// The command as it was typed, about a named incident.
  private func typed(for id: String) -> String {
    var invocation = invocation
    invocation.options["--incident"] = [id]
    return RetypedLine(invocation, table: workspace.table, surface: .shell).text
  }

  /// Hints that put the nearest of the names there are in place of a wrong one.
  func retyped(_ wrong: String, among names: [String]) -> [String] {
    let near = NameSuggestion.nearest(to: wrong, among: names)
    return (near.isEmpty ? Array(names.prefix(1)) : near).map { retyped(wrong, $0) }
  }

  /// The command as it was typed, with another value in place of one.
  func retyped(_ old: String, _ new: String) -> String {
    RetypedLine(
      invocation, replacing: old, with: new, table: workspace.table,
      surface: isInSession ? .session : .shell
    ).text
  }

  /// The length of a duration that was given; nil where it was not.
  func duration(_ text: String?) throws(Interruption) -> Int? {
    guard let text else { return nil }
    guard let seconds = DurationText.seconds(text.hasPrefix("+") ? String(text.dropFirst()) : text)
    else {
      throw .failed(
        CommandFailure(
          .usage, "\"\(text)\" is no duration; one is written like 30m, 2h or 1h30m",
          hints: [retyped(text, "30m")]))
    }
    return seconds
  }

  /// The one spelling of a person's name; somebody new is taken as typed.
  func person(_ word: String) throws(Interruption) -> String {
    let word = Self.withoutAt(word)
    let desk = try desk()
    return desk.incident.knownName(word, roster: desk.roster) ?? word.trimmed
  }

  /// The one spelling of the name of somebody who should be known; a stranger is asked back.
  func knownPerson(_ word: String) throws(Interruption) -> String {
    let word = Self.withoutAt(word)
    let desk = try desk()
    let known =
      isInSession ? desk.knownName(word) : desk.incident.knownName(word, roster: desk.roster)
    if let known { return known }
    if word.lowercased() == workspace.speakerName.lowercased() { return workspace.speakerName }
    let near = desk.nearName(word)
    guard isInSession, console.canAsk else {
      if let near {
        console.say("\(word) is new here. If you meant \(near):")
        console.say("hint: \(retyped(word, near))")
      }
      return word.trimmed
    }
    let other = near.map { ", 3 \($0)" } ?? ""
    let answer = try console.ask(
      "\(word) is nobody here. 1 a new person, 2 a note\(other), Enter: neither",
      choices: ["1", "2"] + (near == nil ? [] : ["3"]))
    switch answer {
    case "1", "new", "person": return word.trimmed
    case "2", "note": throw .replaced(line: invocationText)
    case let answer? where near != nil && ["3", near].contains(answer): return near ?? answer
    default: throw .cancelled
    }
  }

  /// A name without the `@` that stands before it in chats and in notes.
  private static func withoutAt(_ word: String) -> String {
    let name = word.trimmed
    return name.hasPrefix("@") && name.count > 1 ? String(name.dropFirst()) : name
  }

  /// What was typed after the verb, as one text.
  private var invocationText: String {
    let operands = workspace.table.command(at: invocation.path)?.operands ?? []
    return operands.flatMap { invocation.texts($0.name) }.joined(separator: " ")
  }

  /// Asks who sits at this keyboard where the account tells no person.
  func introduce() throws(Interruption) {
    guard !workspace.isSpeakerKnown, console.isAttended else { return }
    let answer = try console.ask("Who are you", default: workspace.speakerName)
    let name = answer ?? workspace.speakerName
    workspace.remember(speaker: workspace.roster.person(named: name)?.name ?? name)
  }

  /// Whose word it is: `--as`, else whoever sits at this keyboard.
  func speaker() throws(Interruption) -> Speaker {
    guard let named = invocation.value("--as") else {
      try introduce()
      return Speaker(by: workspace.speakerName, typist: workspace.speakerName)
    }
    return Speaker(by: try person(named), typist: workspace.speakerName)
  }

  /// Whose word a decision is: `--as`, else the leader's, whoever typed it.
  func leaderSpeaker() throws(Interruption) -> Speaker {
    guard invocation.value("--as") == nil else { return try speaker() }
    let incident = try desk().incident
    let leader = incident.isLeaderless ? nil : incident.leader
    return Speaker(by: leader ?? workspace.speakerName, typist: workspace.speakerName)
  }

  /// An event of this command.
  func draft(
    _ kind: EventKind, _ data: EventData = EventData(), speaker: Speaker? = nil, step: Step? = nil
  ) throws(Interruption) -> EventDraft {
    let speaker = if let speaker { speaker } else { try self.speaker() }
    return EventDraft(
      kind, by: speaker.by, typedBy: speaker.typedBy, at: try happenedAt(), step: step, data: data)
  }

  /// When it happened, where that was said.
  func happenedAt() throws(Interruption) -> Instant? {
    try time(invocation.value("--at"), .past)
  }
}

extension CommandContext {
  /// Makes an incident the one that the command is about.
  func take(_ desk: Desk) {
    foundDesk = desk
  }

  /// Whether the result is asked for as JSON.
  var wantsJSON: Bool { invocation.has("--json") }

  /// Prints a result as JSON, with the keys that were asked for.
  func printJSON(_ value: JSON) throws(Interruption) {
    let asked = invocation.value("--json")
    let selected = try failing { () throws(CommandFailure) in
      try JSONSelection(asked).of(value) { retyped(asked ?? "", among: $0) }
    }
    console.print(selected)
  }

  /// Asks for a reason where none was given; Enter means later, and only a person is asked.
  func reason(_ about: String) throws(Interruption) -> String? {
    if let why = invocation.value("--why") { return why }
    guard console.isAttended else { return nil }
    return try console.ask("\(about). Why (Enter: later)")
  }
}
