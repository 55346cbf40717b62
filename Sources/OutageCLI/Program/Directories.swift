import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// Where files are, by the XDG base directory specification, version 0.8, on every system.
struct Directories: Equatable {
  /// The store of incidents.
  var store: String
  /// Settings.
  var config: String
  /// What is kept per machine and account.
  var state: String

  /// Finds them; `--store` and `$OUTAGE_HOME` come before the rest.
  ///
  /// A variable that does not hold an absolute path is ignored, as the specification asks.
  init(world: World, store: String?) {
    func base(_ variable: String, _ fallback: String) -> String {
      if let path = world.variable(variable), path.hasPrefix("/") {
        return FileSystem.join(path, "outage")
      }
      return FileSystem.join(world.host.homeDirectory, fallback + "/outage")
    }
    self.store = store ?? world.variable("OUTAGE_HOME") ?? base("XDG_DATA_HOME", ".local/share")
    config = base("XDG_CONFIG_HOME", ".config")
    state = base("XDG_STATE_HOME", ".local/state")
  }

  /// The settings file.
  var configFile: String { FileSystem.join(config, SettingsFile.name) }
}
