import Encoding
import IncidentModel
import SystemIO

@testable import Timeline

/// A store in a fresh directory, which goes away with it.
final class TemporaryStore: Sendable {
  let root: String
  let clock = ManualClock(milliseconds: 1_795_218_934_123)
  // Two stores must not make the same ids.
  let entropy = Entropy.live
  static let incident = "inc-2026-11-20-checkout-down"
  static let writer = "ana-mbp-3f2a"

  init() throws {
    let facts = HostFacts.live()
    let tag = Entropy.live.bytes(8).map { String($0, radix: 16) }.joined()
    root = FileSystem.join(facts.environment["TMPDIR"] ?? "/tmp", "outage-timeline-\(tag)")
    try FileSystem.live.createDirectories(FileSystem.join(root, "incidents/\(Self.incident)"))
  }

  deinit {
    try? FileSystem.live.removeTree(root)
  }

  func store(_ calls: SystemCalls = .quick) -> Store {
    Store(root: root, files: FileSystem(calls: calls))
  }

  func timeline(
    _ writer: String = TemporaryStore.writer, incident: String = TemporaryStore.incident,
    calls: SystemCalls = .quick, waitsInRealTime: Bool = false
  ) -> Timeline {
    // A child of another test may have inherited a lock for a moment; in the made-up time the
    // patience for it would be over at once.
    var clock = clock.clock
    if waitsInRealTime {
      clock.monotonicMicroseconds = Clock.live.monotonicMicroseconds
      clock.pause = Clock.live.pause
    }
    return Timeline(
      store: store(calls), incident: incident, writer: writer, clock: clock, entropy: entropy)
  }

  /// The path of a writer's file.
  func path(_ writer: String = TemporaryStore.writer) -> String {
    FileSystem.join(root, "incidents/\(Self.incident)/timeline.\(writer).jsonl")
  }

  func bytes(_ writer: String = TemporaryStore.writer) throws -> [UInt8] {
    try FileSystem.live.readFile(path(writer))
  }

  func put(_ bytes: [UInt8], _ writer: String = TemporaryStore.writer) throws {
    let files = FileSystem.live
    try files.withFile(path(writer), [.write, .create, .truncate]) { file throws(SystemError) in
      try files.writeAll(bytes, to: file, path: path(writer))
    }
  }
}

extension SystemCalls {
  /// The system's own calls, but the device is not waited for: no test cuts the power.
  static let quick: SystemCalls = {
    var calls = SystemCalls.live
    calls.sync = { _ throws(Errno) in }
    return calls
  }()
}

extension SystemCalls {
  /// As `quick`, but a lock that is held for a moment is waited for, also where the program does not.
  static let patient: SystemCalls = {
    var calls = SystemCalls.quick
    let lock = calls.lock
    calls.lock = { file, kind throws(Errno) in
      for _ in 0..<200 {
        do throws(Errno) { return try lock(file, kind) } catch {
          guard error == .wouldBlock else { throw error }
          Clock.live.pause(1000)
        }
      }
      try lock(file, kind)
    }
    return calls
  }()
}

extension EventDraft {
  /// A note.
  static func note(_ text: String) -> EventDraft {
    EventDraft(.note, by: "ana", step: .narrow, data: [.text: text])
  }
}

extension Event {
  /// What its person said.
  var text: String {
    data[.text] ?? ""
  }
}
