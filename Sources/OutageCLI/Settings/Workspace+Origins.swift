import SystemIO

extension Workspace {
  /// The person's editor, and what says so.
  var editor: (command: String, origin: String) {
    if let own = world.variable("OUTAGE_EDITOR") { return (own, "$OUTAGE_EDITOR") }
    if let set = settings.editor { return (set, settingOrigin("editor") ?? settingsFile.path) }
    for name in ["VISUAL", "EDITOR"] {
      if let usual = world.variable(name) { return (usual, "$\(name)") }
    }
    return ("vi", Self.builtIn)
  }

  /// Whether somebody said which editor it is.
  var isEditorChosen: Bool { editor.origin != Self.builtIn }

  private static let builtIn = "built in"

  /// What says which zone times are told in.
  var zoneOrigin: String {
    if let name = settings.zone, zoneRules(name) != nil {
      return settingOrigin("zone") ?? settingsFile.path
    }
    return world.host.environment["TZ"] == nil ? "/etc/localtime" : "$TZ"
  }

  /// What says where the store is.
  var storeOrigin: String {
    if isStoreGiven { return "--store" }
    return ["OUTAGE_HOME", "XDG_DATA_HOME"].first { world.variable($0) != nil }.map { "$\($0)" }
      ?? Self.builtIn
  }

  /// Where a setting stands, `config.json:3`; nil where it is not set.
  func settingOrigin(_ path: String) -> String? {
    settingsFile.places[path].map { "\(SettingsFile.name):\($0.line)" }
  }
}
