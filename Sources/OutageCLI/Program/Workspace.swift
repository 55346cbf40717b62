import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

/// What a run of the program works with: the world, the console, the settings, the store.
///
/// Everything that costs a read is read when it is first asked for.
final class Workspace {
  let world: World
  let console: Console
  let directories: Directories
  let store: Store
  /// Whether `--store` names the store.
  let isStoreGiven: Bool
  /// What `--runbooks` says.
  let runbookDirectory: String?

  /// The settings file; reading it tells what is wrong with it.
  private(set) lazy var settingsFile: SettingsFile = readSettings()
  private(set) lazy var catalog: RunbookCatalog = makeCatalog()
  /// The zone that this machine tells times in: the settings', else the system's.
  private(set) lazy var localZone: TimeZoneRules = findLocalZone()
  private(set) lazy var writer: String = findWriter()
  /// Who sits at this keyboard, and what says so.
  private(set) lazy var speaker: (name: String, origin: String) = findSpeaker()
  /// Whether somebody said who sits at this keyboard.
  private lazy var isSpeakerTold: Bool = rememberedSpeaker != nil
  /// The zones looked for so far; nil for what is none.
  private var zones: [String: TimeZoneRules?] = [:]
  /// What the last command of a runbook left to the next.
  var shellState = ShellState()
  /// The values that people gave to placeholders in this run.
  var givenValues: [String: String] = [:]
  /// The runbooks that were looked for by their ids.
  var books: [String: Runbook] = [:]

  init(world: World, console: Console, store: String?, runbooks: String?) {
    self.world = world
    self.console = console
    directories = Directories(world: world, store: store)
    self.store = Store(root: directories.store, files: world.files)
    isStoreGiven = store != nil
    runbookDirectory = runbooks
  }

  var settings: Settings { settingsFile.settings }

  var roster: Roster { settings.roster }

  var now: Instant { world.now }

  var speakerName: String { speaker.name }

  /// Reads the settings anew without a word about them; whoever asks tells what is wrong.
  @discardableResult
  func rereadSettings() -> SettingsFile {
    let file = SettingsFile(path: directories.configFile, files: world.files)
    settingsFile = file
    return file
  }
}

extension Workspace {
  private func findLocalZone() -> TimeZoneRules {
    if let name = settings.zone {
      if let zone = zoneRules(name) { return zone }
      console.say("warning: no zone \"\(name)\" is known; going on with this machine's")
    }
    let system = SystemZone.find(environment: world.host.environment, files: world.files)
    return rules(system) ?? .utc
  }

  /// The zone of a name, read once.
  func zoneRules(_ name: String) -> TimeZoneRules? {
    if name == "UTC" { return .utc }
    if let known = zones[name] { return known }
    let found =
      SystemZone.named(name, environment: world.host.environment, files: world.files)
      .flatMap(rules) ?? TimeZoneRules(posix: name)
    zones[name] = .some(found)
    return found
  }

  /// The zone that an incident was declared in; this machine's where that is not known.
  func zone(of incident: Incident) -> TimeZoneRules { zone(named: incident.zone) }

  /// The zone of a name; this machine's where there is none or it is not known.
  func zone(named name: String?) -> TimeZoneRules {
    name.flatMap(zoneRules) ?? localZone
  }

  /// How times of an incident are told here: in this machine's zone.
  var times: TimeText { TimeText(zone: localZone) }

  private func rules(_ zone: SystemZone) -> TimeZoneRules? {
    if zone.rules.isEmpty { return TimeZoneRules(posix: zone.name) }
    return TimeZoneRules(name: zone.name, tzif: zone.rules)
  }
}

extension Workspace {
  /// How many findings of the settings a command tells of, so that they do not bury its answer.
  private static let toldFindings = 3

  /// The settings; a file that cannot be read or used is said so and gone on without.
  private func readSettings() -> SettingsFile {
    let file = SettingsFile(path: directories.configFile, files: world.files)
    if case .unreadable(let error) = file.state {
      console.say("warning: the settings in \(file.path) cannot be read: \(error.code.text)")
    }
    let isWhole = file.findings.count <= Self.toldFindings
    for finding in file.findings.prefix(isWhole ? Self.toldFindings : Self.toldFindings - 1) {
      let rest = if case .broken = file.state { "; going on without settings" } else { "" }
      console.say("warning: \(finding.location): \(finding.message)\(rest)")
    }
    if !isWhole {
      let more = file.findings.count - Self.toldFindings + 1
      console.say("warning: \(more) more in \(file.path): outage config check")
    }
    return file
  }

  private func findWriter() -> String {
    let identity = WriterIdentity.load(
      directory: directories.state, hostName: world.host.hostName, files: world.files,
      entropy: world.entropy)
    if !identity.isKept {
      console.say("warning: \(directories.state) cannot be written; this run has a name of its own")
    }
    return identity.name
  }

  /// Who sits at this keyboard: what `me` said, `$OUTAGE_USER`, git's name, the login's.
  private func findSpeaker() -> (name: String, origin: String) {
    let candidates: [(find: () -> String?, origin: String)] = [
      ({ self.rememberedSpeaker }, "outage me"),
      ({ self.world.variable("OUTAGE_USER") }, "$OUTAGE_USER"),
      ({ self.gitName }, "git config user.name"), ({ self.world.host.loginName }, "login name"),
    ]
    for candidate in candidates {
      if let name = candidate.find()?.trimmed, !name.isEmpty {
        return (roster.person(named: name)?.name ?? name, candidate.origin)
      }
    }
    return ("unknown", "nothing")
  }

  /// Whether the speaker is known as a person rather than as an account that people share.
  ///
  /// Whoever was asked and let the account's name stand is not asked again.
  var isSpeakerKnown: Bool {
    isSpeakerTold
      || !Self.sharedAccounts.contains(speakerName)
  }

  private static let sharedAccounts: Set<String> = [
    "root", "ubuntu", "admin", "ec2-user", "debian", "vagrant", "user", "unknown",
  ]

  /// Says who sits at this keyboard from now on, also to later runs.
  func remember(speaker name: String) {
    speaker = (name, "outage me")
    isSpeakerTold = true
    do throws(SystemError) {
      try world.files.createDirectories(directories.state)
      try world.files.replaceFile(speakerFile, Array(name.utf8))
    } catch {
      console.say("warning: \(speakerFile) cannot be written: \(error.code.text)")
    }
  }

  private var speakerFile: String { FileSystem.join(directories.state, "me") }

  private var rememberedSpeaker: String? {
    (try? world.files.readFile(speakerFile, limit: 4096)).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private var gitName: String? {
    let request = Subprocess.Request(["git", "config", "user.name"], timeoutSeconds: 2)
    guard let outcome = try? world.programs.run(request), outcome.exit.isSuccess else { return nil }
    return String(decoding: outcome.output, as: UTF8.self)
  }
}
