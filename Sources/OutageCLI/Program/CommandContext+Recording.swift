import ArgumentParsing
import Encoding
import IncidentModel
import TerminalUI
import Timeline

extension CommandContext {
  /// An event of this command.
  func draft(
    _ kind: EventKind, _ data: EventData = EventData(), speaker: Speaker? = nil, step: Step? = nil
  ) throws(Interruption) -> EventDraft {
    let speaker = if let speaker { speaker } else { try self.speaker() }
    var data = data
    // Whoever is asked why begins so, and every view of it says the word already.
    if let why = data[.why] { data[.why] = why.withoutBecause }
    return EventDraft(
      kind, by: speaker.by, typedBy: speaker.typedBy, at: try happenedAt(), step: step, data: data)
  }

  /// When it happened, where that was said.
  func happenedAt() throws(Interruption) -> Instant? {
    try time(invocation.value("--at"), .past)
  }

  /// Writes events, confirms them in one line, and says what the playbook wants said about them.
  @discardableResult
  func record(_ drafts: [EventDraft]) throws(Interruption) -> [Event] {
    guard !drafts.isEmpty else { return [] }
    let desk = try desk()
    // A note costs the same in any incident, so the timeline is not read for it to know of a drill.
    if drafts.contains(where: { $0.kind != .note }) || workspace.keepsScenario(at: desk.id) {
      tellDrill(desk)
    }
    let events: [Event]
    do throws(TimelineError) {
      events = try desk.append(drafts)
    } catch {
      throw .failed(CommandFailure(error, words: words(of: drafts)))
    }
    recorded += events
    confirm(events, desk)
    // A note changes no state, so nothing is folded for it.
    guard drafts.contains(where: { $0.kind != .note }) else { return events }
    for notice in desk.situation.notices(after: drafts) {
      console.confirm(StyledText(notice, .due))
    }
    return events
  }

  /// In the shell nobody waits for what comes due in a scenario: it is told beside the next command,
  /// before what that records.
  func tellDrill(_ desk: Desk) {
    guard !isInSession, desk.incident.isDrill else { return }
    desk.drillNews().forEach(console.confirm)
  }

  private func confirm(_ events: [Event], _ desk: Desk) {
    let told = events.last { $0.kind?.isBookkeeping != true } ?? events.last
    guard let told else { return }
    var line = StyledText("\(workspace.times.clock(told.at)) saved", .ok)
    if told.kind == .note {
      if told.typedBy != nil { line += StyledText(" " + Self.whose(told, "")) }
    } else {
      // Of several people each was told of in the same way.
      let alike = events.filter { $0.kind == told.kind }.map { $0.sentence(desk.names) }
      line += StyledText("  \(Self.whose(told, alike.joined(separator: ", ")))")
    }
    // A session says so in its prompt; for a note, which must cost the same in any incident, nothing
    // is folded.
    if !isInSession, told.kind != .note, desk.incident.isDrill {
      line = StyledText("DRILL  ", .due) + line
    }
    console.confirm(
      console.isErrorTerminal ? line.sanitized(.escaped).truncated(to: console.columns - 1) : line)
  }

  /// A sentence with whose word it is where another person typed it, before what may be long:
  /// `decision by ana (typed by max): roll back`.
  private static func whose(_ event: Event, _ sentence: String) -> String {
    guard let typist = event.typedBy else { return sentence }
    guard !sentence.hasPrefix("\(event.by) ") else { return "\(sentence) (typed by \(typist))" }
    let words = " by \(event.by) (typed by \(typist))"
    guard let colon = sentence.firstRange(of: ": ") else { return sentence + words }
    return sentence[..<colon.lowerBound] + words + sentence[colon.lowerBound...]
  }

  /// The words that a person typed, so that they can be given back.
  private func words(of drafts: [EventDraft]) -> String? {
    let words = drafts.compactMap { $0.data[$0.kind.textKey] }
    return words.isEmpty ? nil : words.joined(separator: "\n")
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
}
