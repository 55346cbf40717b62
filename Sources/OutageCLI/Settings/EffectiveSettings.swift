import Encoding
import IncidentModel
import SystemIO

/// What holds here and now, each with what says so.
struct EffectiveSettings {
  /// One thing that holds.
  struct Entry: Equatable {
    /// Its path in the settings, or a name for what is not in there.
    var key: String
    /// The value as it is written in the settings.
    var value: JSON
    /// The value in words.
    var text: String
    /// What says so: a line of the settings, a variable, the playbook, the program.
    var origin: String
  }

  private(set) var entries: [Entry] = []
  private let workspace: Workspace

  init(_ workspace: Workspace) {
    self.workspace = workspace
    addPlaces()
    addPeople()
    addWords()
    addTimers()
    for (name, command) in workspace.settings.hooks.sorted(by: { $0.key < $1.key }) {
      add("hooks.\(name)", .string(command), command)
    }
  }

  private mutating func add(
    _ key: String, _ value: JSON, _ text: String, _ origin: String? = nil
  ) {
    let origin = origin ?? workspace.settingOrigin(key) ?? "not set"
    entries.append(Entry(key: key, value: value, text: text, origin: origin))
  }

  /// A text that may not be set.
  private mutating func add(_ key: String, _ text: String?, _ origin: String? = nil) {
    add(key, Self.json(text), text ?? "-", origin)
  }

  private mutating func addPlaces() {
    let world = workspace.world
    let file = workspace.settingsFile
    let isMissing = file.state == .missing
    add(
      "config", .string(file.path), file.path + (isMissing ? " (not there)" : ""),
      world.variable("XDG_CONFIG_HOME") == nil ? "built in" : "$XDG_CONFIG_HOME")
    add("store", workspace.directories.store, workspace.storeOrigin)
    add(
      "state", workspace.directories.state,
      world.variable("XDG_STATE_HOME") == nil ? "built in" : "$XDG_STATE_HOME")
    let speaker = workspace.speaker
    add("you", speaker.name, speaker.origin)
    add("editor", workspace.editor.command, workspace.editor.origin)
    add("zone", workspace.localZone.name, workspace.zoneOrigin)
  }

  private mutating func addPeople() {
    let roster = workspace.roster
    if roster.people.isEmpty { add("roster", .array([]), "-") }
    for (place, person) in roster.people.enumerated() {
      let details =
        [person.roles.joined(separator: ", "), person.phone ?? ""]
        + (person.aliases.isEmpty ? [] : ["also " + person.aliases.joined(separator: ", ")])
        + (person.knows.isEmpty ? [] : ["knows " + person.knows.joined(separator: ", ")])
      let text = ([person.name] + details).filter { !$0.isEmpty }.joined(separator: "; ")
      add(
        workspace.settingsFile.path(of: place, in: "roster"),
        Self.object([
          "name": .string(person.name), "role": Self.list(person.roles),
          "phone": Self.json(person.phone),
          "aliases": Self.list(person.aliases), "knows": Self.list(person.knows),
        ]), text)
    }
    addRotation(roster.rotation)
    if roster.escalation.isEmpty { add("escalation", .array([]), "-") }
    for (place, contact) in roster.escalation.enumerated() {
      let text = [contact.name, contact.phone, contact.note].compactMap(\.self)
      add(
        workspace.settingsFile.path(of: place, in: "escalation"),
        Self.object([
          "name": .string(contact.name), "phone": Self.json(contact.phone),
          "note": Self.json(contact.note),
        ]), text.joined(separator: "; "))
    }
  }

  private mutating func addRotation(_ rotation: Rotation?) {
    guard let rotation else { return add("rotation", nil as String?) }
    let duty = rotation.duty(at: workspace.now, zone: workspace.localZone)
    let words = duty.map { duty in
      "on call \(duty.onCall), backup \(duty.backup ?? "nobody"), "
        + "until \(duty.until.date) \(duty.until.clockMinutes)"
    }
    let from = "\(rotation.start.date) \(rotation.start.clockMinutes)"
    add(
      "rotation",
      Self.object([
        "people": Self.list(rotation.people), "start": .string(from),
        "onCall": Self.json(duty?.onCall), "backup": Self.json(duty?.backup),
        "until": Self.json(duty.map { "\($0.until.date) \($0.until.clockMinutes)" }),
        "overrides": .array(
          rotation.overrides.map { override in
            Self.object([
              "from": .string("\(override.from.date) \(override.from.clockMinutes)"),
              "to": .string("\(override.to.date) \(override.to.clockMinutes)"),
              "onCall": Self.json(override.onCall), "backup": Self.json(override.backup),
            ])
          }),
      ]),
      (words ?? "nobody before \(from)")
        + "; weekly: \(rotation.people.joined(separator: ", "))")
  }

  private mutating func addWords() {
    let settings = workspace.settings
    add("room", settings.room)
    add("statusPage", settings.statusPage)
    add("channelPrefix", settings.channelPrefix)
    let cost = settings.costPerHour
    add("costPerHour", cost.map { .number(Self.digits($0)) } ?? .null, cost.map(Self.digits) ?? "-")
    add("currency", settings.currency)
  }

  /// Every timer as a new incident would keep it, severity by severity.
  private mutating func addTimers() {
    let own = workspace.settings.timers
    let playbook = workspace.playbook(named: Workspace.playbookID)
    let merged = IncidentTimer.merged(
      own, over: IncidentTimer.merged(playbook.timers, over: IncidentTimer.defaults))
    for id in merged.keys.sorted() {
      let until = IncidentTimer.untilMitigated(id)
      let lengths = Severity.allCases.compactMap { severity in
        let isIdle = until.map { merged[$0]?[severity] ?? 0 == 0 } ?? false
        return isIdle ? nil : merged[id]?[severity].map { (severity, $0) }
      }
      let words = lengths.map { ($0.rawValue, $1 == 0 ? "0" : TimeText.duration(seconds: $1)) }
      let key = "timers.\(id)"
      add(
        key, .object(Dictionary(uniqueKeysWithValues: words.map { ($0, .string($1)) })),
        words.map { "\($0) \($1)" }.joined(separator: ", "),
        own[id] == nil
          ? (playbook.timers[id] == nil ? "built in" : "playbook \(playbook.id)")
          : workspace.settingOrigin(key) ?? workspace.settingOrigin("timers"))
    }
  }

  private static func digits(_ amount: Double) -> String {
    Int(exactly: amount).map(String.init) ?? String(amount)
  }

  private static func json(_ text: String?) -> JSON {
    text.map(JSON.string) ?? .null
  }

  private static func list(_ texts: [String]) -> JSON {
    .array(texts.map(JSON.string))
  }

  /// An object without the members that say nothing.
  private static func object(_ members: [String: JSON]) -> JSON {
    .object(members.filter { $0.value != .null && $0.value != .array([]) })
  }
}
