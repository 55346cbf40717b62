/// What one command leaves to the next, as in a shell: the directory and the exported variables.
struct ShellState: Equatable {
  /// The directory; nil before the first command.
  var directory: String?
  /// The variables; nil before the first command.
  var variables: [String: String]?

  /// Names that belong to one shell or to this tool.
  private static let own: Set<String> = ["_", "SHLVL", "PWD", "OLDPWD", "OUTAGE_STATE_MARK"]

  /// The state of nothing run yet.
  init() {}

  /// What a shell told: a line with its directory, then `NAME=value`, each ended by a zero byte.
  init?(told bytes: [UInt8]) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), end > 0 else { return nil }
    directory = String(decoding: bytes[..<end], as: UTF8.self)
    var found: [String: String] = [:]
    for entry in bytes[(end + 1)...].split(separator: 0) {
      guard let equals = entry.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(decoding: entry[..<equals], as: UTF8.self)
      guard !Self.own.contains(name) else { continue }
      found[name] = String(decoding: entry[(equals + 1)...], as: UTF8.self)
    }
    variables = found
  }

  /// The changes to the environment of this process that give the next command these variables.
  func changes(to environment: [String: String]) -> [String: String?] {
    guard let variables else { return [:] }
    var changes: [String: String?] = variables.mapValues { $0 }
    for name in environment.keys where variables[name] == nil && !Self.own.contains(name) {
      changes.updateValue(nil, forKey: name)
    }
    return changes
  }
}
