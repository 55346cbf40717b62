import Encoding
import IncidentModel
import Testing

@testable import Timeline

/// The incident without its events is the incident with them.
@Suite struct FoldIncidentTests {
  let temporary: TemporaryStore

  init() throws {
    temporary = try TemporaryStore()
  }

  private func expectSameIncident() throws {
    let reading = try temporary.timeline().foldIncident()
    let events = try temporary.timeline().read()
    let record = IncidentRecord(id: TemporaryStore.incident, events: events.state)
    #expect(reading.state == record.incident)
    #expect(reading.damage == events.damage)
    #expect(reading.cursor == events.cursor)
  }

  @Test func withSeveralWritersNotesAndCorrections() throws {
    let ana = temporary.timeline()
    let bo = temporary.timeline("bo-1111")
    _ = try ana.append([
      EventDraft(.declared, by: "ana", data: [.title: "Down", .severity: "P2"]), .note("one"),
    ])
    let wrong = try bo.append([EventDraft(.severitySet, by: "bo", data: [.severity: "P4"])])
    _ = try bo.append([
      .note("two"), EventDraft(.responderJoined, by: "cy"),
      EventDraft(.finding, by: "bo", data: [.component: "db", .state: "failed"]),
    ])
    try expectSameIncident()
    let note = try bo.append([.note("three")])
    _ = try ana.append([
      EventDraft(.struck, by: "ana", data: [.ref: wrong.events[0].id]),
      EventDraft(.struck, by: "ana", data: [.ref: note.events[0].id]),
    ])
    try expectSameIncident()
    #expect(try temporary.timeline().foldIncident().state.severity == .p2)
    #expect(try temporary.timeline().foldIncident().state.eventCount == 7)
  }

  @Test func withANoteOfSomebodyWhoWasRung() throws {
    let ana = temporary.timeline()
    _ = try ana.append([
      EventDraft(.responderCalled, by: "ana", data: [.name: "bo"]), .note("one"),
    ])
    _ = try temporary.timeline("bo-1111").append([
      EventDraft(.note, by: "bo", data: [.text: "on my way"])
    ])
    try expectSameIncident()
    #expect(try temporary.timeline().foldIncident().state.present.map(\.name) == ["bo"])
  }

  @Test func withAFileWhoseLinesAreOutOfOrder() throws {
    let ana = temporary.timeline()
    for text in ["one", "two", "three", "four"] { _ = try ana.append([.note(text)]) }
    _ = try ana.append([EventDraft(.severitySet, by: "ana", data: [.severity: "P2"])])
    var lines = try temporary.bytes().split(separator: UInt8(ascii: "\n"))
    lines.swapAt(1, 4)
    try temporary.put(Array(lines.joined(separator: [10])) + [10])
    try expectSameIncident()
  }

  @Test func withDamageAndKindsOfANewerRelease() throws {
    let ana = temporary.timeline()
    _ = try ana.append([.note("one"), .note("two"), .note("three")])
    var lines = try temporary.bytes().split(separator: UInt8(ascii: "\n")).map(Array.init)
    lines[1] = Array("{\"half\":".utf8)
    lines[2] = Array(
      String(decoding: lines[2], as: UTF8.self).replacing("\"note\"", with: "\"of-2031\"").utf8)
    try temporary.put(Array(lines.joined(separator: [10])) + [10])
    try expectSameIncident()
    #expect(try temporary.timeline().foldIncident().state.eventCount == 2)
  }
}
