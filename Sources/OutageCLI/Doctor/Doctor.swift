import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

/// Looks at everything that an incident will need, on a quiet day; no network is asked.
struct Doctor {
  let workspace: Workspace
  var world: World { workspace.world }

  init(_ workspace: Workspace) {
    self.workspace = workspace
  }

  /// What was found, in the order in which it matters.
  func checks() -> [DoctorCheck] {
    [version] + store + [state, settings] + hooks + [
      speaker, runbooks, zone, clock, timelines, program("git", for: "runbook diff and commits"),
      program("curl", for: "checks of runbooks, and hooks"), editor, terminal,
    ]
  }

  private var version: DoctorCheck {
    .ok("outage", "\(workspace.table.version), \(Self.system)")
  }

  private static var system: String {
    #if os(macOS)
      "macOS"
    #else
      "Linux"
    #endif
  }

  /// The file is read here so that what is wrong with it is told once, as a result.
  private var settings: DoctorCheck {
    let file = workspace.settingsFile
    guard file.state != .missing else {
      return .ok("settings", "none in \(file.path); all are optional")
    }
    let findings = workspace.check(file)
    let tally = DiagnosticTally(findings.map(\.severity))
    guard let first = findings.first(where: { $0.severity == .error }) ?? findings.first else {
      return .ok("settings", file.path)
    }
    let text = "\(tally.text): \(first.location): \(first.message)"
    return tally.errors > 0
      ? .failed("settings", text, "outage config edit")
      : .warning("settings", text, "outage config check")
  }

  /// Whether the programs that hooks begin with are there.
  private var hooks: [DoctorCheck] {
    workspace.settings.hooks.sorted { $0.key < $1.key }.map { name, command in
      // Not the whole command, which may hold a key, and this is pasted into tickets.
      guard let word = Self.firstWord(command) else { return .ok("hook \(name)", "set") }
      if isThere(word) { return .ok("hook \(name)", "\(word) is found") }
      return .warning("hook \(name)", "\(word) is not found", "outage config edit")
    }
  }

  private var speaker: DoctorCheck {
    let speaker = workspace.speaker
    guard workspace.isSpeakerKnown else {
      return .warning(
        "you", "\(speaker.name) is an account, not a person", "outage me YOUR-NAME")
    }
    let roster = workspace.roster
    guard roster.people.isEmpty || roster.person(named: speaker.name) != nil else {
      return .warning(
        "you", "\(speaker.name) (\(speaker.origin)) is nobody of the roster", "outage config edit")
    }
    return .ok("you", "\(speaker.name) (\(speaker.origin))")
  }

  private var runbooks: DoctorCheck {
    let sources = workspace.catalog.sources
    let own = sources.filter { !$0.isBuiltIn }
    let linter = RunbookLinter(workspace)
    let found =
      (try? linter.findings(in: own.compactMap(workspace.catalog.runbook(from:)), since: nil)) ?? []
    let errors = found.count { $0.severity == .error }
    let text = "\(sources.count - own.count) built in, \(own.count) of your own"
    guard workspace.book(id: Workspace.playbookID) != nil else {
      return .failed(
        "runbooks", "\(text); no playbook \(Workspace.playbookID)", "outage runbook list")
    }
    return errors > 0
      ? .warning("runbooks", "\(text), with \(errors) lint errors", "outage runbook lint")
      : .ok("runbooks", text)
  }

  private var zone: DoctorCheck {
    let zone = workspace.localZone
    let text = "\(zone.name), \(workspace.times.offset(workspace.now)) (\(workspace.zoneOrigin))"
    if let wanted = workspace.settings.zone, workspace.zoneRules(wanted) == nil {
      return .failed("zone", "no zone \"\(wanted)\" is known; using \(text)", "outage config edit")
    }
    let system = SystemZone.find(environment: world.host.environment, files: world.files)
    if workspace.settings.zone == nil, system.rules.isEmpty, system.name != "UTC",
      TimeZoneRules(posix: system.name) == nil
    {
      return .warning("zone", "no zone \"\(system.name)\" is known; using \(text)", "unset TZ")
    }
    let database = SystemZone.named(
      "Europe/Paris", environment: world.host.environment, files: world.files)
    return database == nil
      ? .warning(
        "zone", "\(text); no zone data, so zones of other machines' incidents are unknown",
        Self.installing("tzdata"))
      : .ok("zone", text)
  }

  private func program(_ name: String, for use: String) -> DoctorCheck {
    isThere(name)
      ? .ok(name, "found")
      : .warning(name, "not found; \(use) need it", Self.installing(name))
  }

  private static func installing(_ package: String) -> String {
    #if os(macOS)
      "brew install \(package)"
    #else
      "sudo apt-get install \(package)"
    #endif
  }

  private var editor: DoctorCheck {
    let editor = workspace.editor
    let text = "\(editor.command) (\(editor.origin))"
    guard let word = Self.firstWord(editor.command), !isThere(word) else {
      return .ok("editor", text)
    }
    return .warning("editor", "\(text) is not found", "export VISUAL=nano")
  }

  /// Whether the shell knows a command.
  private func isThere(_ command: String) -> Bool {
    let request = Subprocess.Request(
      ["sh", "-c", "command -v -- \"$1\"", "sh", command], timeoutSeconds: 5)
    return (try? world.programs.run(request))?.exit.isSuccess ?? false
  }

  /// The command of a line where it is plain to see: not behind an assignment, a quote, a bracket.
  private static func firstWord(_ command: String) -> String? {
    let word = command.trimmed.prefix { !$0.isWhitespace && !";|&<>".contains($0) }
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "/._-+".contains($0) }
    return word.isEmpty || !isPlain ? nil : String(word)
  }
}
