import SystemIO

/// A fresh directory for one test.
enum TemporaryDirectory {
  static func make() throws(SystemError) -> String {
    let facts = HostFacts.live()
    let tag = Entropy.live.bytes(8).map { String($0, radix: 16) }.joined()
    let path = FileSystem.join(facts.environment["TMPDIR"] ?? "/tmp", "outage-runbooks-\(tag)")
    try FileSystem.live.createDirectories(path)
    return path
  }
}
