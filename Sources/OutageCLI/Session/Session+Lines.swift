import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

extension Session {
  /// Does what a line says; what fails is said, and the session goes on.
  func handle(_ line: String) {
    let offered = offer
    offer = nil
    if console.isAttended { console.holdConfirmations() }
    desk.refresh()
    let parsed = SessionLine(line, table: workspace.table) { word in
      // A colleague called Sun is no Sunday.
      desk.knownName(word) == nil && (try? workspace.timeExpression(.past).instant(word)) != nil
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
  func carryOut(_ work: () throws(Interruption) -> Void) {
    do throws(Interruption) {
      try work()
    } catch {
      switch error {
      case .failed(let failure):
        console.complain(failure.inSession)
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
        lost = error
        isOver = true
      }
    }
  }

  /// Remembers the first failure, for the exit status of a file of lines.
  ///
  /// A person has seen what failed and put it right; what could not be saved counts for both.
  func fail(_ status: ExitStatus, isLasting: Bool = false) {
    guard isLasting || !console.isAttended else { return }
    if firstFailure == .done { firstFailure = status }
  }

  func accept(_ offer: Offer) throws(Interruption) {
    try runVerb(offer.verb, "")
    let strike = EventDraft(
      .struck, by: workspace.speakerName,
      data: [.ref: offer.noteID, .why: "meant as the command \(offer.verb)"])
    try context(Invocation(path: ["strike"])).record([strike])
  }

  func context(_ invocation: Invocation) -> CommandContext {
    CommandContext(invocation: invocation, workspace: workspace, desk: desk)
  }

  func runVerb(_ verb: String, _ rest: String) throws(Interruption) {
    if verb == "quit" { return leave() }
    try run([ArgumentToken(verb)] + SessionTokenizer.tokens(of: rest))
  }

  /// Runs a command of which the words are known.
  private func run(_ words: [ArgumentToken]) throws(Interruption) {
    let runner = CommandRunner(workspace: workspace, desk: desk)
    let status = try runner.run(try lookFirst(words))
    if status != .done { fail(status) }
  }

  /// Runs a command of which the last words are a person's answer.
  private func run(_ command: CardCommand, answering answer: String) throws(Interruption) {
    let runner = CommandRunner(workspace: workspace, desk: desk)
    let path = command.verb.split(separator: " ").map(String.init)
    try run(command.tokens + runner.words(ofAnswer: answer, to: path))
  }

  /// Writes a note; who and when may lead it.
  func write(_ note: SessionLine.Note) throws(Interruption) {
    var invocation = Invocation(path: ["note"], operands: ["TEXT": [note.text]])
    if let when = note.when { invocation.options["--at"] = [when] }
    if let who = note.who {
      if let known = desk.knownName(who)
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
    if SessionLine.isCryOfAlone(note.text) { return try runVerb("lead", "--alone") }
    offerVerb(note, events.first)
    if note.line.hasPrefix("/") {
      console.confirm("kept as a note: \(note.line.prefix { !$0.isWhitespace }) is no verb")
    }
  }

  /// Asks back about a name that nobody has; the note is kept whatever comes of it.
  func isNewPerson(_ who: String, _ note: SessionLine.Note) throws(Interruption) -> Bool {
    do throws(Interruption) {
      let answer = try console.ask(
        "\(who) is nobody here: 1 a new person, 2 part of the note", choices: ["1", "2"],
        default: "2")
      return answer == "1" || answer?.lowercased().hasPrefix("new") == true
    } catch {
      if case .cancelled = error { return false }
      let context = context(Invocation(path: ["note"]))
      try context.record([try context.draft(.note, [.text: note.line])])
      throw error
    }
  }

  /// A note that is exactly a verb is kept, and answered with the offer to run it.
  func offerVerb(_ note: SessionLine.Note, _ event: Event?) {
    let word = note.line.lowercased()
    guard console.isAttended, let event,
      let command = workspace.table.commands.first(where: { $0.names.contains(word) })
    else { return }
    offer = Offer(verb: command.name, noteID: event.id)
    console.say("Kept as a note. Enter runs /\(command.name) instead.")
  }

  /// Puts a near miss back into the line, corrected and unsent.
  func putBack(_ corrected: [String], _ line: String) {
    console.say("no verb \(line.prefix { !$0.isWhitespace }): nothing sent")
    fail(.usage)
    guard corrected.count == 1, let one = corrected.first else {
      corrected.forEach { console.say("hint: \($0)") }
      return
    }
    if console.isAttended {
      draft = one
    } else {
      console.say("hint: \(one)")
    }
  }

  /// Gives the update that is due next; where it is the team's and nothing was found since the last
  /// one, it says so without asking for whom.
  func giveUpdate() throws(Interruption) {
    let situation = desk.situation
    let usual = situation.nextUpdate
    let news = situation.hasNews(for: usual) ? "" : " --no-news"
    if usual == .internal, !news.isEmpty {
      console.say("Nothing new for the team. For others: /update public")
      pushedBack = "/update internal" + news
      return
    }
    let asked = try console.ask(
      "For whom", choices: StatusUpdate.Audience.allCases.map(\.rawValue), default: usual.rawValue)
    pushedBack = "/update " + (asked ?? usual.rawValue + news)
  }

  /// Does what an item of the card does.
  func choose(_ number: Int, line: String) throws(Interruption) {
    let card = drawn ?? desk.situation.card
    switch number {
    case Card.Fixed.next:
      guard desk.incident.step == card.step else {
        drawn = nil
        return console.confirm("somebody else went to step \(desk.incident.step.rawValue) already")
      }
      return try runVerb(card.step == .postMortem ? "close" : "next", "")
    case Card.Fixed.update:
      return try giveUpdate()
    case Card.Fixed.more:
      return showMore(card)
    default: break
    }
    guard let item = card.item(number) else {
      console.say("no item \(number) on this card; kept as a note")
      return try write(SessionLine.Note(text: line.trimmed, line: line.trimmed))
    }
    switch item.choice {
    case .run(let command):
      try run(command.tokens)
    case .ask(let question, let command):
      let start = "/\(command.verb) "
      let completer = SessionCompleter(desk: desk)
      let answer = try console.ask(question) { typed, cursor in
        completer.completions(start + typed, start.count + cursor)
      }
      guard let answer else { throw .cancelled }
      try run(command, answering: answer)
    case .toggle(let itemID):
      let isTicked = item.isDone
      guard desk.incident.ticked.contains(itemID) == isTicked else {
        drawn = nil
        return console.confirm("somebody else \(isTicked ? "unticked" : "ticked") it already")
      }
      let context = context(Invocation(path: [isTicked ? "untick" : "tick"]))
      let kind: EventKind = isTicked ? .itemUnticked : .itemTicked
      try context.record([
        EventDraft(kind, by: workspace.speakerName, data: [.item: itemID, .text: item.text])
      ])
    case .question(let question, let answers, let usual):
      guard
        let (place, rest) = try console.choose(
          question, among: answers.map(\.word), default: usual?.word)
      else { throw .cancelled }
      try run(answers[place].command, answering: rest)
    }
  }
}
