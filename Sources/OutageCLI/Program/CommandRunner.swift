import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// Parses what was typed, asks for what is missing, and carries it out.
struct CommandRunner {
  let workspace: Workspace
  let desk: Desk?

  private var surface: Surface { desk == nil ? .shell : .session }
  private var console: Console { workspace.console }

  /// Runs what was typed and answers its status.
  func run(_ tokens: [ArgumentToken]) throws(Interruption) -> ExitStatus {
    let invocation = try complete(tokens)
    if let length = invocation.help {
      show(help: invocation.path, length)
      return .done
    }
    guard let command = Command.at(invocation.path) else {
      throw .failed(CommandFailure(.usage, "nothing to do", hints: ["outage --help"]))
    }
    let context = CommandContext(invocation: invocation, workspace: workspace, desk: desk)
    let status: ExitStatus
    if Self.isPaged(invocation) { console.beginPage() }
    defer { console.endPage() }
    do throws(Interruption) {
      status = try command.run(context)
    } catch {
      throw context.givingBack(error)
    }
    if context.wantsJSON, workspace.table.command(at: invocation.path)?.isRecording == true {
      console.printRaw(RecordedEvents(context.recorded, keys: invocation.value("--json")).bytes)
    }
    return status
  }

  /// Whether a verb only tells something, and comes to an end by itself.
  private static func isPaged(_ invocation: Invocation) -> Bool {
    reading.contains(invocation.path.joined(separator: " ")) && !invocation.has("--follow")
      && !invocation.has("--watch")
  }

  private static let reading: Set<String> = [
    "audit", "brief", "completions", "config", "config show", "export",
    "followup list", "help", "list", "manual", "metrics",
    "runbook diff", "runbook lint", "runbook list", "runbook outline", "runbook redline",
    "runbook search", "runbook show", "schema", "show", "similar", "status", "task list",
    "timeline",
  ]

  /// Parses, and asks for required answers one at a time until none is missing.
  private func complete(_ tokens: [ArgumentToken]) throws(Interruption) -> Invocation {
    let given = tokens
    var tokens = tokens
    var unanswered: [ArgumentToken]?
    var rejected = ""
    while true {
      let invocation: Invocation
      do throws(ArgumentError) {
        invocation = try workspace.table.parse(tokens, surface: surface)
      } catch {
        let failure = failure(error, tokens)
        // A person who is asked may mistype the answer; the question is put again.
        guard let again = unanswered, case .invalidChoice = error, console.isAttended else {
          throw .failed(failure.givingBack(tokens[given.count...]))
        }
        console.say("\(failure.message)")
        rejected = tokens[again.count...].map(\.text).joined(separator: " ")
        tokens = again
        unanswered = nil
        continue
      }
      unanswered = tokens
      guard !invocation.isHelp else { return invocation }
      if let operand = invocation.missing.first {
        guard console.canAsk, let question = operand.question else {
          throw .failed(failure(.missingOperand(path: invocation.path, operand: operand), tokens))
        }
        if operand.arity == .list, operand.kind == .person {
          tokens += try people(question, invocation.path)
        } else {
          tokens += try answer(
            filled(question, invocation), invocation.path,
            choices: operand.choices ?? (operand.arity == .list ? [] : suggestions(operand.kind)),
            kind: operand.kind, isText: operand.isJoined, rejected: rejected)
          rejected = ""
        }
      } else if let option = invocation.missingOptions.first {
        guard console.canAsk, let question = option.question else {
          throw .failed(failure(.missingOption(path: invocation.path, option: option), tokens))
        }
        let words = try answer(
          question, invocation.path, choices: suggestions(option.kind), kind: option.kind,
          isText: true)
        tokens += [ArgumentToken(option.long)] + words
      } else {
        return invocation
      }
    }
  }

  /// A question with what was given before it, as people call that.
  private func filled(_ question: String, _ invocation: Invocation) -> String {
    let operands = workspace.table.command(at: invocation.path)?.operands ?? []
    return operands.reduce(question) { question, operand in
      guard let word = invocation.text(operand.name) else { return question }
      return question.replacing("{\(operand.name)}", with: called(word, operand.kind))
    }
  }

  private func called(_ word: String, _ kind: ValueKind) -> String {
    guard let situation = desk?.situation else { return word }
    switch kind {
    case .check: return situation.check(named: word)?.name ?? word
    case .component: return situation.componentID(word).map(situation.componentName) ?? word
    default: return word
    }
  }

  /// The words of an answer; an empty one takes the command back.
  private func answer(
    _ question: String, _ path: [String], choices: [String], kind: ValueKind, isText: Bool,
    rejected: String = ""
  ) throws(Interruption) -> [ArgumentToken] {
    guard
      let answer = try console.ask(
        question, choices: choices, complete: choices.isEmpty ? completer(kind, path) : nil,
        rejected: rejected)
    else { throw .cancelled }
    let words = words(ofAnswer: answer, to: path)
    let hasOptions = words.contains { !$0.isQuoted && $0.text.hasPrefix("--") }
    // Plain words stay as they were typed.
    return isText && !hasOptions ? [ArgumentToken(answer, isQuoted: true)] : words
  }

  /// The words of an answer.
  ///
  /// The verb's own options may follow it as they may follow a verb; where one is not the verb's, all
  /// are words: what people tell holds commands of other programs.
  func words(ofAnswer answer: String, to path: [String]) -> [ArgumentToken] {
    let words = SessionTokenizer.tokens(of: answer)
    if hasOnlyOptions(of: path, words) { return words }
    return words.map { $0.text.hasPrefix("-") ? ArgumentToken($0.text, isQuoted: true) : $0 }
  }

  /// Whether there are options among the words of an answer, and the verb knows each of them.
  private func hasOnlyOptions(of path: [String], _ words: [ArgumentToken]) -> Bool {
    let known = workspace.table.command(at: path)?.options.map(\.long) ?? []
    let options = words.filter { !$0.isQuoted && $0.text.hasPrefix("--") }
      .map { String($0.text.prefix { $0 != "=" }) }
    return !options.isEmpty && options.allSatisfy(known.contains)
  }

  /// The names of an answer, in which numbers stand for the people offered: to call, those who are
  /// not in the call, on call first; to leave, those who are.
  private func people(
    _ question: String, _ path: [String]
  ) throws(Interruption) -> [ArgumentToken] {
    let situation = desk?.situation
    var offered: [String] = []
    var duty = ""
    switch path {
    case ["left"]: offered = situation?.incident.present.map(\.name) ?? []
    case ["call"]:
      offered = situation?.stillToCall ?? []
      let words = offered.compactMap { name in
        situation?.dutyWord(of: name).map { "\($0) \(name)" }
      }
      if !words.isEmpty { duty = words.joined(separator: ", ").capitalizedFirst + ". " }
    default: offered = situation?.stillToCall ?? []
    }
    let choices = NumberedChoices(Array(offered.prefix(Self.offeredPeople)))
    var asked = question
    var names: String?
    if !offered.isEmpty {
      asked += " (\(choices.text))"
      // On a narrow window the names stand above, so that there is room for an answer.
      if DisplayWidth.of(asked) > console.columns - 8 {
        names = choices.text
        asked = question
      }
    }
    guard
      let answer = try console.ask(
        duty + asked, complete: completer(.person, path), below: names)
    else { throw .cancelled }
    if mayBeOneName(answer), console.isAttended,
      try console.agrees("Is \(answer) one person", usually: true)
    {
      return [ArgumentToken(answer, isQuoted: true)]
    }
    return SessionTokenizer.tokens(of: answer.replacing(",", with: " ")).map { token in
      token.isQuoted ? token : ArgumentToken(choices.answer(token.text))
    }
  }

  /// Whether an answer reads like the first and the last name of somebody new.
  private func mayBeOneName(_ answer: String) -> Bool {
    let words = answer.split(separator: " ")
    return (2...3).contains(words.count)
      && words.allSatisfy { word in
        word.first?.isUppercase == true && word.allSatisfy { $0.isLetter || $0 == "-" }
          && desk?.knownName(String(word)) == nil
      }
  }

  /// How many people a question names; Tab knows all of them.
  private static let offeredPeople = 7

  private func completer(_ kind: ValueKind, _ path: [String]) -> Completer? {
    desk.map { desk in
      { line, cursor in SessionCompleter(desk: desk).answers(kind, of: path, line, cursor) }
    }
  }

  private func suggestions(_ kind: ValueKind) -> [String] {
    guard let desk else { return [] }
    switch kind {
    case .component:
      return ComponentMap(playbook: desk.playbook, incident: desk.incident).places.map(\.id)
    case .check: return desk.playbook.checks.map(\.id)
    case .person: return desk.incident.present.map(\.name)
    default: return []
    }
  }

  private func failure(_ error: ArgumentError, _ tokens: [ArgumentToken]) -> CommandFailure {
    let message = ArgumentErrorMessage(
      error, table: workspace.table, surface: surface, tokens: tokens.map(\.text))
    return CommandFailure(message)
  }

  /// Shows help: on standard output in the shell, on the session's screen there.
  private func show(help path: [String], _ length: Invocation.HelpLength) {
    let help = HelpGenerator(
      table: workspace.table, width: max(40, console.columns - 1), surface: surface)
    console.beginPage()
    console.print(StyledText((help.help(for: path, length) ?? "").trimmingLastNewline))
    console.endPage()
  }
}

extension String {
  /// The text without one newline at its end.
  var trimmingLastNewline: String {
    hasSuffix("\n") ? String(dropLast()) : self
  }
}
