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
  var offer: Offer?
  /// A line that was taken for an answer and is none.
  var pushedBack: String?
  /// The text that stands in the line already, unsent.
  var draft = ""
  var drawn: Card?
  var firstFailure: ExitStatus = .done
  var toldTimers: [IncidentTimer: Int] = [:]
  /// What of the prompt was last shown, and in how wide a window.
  var shownUrgent = ""
  var shownColumns = 0
  /// The words that a runbook was looked for with, and the runbooks that were offered.
  var lookedUp: Set<String> = []
  var offeredRunbooks: Set<String> = []
  /// Whether looking through all runbooks took so long that it was noticed.
  var isSearchSlow = false
  var isOver = false
  /// How the line source went away in the middle of a question.
  var lost: Interruption?
  /// Whether the drill's score was told.
  var isScoreTold = false

  /// A verb that was written down as a note: Enter alone runs it, and strikes the note.
  struct Offer: Equatable {
    var verb: String
    var noteID: String
  }

  init(desk: Desk, _ workspace: Workspace, firstLine: String? = nil) {
    self.desk = desk
    self.workspace = workspace
    pushedBack = firstLine
    desk.isInSession = true
  }

  var console: Console { workspace.console }

  /// Walks until the person leaves; the answer is the status of the first failure.
  func run() throws(Interruption) -> ExitStatus {
    // A prompt of the session is not the question that stands open.
    console.news = { Tick(lines: self.tick().lines) }
    defer {
      console.news = nil
      console.takeConfirmations().forEach(console.say)
      console.closeLines()
    }
    takeDraft()
    warnOfChangedRunbooks()
    ClockWarning(events: desk.record.events).lines.forEach { console.say($0) }
    while !isOver {
      drawIfChanged()
      switch nextLine() {
      case .line(let line):
        handle(line)
        tellScore()
        // Not before: looking through all runbooks must not hold up the first prompt.
        offerRunbook()
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
    if let lost {
      keepDraft(console.unsentAnswer)
      throw lost
    }
    return firstFailure
  }

  func nextLine() -> LineResult {
    if let line = pushedBack {
      pushedBack = nil
      return .line(line)
    }
    let given = draft
    draft = ""
    shownUrgent = PromptText(desk.situation).urgent
    shownColumns = console.columns
    return console.openLines().readLine(
      prompt: prompt, draft: given, complete: completer, tick: { self.tick() })
  }

  /// The prompt now.
  var prompt: Prompt {
    let text = PromptText(desk.situation).prompt(columns: console.columns)
    return Prompt(console.withOwnGlyphs(StyledText(text, .strong)))
  }

  var completer: Completer {
    let completer = SessionCompleter(desk: desk)
    return { line, cursor in completer.completions(line, cursor) }
  }

  func leave() {
    isOver = true
    desk.retryUnsaved()
    if !desk.unsaved.isEmpty {
      for event in desk.unsaved {
        let words = event.kind.flatMap { event.data[$0.textKey] } ?? event.kindName
        console.say(StyledText("not saved: ", .failed) + StyledText(words))
      }
      fail(.inputOutput, isLasting: true)
    }
    tellScore(isLeaving: true)
    let incident = desk.incident
    if incident.status == .closed {
      console.confirm("\(desk.id) is closed")
    } else {
      console.confirm("\(desk.id) is \(incident.status.rawValue); go on with: outage resume")
    }
  }

  private var unsentLine: UnsentLine {
    UnsentLine(
      directory: workspace.directories.state, incident: desk.id, files: workspace.world.files)
  }

  /// Puts the line that was not sent back into the prompt, for a person to send or to drop.
  private func takeDraft() {
    guard console.isAttended, draft.isEmpty, let kept = unsentLine.take() else { return }
    draft = kept
    console.say("the line that was not sent is back: Enter sends it, Ctrl-C drops it")
  }

  /// Keeps a line that was half typed when the terminal went away, and what could not be saved before.
  func keepDraft(_ draft: String) {
    desk.retryUnsaved()
    guard !draft.trimmed.isEmpty, !unsentLine.keep(draft) else { return }
    let context = context(Invocation(path: ["note"]))
    carryOut { () throws(Interruption) in
      try context.record([
        try context.draft(.note, [.text: "(unsent when the terminal closed) \(draft)"])
      ])
    }
  }
}
