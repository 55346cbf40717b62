import Encoding

extension Situation {
  /// Who had the duty when the incident began to count; nil where no rotation says so.
  ///
  /// Not who has it now: numbers on the call sheet must not move at the hour of the hand-over.
  public var duty: Rotation.Duty? {
    roster.rotation?.duty(at: incident.openedAt ?? now, zone: calendar.zone)
  }

  /// The people of the team in the order in which they are phoned: on call, backup, the rest.
  public var callOrder: [String] {
    let onDuty = [duty?.onCall, duty?.backup].compactMap(\.self)
      .map { roster.person(named: $0)?.name ?? $0 }
    return (onDuty + roster.people.map(\.name)).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  /// What somebody is in the rotation: `on call`, `backup`, or nil.
  public func dutyWord(of name: String) -> String? {
    guard let duty else { return nil }
    func isSame(_ other: String?) -> Bool {
      other.map { (roster.person(named: $0)?.name ?? $0) == name } ?? false
    }
    return isSame(duty.onCall) ? "on call" : isSame(duty.backup) ? "backup" : nil
  }

  /// The people of the team who are not in the call, in the order in which they are phoned.
  public var stillToCall: [String] {
    let there = Set(incident.present.map(\.name))
    return callOrder.filter { $0 != incident.declaredBy && !there.contains($0) }
  }

  /// What is known about somebody in one line: duty, roles, what they know; of the escalation chain
  /// what to have at hand.
  public func facts(about name: String) -> String? {
    let person = roster.person(named: name)
    if person == nil, let contact = roster.escalation.first(where: { $0.name == name }) {
      return ["escalation", contact.note].compactMap(\.self).joined(separator: ", ")
    }
    let ids = incident.people.first { $0.name == name }.map(rolesOf) ?? person?.roles ?? []
    let roles = playbook.roles + playbook.teamRoles
    let said = ids.map { id in roles.first { $0.id == id }?.name ?? id }
    let knows = person?.knows ?? []
    let parts =
      [dutyWord(of: name)].compactMap(\.self) + said
      + (knows.isEmpty ? [] : ["knows " + knows.joined(separator: ", ")])
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
