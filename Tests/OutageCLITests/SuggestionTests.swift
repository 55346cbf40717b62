import Synchronization
import SystemIO
import Testing

@testable import OutageCLI

@Suite("The runbook that fits what was said")
struct SuggestionTests {
  /// Time that passes when a runbook is opened.
  private final class Slowness: Sendable {
    let clock = Mutex<ManualClock?>(nil)
  }

  @Test("is looked for while the prompt waits where looking takes long")
  func doesNotHoldUpThePrompt() throws {
    let slowness = Slowness()
    var files = FileSystem.live
    let open = files.calls.open
    files.calls.open = { (path, flags, permissions) throws(Errno) in
      if path.contains("/outage/runbooks/") {
        slowness.clock.withLock { $0?.advance(milliseconds: 60) }
      }
      return try open(path, flags, permissions)
    }
    let world = try TestWorld(.init(files: files))
    try world.files.createDirectories("\(world.root)/config/outage/runbooks")
    try world.files.replaceFile(
      "\(world.root)/config/outage/runbooks/other.md", Array("# Something else\n".utf8))
    slowness.clock.withLock { $0 = world.clock }
    let status = world.run(
      ["start", "Nothing works", "--severity", "P1"],
      lines: ["connection pool exhausted", "replica set without a primary", "[+1s]", "<ctrl-d>"])
    #expect(status == 0)
    let parts = world.screen.split(separator: "[+1s]").map(String.init)
    #expect(parts.first?.contains("A runbook fits: Database connection pool exhausted") == true)
    #expect(parts.first?.contains("without a primary  /") == false)
    #expect(parts.last?.contains("A runbook fits: Database replica set without a primary") == true)
  }
}
