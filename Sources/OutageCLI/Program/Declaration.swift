import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

/// Declaring an incident: at most three questions, then the first event, then the session.
struct Declaration {
  private let context: CommandContext
  private let opensSession: Bool
  /// The scenario that is practised, where it is a drill with one.
  private let practised: FoundScenario?
  private var workspace: Workspace { context.workspace }
  private var console: Console { context.console }

  init(_ context: CommandContext, practising practised: FoundScenario? = nil) {
    self.context = context
    self.practised = practised
    opensSession = !context.invocation.has("--no-session") && !context.console.isNeverAsking
  }

  /// Whether it is practice only.
  private var isDrill: Bool { practised != nil || context.invocation.has("--drill") }

  /// Declares and, unless told otherwise, opens the session.
  func run() throws(Interruption) -> ExitStatus {
    let began = try context.saidTime(context.invocation.value("--began"))
    let detected = try context.saidTime(context.invocation.value("--detected"))
    let declaredAt = try context.happenedAt()
    let playbook = workspace.playbook(named: Workspace.playbookID)
    let runbooks = try chosenRunbooks()
    if opensSession { console.openLines() }
    if let joined = try offerToJoin() { return try Session(desk: joined, context.workspace).run() }

    let title = try askedTitle()
    var pushedBack: String?
    let severity = try askedSeverity(playbook, pushedBack: &pushedBack)
    let speaker = try askedSpeaker()

    let desk = try declare(
      title: title, severity: severity, speaker: speaker, at: declaredAt, began: began,
      detected: detected, playbook: playbook, runbooks: runbooks)
    guard opensSession else {
      console.printRaw(Array("\(desk.id)\n".utf8))
      return .done
    }
    console.confirm("\(workspace.times.clock(declaredAt ?? workspace.now)) declared \(desk.id)")
    let session = Session(desk: desk, workspace, firstLine: pushedBack)
    if let practised {
      brief(practised.scenario, session)
    } else {
      workspace.remindOfThePast(title, except: desk.id)
    }
    return try session.run()
  }

  /// Shows incidents that are open already, and offers to join one.
  private func offerToJoin() throws(Interruption) -> Desk? {
    let open = try context.failing { () throws(CommandFailure) in try workspace.openIDs() }
    guard !open.isEmpty, console.isAttended, opensSession else { return nil }
    // Nobody joins practice by mistake, nor an outage for practice.
    let all = open.map { Desk(id: $0, workspace: workspace) }
    let desks = all.filter { $0.incident.isDrill == isDrill }
    if isDrill, let real = all.first(where: { !$0.incident.isDrill }) {
      console.say(
        StyledText("A real incident is open: ", .late) + StyledText("outage resume \(real.id)"))
    }
    guard !desks.isEmpty else { return nil }
    console.say(StyledText("Open now:", .strong))
    for (place, desk) in desks.enumerated() {
      let incident = desk.incident
      console.say(
        StyledText(" \(place + 1)", .number)
          + StyledText(
            "  \(incident.severity?.rawValue ?? "P?")  \(incident.title.onOneLine)  \(incident.status.rawValue), "
              + "step \(incident.step.rawValue), leader \(incident.leader ?? "nobody")"))
    }
    let answer = try console.ask("Join one, or Enter for a new incident")
    guard let answer else { return nil }
    if let number = Int(answer), desks.indices.contains(number - 1) { return desks[number - 1] }
    if let desk = desks.first(where: { $0.id == answer }) { return desk }
    throw .failed(
      CommandFailure(
        .usage, "\"\(answer)\" is none of them", hints: desks.map { "outage resume \($0.id)" }))
  }

  /// The least columns in which a card and what is told first fit a window together.
  private static let roomForBoth = 60

  /// Tells where the trainee is, and how a drill differs from an outage: under the first card, in a
  /// narrow window before it.
  private func brief(_ scenario: DrillScenario, _ session: Session) {
    if console.columns < Self.roomForBoth {
      session.drawn = session.desk.situation.card
    } else if console.isAttended {
      console.holdConfirmations()
    }
    if !scenario.opening.isEmpty { console.confirm(scenario.opening) }
    console.confirm(
      StyledText("DRILL  ", .due)
        + StyledText("/look shows what there is to see, /call rings people. All else as always."))
    if session.drawn != nil { console.confirm("Enter shows what to do.") }
  }

  private func askedTitle() throws(Interruption) -> String {
    if let practised { return practised.scenario.title }
    if let title = try context.text("TITLE") { return title }
    guard console.canAsk else { throw .failed(Self.noTitle) }
    do throws(Interruption) {
      for _ in 0..<3 {
        if let answer = try console.ask("What is broken, in a few words") { return answer }
      }
    } catch {
      switch error {
      case .ended(.endOfInput): throw .failed(Self.noTitle)
      // There is no session yet that a verb could run in: a path may well be what is broken.
      case .replaced(let line): return line
      default: throw error
      }
    }
    throw .cancelled
  }

  private static let noTitle = CommandFailure(
    .usage, "TITLE is missing: what is broken?",
    hints: ["outage start \"what is broken\" --severity P1"])

  /// The severity: as given, else asked with the playbook's meanings in view, P1 on Enter.
  ///
  /// In a file of lines, a line that is no severity is the session's first line.
  private func askedSeverity(
    _ playbook: Playbook, pushedBack: inout String?
  ) throws(Interruption) -> Severity {
    if let practised { return practised.scenario.severity }
    if let given = context.invocation.value("--severity").flatMap({ Severity(word: $0) }) {
      return given
    }
    guard console.canAsk, opensSession else { return .p1 }
    for severity in Severity.allCases {
      guard let meaning = playbook.severities[severity], console.isAttended else { continue }
      let respond = meaning.respond.isEmpty ? "" : " Answer: \(meaning.respond)."
      let line =
        StyledText(" \(severity.rawValue)", .number)
        + StyledText("  \(meaning.name). \(meaning.meaning).\(respond)")
      line.wrapped(to: console.columns - 1, indent: 5).forEach(console.say)
    }
    var rejected = ""
    while true {
      let answer: String?
      do throws(Interruption) {
        answer = try console.ask("How bad is it, P1 to P4", default: "P1", rejected: rejected)
      } catch {
        switch error {
        case .replaced(let line): pushedBack = line
        case .ended(.endOfInput): break
        default: throw error
        }
        return .p1
      }
      guard let answer else { return .p1 }
      if let severity = Severity(word: answer) { return severity }
      guard console.isAttended else {
        pushedBack = answer
        return .p1
      }
      console.say("Please answer P1, P2, P3 or P4.")
      rejected = answer
    }
  }

  private func askedSpeaker() throws(Interruption) -> String {
    if let named = context.invocation.value("--as") {
      return workspace.roster.person(named: named)?.name ?? named
    }
    try context.introduce()
    return workspace.speakerName
  }

  private func chosenRunbooks() throws(Interruption) -> [Runbook] {
    var found: [Runbook] = []
    for name in context.invocation.values("--runbook") {
      found.append(
        try context.failing { () throws(CommandFailure) in
          try workspace.runbook(named: name, hint: { "outage start --runbook \($0)" })
        })
    }
    return found
  }

  private func declare(
    title: String, severity: Severity, speaker: String, at: Instant?, began: SaidTime?,
    detected: SaidTime?, playbook: Playbook, runbooks: [Runbook]
  ) throws(Interruption) -> Desk {
    var data: EventData = [
      .title: title, .severity: severity.rawValue,
      .foundBy: context.invocation.value("--found-by"), .zone: workspace.localZone.name,
      .room: practised == nil ? workspace.settings.room : nil,
    ]
    data.set(.began, began)
    data.set(.detected, detected)
    data.set(.drill, isDrill)
    data.members[EventData.Key.playbook.rawValue] = [
      "id": .string(playbook.id), "version": .string(playbook.version),
      "sha256": .string(playbook.sha256), "title": .string(playbook.title),
    ]
    if let scenario = practised?.scenario {
      data.members[EventData.Key.scenario.rawValue] = [
        "id": .string(scenario.id), "version": .string(scenario.version),
        "sha256": .string(scenario.sha256), "title": .string(scenario.title),
      ]
    }
    data.members[EventData.Key.timers.rawValue] = timers(of: playbook)

    let typist = workspace.speakerName
    let declared = EventDraft(
      .declared, by: speaker, typedBy: speaker == typist ? nil : typist, at: at, step: .callForHelp,
      data: data)
    let desk: Desk
    do throws(TimelineError) {
      let id = try workspace.store.createIncident(title: title, at: at ?? workspace.now)
      desk = Desk(id: id, workspace: workspace)
      _ = try desk.append([declared])
    } catch {
      throw .failed(CommandFailure(error, words: title))
    }
    desk.playbook = runbooks.reduce(into: playbook) { $0.addChecklists(of: Playbook($1)) }
    workspace.keep(playbook: playbook, runbooks: runbooks, at: desk, by: speaker)
    if let practised { workspace.keep(practised, at: desk) }
    return desk
  }

  /// The timers that this incident keeps: the settings' before the playbook's.
  private func timers(of playbook: Playbook) -> JSON {
    let own = workspace.settings.timers
    var kept = IncidentTimer.merged(own, over: playbook.timers).mapValues { bySeverity in
      Dictionary(
        uniqueKeysWithValues: bySeverity.map { ($0.rawValue, JSON.number(String($1))) })
    }
    let review = IncidentTimer.Kind.reviewHeld.rawValue
    if let days = playbook.reviewBusinessDays {
      kept[review, default: [:]][IncidentTimer.businessDaysKey] = .number(String(days))
    }
    return .object(kept.mapValues(JSON.object))
  }
}
