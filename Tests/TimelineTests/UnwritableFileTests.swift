import Encoding
import IncidentModel
import SystemIO
import Testing

@testable import Timeline

/// Files that stand where a writer's own should be, and numbers that nobody counted up to.
@Suite struct UnwritableFileTests {
  let temporary: TemporaryStore

  init() throws {
    temporary = try TemporaryStore()
  }

  private func put(_ line: String, _ writer: String = TemporaryStore.writer) throws {
    try temporary.put(Array((line + "\n").utf8), writer)
  }

  private func line(clock: Int, sequence: Int, writer: String) -> String {
    #"{"clock":\#(clock),"data":{"text":"far"},"id":"X1","kind":"note","seq":\#(sequence),"#
      + #""writer":"\#(writer)"}"#
  }

  @Test(
    "a file that this account may not write is gone around",
    arguments: [
      Errno.permission, .notPermitted, .isDirectory, .tooManyLinks,
    ])
  func goesAroundAFile(_ code: Errno) throws {
    _ = try temporary.timeline().append([.note("one")])
    let path = temporary.path()
    let calls = SystemCalls.quick.intercepted { _, call in
      call.operation == .open && call.path == path ? .fail(code) : .proceed
    }
    let event = try temporary.timeline(calls: calls).append([.note("two")]).events[0]
    #expect(event.writer == "ana-mbp-3f2a.2")
    #expect(try temporary.timeline().read().state.map(\.text).sorted() == ["one", "two"])
  }

  @Test func saysSoWhereNoFileCanBeWritten() throws {
    let calls = SystemCalls.quick.intercepted { _, call in
      call.operation == .open ? .fail(.permission) : .proceed
    }
    let timeline = temporary.timeline(calls: calls)
    let error = #expect(throws: TimelineError.self) { _ = try timeline.append([.note("two")]) }
    guard case .notSaved(let reason, let events) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.path == temporary.path())
    #expect(events.map(\.text) == ["two"])
  }

  @Test func writesIntoNoDirectory() throws {
    try FileSystem.live.createDirectories(temporary.path())
    let event = try temporary.timeline().append([.note("one")]).events[0]
    #expect(event.writer == "ana-mbp-3f2a.2")
  }

  @Test(
    "an end that the device does not give is gone around", arguments: [Errno.io, .fileTooLarge])
  func goesAroundASickFile(_ code: Errno) throws {
    _ = try temporary.timeline().append([.note("one")])
    let isFirst = Guarded(true)
    let calls = SystemCalls.quick.intercepted { _, call in
      guard call.operation == .read, isFirst.withLock({ $0 }) else { return .proceed }
      isFirst.withLock { $0 = false }
      return .fail(code)
    }
    let event = try temporary.timeline(calls: calls).append([.note("two")]).events[0]
    #expect(event.writer == "ana-mbp-3f2a.2")
    #expect(event.clock == 2)
  }

  @Test("a server that numbers files anew whenever it is asked is believed in the end")
  func bearsWithUnsteadyNumbers() throws {
    let number = Guarded(UInt64(1) << 40)
    var calls = SystemCalls.quick
    calls.status = { path throws(Errno) in
      var status = try SystemCalls.live.status(path)
      status.inode = number.withLock { number in
        number += 1
        return number
      }
      return status
    }
    _ = try temporary.timeline(calls: calls).append([.note("one")])
    #expect(try temporary.timeline().read().state.map(\.text) == ["one"])
  }

  @Test("a symbolic link in a shared store leads nowhere")
  func followsNoLink() throws {
    let victim = FileSystem.join(temporary.root, "victim")
    try FileSystem.live.replaceFile(victim, Array("precious\n".utf8))
    let link = try Subprocess.live.run(Subprocess.Request(["ln", "-s", victim, temporary.path()]))
    #expect(link.exit.isSuccess)
    let event = try temporary.timeline().append([.note("one")]).events[0]
    #expect(event.writer == "ana-mbp-3f2a.2")
    #expect(try FileSystem.live.readFile(victim) == Array("precious\n".utf8))
  }

  @Test("without locks nothing is taken back that another may have written")
  func shortensNothingWithoutALock() throws {
    _ = try temporary.timeline().append([.note("one")])
    let temporary = temporary
    let calls = SystemCalls.quick.intercepted { _, call in
      switch call.operation {
      case .lock: return .fail(.notSupported)
      case .sync:
        _ = try? temporary.timeline().append([.note("of another process")])
        return .fail(.io)
      default: return .proceed
      }
    }
    #expect(throws: TimelineError.self) {
      _ = try temporary.timeline(calls: calls).append([.note("two")])
    }
    #expect(try temporary.timeline().read().state.map(\.text).contains("of another process"))
  }

  @Test(
    "numbers at the end of what can be counted stop nobody",
    arguments: [
      (1, Int.max), (1, 1 << 53), (1 << 53, 1), (Int.max, 3), ((1 << 53) - 1, (1 << 53) - 1),
    ])
  func countsNoFurther(clock: Int, sequence: Int) throws {
    try put(line(clock: clock, sequence: sequence, writer: TemporaryStore.writer))
    try put(line(clock: clock, sequence: sequence, writer: "bo-1111"), "bo-1111")
    let timeline = temporary.timeline()
    _ = try timeline.append([.note("one"), .note("two")])
    _ = try timeline.append([.note("three")])
    // Where nothing is left to count with, only their order is lost.
    let texts = try timeline.read().state.map(\.text).filter { $0 != "far" }
    #expect(Set(texts) == ["one", "two", "three"])
    _ = try timeline.audit()
    _ = try temporary.timeline("cy-2222").unite(copy: timeline.directory)
  }

  @Test("an event that is written again is new once")
  func handsOutARetriedEventOnce() throws {
    let timeline = temporary.timeline()
    _ = try timeline.append([.note("one")])
    var cursor = try timeline.read().cursor
    // The line is there, but nobody can say that it will stay, nor take it back.
    let calls = SystemCalls.quick.intercepted { _, call in
      [.sync, .truncate].contains(call.operation) ? .fail(.io) : .proceed
    }
    let error = #expect(throws: TimelineError.self) {
      _ = try temporary.timeline(calls: calls).append([.note("two")], since: cursor)
    }
    guard case .notSaved(_, let events) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    let again = try timeline.retry(events, since: cursor)
    #expect(again.arrived.map(\.text) == ["two"])
    #expect(again.events.map(\.text) == ["two"])
    #expect(again.unseen.isEmpty)
    cursor = try #require(again.cursor)
    #expect(try timeline.append([.note("three")], since: cursor).unseen.map(\.text) == ["three"])
    #expect(try timeline.append([.note("four")]).unseen.map(\.text) == ["four"])
  }
}
