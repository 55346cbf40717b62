import SystemIO

/// A fresh directory, which goes away with it.
final class TemporaryDirectory: Sendable {
  let path: String

  init() throws {
    let tag = Entropy.live.bytes(8).map { String($0, radix: 16) }.joined()
    path = FileSystem.join(
      HostFacts.live().environment["TMPDIR"] ?? "/tmp", "outage-system-\(tag)")
    try FileSystem.live.createDirectories(path)
  }

  deinit {
    try? FileSystem.live.removeTree(path)
  }

  func callAsFunction(_ name: String) -> String {
    FileSystem.join(path, name)
  }
}
