import Encoding
import IncidentModel
import Synchronization
import SystemIO
import Testing

@testable import Timeline

/// A device that forgets what was not synced: bytes of files, and names in directories.
final class ForgetfulDevice: Sendable {
  private struct Memory {
    var paths: [Int32: String] = [:]
    /// The length that each file had when it was last synced, by its inode.
    var lengths: [UInt64: Int64] = [:]
    /// The names that each directory had when it was last synced.
    var names: [String: Set<String>] = [:]
  }

  private let memory = Mutex(Memory())

  /// The system's calls, with an eye on what they make durable; from call `number` on all of them
  /// fail, as if there were nobody to make them.
  func calls(failingFrom number: Int) -> SystemCalls {
    let live = SystemCalls.quick
    var calls = live
    calls.open = { path, flags, mode throws(Errno) in
      let file = try live.open(path, flags, mode)
      self.memory.withLock { $0.paths[file.rawValue] = path }
      return file
    }
    calls.makeDirectory = { path, mode throws(Errno) in
      try live.makeDirectory(path, mode)
      self.memory.withLock { $0.names[path] = [] }
    }
    calls.sync = { file throws(Errno) in
      guard let status = try? live.descriptorStatus(file) else { return }
      let path = self.memory.withLock { $0.paths[file.rawValue] } ?? ""
      let names = status.kind == .directory ? (try? live.entries(path)) ?? [] : []
      self.memory.withLock {
        if status.kind == .directory {
          $0.names[path] = Set(names)
        } else {
          $0.lengths[status.inode] = status.size
        }
      }
    }
    return calls.intercepted { call, _ in call < number ? .proceed : .fail(.io) }
  }

  /// Cuts the power: of each file's unsynced bytes so many hundredths stay, of unsynced names none.
  func cutPower(under root: String, keeping hundredths: Int64) throws {
    let files = FileSystem.live
    for name in try files.entries(of: root) {
      let path = FileSystem.join(root, name)
      if memory.withLock({ $0.names[root].map { !$0.contains(name) } ?? false }) {
        try files.removeTree(path)
        continue
      }
      let status = try files.status(path)
      guard status.kind == .regular else {
        try cutPower(under: path, keeping: hundredths)
        continue
      }
      let kept = memory.withLock { $0.lengths[status.inode] } ?? 0
      guard status.size > kept else { continue }
      let bytes = try files.readFile(path)
      let length = kept + (status.size - kept) * hundredths / 100
      try files.withFile(path, [.write]) { file throws(SystemError) in
        try files.truncate(file, to: min(length, Int64(bytes.count)), path: path)
      }
    }
  }
}

@Suite("A power cut")
struct PowerCutTests {
  @Test("at any call of a declaration and its first notes", arguments: [Int64(0), 37, 100])
  func losesNothingThatWasAcknowledged(hundredths: Int64) throws {
    var calls = 0
    var isInterrupted = true
    while isInterrupted {
      let temporary = try TemporaryStore()
      let device = ForgetfulDevice()
      let failing = device.calls(failingFrom: calls)
      var acknowledged: [String] = []
      var incident = ""
      do {
        incident = try temporary.store(failing).createIncident(
          title: "Login down", at: Instant(milliseconds: 1_795_218_934_123))
        let timeline = temporary.timeline(incident: incident, calls: failing)
        for text in ["one", "two", "three"] {
          _ = try timeline.append([.note(text)])
          acknowledged.append(text)
        }
        isInterrupted = false
      } catch {}
      try device.cutPower(under: temporary.root, keeping: hundredths)
      try check(temporary, incident, acknowledged, "call \(calls), \(hundredths) %")
      calls += 1
    }
    #expect(calls > 40)
  }

  private func check(
    _ temporary: TemporaryStore, _ incident: String, _ acknowledged: [String], _ place: Comment
  ) throws {
    let timeline = temporary.timeline(incident: incident)
    if !acknowledged.isEmpty {
      let found = try timeline.read().state.map(\.text)
      #expect(found.starts(with: acknowledged), place)
      #expect(found.count <= acknowledged.count + 1, place)
      _ = try timeline.append([.note("next")])
      #expect(try timeline.read().state.last?.text == "next", place)
      #expect(try timeline.audit().damage.allSatisfy { $0.kind == .tornLine }, place)
      #expect(try temporary.store().openIncidentIDs().contains(incident), place)
    }
    let next = try temporary.store().createIncident(
      title: "Another", at: Instant(milliseconds: 1_795_218_934_123))
    _ = try temporary.timeline(incident: next).append([.note("on a new one")])
  }
}
