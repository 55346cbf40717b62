import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let `defer` = recording(
    CommandSpec(
      "defer", group: CommandGroup.action, summary: "Let the rest wait, usually for the morning",
      discussion: """
        The timers sleep until then, and the war room ends. For whoever is alone, what a second person \
        has to look at becomes their work, and the public is promised its next word for then.
        """,
      examples: ["outage defer full restore --until \"tomorrow 9:00\" --to bo"],
      operands: [Operand("TEXT", .optionalRest, kind: .text, help: "What waits")],
      options: [
        OptionSpec(
          "--until", value: "TIME", isRequired: true, question: "Until when", kind: .time,
          help: "Until when it waits"),
        OptionSpec("--to", value: "NAME", kind: .person, help: "Who takes it up then"),
      ])
  ) { (context) throws(Interruption) in
    guard let until = try context.time(context.invocation.value("--until"), .future) else {
      return []
    }
    let situation = try context.situation()
    let isAlone = situation.lone != nil
    let named = context.invocation.value("--to")
    var owner: String?
    if let named {
      // Whom the card offers need not have been heard of in this incident.
      let isOffered = [until, situation.morning].contains { situation.owner(from: $0) == named }
      owner = isOffered ? named : try context.knownPerson(named)
    } else if isAlone {
      owner = situation.owner(from: until)
    }
    var data: EventData = [.text: try context.text("TEXT"), .to: owner]
    data.set(.until, until)
    let speaker = try context.speaker()
    var drafts = try context.pass(
      situation.gatesBeforeDeferring, to: "let it wait", speaker: speaker)
    context.console.confirm("deferred until \(context.workspace.times.full(until))")
    drafts += try publicPromise(context, situation, until: until)
    if isAlone {
      drafts += situation.morningTasks(
        situation.workForTheMorning, to: owner ?? speaker.by, due: until, by: speaker.by,
        typedBy: speaker.typedBy)
      if situation.incident.step < .restore {
        drafts += situation.moves(
          to: .restore, by: speaker.by, typedBy: speaker.typedBy, at: try context.happenedAt())
      }
    }
    if situation.incident.room != nil || situation.incident.present.count > 1 {
      drafts.append(try context.draft(.roomSet, [.url: "closed"]))
    }
    return drafts + [try context.draft(.restoreDeferred, data)]
  }

  /// The word to the public that promises the next one for when it goes on.
  ///
  /// It belongs to the night of whoever is alone; others are asked where an earlier one was promised.
  private static func publicPromise(
    _ context: CommandContext, _ situation: Situation, until: Instant
  ) throws(Interruption) -> [EventDraft] {
    let next = situation.incident.lastUpdate(.public)?.next
    let isPromised = next.map { $0 > context.now && $0 < until } ?? false
    guard situation.lone != nil || (isPromised && context.console.isAttended) else {
      if isPromised {
        context.console.say(
          "warning: the public was promised a word at \(situation.times.minutes(next ?? until))")
      }
      return []
    }
    let template = "public-deferred"
    guard let message = situation.message(template, ["next": situation.promise(until)]) else {
      return []
    }
    do throws(Interruption) {
      try context.send(
        OutsideWord(
          hook: HookName(verb: "update", detail: "public"), message: message,
          place: "on the status page", facts: [.audience: "public", .next: until.rfc3339]))
    } catch {
      // What is not told is not promised; the rest waits all the same.
      guard case .cancelled = error else { throw error }
      return []
    }
    var data: EventData = [.audience: "public", .message: message, .template: template]
    data.set(.next, until)
    return [try context.draft(.updatePosted, data)]
  }
}
