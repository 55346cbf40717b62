import Encoding

extension Incident {
  /// Who takes part, who leads, who does what.
  mutating func applyPeople(_ event: Event, _ kind: EventKind) {
    let data = event.data
    switch kind {
    case .responderCalled:
      guard let name = data[.name] else { return }
      let outcome = data[.outcome].flatMap(CallOutcome.init(rawValue:))
      see(name, outcome?.presence ?? .called, at: event.at, role: data[.role], phone: data[.phone])
    case .responderJoined:
      see(data[.name] ?? event.by, .joined, at: event.at, role: data[.role])
    case .responderLeft:
      see(data[.name] ?? event.by, .left, at: event.at)
    case .leaderAssigned:
      lead(event)
    case .roleAssigned:
      guard let role = data[.role], let name = data[.name] else { return }
      roles[role] = name
      see(name, .joined, at: event.at)
    case .handoffOffered:
      handoff = data[.to].map { Handoff(to: $0, at: event.at) }
    case .handoffAccepted:
      setLeader(data[.name] ?? event.by, at: event.at)
    case .taskAssigned:
      guard let to = data[.to] else { return }
      ([to] + data.list(.with)).forEach { know($0, at: event.at) }
      tasks.append(
        IncidentTask(
          id: event.id, text: data[.text] ?? "", to: to, with: data.list(.with), at: event.at,
          due: data.instant(.due)))
    case .taskDone:
      guard let place = tasks.firstIndex(where: { $0.id == data[.ref] }) else { return }
      tasks[place].doneAt = tasks[place].doneAt ?? event.at
    default: return
    }
  }

  /// Whether somebody was rung who has not come yet, so that whatever they write down is their answer.
  var isAwaitingAnswers: Bool { people.contains { $0.presence.isAwaited } }

  /// Whoever was rung and then writes something down has answered, and is there.
  ///
  /// Not whom somebody else types for, nor for whom the scenario of a drill speaks.
  mutating func takeAsAnswer(_ event: Event) {
    let isOfScenario = event.kind == .note && event.data[.item] != nil
    guard isAwaitingAnswers, !isOfScenario else { return }
    let writer = (event.typedBy ?? event.by).lowercased()
    guard
      let person = people.first(where: { person in
        person.presence.isAwaited && person.name.lowercased() == writer
          && person.since <= event.recorded
      })
    else { return }
    see(person.name, .joined, at: event.recorded)
  }

  private mutating func lead(_ event: Event) {
    guard !event.data.flag(.nobody) else {
      leader = nil
      leaderSince = nil
      handoff = nil
      isLeaderless = true
      isLeaderAssigned = false
      return
    }
    guard let name = event.data[.name] else { return }
    setLeader(name, at: event.at)
    if event.data.flag(.alone) {
      alone = LoneResponder(
        name: name, since: alone?.since ?? event.at, chain: event.data.list(.chain))
    }
  }

  private mutating func setLeader(_ name: String, at: Instant) {
    if leader != name || !isLeaderAssigned {
      leaderSince = at
    }
    if name != alone?.name { alone = nil }
    leader = name
    isLeaderAssigned = true
    isLeaderless = false
    handoff = nil
    firstLeaderAt = Self.earlier(firstLeaderAt, at)
    see(name, .joined, at: at)
  }

  /// Remembers a name that was given something to do, where it is new.
  private mutating func know(_ name: String, at: Instant) {
    guard !people.contains(where: { $0.name == name }) else { return }
    people.append(Responder(name: name, presence: .known, since: at))
    people[people.count - 1].appeared = nextPlace
  }

  private var nextPlace: Int {
    (people.map { max($0.appeared, $0.tookAnother ?? 0) }.max() ?? 0) + 1
  }

  /// Notes where somebody stands.
  ///
  /// Whoever is in the call stays in it, and there since they came, until they leave: somebody else
  /// who rings them meanwhile does not know yet.
  mutating func see(
    _ name: String, _ presence: Responder.Presence, at: Instant, role: String? = nil,
    phone: String? = nil
  ) {
    let place =
      people.firstIndex { $0.name == name }
      ?? {
        people.append(Responder(name: name, role: role, presence: .known, since: at))
        people[people.count - 1].appeared = nextPlace
        return people.count - 1
      }()
    if let role, role != people[place].calledFor ?? role, people[place].tookAnother == nil {
      people[place].tookAnother = nextPlace
    }
    people[place].role = role ?? people[place].role
    people[place].phone = phone ?? people[place].phone
    if presence == .joined, name != declaredBy {
      firstHelpAt = Self.earlier(firstHelpAt, at)
    }
    guard people[place].presence != .joined || presence == .left else { return }
    // What came of a call is no further call.
    let isOutcome =
      people[place].presence == .called && (presence == .noAnswer || presence == .declined)
    people[place].presence = presence
    people[place].since = at
    if presence != .left, !isOutcome {
      lastCallAt = max(lastCallAt ?? at, at)
    }
    if presence == .joined {
      if name != alone?.name { alone = nil }
      people[place].firstJoined = people[place].firstJoined ?? at
      if !joined.contains(name) { joined.append(name) }
    }
  }
}
