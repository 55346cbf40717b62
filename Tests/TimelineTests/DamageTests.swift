import Encoding
import IncidentModel
import SystemIO
import Testing

@testable import Timeline

@Suite struct DamageTests {
  let temporary: TemporaryStore

  init() throws {
    temporary = try TemporaryStore()
  }

  private func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
  }

  /// A file cut anywhere is what a power cut leaves that lost what was not synced.
  @Test func survivesTruncationAtEveryByte() throws {
    let timeline = temporary.timeline(calls: .patient, waitsInRealTime: true)
    _ = try timeline.append([.note("one")])
    let acknowledged = try temporary.bytes().count
    _ = try timeline.append([.note("two")])
    let whole = try temporary.bytes()
    for length in acknowledged...whole.count {
      try temporary.put(Array(whole[..<length]))
      let reading = try timeline.read()
      let expected = length == whole.count ? ["one", "two"] : ["one"]
      #expect(reading.state.map(\.text) == expected, "cut at \(length)")
      let isTorn = length > acknowledged && length < whole.count
      #expect(reading.damage.map(\.kind) == (isTorn ? [.tornTail] : []), "cut at \(length)")
      #expect(try timeline.audit().damage.map(\.kind) == (isTorn ? [.tornTail] : []))

      _ = try timeline.append([.note("three")])
      let after = try timeline.read()
      // A line that lacked nothing but its newline is whole once it is closed off.
      let lacksNewlineOnly = length == whole.count - 1
      let texts = expected + (lacksNewlineOnly ? ["two"] : []) + ["three"]
      #expect(after.state.map(\.text) == texts, "cut at \(length)")
      #expect(
        try timeline.audit().damage.map(\.kind) == (isTorn && !lacksNewlineOnly ? [.tornLine] : []),
        "cut at \(length)")
    }
  }

  @Test(arguments: [UInt8(0x01), 0x20])
  func survivesAFlippedBitInEveryByte(_ mask: UInt8) throws {
    let timeline = temporary.timeline()
    _ = try timeline.append([.note("one"), .note("two"), .note("three")])
    let whole = try temporary.bytes()
    let original = lines(whole)
    // Where no line follows, a change inside the words of the last line cannot be proved.
    let provable = original[0].count + original[1].count + 2
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= mask
      try temporary.put(bytes)
      let reading = try timeline.read()
      let kept = Set(lines(bytes)).intersection(original)
      #expect(kept.isSubset(of: reading.state.map(\.line)), "byte \(place)")
      #expect(reading.state.count <= 3, "byte \(place)")
      guard place < provable else { continue }
      let damage = try timeline.audit().damage
      let line = bytes[..<place].count { $0 == UInt8(ascii: "\n") } + 1
      #expect(damage.contains { $0.line == line }, "byte \(place): \(damage)")
      #expect(damage.allSatisfy { $0.kind != .tornLine && $0.kind != .tornTail }, "byte \(place)")
    }
  }

  @Test func appendsBehindAFlippedByte() throws {
    let timeline = temporary.timeline()
    _ = try timeline.append([.note("one"), .note("two"), .note("three")])
    let whole = try temporary.bytes()
    for place in stride(from: 0, to: whole.count, by: 13) {
      var bytes = whole
      bytes[place] ^= 0x10
      try temporary.put(bytes)
      let before = try timeline.read().state.map(\.line)
      let next = try timeline.append([.note("next")]).events[0]
      #expect(Set(try timeline.read().state.map(\.line)) == Set(before + [next.line]))
      #expect(try temporary.bytes().starts(with: bytes), "byte \(place)")
    }
  }

  @Test func tellsARemovedLineFromAChangedOne() throws {
    let timeline = temporary.timeline()
    _ = try timeline.append((1...6).map { .note("number \($0)") })
    let original = lines(try temporary.bytes())

    func kinds(_ lines: [[UInt8]]) throws -> [Damage.Kind] {
      try temporary.put(lines.flatMap { $0 + [UInt8(ascii: "\n")] })
      return try timeline.audit().damage.map(\.kind)
    }
    #expect(try kinds(original).isEmpty)
    #expect(try kinds(Array(original.dropFirst())) == [.removed(1)])
    #expect(
      try kinds(original.enumerated().filter { $0.offset != 2 }.map(\.element)) == [.removed(1)])
    #expect(
      try kinds(original.enumerated().filter { ![2, 3].contains($0.offset) }.map(\.element))
        == [.removed(2)])
    var changed = original
    changed[3] = Array(
      String(decoding: changed[3], as: UTF8.self).replacing("number 4", with: "number 7").utf8)
    #expect(try kinds(changed) == [.changed])
    #expect(try timeline.audit().damage.map(\.line) == [4])
    changed[3] = Array("nonsense".utf8)
    #expect(try kinds(changed) == [.changed])
    #expect(try timeline.read().state.count == 5)
    var swapped = original
    swapped.swapAt(1, 2)
    #expect(try kinds(swapped).contains(.outOfOrder))
  }

  @Test("a line that two findings speak of is named once")
  func namesEachChangedLineOnce() throws {
    let count = 300
    let lines = (1...count).map { number in
      let prev = SHA256.hex(of: Array("\(number)".utf8))
      return #"{"clock":\#(number),"id":"I\#(number)","kind":"note","prev":"\#(prev)","#
        + #""seq":\#(number)}"#
    }
    try temporary.put(Array((lines.joined(separator: "\n") + "\n").utf8))
    let damage = try temporary.timeline().audit().damage
    // What no line follows cannot be proved.
    #expect(damage.map(\.line) == (1..<count).map(Optional.some))
    #expect(damage.allSatisfy { $0.kind == .changed })
  }

  @Test func findsAClockThatRunsBackwardsInALineThatIsSound() throws {
    let timeline = temporary.timeline()
    var previous = EventLine.noPrevious
    var bytes: [UInt8] = []
    for (place, clock) in [5, 6, 3].enumerated() {
      let at = Instant(milliseconds: 0)
      let event = Event(
        id: "E\(place)", kindName: "note", at: at, recorded: at, by: "ana", step: nil,
        data: [.text: "\(place)"], clock: clock, writer: TemporaryStore.writer, sequence: place + 1)
      let line = EventLine.bytes(of: event, previous: previous)
      previous = SHA256.hex(of: line)
      bytes += line + [UInt8(ascii: "\n")]
    }
    try temporary.put(bytes)
    let damage = try timeline.audit().damage
    #expect(damage.map(\.kind) == [.clockBackwards])
    #expect(damage.map(\.line) == [3])
    // The order of the clocks decides, also inside a file.
    #expect(try timeline.read().state.map(\.text) == ["2", "0", "1"])
  }

  @Test func takesAnothersUnfinishedLineAsArriving() throws {
    _ = try temporary.timeline("bo-1111").append([.note("one"), .note("two")])
    let whole = try temporary.bytes("bo-1111")
    try temporary.put(Array(whole.dropLast(5)), "bo-1111")
    let reading = try temporary.timeline().read()
    #expect(reading.state.map(\.text) == ["one"])
    #expect(reading.damage.isEmpty)
    #expect(reading.arriving == ["timeline.bo-1111.jsonl"])
    let audit = try temporary.timeline().audit()
    #expect(audit.isWhole)
    #expect(audit.arriving == ["timeline.bo-1111.jsonl"])
  }

  @Test func carriesWhatItDoesNotKnowByteForByte() throws {
    let line =
      #"{"at":"2026-11-20T23:55:34.1239Z","clock":1,"colour":[1.0,2e5],"data":{"n":1.50,"#
      + #""t":"\u00e9"},"id":"X1","kind":"telepathy","prev":"\#(EventLine.noPrevious)","seq":1,"#
      + #""v":9,"writer":"bo-1111"}"#
    try temporary.put(Array("\(line)\n".utf8), "bo-1111")
    let event = try #require(try temporary.timeline().read().state.first)
    #expect(event.kind == nil)
    #expect(event.kindName == "telepathy")
    #expect(event.version == 9)
    #expect(String(decoding: event.line, as: UTF8.self) == line)
    #expect(try temporary.timeline().audit().isWhole)
  }

  @Test func readsTheRestWhenOneFileCannotBeRead() throws {
    _ = try temporary.timeline().append([.note("one")])
    _ = try temporary.timeline("bo-1111").append([.note("two")])
    let path = temporary.path("bo-1111")
    let calls = SystemCalls.quick.intercepted { _, call in
      call.operation == .open && call.path == path ? .fail(.io) : .proceed
    }
    let timeline = temporary.timeline(calls: calls)
    let reading = try timeline.read()
    #expect(reading.state.map(\.text) == ["one"])
    let error = SystemError(operation: .open, path: path, code: .io)
    #expect(reading.damage.map(\.kind) == [.unreadable(error)])
    #expect(try !timeline.audit().isWhole)
    let appended = try timeline.append([.note("goes on")])
    #expect(appended.damage.map(\.kind) == [.unreadable(error)])
  }
}
