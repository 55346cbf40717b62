import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let lead = recording(
    CommandSpec(
      "lead", aliases: ["ic"], group: CommandGroup.people, summary: "Assign the leader",
      discussion: "If nobody can lead, the next step is 1: call more people.",
      examples: [
        "outage lead ana", "outage lead --random --among bo,cy", "outage lead --nobody",
        "outage lead --alone",
      ],
      operands: [
        Operand("NAME", .optionalRest, kind: .person, help: "Who leads")
      ],
      options: [
        OptionSpec("--random", help: "Draw lots among those in the call"),
        OptionSpec(
          "--among", value: "NAMES", kind: .person, help: "Draw among these, parted by commas"),
        OptionSpec("--nobody", help: "Nobody can lead"),
        OptionSpec("--alone", help: "Nobody answers: carry on alone, and keep redialling"),
      ], exclusiveOptions: [["--random", "--nobody", "--alone"]])
  ) { (context) throws(Interruption) in
    let situation = try context.situation()
    let speaker = try context.speaker()
    if context.invocation.has("--nobody") {
      var data = EventData()
      data.set(.nobody, true)
      return [try context.draft(.leaderAssigned, data)]
        + situation.moves(
          to: .callForHelp, by: speaker.by, typedBy: speaker.typedBy, at: try context.happenedAt(),
          why: "nobody can lead")
    }
    if context.invocation.has("--alone") { return try alone(context, situation, speaker) }
    if context.invocation.has("--random") || context.invocation.has("--among") {
      let name = try drawn(context, situation)
      var data: EventData = [.name: name]
      data.set(.random, true)
      return [try context.draft(.leaderAssigned, data)]
    }
    var named = context.invocation.text("NAME")
    if named == nil { named = try context.asked(for: "NAME", "Who leads") }
    guard let name = named else { throw .cancelled }
    let person = try context.knownPerson(name)
    let incident = situation.incident
    // Whoever leads and offered the lead takes the offer back by saying so again.
    guard incident.leader != person || !incident.isLeaderAssigned || incident.handoff != nil else {
      context.console.confirm("\(person) leads already")
      return []
    }
    return [try context.draft(.leaderAssigned, [.name: person])]
  }

  /// Whoever is alone leads, keeps redialling, and goes on with the page, unless they are further.
  private static func alone(
    _ context: CommandContext, _ situation: Situation, _ speaker: Speaker
  ) throws(Interruption) -> [EventDraft] {
    guard situation.lone?.name != speaker.by else {
      context.console.confirm("\(speaker.by) is alone already")
      return []
    }
    let others = situation.incident.present.map(\.name).filter { $0 != speaker.by }
    if !others.isEmpty, context.console.isAttended,
      try !context.console.agrees(
        "In the call: \(others.joined(separator: ", ")). Alone all the same")
    {
      throw .cancelled
    }
    var data: EventData = [.name: speaker.by]
    data.set(.alone, true)
    data.set(.chain, situation.escalationChain.filter { $0 != speaker.by })
    let moves =
      situation.incident.step < .maintenancePage
      ? situation.moves(
        to: .maintenancePage, by: speaker.by, typedBy: speaker.typedBy,
        at: try context.happenedAt(), why: "nobody answers")
      : []
    return moves + [try context.draft(.leaderAssigned, data)]
  }

  /// Somebody drawn from those named, else from those in the call.
  private static func drawn(
    _ context: CommandContext, _ situation: Situation
  ) throws(Interruption) -> String {
    var among: [String] = []
    for list in context.invocation.values("--among") {
      for name in list.split(separator: ",").map(\.trimmed) where !name.isEmpty {
        among.append(try context.person(name))
      }
    }
    if among.isEmpty { among = situation.incident.present.map(\.name) }
    guard !among.isEmpty else {
      throw .failed(
        CommandFailure(.usage, "nobody is in the call", hints: ["outage call NAME --joined"]))
    }
    return among[context.workspace.world.entropy.number(below: among.count)]
  }
}
