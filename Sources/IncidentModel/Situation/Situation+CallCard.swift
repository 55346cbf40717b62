import Encoding

extension Situation {
  /// Step 1: the words to say, who is left to call, what is known about the outage.
  var callCard: ([String], CardItems) {
    var body: [String] = []
    if let script = playbook.templates["call-script"] {
      body += TemplateText(script).filled(values).split(separator: "\n").map { "  \($0)" }
    }
    if let room = incident.room { body.append("War room  \(room)") }

    let (expected, others) = callSheet
    var items = CardItems(capacity: 4)
    for entry in expected + others {
      items.grow(entry.text, entry.detail, entry.choice, isDone: entry.isDone)
    }
    items.add("someone else, or who joined", "", .line("/call"))
    items.add(
      "evidence that it is real",
      incident.confirmations.last.map { $0.evidence ?? "confirmed by \($0.by)" } ?? "nobody yet",
      .ask("Who sees it, and where", line: "/confirm outage"),
      isDone: !incident.confirmations.isEmpty)
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
      "nobody answers: carry on alone",
      incident.alone.map { "since \(times.near($0.since, now: now))" } ?? "",
      .line("/lead --alone"), isDone: incident.alone != nil)
    return (body, items)
  }

  /// A line of the call sheet; what it stands for, a person or a role, never changes.
  private struct Entry {
    var text: String
    var detail = "not called"
    var choice: CardItem.Choice
    var isDone = false
  }

  /// One entry for everybody of the roster and for every wanted role that the roster lacks; then
  /// everybody else, in order of appearance.
  ///
  /// Entries are added at the end only.
  private var callSheet: (expected: [Entry], others: [Entry]) {
    let rostered = roster.people.filter { $0.name != incident.declaredBy }
    var expected = rostered.map { person in
      let role = person.role.map { "  \(roleName($0))" } ?? ""
      return entry(
        person.name + role, person.name, phone: person.phone,
        incident.people.first { $0.name == person.name })
    }
    let covered = Set(roster.people.compactMap(\.role))
    let lacking = playbook.roles.filter { $0.isWanted && !covered.contains($0.id) }
    for role in lacking {
      let holders = incident.people.filter { $0.role == role.id }
      if let holder = holders.first(where: { $0.presence == .joined }) ?? holders.last {
        var entry = entry(role.name, holder.name, phone: nil, holder)
        let rest = holders.filter { $0.name != holder.name }
          .map { ", \($0.name) \($0.presence.rawValue)" }
        entry.detail = "\(holder.name)  \(entry.detail)\(rest.joined())"
        expected.append(entry)
      } else {
        expected.append(
          Entry(text: role.name, choice: .line("/call --role \(CardItem.word(role.id))")))
      }
    }
    let known = Set(roster.people.map(\.name) + [incident.declaredBy ?? ""])
    let others = incident.people.filter { person in
      !known.contains(person.name) && !lacking.contains { $0.id == person.calledFor }
    }
    .map { entry($0.name, $0.name, phone: nil, $0) }
    return (expected, others)
  }

  private func entry(
    _ text: String, _ name: String, phone: String?, _ known: Responder?
  ) -> Entry {
    let number = (known?.phone ?? phone).map { "\($0)  " } ?? ""
    let word = CardItem.word(name)
    var entry = Entry(
      text: text, detail: number + "not called", choice: .line("/call \(word)"))
    guard let known else { return entry }
    let since = times.near(known.since, now: now)
    switch known.presence {
    case .known: break
    case .joined:
      entry.detail = number + "IN CALL since \(since)"
      entry.choice = .question(
        "\(name) is in the call. What now?",
        [.init(word: "left", line: "/left \(word)"), .init(word: "lead", line: "/lead \(word)")])
      entry.isDone = true
    case .called:
      entry.detail = number + "rang \(since)"
      let joined = CardItem.Answer(word: "joined", line: "/joined \(word)")
      entry.choice = .question(
        "What came of it?",
        [
          joined,
          .init(word: "no-answer", line: "/call \(word) --no-answer"),
          .init(word: "declined", line: "/call \(word) --declined"),
        ], usual: joined)
    case .noAnswer: entry.detail = number + "no answer \(since) - try again"
    case .declined, .left: entry.detail = number + "\(known.presence.rawValue) \(since)"
    }
    return entry
  }

  private func roleName(_ id: String) -> String {
    (playbook.roles + playbook.teamRoles).first { $0.id == id }?.name ?? id
  }

  private var impactDetail: String {
    guard let impact = incident.impact else { return "not said yet" }
    return [impact.level.rawValue, impact.data.map { "data \($0)" }, impact.text]
      .compactMap(\.self).joined(separator: ", ")
  }
}
