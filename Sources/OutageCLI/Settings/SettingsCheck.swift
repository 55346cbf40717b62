import ArgumentParsing
import IncidentModel

/// Checks settings against what is around them: the zones, the playbook, the shell, each other.
struct SettingsCheck {
  /// What a check asks about the world.
  struct Surroundings {
    /// Whether a zone of this name is known.
    var isZone: (String) -> Bool
    /// The ids of the playbook's roles; where there are none, nothing is said about roles.
    var roles: [String]
    /// What the shell says against a command; nil where it would read it.
    var refusal: (String) -> String?
  }

  /// What is wrong, in the order of the file.
  let findings: [FindingLine]

  init(_ file: SettingsFile, _ around: Surroundings) {
    var check = Collector(file: file)
    check.privacy()
    check.addresses(file.settings)
    check.people(file.settings.roster, around)
    check.rotation(file.settings.roster)
    if let zone = file.settings.zone, !around.isZone(zone) {
      check.note(.unknownZone(zone), "zone")
    }
    for (name, command) in file.settings.hooks.sorted(by: { $0.key < $1.key }) {
      guard let words = around.refusal(command) else { continue }
      check.note(.brokenHook("hooks.\(name)", words), "hooks.\(name)")
    }
    findings = (file.findings + check.found).enumerated().sorted { a, b in
      let (left, right) = (a.element.place, b.element.place)
      return (left?.line ?? 0, left?.column ?? 0, a.offset)
        < (right?.line ?? 0, right?.column ?? 0, b.offset)
    }
    .map(\.element)
  }
}

/// What the checks find, with the place of each.
private struct Collector {
  let file: SettingsFile
  private(set) var found: [FindingLine] = []

  init(file: SettingsFile) {
    self.file = file
  }

  mutating func note(_ problem: SettingsProblem, _ key: String) {
    found.append(FindingLine(problem, path: file.path, place: file.places[key]))
  }

  /// Phone numbers are private, and hooks are commands that are carried out.
  mutating func privacy() {
    guard let permissions = file.permissions else { return }
    let settings = file.settings
    let phones = settings.roster.people.map(\.phone) + settings.roster.escalation.map(\.phone)
    if permissions & 0o022 != 0, !settings.hooks.isEmpty {
      note(.open(toWriting: true), "")
    } else if permissions & 0o044 != 0, phones.contains(where: { $0 != nil }) {
      note(.open(toWriting: false), "")
    }
  }

  mutating func addresses(_ settings: Settings) {
    for (key, address) in [("room", settings.room), ("statusPage", settings.statusPage)] {
      guard let address, !address.hasPrefix("https://"), !address.hasPrefix("http://") else {
        continue
      }
      note(.noAddress(key), key)
    }
  }

  mutating func people(_ roster: Roster, _ around: SettingsCheck.Surroundings) {
    var taken: Set<String> = []
    for (index, person) in roster.people.enumerated() {
      let place = file.path(of: index, in: "roster")
      for name in Set(([person.name] + person.aliases).map { $0.lowercased() }).sorted() {
        if !taken.insert(name).inserted { note(.sharedName(name), place) }
      }
      for role in person.roles where !around.roles.isEmpty && !around.roles.contains(role) {
        let nearest = NameSuggestion.nearest(to: role, among: around.roles)
        note(.unknownRole(role, nearest: nearest), place + ".role")
      }
      check(phone: person.phone, place)
    }
    for (index, contact) in roster.escalation.enumerated() {
      check(phone: contact.phone, file.path(of: index, in: "escalation"))
    }
  }

  private mutating func check(phone: String?, _ place: String) {
    guard let phone, !phone.contains(where: \.isNumber) else { return }
    note(.noNumber("\(place).phone"), "\(place).phone")
  }

  /// The names of the rotation should be people with numbers to dial.
  mutating func rotation(_ roster: Roster) {
    guard let rotation = roster.rotation, !roster.people.isEmpty else { return }
    for (index, name) in rotation.people.enumerated() {
      person(name, file.path(of: index, in: "rotation.people"), roster)
    }
    for (index, override) in rotation.overrides.enumerated() {
      let place = file.path(of: index, in: "rotation.overrides")
      for (key, name) in [("onCall", override.onCall), ("backup", override.backup)] {
        if let name { person(name, "\(place).\(key)", roster) }
      }
    }
  }

  private mutating func person(_ name: String, _ place: String, _ roster: Roster) {
    guard roster.person(named: name) == nil else { return }
    let nearest = NameSuggestion.nearest(to: name, among: roster.people.map(\.name))
    note(.unknownPerson(name, nearest: nearest), place)
  }
}
