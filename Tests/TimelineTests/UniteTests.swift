import Encoding
import IncidentModel
import SystemIO
import Testing

@testable import Timeline

@Suite struct UniteTests {
  let here: TemporaryStore
  let there: TemporaryStore

  init() throws {
    here = try TemporaryStore()
    there = try TemporaryStore()
  }

  private func copy(of store: TemporaryStore) -> String {
    store.store().directory(of: TemporaryStore.incident)
  }

  private func unite(
    _ copy: TemporaryStore, into store: TemporaryStore
  ) throws -> Timeline.United {
    try store.timeline("reader-0000").unite(copy: self.copy(of: copy))
  }

  @Test func givesOneTimelineOnBothSides() throws {
    _ = try here.timeline("ana-1111").append([.note("a1"), .note("a2")])
    _ = try unite(here, into: there)
    there.clock.advance(milliseconds: -7_200_000)
    _ = try there.timeline("bo-2222").append([.note("b1")])
    _ = try here.timeline("ana-1111").append([.note("a3")])
    _ = try unite(there, into: here)
    _ = try unite(here, into: there)
    let one = try here.timeline("ana-1111").read()
    let other = try there.timeline("bo-2222").read()
    #expect(one.state == other.state)
    #expect(one.state.map(\.text) == ["a1", "a2", "a3", "b1"])
    #expect(try here.timeline().audit().isWhole)
    #expect(try there.timeline().audit().isWhole)
    #expect(try here.bytes("ana-1111") == there.bytes("ana-1111"))
  }

  @Test(arguments: Array(UInt64(1)...8))
  func givesOneTimelineInAnyOrderOfCopies(_ seed: UInt64) throws {
    let random = Entropy.seeded(seed)
    func roll(_ limit: Int) -> Int { Int(random.bytes(1)[0]) % limit }
    var snapshots: [TemporaryStore] = []
    let names = ["ana-1111", "bo-2222", "cy-3333"]
    let machines = try names.map { _ in try TemporaryStore() }
    for number in 0..<14 {
      let who = roll(3)
      machines[who].clock.advance(milliseconds: Int64(roll(200) - 100) * 60_000)
      if roll(2) == 0 {
        // Text of its own, so that equal texts cannot hide a loss.
        let draft = EventDraft.note("\(names[who]) \(number)")
        _ = try machines[who].timeline(names[who]).append([draft])
      } else {
        let snapshot = try TemporaryStore()
        _ = try unite(machines[who], into: snapshot)
        snapshots.append(snapshot)
        _ = try unite(snapshots[roll(snapshots.count)], into: machines[roll(3)])
      }
    }
    for machine in machines {
      // The latest of everyone, then some older copies again.
      for other in machines { _ = try unite(other, into: machine) }
      for snapshot in snapshots { _ = try unite(snapshot, into: machine) }
    }
    for machine in machines {
      for other in machines { _ = try unite(other, into: machine) }
    }
    let timelines = try machines.map { try $0.timeline().read() }
    #expect(timelines[0].state == timelines[1].state, "seed \(seed)")
    #expect(timelines[0].state == timelines[2].state, "seed \(seed)")
    #expect(timelines.allSatisfy { $0.damage.isEmpty })
    for machine in machines {
      #expect(try machine.timeline().audit().isWhole, "seed \(seed)")
    }
  }

  @Test func addsNothingTwiceAndNothingFromAnOlderCopy() throws {
    _ = try here.timeline("ana-1111").append([.note("a1"), .note("a2")])
    #expect(try unite(here, into: there) == Timeline.United(added: 2))
    let older = try there.bytes("ana-1111")
    _ = try here.timeline("ana-1111").append([.note("a3")])
    #expect(try unite(here, into: there) == Timeline.United(added: 1, present: 2))
    #expect(try unite(there, into: here) == Timeline.United(present: 3))
    try there.put(older, "ana-1111")
    #expect(try unite(there, into: here) == Timeline.United(present: 2))
    #expect(try here.timeline().read().state.count == 3)
  }

  @Test func takesNoEventASecondTimeFromAnotherWriter() throws {
    _ = try here.timeline("zoe-1111").append([.note("a1"), .note("a2")])
    _ = try unite(here, into: there)
    let lines = try here.bytes("zoe-1111").split(separator: UInt8(ascii: "\n"))
    let other = lines.prefix(1).map {
      String(decoding: $0, as: UTF8.self).replacing("a1", with: "x1").replacing("zoe", with: "ana")
    }
    let united = try there.timeline("reader-0000").unite(lines: other.map { Array($0.utf8) })
    #expect(united.added == 0)
    #expect(united.refused.map(\.kind) == [.standsElsewhere("timeline.zoe-1111.jsonl")])
    // A lane of the same writer may hold it again.
    let lane = Array(other[0].replacing("ana-1111", with: "zoe-1111.2").utf8)
    #expect(try there.timeline("reader-0000").unite(lines: [lane]).added == 1)
    let marked = Array(other[0].dropLast().utf8) + Array(#","redacted":0}"#.utf8)
    let fresh = try TemporaryStore()
    #expect(try fresh.timeline("x-0000").unite(lines: [marked]).refused.map(\.kind) == [.redacted])
  }

  @Test func completesALineThatWasStillArriving() throws {
    _ = try here.timeline("ana-1111").append([.note("a1"), .note("a2"), .note("a3")])
    let whole = try here.bytes("ana-1111")
    for length in 0..<whole.count where length % 7 == 0 || length == whole.count - 1 {
      try there.put(Array(whole[..<length]), "ana-1111")
      _ = try unite(here, into: there)
      #expect(try there.bytes("ana-1111") == whole, "cut at \(length)")
    }
  }

  @Test func keepsTheChainWithATornLineInIt() throws {
    let ana = here.timeline("ana-1111")
    _ = try ana.append([.note("a1")])
    try here.put(try here.bytes("ana-1111") + Array(#"{"at":"20"#.utf8), "ana-1111")
    _ = try ana.append([.note("a2")])
    let united = try unite(here, into: there)
    #expect(united.added == 3)
    #expect(try there.bytes("ana-1111") == here.bytes("ana-1111"))
  }

  @Test func refusesLinesThatWereDamagedOnTheWay() throws {
    _ = try here.timeline("ana-1111").append([.note("a1"), .note("a2"), .note("a3")])
    _ = try unite(here, into: there)
    let whole = try here.bytes("ana-1111")
    var text = String(decoding: whole, as: UTF8.self)
    text = text.replacing(#""a2""#, with: #""x2""#)
    try there.put(Array(text.utf8), "ana-1111")
    let changed = try unite(there, into: here)
    #expect(changed.refused.map(\.kind) == [.changed])
    #expect(changed.refused.map(\.line) == [2])
    try there.put(Array(text.replacing(#""kind":"note""#, with: "").utf8), "ana-1111")
    #expect(try unite(there, into: here).added == 0)
    #expect(try here.bytes("ana-1111") == whole)
  }

  @Test func givesBackALineThatWasLostHere() throws {
    _ = try here.timeline("ana-1111").append([.note("a1"), .note("a2"), .note("a3")])
    _ = try unite(here, into: there)
    var bytes = try here.bytes("ana-1111")
    let second = try #require(bytes.firstIndex(of: UInt8(ascii: "\n"))) + 1
    bytes[second] = UInt8(ascii: "#")
    try here.put(bytes, "ana-1111")
    #expect(try here.timeline().read().state.map(\.text) == ["a1", "a3"])
    _ = try unite(there, into: here)
    #expect(try here.timeline().read().state.map(\.text) == ["a1", "a2", "a3"])
    #expect(try here.bytes("ana-1111").starts(with: bytes))
  }

  @Test func takesTheLinesOfAnExport() throws {
    _ = try here.timeline("ana-1111").append([.note("a1")])
    _ = try here.timeline("bo-2222").append([.note("b1")])
    _ = try here.timeline("ana-1111").append([.note("a2")])
    let lines = try here.timeline().read().state.map(\.line)
    let united = try there.timeline().unite(lines: lines + [Array("no".utf8)])
    #expect(united.added == 3)
    #expect(united.refused.map(\.line) == [4])
    #expect(try there.timeline().read().state == here.timeline().read().state)
  }

  @Test func refusesAWriterThatIsAPath() throws {
    let line = Array(
      #"{"clock":1,"id":"E1","kind":"note","seq":1,"writer":"../../../evil"}"#.utf8)
    let united = try there.timeline().unite(lines: [line])
    #expect(united.added == 0)
    #expect(united.refused.count == 1)
  }

  @Test func marksAnIncidentThatCameFromElsewhere() throws {
    let now = Instant(milliseconds: 1_795_218_934_123)
    let id = try here.store().createIncident(title: "Down", at: now)
    _ = try here.timeline(incident: id).append([EventDraft(.declared, by: "ana")])
    _ = try there.store().createIncident(title: "Other", at: now)
    _ = try there.timeline(incident: id).unite(copy: here.store().directory(of: id))
    #expect(try there.store().openIncidentIDs() == [id])
    _ = try here.timeline(incident: id).append([EventDraft(.closed, by: "ana")])
    _ = try there.timeline(incident: id).unite(copy: here.store().directory(of: id))
    #expect(try there.store().openIncidentIDs().isEmpty)
  }

  @Test func pointsOutAClockThatIsHoursOff() throws {
    _ = try here.timeline("ana-1111").append([.note("a1")])
    here.clock.advance(milliseconds: -3 * 3_600_000)
    _ = try here.timeline("bo-2222").append([.note("b1")])
    here.clock.advance(milliseconds: 3 * 3_600_000)
    _ = try here.timeline("ana-1111").append([.note("a2")])
    let events = try here.timeline().read().state
    #expect(
      ClockDifference.find(in: events)
        == [ClockDifference(behind: "bo-2222", ahead: "ana-1111", seconds: 10_800)])
    #expect(ClockDifference.find(in: events, atLeast: 20_000).isEmpty)
  }
}
