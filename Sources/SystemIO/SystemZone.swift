/// The time zone that the machine is set to, as the name and bytes of its rules.
///
/// Only found here; what the bytes mean is read elsewhere.
public struct SystemZone: Sendable, Equatable {
  /// The zone's name, such as `Europe/Berlin`, or the text of `$TZ` when it is not a name.
  public var name: String
  /// The rules in the format of RFC 8536; empty when there is no such file.
  public var rules: [UInt8]

  /// A zone as given.
  public init(name: String, rules: [UInt8]) {
    self.name = name
    self.rules = rules
  }

  /// Where the rules of all zones are.
  private static let directories = [
    "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
    "/var/db/timezone/zoneinfo",
  ]

  /// The zone of this environment: `$TZ`, else `/etc/localtime`, else UTC.
  ///
  /// A `$TZ` that names no file keeps its text as the name, which may be a rule of POSIX.
  public static func find(environment: [String: String], files: FileSystem) -> SystemZone {
    let utc = SystemZone(name: "UTC", rules: [])
    guard var wanted = environment["TZ"] else { return local(files) ?? utc }
    if wanted.hasPrefix(":") { wanted.removeFirst() }
    guard !wanted.isEmpty else { return utc }
    return named(wanted, environment: environment, files: files)
      ?? SystemZone(name: wanted, rules: [])
  }

  /// The zone of a name or of the path of a file.
  public static func named(
    _ name: String, environment: [String: String], files: FileSystem
  ) -> SystemZone? {
    if name.hasPrefix("/") {
      return read(name, files).map { SystemZone(name: zoneName(of: name) ?? name, rules: $0) }
    }
    guard !name.isEmpty, !name.split(separator: "/").contains("..") else { return nil }
    let own = environment["TZDIR"].map { [$0] } ?? []
    for directory in own + directories {
      if let rules = read(FileSystem.join(directory, name), files) {
        return SystemZone(name: name, rules: rules)
      }
    }
    return nil
  }

  /// The zone of `/etc/localtime`, whose name is in the path that it points to.
  private static func local(_ files: FileSystem) -> SystemZone? {
    guard let rules = read("/etc/localtime", files) else { return nil }
    if let target = try? files.readLink("/etc/localtime"), let name = zoneName(of: target) {
      return SystemZone(name: name, rules: rules)
    }
    let written = (try? files.readFile("/etc/timezone", limit: 256)) ?? []
    let name = String(decoding: written.prefix { $0 > UInt8(ascii: " ") }, as: UTF8.self)
    return SystemZone(name: name.isEmpty ? "localtime" : name, rules: rules)
  }

  /// What follows `zoneinfo/` in a path.
  private static func zoneName(of path: String) -> String? {
    let parts = path.split(separator: "/")
    guard let place = parts.lastIndex(where: { $0.hasPrefix("zoneinfo") }) else { return nil }
    let name = parts[(place + 1)...].joined(separator: "/")
    return name.isEmpty ? nil : name
  }

  /// The bytes of a file of rules, if it is one.
  private static func read(_ path: String, _ files: FileSystem) -> [UInt8]? {
    guard let bytes = try? files.readFile(path, limit: 1 << 20),
      bytes.starts(with: Array("TZif".utf8))
    else { return nil }
    return bytes
  }
}
