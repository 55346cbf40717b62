import Encoding
import SystemIO
import Testing

/// SHA-256 against the tool that the system has.
@Suite("SHA-256 beside the system's tool")
struct SystemHashTests {
  /// The first of these programs that is here.
  static let tool: [String]? = [["sha256sum"], ["shasum", "-a", "256"]].first { command in
    let request = Subprocess.Request(command, input: [], timeoutSeconds: 10)
    return (try? Subprocess.live.run(request))?.exit.isSuccess ?? false
  }

  @Test(
    "the same for every length around the blocks' ends, and for a megabyte",
    .enabled(if: tool != nil, "neither sha256sum nor shasum is here"),
    arguments: [0, 1, 55, 56, 63, 64, 65, 119, 120, 127, 128, 1000, 1 << 20])
  func isTheSame(length: Int) throws {
    let bytes = Entropy.seeded(UInt64(length) + 1).bytes(length)
    let outcome = try Subprocess.live.run(
      Subprocess.Request(Self.tool ?? [], input: bytes, timeoutSeconds: 60))
    let theirs = String(decoding: outcome.output, as: UTF8.self).prefix { $0 != " " }
    #expect(SHA256.hex(of: bytes) == theirs)
  }
}
