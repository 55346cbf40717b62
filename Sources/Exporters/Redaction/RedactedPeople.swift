import IncidentModel

/// What everybody of an incident is called where names must not leave: by the role, else `Person 1`.
struct RedactedPeople {
  /// Every way in which somebody is called, with what stands for it.
  private(set) var phrases: [(text: String, label: String)] = []
  /// Numbers under which somebody can be rung.
  let phones: [String]
  /// What stands for each person, by the one spelling that `key` gives.
  private var labels: [String: String] = [:]
  private let roster: Roster

  /// Finds everybody.
  ///
  /// A role is what somebody typed as well; who has one that `isTelling` becomes a
  /// person without a role.
  init(
    record: IncidentRecord, roster: Roster, isTelling: (String) -> Bool = { _ in false }
  ) {
    self.roster = roster
    let contacts = roster.escalation
    phones =
      roster.people.compactMap(\.phone) + contacts.compactMap(\.phone)
      + record.events.compactMap { $0.data[.phone] }
    let names = Self.names(in: record)
    let others = roster.people.map(\.name) + contacts.map(\.name)
    let events = record.effectiveEvents
    labels = numbered(names, others) { key in
      let role = role(of: key, in: record.incident, events)
      return isTelling(role) ? Self.person : role
    }
    for name in names + others {
      guard let label = label(of: name) else { continue }
      let spellings = [name] + (roster.person(named: name)?.aliases ?? [])
      for spelling in spellings { phrases.append((spelling, label)) }
      for part in Self.parts(of: name) { phrases.append((part, label)) }
    }
  }

  /// What stands for somebody, however the name is written; nil for who is unknown.
  func label(of name: String) -> String? {
    labels[key(name)]
  }

  private static let person = "Person"

  /// One person is one, in small letters or by another name of the roster.
  private func key(_ name: String) -> String {
    (roster.person(named: name)?.name ?? name).lowercased()
  }

  private func numbered(
    _ names: [String], _ others: [String], _ role: (String) -> String
  ) -> [String: String] {
    var keys: [String] = []
    for name in names where !keys.contains(key(name)) { keys.append(key(name)) }
    let roles = keys.map(role)
    var labels: [String: String] = [:]
    var seen: [String: Int] = [:]
    for (key, role) in zip(keys, roles) {
      seen[role, default: 0] += 1
      let isOnly = role != Self.person && roles.count { $0 == role } == 1
      labels[key] = isOnly ? role : "\(role) \(seen[role] ?? 1)"
    }
    for name in others where labels[key(name)] == nil {
      seen[Self.person, default: 0] += 1
      labels[key(name)] = "\(Self.person) \(seen[Self.person] ?? 1)"
    }
    return labels
  }

  /// The names of somebody who has several, for who is called by one of them.
  ///
  /// Where others begin with a capital, those that do not are particles.
  private static func parts(of name: String) -> [String] {
    let parts = name.split { $0.isWhitespace || $0 == "." || $0 == "_" }
    guard parts.count > 1 else { return [] }
    let hasCapital = parts.contains { $0.first?.isUppercase == true }
    return parts.filter { $0.count > 1 && !(hasCapital && $0.first?.isLowercase == true) }
      .map(String.init)
  }

  /// Everybody whom the record names, in order of appearance.
  private static func names(in record: IncidentRecord) -> [String] {
    var names: [String] = []
    func add(_ name: String?) {
      if let name, !name.isEmpty, !names.contains(name) { names.append(name) }
    }
    for event in record.events {
      add(event.by)
      add(event.typedBy)
      if event.kind?.namesSomebody ?? false { add(event.data[.name]) }
      add(event.data[.to])
      add(event.data[.owner])
      add(event.data[.confirmedBy])
      (event.data.list(.with) + event.data.list(.chain)).forEach(add)
    }
    return names
  }

  /// The role that says most about somebody: whoever led is a leader.
  private func role(of key: String, in incident: Incident, _ events: [Event]) -> String {
    let hasLed = events.contains { event in
      (event.kind == .leaderAssigned || event.kind == .handoffAccepted)
        && self.key(event.data[.name] ?? event.by) == key && !event.data.flag(.nobody)
    }
    if hasLed { return "Leader" }
    let role =
      incident.roles.filter { self.key($0.value) == key }.keys.min()
      ?? incident.people.first { self.key($0.name) == key }?.role
    guard let role, !role.isEmpty else { return Self.person }
    return role.prefix(1).uppercased() + role.dropFirst()
  }
}

extension EventKind {
  /// Whether its `name` is that of a person.
  var namesSomebody: Bool {
    switch self {
    case .responderCalled, .responderJoined, .responderLeft, .leaderAssigned, .roleAssigned,
      .handoffAccepted, .contribution:
      true
    default: false
    }
  }
}
