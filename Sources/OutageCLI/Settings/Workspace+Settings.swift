import IncidentModel
import SystemIO

extension Workspace {
  /// Everything that is wrong with the settings, also where they do not fit what is around them.
  func check(_ file: SettingsFile) -> [FindingLine] {
    if case .unreadable(let error) = file.state {
      return [FindingLine(unreadable: file.path, error)]
    }
    let playbook = playbook(named: Self.playbookID)
    let check = SettingsCheck(
      file,
      SettingsCheck.Surroundings(
        isZone: { self.zoneRules($0) != nil },
        roles: (playbook.roles + playbook.teamRoles).map(\.id), refusal: refusal))
    return check.findings
  }

  /// What the shell says against a command; nil where it would read it, or where there is no shell.
  private func refusal(_ command: String) -> String? {
    let request = Subprocess.Request(
      ["sh", "-n"], environment: ["ENV": nil, "LC_ALL": "C"], input: Array("\(command)\n".utf8),
      timeoutSeconds: 5)
    guard let outcome = try? world.programs.run(request), case .status(let status) = outcome.exit,
      status != 0, !outcome.errors.isEmpty
    else { return nil }
    let words = String(decoding: outcome.errors, as: UTF8.self).split(separator: "\n").first ?? ""
    return String(words.prefix(200)).trimmed
  }

  /// Writes the examples where there are no settings yet; answers whether it did.
  func createSettings() throws(CommandFailure) -> Bool {
    guard !world.files.exists(directories.configFile) else { return false }
    do throws(SystemError) {
      try world.files.createDirectories(directories.config)
      try world.files.createFile(directories.configFile, Array(SettingsSkeleton.text.utf8))
      return true
    } catch {
      if error.code == .exists { return false }
      throw CommandFailure(error)
    }
  }

  /// Takes the examples away again where nobody wrote anything into them.
  func removeUntouchedSettings() {
    let bytes = try? world.files.readFile(directories.configFile, limit: 1 << 20)
    if bytes == Array(SettingsSkeleton.text.utf8) {
      world.files.removeIfThere(directories.configFile)
    }
  }
}
