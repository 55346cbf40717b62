import Encoding
import IncidentModel
import SystemIO
import TerminalUI

/// Plays a past incident: its entries by its own clock, so many times as fast, with the card where a
/// step begins.
struct ReplayPlayer {
  private var reel: ReplayReel
  private let desk: Desk
  /// How many times as fast; nil for all at once.
  private var speed: Double?
  private var workspace: Workspace { desk.workspace }
  private var console: Console { desk.workspace.console }
  /// The moment here and the moment of the incident that the clock of the replay counts from.
  private var origin: (here: Instant, there: Instant)
  /// Whether its clock stands still, at the moment that it counts from.
  private var isPaused = false

  init(_ desk: Desk, speed: Double?) {
    self.desk = desk
    self.speed = speed
    reel = ReplayReel(desk.record)
    let here = desk.workspace.now
    origin = (here, reel.start ?? here)
  }

  /// The moment in the incident now.
  private var moment: Instant {
    guard !isPaused else { return origin.there }
    guard let speed else { return Instant(milliseconds: .max) }
    let passed = Double(max(0, workspace.now.milliseconds &- origin.here.milliseconds)) * speed
    guard passed < Double(Int64.max / 4) else { return Instant(milliseconds: .max) }
    return Instant(milliseconds: origin.there.milliseconds &+ Int64(passed))
  }

  private func situation(at now: Instant) -> Situation {
    var situation = desk.situation
    situation.incident = reel.record.incident
    situation.now = now
    return situation
  }

  /// What is shown of an entry: itself, and where a step begins what the card said then.
  private func lines(of event: Event, hasCards: Bool) -> [StyledText] {
    let view = TimelineView(record: reel.record, desk: desk)
    let width = console.columns - 1
    let entry = view.one(event, column: 0).sanitized(.escaped)
    let isStep = event.kind == .stepEntered || event.kind == .declared
    guard hasCards else {
      let state = StyledText(PromptText(situation(at: event.at)).line, .heading)
      return [entry] + (isStep ? [state] : [])
    }
    let rows = entry.wrapped(to: width, indent: 9)
    guard isStep else { return rows }
    let now = situation(at: event.at)
    return rows
      + CardView(
        card: now.card, situation: now, timeline: view, width: width,
        rows: console.rows - rows.count
      ).lines
  }

  /// Everything that is due by the clock of the replay.
  private mutating func due(hasCards: Bool) -> [StyledText] {
    let moment = moment
    var lines: [StyledText] = []
    while let event = reel.advance(to: moment) {
      lines += self.lines(of: event, hasCards: hasCards)
    }
    return lines
  }
}

extension ReplayPlayer {
  /// The longest time without looking for Ctrl-C, in milliseconds.
  private static let patience: Int64 = 200

  /// Prints the entries as they come, until the end, Ctrl-C, or until nobody reads any more.
  mutating func print() {
    let interrupt = console.watchInterrupt()
    defer { interrupt.end() }
    while console.outputError == nil {
      due(hasCards: console.isOutputTerminal).forEach(console.print)
      guard let next = reel.next, let speed else { return }
      let wait = Double(next.milliseconds &- moment.milliseconds) / speed
      guard !interrupt.hasCome() else { return }
      let pause = Int64(max(1, min(wait.rounded(.up), Double(Self.patience))))
      workspace.world.clock.pause(pause * 1000)
    }
  }

  /// Plays for a person, who may stop it, go on, and leave; so does Ctrl-C.
  mutating func play() throws(Interruption) {
    let wasOpen = console.lines != nil
    let source = console.openLines()
    defer { if !wasOpen { console.closeLines() } }
    console.say(StyledText("REPLAY  ", .due) + StyledText(ReplayOrder.help))
    while true {
      due(hasCards: true).forEach(console.say)
      guard reel.next != nil else { return console.say("The end.") }
      // What is due is told while the line waits; a closure cannot change what is its own copy's.
      var player = self
      let result = source.readLine(
        prompt: prompt, draft: "", complete: nil,
        tick: {
          let told = player.due(hasCards: true)
          let isOver = !told.isEmpty && player.reel.next == nil
          return Tick(
            lines: told + (isOver ? ["The end. Enter leaves."] : []), prompt: player.prompt)
        })
      self = player
      switch result {
      case .line(let line):
        guard reel.next != nil else { return }
        switch ReplayOrder(line) {
        case .quit: return
        case .some(let order): follow(order)
        case nil:
          console.say("A replay writes nothing down.")
          console.say(ReplayOrder.help)
        }
      case .interrupted, .endOfInput: return
      case .hangup: throw .ended(.hangup)
      case .ended(let signal, _): throw .ended(.signal(signal))
      }
    }
  }

  /// Does what was asked for; what has come by then is shown next.
  private mutating func follow(_ order: ReplayOrder) {
    let now = moment
    switch order {
    case .next: move(to: max(reel.next ?? now, now))
    case .step: move(to: max(reel.nextStep ?? reel.end ?? now, now))
    case .ahead(let seconds): move(to: now.advanced(bySeconds: seconds))
    case .pause:
      move(to: now)
      isPaused.toggle()
    case .speed(let wanted):
      move(to: now)
      speed = wanted
      isPaused = false
    case .quit: break
    }
  }

  /// Has the clock of the replay count from a moment of the incident on.
  private mutating func move(to moment: Instant) {
    origin = (workspace.now, moment)
  }

  /// The least columns in which the clock of the replay stands in the prompt.
  private static let roomForClock = 60

  private var prompt: Prompt {
    let now = reel.next == nil ? reel.record.incident.lastAt ?? moment : moment
    let word = isPaused ? "paused " : "replay "
    // A prompt that does not fit puts its beginning on a line of its own, at every change.
    guard console.columns >= Self.roomForClock else {
      let room = console.columns - DisplayWidth.of(word)
      let state = PromptText(situation(at: now)).prompt(columns: room)
      return Prompt(
        StyledText(word, .muted) + StyledText(state, .strong), keepsHistory: false)
    }
    let state = PromptText(situation(at: now)).prompt(columns: console.columns)
    let factor = speed.map { ($0 == $0.rounded() ? String(Int($0)) : String($0)) + "x " } ?? ""
    return Prompt(
      StyledText("\(word)\(factor)\(workspace.times.clock(now)) ", .muted)
        + StyledText(state, .strong), keepsHistory: false)
  }
}
