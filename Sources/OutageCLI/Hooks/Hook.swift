import IncidentModel
import SystemIO

/// A command of the settings that carries a word outside.
///
/// There is none for a drill: only `choose` makes one, and it makes none of an incident that is
/// practice.
struct Hook {
  /// Its name in the settings.
  let name: String
  /// The shell command.
  let command: String

  private init(name: String, command: String) {
    self.name = name
    self.command = command
  }

  /// Who carries a word outside.
  enum Choice {
    /// A person: the settings have no hook for it.
    case person
    /// Nobody, for it is practice; the hook that would, where there is one.
    case nobody(wouldRun: String?)
    /// This hook.
    case hook(Hook)
  }

  /// Finds who carries a word of an incident outside.
  static func choose(_ wanted: HookName, of settings: Settings, for incident: Incident) -> Choice {
    let found = wanted.candidates.first { settings.hooks[$0] != nil }
    if incident.isDrill { return .nobody(wouldRun: found) }
    guard let name = found, let command = settings.hooks[name] else { return .person }
    return .hook(Hook(name: name, command: command))
  }

  /// When a hook is ended, in seconds: nobody waits longer for a channel in an outage.
  static let timeLimit = 30

  /// What is run for a message.
  ///
  /// The command in a shell, the message on its input, the facts in its environment; those that are
  /// not known are taken out of it.
  func request(message: String, facts: [HookFact: String]) -> Subprocess.Request {
    var environment: [String: String?] = ["NO_COLOR": "1", "TERM": "dumb"]
    for fact in HookFact.allCases {
      // A variable ends at its first zero byte.
      environment.updateValue(
        facts[fact].map { String($0.prefix { $0 != "\0" }) }, forKey: fact.rawValue)
    }
    environment[HookFact.hook.rawValue] = name
    return Subprocess.Request(
      ["sh", "-c", command], environment: environment,
      input: message.isEmpty ? [] : Array("\(message)\n".utf8),
      timeoutSeconds: Double(Self.timeLimit), outputLimit: 1 << 16)
  }
}
