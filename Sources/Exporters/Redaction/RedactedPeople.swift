import IncidentModel

/// What everybody of an incident is called where names must not leave: by the role, else `Person 1`.
struct RedactedPeople {
  /// What stands for each name, as it is spelled in the record.
  private(set) var labels: [String: String] = [:]
  /// Every way in which somebody is called, with what stands for it.
  private(set) var phrases: [(text: String, label: String)] = []

  init(record: IncidentRecord, roster: Roster) {
    let names = Self.names(in: record)
    let events = record.effectiveEvents
    let roles = names.map { Self.role(of: $0, in: record.incident, events) }
    var seen: [String: Int] = [:]
    for (name, role) in zip(names, roles) {
      seen[role, default: 0] += 1
      let isOnly = role != Self.person && roles.count { $0 == role } == 1
      labels[name] = isOnly ? role : "\(role) \(seen[role] ?? 1)"
    }
    var others = seen[Self.person] ?? 0
    for person in roster.people where labels[person.name] == nil {
      others += 1
      labels[person.name] = "\(Self.person) \(others)"
    }
    for name in names + roster.people.map(\.name).filter({ !names.contains($0) }) {
      guard let label = labels[name] else { continue }
      let spellings = [name] + (roster.person(named: name)?.aliases ?? [])
      for spelling in spellings where !phrases.contains(where: { $0.text == spelling }) {
        phrases.append((spelling, label))
      }
      // Somebody with two names is called by either.
      let parts = name.split { $0.isWhitespace }.filter { part in
        part.count > 1 && part.first?.isLowercase == false
      }
      for part in parts where parts.count > 1 { phrases.append((String(part), label)) }
    }
  }

  private static let person = "Person"

  /// Everybody whom the record names, in order of appearance.
  private static func names(in record: IncidentRecord) -> [String] {
    var names: [String] = []
    func add(_ name: String?) {
      if let name, !name.isEmpty, !names.contains(name) { names.append(name) }
    }
    for event in record.events {
      add(event.by)
      add(event.typedBy)
      if event.kind.map(namesPeople) ?? false { add(event.data[.name]) }
      add(event.data[.to])
      add(event.data[.owner])
      add(event.data[.confirmedBy])
    }
    return names
  }

  private static func namesPeople(_ kind: EventKind) -> Bool {
    switch kind {
    case .responderCalled, .responderJoined, .responderLeft, .leaderAssigned, .roleAssigned,
      .handoffAccepted, .contribution:
      true
    default: false
    }
  }

  /// The role that says most about somebody: whoever led is a leader.
  private static func role(
    of name: String, in incident: Incident, _ events: [Event]
  ) -> String {
    let hasLed = events.contains { event in
      (event.kind == .leaderAssigned || event.kind == .handoffAccepted)
        && (event.data[.name] ?? event.by) == name && !event.data.flag(.nobody)
    }
    if hasLed { return "Leader" }
    let role =
      incident.roles.filter { $0.value == name }.keys.min()
      ?? incident.people.first { $0.name == name }?.role
    guard let role, !role.isEmpty else { return person }
    return role.prefix(1).uppercased() + role.dropFirst()
  }
}
