import Encoding
import IncidentModel
import SystemIO
import Testing

@testable import Timeline

@Suite struct AppendTests {
  let temporary: TemporaryStore

  init() throws {
    temporary = try TemporaryStore()
  }

  @Test func writesTheLineOfTheFormat() throws {
    var draft = EventDraft(.finding, by: "ana", step: .narrow)
    draft.data = [.component: "db", .evidence: "no primary", .state: "failed"]
    let written = try temporary.timeline().append([draft]).events[0]
    let expected =
      #"{"at":"2026-11-20T23:55:34.123Z","by":"ana","clock":1,"data":{"component":"db","#
      + #""evidence":"no primary","state":"failed"},"id":"\#(written.id)","kind":"finding","#
      + #""prev":"\#(EventLine.noPrevious)","recorded":"2026-11-20T23:55:34.123Z","seq":1,"#
      + #""step":"narrow","v":1,"writer":"ana-mbp-3f2a"}"# + "\n"
    #expect(String(decoding: try temporary.bytes(), as: UTF8.self) == expected)
    #expect(try FileSystem.live.status(temporary.path()).permissions == 0o600)
  }

  @Test func numbersAndChainsTheLines() throws {
    let timeline = temporary.timeline()
    let first = try timeline.append([.note("one"), .note("two")]).events
    let second = try timeline.append([.note("three")]).events
    let events = first + second
    #expect(events.map(\.sequence) == [1, 2, 3])
    #expect(events.map(\.clock) == [1, 2, 3])
    for (before, after) in zip(events, events.dropFirst()) {
      let line = String(decoding: after.line, as: UTF8.self)
      #expect(line.contains(SHA256.hex(of: before.line)))
    }
    #expect(try timeline.read().state == events)
    #expect(try timeline.audit().isWhole)
  }

  @Test func syncsTheNamesBeforeTheBytesAndTheBytesBeforeItReturns() throws {
    func mutations(_ timeline: (SystemCalls) -> Timeline) throws -> [SystemOperation] {
      let trace = CallTrace()
      let calls = SystemCalls.live.intercepted(trace) { _, _ in .proceed }
      _ = try timeline(calls).append([.note("one"), .note("two")])
      return trace.calls.map(\.operation).filter { [.write, .sync, .truncate].contains($0) }
    }
    let first = try mutations { temporary.timeline(calls: $0) }
    #expect(first == [.sync, .sync, .write, .sync])
    let second = try mutations { temporary.timeline(calls: $0) }
    #expect(second == [.write, .sync])
  }

  @Test func neverSyncsADescriptorAgainAfterAFailure() throws {
    let trace = CallTrace()
    _ = try temporary.timeline().append([.note("one")])
    let before = try temporary.bytes()
    let calls = SystemCalls.live.intercepted(trace) { _, call in
      call.operation == .sync ? .fail(.io) : .proceed
    }
    let error = #expect(throws: TimelineError.self) {
      _ = try temporary.timeline(calls: calls).append([.note("two")])
    }
    guard case .notSaved(let reason, let events) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.operation == .sync)
    #expect(events.map(\.text) == ["two"])
    #expect(trace.calls.map(\.operation).suffix(4) == [.write, .sync, .truncate, .close])
    #expect(try temporary.bytes() == before)
    let again = try temporary.timeline().retry(events).events[0]
    #expect(again.id == events[0].id)
  }

  @Test func givesAnEventTheStepOfTheTail() throws {
    let timeline = temporary.timeline()
    _ = try timeline.append([EventDraft(.stepEntered, by: "ana", step: .mitigate)])
    let note = try timeline.append([EventDraft(.note, by: "bo")]).events[0]
    #expect(note.step == .mitigate)
  }

  @Test func countsTheClockOverAllWriters() throws {
    _ = try temporary.timeline("bo-1111").append((1...5).map { .note("\($0)") })
    let event = try temporary.timeline().append([.note("after")]).events[0]
    #expect(event.clock == 6)
    #expect(event.sequence == 1)
  }

  @Test func readsOnlyTheEndsOfLongFiles() throws {
    let short = temporary.timeline()
    _ = try short.append([.note("x")])
    let costs = try [1, 400].map { count in
      _ = try temporary.timeline().append((0..<count).map { .note("long enough \($0)") })
      let read = Guarded(0)
      var calls = SystemCalls.quick
      calls.readAt = { file, buffer, offset throws(Errno) in
        let count = try SystemCalls.live.readAt(file, buffer, offset)
        read.withLock { $0 += count }
        return count
      }
      _ = try temporary.timeline(calls: calls).append([.note("y")])
      return read.withLock { $0 }
    }
    #expect(costs[1] <= 4096)
  }

  @Test func decidesOnWhatArrivedMeanwhile() throws {
    let ana = temporary.timeline()
    _ = try ana.append([.note("first")])
    let cursor = try ana.read().cursor
    _ = try temporary.timeline("bo-1111").append([.note("from bo")])
    let appended = try ana.append(since: cursor) { moment in
      [.note("saw \(moment.arrived.map(\.text).joined())")]
    }
    #expect(appended.arrived.map(\.text) == ["from bo"])
    #expect(appended.events.map(\.text) == ["saw from bo"])
    #expect(!appended.needsFold)
    let after = try #require(appended.cursor)
    #expect(try ana.news(since: after).events.isEmpty)
  }

  @Test func writesNothingWhenTheDecisionIsAgainstIt() throws {
    struct No: Error, Equatable {}
    let timeline = temporary.timeline()
    _ = try timeline.append([.note("first")])
    let before = try temporary.bytes()
    #expect(throws: AppendError<No>.refused(No())) {
      _ = try timeline.append(since: nil) { _ throws(No) in throw No() }
    }
    let nothing = try timeline.append(since: nil) { _ in [] }
    #expect(nothing.events.isEmpty)
    #expect(try temporary.bytes() == before)
  }

  @Test func saysThatThereIsNoSuchIncident() {
    let timeline = temporary.timeline(incident: "inc-2026-01-01-none")
    #expect(throws: TimelineError.noSuchIncident("inc-2026-01-01-none")) {
      _ = try timeline.append([.note("lost")])
    }
    #expect(throws: TimelineError.noSuchIncident("inc-2026-01-01-none")) {
      _ = try timeline.read()
    }
  }

  @Test func goesOnInALaneWhenTheFileIsHeld() throws {
    let timeline = temporary.timeline()
    _ = try timeline.append([.note("one")])
    let files = FileSystem.live
    let started = temporary.clock.clock.monotonicMicroseconds()
    try files.withFile(temporary.path(), .read) { file throws(SystemError) in
      #expect(try files.lock(file, .exclusive, path: temporary.path()))
      let event = try? timeline.append([.note("two")]).events[0]
      #expect(event?.writer == "ana-mbp-3f2a.2")
      #expect(event?.sequence == 1)
      #expect(event?.clock == 2)
    }
    let waited = temporary.clock.clock.monotonicMicroseconds() - started
    #expect((1_000_000..<1_100_000).contains(waited))
    _ = try timeline.append([.note("three")])
    #expect(try timeline.read().state.map(\.text) == ["one", "two", "three"])
    #expect(try timeline.audit().isWhole)
  }

  @Test func closesOffATornLineAndKeepsIt() throws {
    let timeline = temporary.timeline()
    _ = try timeline.append([.note("one")])
    let whole = try temporary.bytes()
    try temporary.put(whole + Array(#"{"at":"2026"#.utf8))
    _ = try timeline.append([.note("two")])
    let reading = try timeline.read()
    #expect(reading.state.map(\.text) == ["one", "two"])
    #expect(reading.state.map(\.sequence) == [1, 2])
    #expect(reading.damage.map(\.line) == [2])
    #expect(reading.damage.map(\.byte) == [Int64(whole.count)])
    #expect(try timeline.audit().damage.map(\.kind) == [.tornLine])
  }

  @Test func writesIntoTheFileThatHasTheName() throws {
    let timeline = temporary.timeline()
    _ = try timeline.append([.note("one")])
    let path = temporary.path()
    let replaced = Guarded(false)
    let calls = SystemCalls.quick.intercepted { _, call in
      // Between opening and locking, another program puts a copy in the file's place.
      if call.operation == .lock, !replaced.withLock({ $0 }) {
        replaced.withLock { $0 = true }
        let bytes = (try? FileSystem.live.readFile(path)) ?? []
        try? FileSystem.live.replaceFile(path, bytes)
      }
      return .proceed
    }
    _ = try temporary.timeline(calls: calls).append([.note("two")])
    #expect(try timeline.read().state.map(\.text) == ["one", "two"])
  }

  @Test func keepsSequenceAndChainWholeUnderManyWriters() async throws {
    let temporary = temporary
    try await withThrowingTaskGroup(of: Void.self) { group in
      for process in 0..<8 {
        group.addTask {
          let timeline = Timeline(
            store: temporary.store(), incident: TemporaryStore.incident,
            writer: TemporaryStore.writer)
          for number in 0..<12 {
            _ = try timeline.append([.note("\(process).\(number)")])
          }
        }
      }
      try await group.waitForAll()
    }
    let reading = try temporary.timeline().read()
    #expect(reading.state.count == 96)
    #expect(Set(reading.state.map(\.text)).count == 96)
    #expect(reading.damage.isEmpty)
    #expect(try temporary.timeline().audit().isWhole)
  }
}
