import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let handoff = recording(
    CommandSpec(
      "handoff", group: CommandGroup.people, summary: "Offer the lead to someone, with the brief",
      discussion: "The lead changes hands when the other accepts.",
      examples: ["outage handoff bo"],
      operands: [
        Operand("NAME", .rest, question: "To whom", kind: .person, help: "Who leads next")
      ])
  ) { (context) throws(Interruption) in
    let name = try context.knownPerson(try context.required("NAME"))
    let situation = try context.situation()
    guard name != situation.incident.leader || !situation.incident.isLeaderAssigned else {
      context.console.confirm("\(name) leads already")
      return []
    }
    for line in Brief(situation).lines {
      context.console.printWrapped(line)
    }
    let values = ["other": name, "next": situation.nextPublicWord]
    if let message = situation.message("handoff", values) {
      context.console.print("")
      context.console.printWrapped(StyledText(message))
    }
    context.console.confirm("\(name) accepts with: \(context.isInSession ? "/" : "outage ")accept")
    return [
      try context.draft(.handoffOffered, [.to: name], speaker: try context.leaderSpeaker())
    ]
  }

  static let accept = recording(
    CommandSpec(
      "accept", group: CommandGroup.people, summary: "Accept the lead that was offered",
      discussion: "It is the word of the one to whom it was offered, also from another keyboard.",
      examples: ["outage accept"])
  ) { (context) throws(Interruption) in
    let incident = try context.situation().incident
    guard let offer = incident.handoff else {
      throw .failed(
        CommandFailure(.usage, "no lead is offered to anyone", hints: ["outage handoff NAME"]))
    }
    let typist = context.workspace.speakerName
    let by =
      context.invocation.has("--as")
      ? try context.speaker() : Speaker(by: offer.to, typist: typist)
    // At their own keyboard they have not seen the brief yet.
    if typist == offer.to {
      let desk = try context.desk()
      for line in Brief(desk.situation).lines {
        context.console.printWrapped(line)
      }
    }
    return [try context.draft(.handoffAccepted, [.name: by.by], speaker: by)]
  }
}
