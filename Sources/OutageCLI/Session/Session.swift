import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

/// The guided session: a card, a prompt, a line; every line is a number, a verb or a note.
final class Session {
  let desk: Desk
  let workspace: Workspace
  /// What the next empty line does, after an offer.
  private var offer: Offer?
  /// A line that was taken for an answer and is none.
  private var pushedBack: String?
  /// The text that stands in the line already, unsent.
  private var draft = ""
  private var drawn: Card?
  private var firstFailure: ExitStatus = .done
  private var toldTimers: [String: Int] = [:]
  private var isOver = false

  /// Something that Enter alone carries out.
  private enum Offer: Equatable {
    /// Runs a line.
    case run(line: String)
    /// Runs a verb that was written down as a note, and strikes the note.
    case runInsteadOfNote(verb: String, noteID: String)
  }

  init(desk: Desk, _ workspace: Workspace, firstLine: String? = nil) {
    self.desk = desk
    self.workspace = workspace
    pushedBack = firstLine
  }

  private var console: Console { workspace.console }

  /// Walks until the person leaves; the answer is the status of the first failure.
  func run() throws(Interruption) -> ExitStatus {
    defer {
      console.takeConfirmations().forEach(console.say)
      console.closeLines()
    }
    warnOfChangedRunbooks()
    while !isOver {
      drawIfChanged()
      remind()
      switch nextLine() {
      case .line(let line):
        handle(line)
      case .interrupted:
        offer = nil
      case .endOfInput:
        leave()
      case .hangup(let draft):
        keepDraft(draft)
        throw .ended(.hangup)
      case .ended(let signal, let draft):
        keepDraft(draft)
        throw .ended(.signal(signal))
      }
    }
    return firstFailure
  }

  private func nextLine() -> LineResult {
    if let line = pushedBack {
      pushedBack = nil
      return .line(line)
    }
    let given = draft
    draft = ""
    return console.openLines().readLine(
      prompt: prompt, draft: given, complete: completer, tick: { self.tick() })
  }

  private var prompt: Prompt {
    Prompt(StyledText(PromptText(desk.situation).prompt, .strong))
  }

  private var completer: Completer {
    let completer = SessionCompleter(desk: desk)
    return { line, cursor in completer.completions(line, cursor) }
  }
}

extension Session {
  /// Does what a line says; what fails is said, and the session goes on.
  private func handle(_ line: String) {
    let offered = offer
    offer = nil
    if console.isAttended { console.holdConfirmations() }
    desk.refresh()
    let parsed = SessionLine(line, table: workspace.table) { text in
      (try? workspace.time(text, .past)) != nil
    }
    carryOut {
      () throws(Interruption) in
      switch parsed {
      case .empty:
        if let offered { try self.accept(offered) } else { self.drawn = nil }
      case .help: self.showHelp()
      case .number(let number): try self.choose(number, line: line)
      case .command(let verb, let rest): try self.runVerb(verb, rest)
      case .nearMiss(let corrected): self.putBack(corrected, line)
      case .note(let note): try self.write(note)
      }
    }
  }

  /// Runs a piece of work; an interruption of it is told, and remembered for the exit status.
  private func carryOut(_ work: () throws(Interruption) -> Void) {
    do throws(Interruption) {
      try work()
    } catch {
      switch error {
      case .failed(let failure):
        console.complain(failure)
        fail(failure.status)
      case .cancelled:
        console.confirm("nothing recorded")
      case .replaced(let line):
        pushedBack = line
      case .ended(.endOfInput), .ended(.interrupted):
        console.confirm("nothing recorded")
        guard case .ended(.endOfInput) = error else { return }
        fail(.usage)
        leave()
      case .ended:
        isOver = true
      }
    }
  }

  /// Remembers the first failure, for the exit status of a file of lines.
  ///
  /// A person has seen what failed and put it right; what could not be saved counts for both.
  private func fail(_ status: ExitStatus, isLasting: Bool = false) {
    guard isLasting || !console.isAttended else { return }
    if firstFailure == .done { firstFailure = status }
  }

  private func accept(_ offer: Offer) throws(Interruption) {
    switch offer {
    case .run(let line):
      pushedBack = line
    case .runInsteadOfNote(let verb, let noteID):
      try runVerb(verb, "")
      let typist = workspace.speakerName
      let strike = EventDraft(
        .struck, by: typist, data: [.ref: noteID, .why: "meant as the command \(verb)"])
      try context(Invocation(path: ["strike"])).record([strike])
    }
  }

  private func context(_ invocation: Invocation) -> CommandContext {
    CommandContext(invocation: invocation, workspace: workspace, desk: desk)
  }

  private func runVerb(_ verb: String, _ rest: String) throws(Interruption) {
    if verb == "quit" { return leave() }
    let runner = CommandRunner(workspace: workspace, desk: desk)
    var tokens = [ArgumentToken(verb)]
    tokens += SessionTokenizer.tokens(of: rest)
    let status = try runner.run(tokens)
    if status != .done { fail(status) }
  }

  /// Writes a note; who and when may lead it.
  private func write(_ note: SessionLine.Note) throws(Interruption) {
    var invocation = Invocation(path: ["note"], operands: ["TEXT": [note.text]])
    if let when = note.when { invocation.options["--at"] = [when] }
    if let who = note.who {
      let incident = desk.record.incident
      if let known = incident.knownName(who, roster: workspace.roster)
        ?? (who.lowercased() == workspace.speakerName.lowercased() ? workspace.speakerName : nil)
      {
        invocation.options["--as"] = [known]
      } else if try isNewPerson(who, note) {
        invocation.options["--as"] = [who]
      } else {
        invocation.operands["TEXT"] = [note.line]
        invocation.options["--at"] = nil
      }
    }
    let context = context(invocation)
    let draft = try context.draft(.note, [.text: invocation.text("TEXT") ?? note.text])
    let events = try context.record([draft])
    offerVerb(note, events.first)
    if note.line.hasPrefix("/") {
      console.confirm("kept as a note: no verb begins like that")
    }
  }

  /// Asks back about a name that nobody has; the note is kept whatever comes of it.
  private func isNewPerson(_ who: String, _ note: SessionLine.Note) throws(Interruption) -> Bool {
    do throws(Interruption) {
      let answer = try console.ask(
        "\(who) is nobody here: 1 a new person, 2 part of the note", choices: ["1", "2"],
        default: "2")
      return answer == "1" || answer?.lowercased().hasPrefix("new") == true
    } catch {
      let context = context(Invocation(path: ["note"]))
      try context.record([try context.draft(.note, [.text: note.line])])
      throw error
    }
  }

  /// A note that is exactly a verb is kept, and answered with the offer to run it.
  private func offerVerb(_ note: SessionLine.Note, _ event: Event?) {
    let word = note.line.lowercased()
    guard console.isAttended, let event,
      let command = workspace.table.commands.first(where: { $0.names.contains(word) })
    else { return }
    offer = .runInsteadOfNote(verb: command.name, noteID: event.id)
    console.say("Kept as a note. Enter runs /\(command.name) instead.")
  }

  /// Puts a near miss back into the line, corrected and unsent.
  private func putBack(_ corrected: [String], _ line: String) {
    console.say("no verb \(line.prefix { !$0.isWhitespace }): nothing sent")
    fail(.usage)
    guard corrected.count == 1, let one = corrected.first else {
      console.say("hint: \(corrected.joined(separator: "  or  "))")
      return
    }
    if console.isAttended {
      draft = one
    } else {
      console.say("hint: \(one)")
    }
  }
}

extension Session {
  /// Does what an item of the card does.
  private func choose(_ number: Int, line: String) throws(Interruption) {
    let card = drawn ?? desk.situation.card
    switch number {
    case Card.Fixed.next:
      return try runVerb(card.step == .postMortem ? "close" : "next", "")
    case Card.Fixed.update:
      return try runVerb("update", "")
    case Card.Fixed.more:
      return showMore(card)
    default: break
    }
    guard let item = card.item(number) else {
      console.say("no item \(number) on this card; kept as a note")
      return try write(SessionLine.Note(text: line.trimmed, line: line.trimmed))
    }
    switch item.choice {
    case .line(let line):
      pushedBack = line
    case .ask(let question, let line):
      guard let answer = try console.ask(question) else { throw .cancelled }
      pushedBack = "\(line) \(answer)"
    case .toggle(let itemID):
      let isTicked = desk.record.incident.ticked.contains(itemID)
      let context = context(Invocation(path: [isTicked ? "untick" : "tick"]))
      let kind: EventKind = isTicked ? .itemUnticked : .itemTicked
      try context.record([
        EventDraft(kind, by: workspace.speakerName, data: [.item: itemID, .text: item.text])
      ])
    case .question(let question, let answers):
      let words = answers.map(\.word)
      guard let answer = try console.ask(question, choices: words)?.lowercased() else {
        throw .cancelled
      }
      let first = answer.prefix { !$0.isWhitespace }
      guard let chosen = answers.first(where: { $0.word.hasPrefix(first) }) else {
        throw .failed(
          CommandFailure(.usage, "\"\(answer)\" is none of \(words.joined(separator: ", "))"))
      }
      pushedBack = chosen.line + answer.dropFirst(first.count)
    }
  }

  /// Draws the card where it has changed; what was just confirmed stands under it, next to the prompt.
  private func drawIfChanged() {
    let width = console.columns - 1
    let told = console.takeConfirmations()
    let card = desk.situation.card
    if drawn == nil || drawn?.looksDifferent(from: card) == true {
      drawn = card
      let rows = told.reduce(0) { $0 + $1.wrapped(to: width, indent: 2).count }
      let view = CardView(
        card: card, situation: desk.situation, timeline: TimelineView(desk: desk), width: width,
        rows: console.rows - rows)
      view.lines.forEach(console.say)
    }
    told.forEach(console.say)
  }

  private func showMore(_ card: Card) {
    CardView.more(card, width: console.columns - 1).forEach(console.say)
  }

  private func showHelp() {
    SessionHelp(table: workspace.table).lines.forEach(console.say)
  }

  private func leave() {
    isOver = true
    if !desk.unsaved.isEmpty {
      for event in desk.unsaved {
        let words = event.kind.flatMap { event.data[$0.textKey] } ?? event.kindName
        console.say(StyledText("not saved: ", .failed) + StyledText(words))
      }
      fail(.inputOutput, isLasting: true)
    }
    let incident = desk.record.incident
    if incident.status == .closed {
      console.confirm("\(desk.id) is closed")
    } else {
      console.confirm("\(desk.id) is \(incident.status.rawValue); go on with: outage resume")
    }
  }

  /// Keeps a line that was half typed when the terminal went away.
  private func keepDraft(_ draft: String) {
    guard !draft.trimmed.isEmpty else { return }
    let context = context(Invocation(path: ["note"]))
    carryOut { () throws(Interruption) in
      try context.record([
        try context.draft(.note, [.text: "(unsent when the terminal closed) \(draft)"])
      ])
    }
  }
}

extension Session {
  /// What happened while a line is being typed: other people's events, and reminders.
  private func tick() -> Tick {
    let news = desk.refresh().filter { event in
      event.kind?.isBookkeeping != true && event.writer != workspace.writer
        || event.typedBy ?? event.by != workspace.speakerName && event.kind?.isBookkeeping != true
    }
    let view = TimelineView(desk: desk)
    var lines = news.map { view.one($0, column: 0).sanitized(.escaped) }
    lines += newReminders().map { StyledText($0, .late) }
    return Tick(lines: lines, prompt: prompt)
  }

  private func remind() {
    for reminder in newReminders() where console.isAttended {
      console.say(StyledText(reminder, .late))
    }
  }

  /// The timers that became due, or have been for five minutes; each is told twice and then only
  /// shown, so that nobody learns to ignore them.
  private func newReminders() -> [String] {
    let situation = desk.situation
    var told: [String] = []
    for timer in situation.lateTimers {
      let times = timer.reminders(by: situation.now)
      let key = "\(timer.id) \(timer.due.milliseconds)"
      guard toldTimers[key] ?? 0 < times else { continue }
      toldTimers[key] = times
      told.append("LATE  \(situation.timerText(timer))")
    }
    return told
  }

  private func warnOfChangedRunbooks() {
    for line in workspace.changedRunbooks(of: desk) { console.say(StyledText(line, .due)) }
  }
}

extension Card {
  /// Whether a person would see something new; running times alone are nothing new.
  func looksDifferent(from other: Card) -> Bool {
    step != other.step || items != other.items || state != other.state || body != other.body
      || late.count != other.late.count || guidance != other.guidance
  }
}
