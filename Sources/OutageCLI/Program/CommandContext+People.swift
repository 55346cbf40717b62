import ArgumentParsing
import IncidentModel

extension CommandContext {
  /// The one spelling of a person's name; somebody new is taken as typed.
  func person(_ word: String) throws(Interruption) -> String {
    let word = Self.withoutAt(word)
    let desk = try desk()
    return desk.incident.knownName(word, roster: desk.roster) ?? word.trimmed
  }

  /// The one spelling of the name of somebody who should be known; a stranger is asked back.
  func knownPerson(_ word: String) throws(Interruption) -> String {
    let word = Self.withoutAt(word)
    let desk = try desk()
    let known =
      isInSession ? desk.knownName(word) : desk.incident.knownName(word, roster: desk.roster)
    if let known { return known }
    if word.lowercased() == workspace.speakerName.lowercased() { return workspace.speakerName }
    let near = desk.nearName(word)
    guard isInSession, console.canAsk else {
      if let near {
        console.say("\(word) is new here. If you meant \(near):")
        console.say("hint: \(retyped(word, near))")
      }
      return word.trimmed
    }
    let other = near.map { ", 3 \($0)" } ?? ""
    let answer = try console.ask(
      "\(word) is nobody here. 1 a new person, 2 a note\(other), Enter: neither",
      choices: ["1", "2"] + (near == nil ? [] : ["3"]))
    switch answer {
    case "1", "new", "person": return word.trimmed
    case "2", "note": throw .replaced(line: invocationText)
    case let answer? where near != nil && ["3", near].contains(answer): return near ?? answer
    default: throw .cancelled
    }
  }

  /// A name without the `@` that stands before it in chats and in notes.
  private static func withoutAt(_ word: String) -> String {
    let name = word.trimmed
    return name.hasPrefix("@") && name.count > 1 ? String(name.dropFirst()) : name
  }

  /// What was typed after the verb, as one text.
  private var invocationText: String {
    let operands = workspace.table.command(at: invocation.path)?.operands ?? []
    return operands.flatMap { invocation.texts($0.name) }.joined(separator: " ")
  }

  /// Asks who sits at this keyboard where the account tells no person.
  func introduce() throws(Interruption) {
    guard !workspace.isSpeakerKnown, console.isAttended else { return }
    let answer = try console.ask("Who are you", default: workspace.speakerName)
    let name = answer ?? workspace.speakerName
    workspace.remember(speaker: workspace.roster.person(named: name)?.name ?? name)
  }

  /// Whose word it is: `--as`, else whoever sits at this keyboard.
  func speaker() throws(Interruption) -> Speaker {
    guard let named = invocation.value("--as") else {
      try introduce()
      return Speaker(by: workspace.speakerName, typist: workspace.speakerName)
    }
    return Speaker(by: try person(named), typist: workspace.speakerName)
  }

  /// Whose word a decision is: `--as`, else the leader's, whoever typed it.
  func leaderSpeaker() throws(Interruption) -> Speaker {
    guard invocation.value("--as") == nil else { return try speaker() }
    let incident = try desk().incident
    let leader = incident.isLeaderless ? nil : incident.leader
    return Speaker(by: leader ?? workspace.speakerName, typist: workspace.speakerName)
  }
}
