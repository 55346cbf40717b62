import ArgumentParsing
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

/// The names that Tab knows, each with what it means.
extension SessionCompleter {
  private static let mostEvents = 50

  func values(of kind: ValueKind?, for words: [String]) -> [Offer] {
    let playbook = desk.playbook
    switch kind {
    case .person: return people
    case .component:
      return ComponentMap(playbook: playbook, incident: desk.incident).places
        .map { Offer($0.id, meaning: "\($0.name), \($0.state.rawValue)") }
    case .check: return (playbook.checks + playbook.stages).map { Offer($0.id, meaning: $0.name) }
    case .step: return Step.allCases.map { Offer($0.id, meaning: $0.name) }
    case .role:
      return (playbook.roles + playbook.teamRoles).map { Offer($0.id, meaning: $0.name) }
    case .reference: return events(for: words)
    case .runbook: return runbooks
    case .incident: return incidents
    case .number: return checklist
    case .duration:
      return [("10m", "ten minutes"), ("30m", "half an hour"), ("1h", "an hour")].map {
        Offer($0, meaning: $1)
      }
    case .timer:
      let situation = desk.situation
      return situation.timers.map { Offer($0.id, meaning: situation.timerText($0)) }
    case .template:
      let audience = words.compactMap { StatusUpdate.Audience(rawValue: $0.lowercased()) }.first
      return messages(playbook.updateTemplates(for: audience))
    case .approach: return playbook.approaches.map { Offer($0.id, meaning: $0.name) }
    case .tollgate: return playbook.tollgates.map { Offer($0.id, meaning: $0.name) }
    default: return []
    }
  }

  /// What else a verb takes: messages and runbooks to be shown, commands to be run.
  func more(for words: [String]) -> [Offer] {
    guard words.count == 1, case .verb(let verb) = SessionWord(words[0], in: desk.workspace.table)
    else { return [] }
    switch verb {
    case "show":
      return messages(desk.playbook.templates.keys.sorted()) + runbooks
    case "run":
      let list = CommandList(desk.workspace.runbooks(of: desk), step: desk.incident.step)
      return list.commands.enumerated().map { place, command in
        Offer(
          command.id ?? String(place + 1), meaning: "\(command.effect.word): \(command.firstLine)")
      }
    case "help":
      return desk.workspace.table.commands.filter { !$0.isHidden }.map {
        Offer($0.name, meaning: $0.summary)
      }
    default: return []
    }
  }

  /// Everybody with a name here, on call first, with what they are and know and whether they are there.
  var people: [Offer] {
    let situation = desk.situation
    let responders = situation.incident.people
    let names =
      situation.callOrder + responders.map(\.name) + desk.record.events.map(\.by)
      + desk.roster.escalation.map(\.name)
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.map { name in
      let presence = responders.first { $0.name == name }?.presence ?? .known
      let words = [situation.facts(about: name), presence.rawValue].compactMap(\.self)
      return Offer(name, meaning: words.joined(separator: ", "))
    }
  }

  /// Messages of the playbook, by their ids, each with how it begins.
  private func messages(_ ids: [String]) -> [Offer] {
    ids.map { id in
      Offer(id, meaning: "message: \(desk.playbook.templates[id, default: ""].onOneLine)")
    }
  }

  /// What people said and did, newest first, by the codes that verbs take: of work, ideas and
  /// follow-ups what is still open.
  private func events(for words: [String]) -> [Offer] {
    let (kinds, ends): (Set<EventKind>, Set<EventKind>)
    switch words.last == "done" ? words.first : words.last {
    case "task": (kinds, ends) = ([.taskAssigned], [.taskDone])
    case "followup": (kinds, ends) = ([.followupAdded], [.followupDone])
    case "ruleout", "veto":
      (kinds, ends) = ([.theoryOpened, .changed, .optionProposed], [.ruledOut])
    default: (kinds, ends) = ([], [])
    }
    let all = desk.record.events
    let over = Set(all.filter { $0.kind.map(ends.contains) == true }.compactMap { $0.data[.ref] })
    let told = all.filter { event in
      guard let kind = event.kind, !kinds.isEmpty else { return event.kind?.isBookkeeping != true }
      return kinds.contains(kind) && !over.contains(event.id)
        && desk.record.corrections.struck[event.id] == nil
    }
    return told.suffix(Self.mostEvents).reversed().map { event in
      let when = desk.workspace.times.clock(event.at)
      return Offer(event.code(), meaning: "\(when) \(event.by) \(event.sentence(desk.names))")
    }
  }

  private var runbooks: [Offer] {
    desk.workspace.catalog.entries.map { Offer($0.id, meaning: $0.title) }
  }

  /// All incidents, newest first; what the newest were is told, as nobody waits for thousands.
  private var incidents: [Offer] {
    let ids = Array(((try? desk.workspace.incidentIDs()) ?? []).reversed())
    var meanings: [String: String] = [:]
    desk.workspace.forEachIncident(in: ids.prefix(Workspace.remembered), isQuiet: true) {
      meanings[$0.id] = "\($0.status.rawValue), \($0.title)"
    }
    return ids.map { Offer($0, meaning: meanings[$0] ?? "") }
  }

  private var checklist: [Offer] {
    let card = desk.situation.card
    return (card.items + card.more).compactMap { item in
      guard case .toggle = item.choice else { return nil }
      return Offer(String(item.number), meaning: (item.isDone ? "done: " : "") + item.text)
    }
  }
}
