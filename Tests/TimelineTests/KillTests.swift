import Encoding
import IncidentModel
import SystemIO
import Testing

@testable import Timeline

/// Processes that end at a call, as `kill -9` would end them.
@Suite(.serialized) struct KillTests {
  /// The calls of an append to a file that is there, and some more than there are.
  @Test(arguments: 0..<11)
  func aKillAtAnyCallLosesNothing(_ number: Int) async throws {
    let temporary = try TemporaryStore()
    let timeline = temporary.timeline()
    _ = try timeline.append([.note("one")])
    let root = temporary.root
    _ = await #expect(processExitsWith: .signal(9)) {
      [root = root as String, number = number as Int] in
      let calls = SystemCalls.live.intercepted { call, _ in
        if call == number { Signal.end(by: .kill) }
        // Half a line is written first, and the next call ends it.
        return call == number - 1 ? .atMost(100) : .proceed
      }
      let store = Store(root: root, files: FileSystem(calls: calls))
      let timeline = Timeline(
        store: store, incident: TemporaryStore.incident, writer: TemporaryStore.writer)
      _ = try? timeline.append([.note("two")])
      Signal.end(by: .kill)
    }
    _ = try timeline.append([.note("three")])
    let texts = try timeline.read().state.map(\.text)
    #expect(texts == ["one", "three"] || texts == ["one", "two", "three"])
    #expect(try timeline.audit().damage.allSatisfy { $0.kind == .tornLine })
  }

  @Test func processesShareAFile() async throws {
    let temporary = try TemporaryStore()
    let root = temporary.root
    await withTaskGroup(of: Void.self) { group in
      for process in 0..<4 {
        group.addTask {
          _ = await #expect(processExitsWith: .success) {
            [root = root as String, process = process as Int] in
            let timeline = Timeline(
              store: Store(root: root), incident: TemporaryStore.incident,
              writer: TemporaryStore.writer)
            for number in 0..<10 {
              _ = try timeline.append([.note("\(process).\(number)")])
            }
          }
        }
      }
    }
    let reading = try temporary.timeline().read()
    #expect(Set(reading.state.map(\.text)).count == 40)
    #expect(reading.state.count == 40)
    #expect(reading.damage.isEmpty)
    #expect(try temporary.timeline().audit().isWhole)
  }
}
