import Encoding

extension Situation {
  /// Step 1: the words to say, who is left to call, what is known about the outage.
  var callCard: ([String], CardItems) {
    var body: [String] = []
    if let script = playbook.templates["call-script"] {
      body += TemplateText(script).filled(values).split(separator: "\n").map { "  \($0)" }
    }
    if let room = incident.room { body.append("War room  \(room)") }
    if let channel { body.append("Channel   \(channel)") }
    if let line = stillWanted { body.append(line) }

    let (expected, others) = callSheet
    var items = CardItems(capacity: 4)
    for entry in expected + others {
      items.grow(
        entry.text, entry.detail, shorts: entry.shorts, entry.choice, isDone: entry.isDone,
        since: entry.since)
    }
    items.add("someone else, or who joined", "", .run("call"))
    items.add(
      "evidence that it is real",
      incident.confirmations.last.map { $0.evidence ?? "confirmed by \($0.by)" } ?? "nobody yet",
      .ask("Who sees it, and where", CardCommand("confirm outage")),
      isDone: !incident.confirmations.isEmpty)
    items.add(
      "impact on users, data, security", impactDetail, .run("impact"),
      isDone: incident.impact != nil)
    items.addMore(
      "how it was found", incident.foundBy ?? "not said yet", .run("found"),
      isDone: incident.foundBy != nil)
    items.addMore("severity", incident.severity?.rawValue ?? "not said yet", .run("severity"))
    items.addMore(
      "war room", incident.room ?? "not said yet", .run("room"), isDone: incident.room != nil)
    for contact in roster.escalation {
      let known = incident.people.first { $0.name == contact.name }
      let phone = roster.phone(of: contact.name)
      let entry = entry("", contact.name, phone: phone, known)
      let detail = known == nil ? phone : entry.detail
      items.addMore(
        "escalate: \(contact.name)",
        [detail, contact.note].compactMap(\.self).joined(separator: "  "), entry.choice,
        isDone: entry.isDone)
    }
    items.addMore(
      Self.carryOnAlone,
      lone.map { "since \(times.near($0.since, now: now))" } ?? "",
      .run("lead", [], [.flag("--alone")]), isDone: lone != nil)
    return (body, items)
  }

  private static let notCalled = "not called"

  /// A line of the call sheet; what it stands for, a person or a role, never changes.
  private struct Entry {
    var text: String
    /// Who it is, or which role, the number to dial, and how that stands.
    var name: String
    var number: String?
    var state = Situation.notCalled
    var detail = Situation.notCalled
    var since: Instant?
    var choice: CardItem.Choice
    var isDone = false
    /// Whether it is the next to be called, where it is the first one.
    var isNext = false

    /// Who it is in a few cells; the number is what is dialled, so it is the last thing to go.
    var shorts: [String] {
      guard let number, !isDone else { return ["\(name)  \(state)"] }
      let mark = since == nil ? "<-" : state
      return ["\(name)  \(number)  \(state)"]
        + (state == Situation.notCalled ? [] : ["\(name)  \(number)  \(mark)"])
        + ["\(name)  \(number)", "\(number)  \(name)"]
    }
  }

  /// One entry for everybody of the roster and for every wanted role that the roster lacks; then
  /// everybody else, in order of appearance.
  ///
  /// Entries are added at the end only.
  private var callSheet: (expected: [Entry], others: [Entry]) {
    let team = callOrder.filter { $0 != incident.declaredBy }
    let wanted = Set(missingRoles.map(\.id) + (duty == nil ? [] : ["on call", "backup"]))
    var expected = team.map { name in
      let known = incident.people.first { $0.name == name }
      let words = ([dutyWord(of: name)] + (roster.person(named: name)?.roles ?? []))
        .compactMap(\.self)
      let about = words.isEmpty ? "" : "  " + words.joined(separator: ", ")
      var entry = entry(name + about, name, phone: roster.phone(of: name), known)
      let isTried = known.map { $0.presence != .known } ?? false
      // Of somebody without a role nobody knows that they would not fill one.
      entry.isNext =
        !isTried
        && (wanted.isEmpty || words.isEmpty || words.contains(where: wanted.contains))
      return entry
    }
    let covered = Set(roster.people.flatMap(\.roles))
    let lacking = playbook.roles.filter { $0.isWanted && !covered.contains($0.id) }
    for role in lacking {
      let holders = incident.people.filter { $0.role == role.id }
      if let holder = holders.first(where: { $0.presence == .joined }) ?? holders.last {
        var entry = entry(role.name, holder.name, phone: nil, holder)
        let rest = holders.filter { $0.name != holder.name }
          .map { "\($0.name) \($0.presence.rawValue), " }
        entry.detail = "\(rest.joined())\(holder.name)  \(entry.detail)"
        entry.name = "\(role.id): \(holder.name)"
        expected.append(entry)
      } else {
        expected.append(
          Entry(
            text: role.name, name: role.id,
            choice: .run("call", [], [.value("--role", role.id)]), isNext: true))
      }
    }
    if let next = expected.firstIndex(where: { $0.isNext }) {
      expected[next].state = "<- call next"
      expected[next].detail =
        expected[next].detail.dropLast(Self.notCalled.count) + expected[next].state
    }
    let known = Set(team + roster.escalation.map(\.name) + [incident.declaredBy ?? ""])
    // Whoever was called for a role that nobody has stands in its line, until they take another.
    func place(_ person: Responder) -> Int? {
      lacking.contains { $0.id == person.calledFor } ? person.tookAnother : person.appeared
    }
    let others = incident.people.filter { !known.contains($0.name) }
      .compactMap { person in place(person).map { (place: $0, person: person) } }
      .sorted { $0.place < $1.place }
      .map {
        entry($0.person.name, $0.person.name, phone: roster.phone(of: $0.person.name), $0.person)
      }
    return (expected, others)
  }

  /// Whether somebody who is expected in the call was not rung yet.
  var isSomebodyLeftToCall: Bool { callSheet.expected.contains(where: \.isNext) }

  /// The verb that rings whoever comes next: who is expected and was not rung, else anybody else of
  /// the team, then of the escalation chain, then whoever was rung the longest ago.
  var nextCall: String {
    if case .run(let command)? = callSheet.expected.first(where: \.isNext)?.choice {
      return Self.typed(command)
    }
    let names = stillToCall + roster.escalation.map(\.name)
    let tried = incident.people.filter { $0.presence != .known }
    let next =
      names.first { name in !tried.contains { $0.name == name } }
      ?? tried.filter { $0.presence == .called || $0.presence == .noAnswer }
      .min { $0.since < $1.since }?.name
    return next.map { "call \(Self.typed($0))" } ?? "call"
  }

  private func entry(
    _ text: String, _ name: String, phone: String?, _ known: Responder?
  ) -> Entry {
    let dialled = known?.phone ?? phone
    let number = dialled.map { "\($0)  " } ?? ""
    var entry = Entry(
      text: text, name: name, number: dialled, detail: number + Self.notCalled,
      choice: .run("call", [name]))
    guard let known else { return entry }
    let since = times.near(known.since, now: now)
    switch known.presence {
    case .known: break
    case .joined:
      entry.state = "IN CALL since \(since)"
      entry.detail = entry.state
      entry.choice = .question(
        "\(name) is in the call. What now?",
        ["left", "lead"].map { .init(word: $0, command: CardCommand($0, [name])) })
      entry.isDone = true
    case .called:
      entry.state = "rang"
      entry.detail = number + entry.state
      entry.since = known.since
      let joined = CardItem.Answer(word: "joined", command: CardCommand("joined", [name]))
      entry.choice = .question(
        "What came of it?",
        [joined]
          + [CallOutcome.noAnswer, .declined].map(\.rawValue).map {
            .init(word: $0, command: CardCommand("call", [name], [.flag("--\($0)")]))
          }, usual: joined)
    case .noAnswer, .declined, .left:
      entry.state = known.presence.rawValue
      entry.detail = number + entry.state
      entry.since = known.since
    }
    return entry
  }

  /// The wanted roles that nobody in the call fills although somebody was tried, and who that was.
  ///
  /// Roles that the roster lacks have lines of their own.
  private var stillWanted: String? {
    let tried = incident.people.filter { $0.name != incident.declaredBy }
    let covered = Set(roster.people.flatMap(\.roles))
    let missing = missingRoles.filter { role in
      covered.contains(role.id)
        && tried.contains { rolesOf($0).contains(role.id) && $0.presence != .called }
    }
    guard !isAlone, !missing.isEmpty else { return nil }
    let roles = missing.map { role in
      let names = tried.filter { rolesOf($0).contains(role.id) }
        .map { "\($0.name) \($0.presence.rawValue)" }
      return "\(role.id) (\(names.joined(separator: ", ")))"
    }
    return "Nobody yet from: " + roles.joined(separator: ", ")
  }

  private var impactDetail: String {
    guard let impact = incident.impact else { return "not said yet" }
    return [impact.level.rawValue, impact.data.map { "data \($0)" }, impact.text]
      .compactMap(\.self).joined(separator: ", ")
  }
}
