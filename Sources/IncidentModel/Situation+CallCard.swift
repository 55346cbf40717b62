import Encoding

extension Situation {
  /// Step 1: the words to say, who is left to call, what is known about the outage.
  var callCard: ([String], CardItems) {
    var body: [String] = []
    if let script = playbook.templates["call-script"] {
      body += TemplateText(script).filled(values).split(separator: "\n").map { "  \($0)" }
    }
    if let room = incident.room { body.append("War room  \(room)") }

    let called = callSheet
    var items = CardItems(capacity: min(max(called.fixed.count, 3), 4))
    for (text, detail, choice, isDone) in called.fixed.prefix(4) {
      items.grow(text, detail, choice, isDone: isDone)
    }
    items.add("someone else, or who joined", "", .line("/call"))
    items.add(
      "evidence that it is real",
      incident.confirmations.last?.evidence ?? notSaid(incident.confirmations.isEmpty),
      .line("/confirm outage"), isDone: !incident.confirmations.isEmpty)
    items.add(
      "impact on users, data, security", impactDetail, .line("/impact"),
      isDone: incident.impact != nil)
    items.addMore(
      "how it was found", incident.foundBy ?? "not said yet", .line("/found"),
      isDone: incident.foundBy != nil)
    items.addMore("severity", incident.severity?.rawValue ?? "not said yet", .line("/severity"))
    items.addMore(
      "war room", incident.room ?? "not said yet", .line("/room"), isDone: incident.room != nil)
    items.addMore(
      "nobody answers: carry on alone", "",
      .line("/go maintenance-page --why \"nobody answers\""))
    for (text, detail, choice, isDone) in called.fixed.dropFirst(4) + called.added {
      items.addMore(text, detail, choice, isDone: isDone)
    }
    return (body, items)
  }

  private typealias Entry = (String, String, CardItem.Choice, Bool)

  /// One entry for everybody of the roster and for every wanted role that the roster lacks; then
  /// those who came in otherwise, in order of appearance.
  private var callSheet: (fixed: [Entry], added: [Entry]) {
    var listed: Set<String> = [incident.declaredBy ?? ""]
    var fixed: [Entry] = []
    for person in roster.people where !listed.contains(person.name) {
      listed.insert(person.name)
      let known = incident.people.first { $0.name == person.name }
      fixed.append(
        entry(
          person.name, label: person.role.map { "\(person.name)  \(roleName($0))" } ?? person.name,
          phone: known?.phone ?? person.phone, known))
    }
    let covered = Set(roster.people.compactMap(\.role))
    for role in playbook.roles where role.isWanted && !covered.contains(role.id) {
      let holder =
        incident.people.first { $0.role == role.id && $0.presence == .joined }
        ?? incident.people.last { $0.role == role.id }
      if let holder {
        listed.insert(holder.name)
        fixed.append(
          entry(holder.name, label: "\(holder.name)  \(role.name)", phone: holder.phone, holder))
      } else {
        fixed.append((role.name, "not called", .line("/call --role \(role.id)"), false))
      }
    }
    let added = incident.people.filter { !listed.contains($0.name) }.map {
      entry($0.name, label: $0.name, phone: $0.phone, $0)
    }
    return (fixed, added)
  }

  private func entry(_ name: String, label: String, phone: String?, _ known: Responder?) -> Entry {
    let number = phone.map { "\($0)  " } ?? ""
    guard let known, known.presence != .known else {
      return (label, number + "not called", .line("/call \(quoted(name))"), false)
    }
    let since = times.near(known.since, now: now)
    let ago = TimeText.duration(seconds: now.seconds(since: known.since))
    switch known.presence {
    case .joined:
      return (label, number + "IN CALL since \(since)", .line("/left \(quoted(name))"), true)
    case .called:
      return (
        label, number + "rang \(since), \(ago) ago",
        .question(
          "What came of it?",
          [
            .init(word: "joined", line: "/joined \(quoted(name))"),
            .init(word: "no-answer", line: "/call \(quoted(name)) --no-answer"),
            .init(word: "declined", line: "/call \(quoted(name)) --declined"),
          ]), false
      )
    case .noAnswer:
      return (
        label, number + "no answer \(since), \(ago) ago - try again",
        .line("/call \(quoted(name))"), false
      )
    case .declined, .left:
      return (
        label, number + "\(known.presence.rawValue) \(since)", .line("/call \(quoted(name))"), false
      )
    case .known:
      return (label, number + "not called", .line("/call \(quoted(name))"), false)
    }
  }

  private func roleName(_ id: String) -> String {
    (playbook.roles + playbook.teamRoles).first { $0.id == id }?.name ?? id
  }

  private var impactDetail: String {
    guard let impact = incident.impact else { return "not said yet" }
    return [impact.level.rawValue, impact.data.map { "data \($0)" }, impact.text]
      .compactMap(\.self).joined(separator: ", ")
  }

  private func notSaid(_ isMissing: Bool) -> String {
    isMissing ? "nobody yet" : "confirmed"
  }
}

/// A name as one word of a session line.
func quoted(_ word: String) -> String {
  word.contains(" ") ? "\"\(word)\"" : word
}
