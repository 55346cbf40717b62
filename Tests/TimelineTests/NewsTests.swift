import Encoding
import IncidentModel
import SystemIO
import Testing

@testable import Timeline

@Suite struct NewsTests {
  let temporary: TemporaryStore

  init() throws {
    temporary = try TemporaryStore()
  }

  @Test func bringsWhatCameSince() throws {
    let ana = temporary.timeline()
    _ = try ana.append([.note("one")])
    var cursor = try ana.read().cursor
    #expect(try ana.news(since: cursor).events.isEmpty)
    _ = try temporary.timeline("bo-1111").append([.note("two")])
    _ = try ana.append([.note("three")])
    let news = try ana.news(since: cursor)
    #expect(news.events.map(\.text) == ["two", "three"])
    #expect(!news.needsFold)
    cursor = news.cursor
    #expect(try ana.news(since: cursor).events.isEmpty)
  }

  @Test func opensNoFileThatHasNotGrown() throws {
    _ = try temporary.timeline().append([.note("one")])
    _ = try temporary.timeline("bo-1111").append([.note("two")])
    let cursor = try temporary.timeline().read().cursor
    let trace = CallTrace()
    let calls = SystemCalls.quick.intercepted(trace) { _, _ in .proceed }
    _ = try temporary.timeline(calls: calls).news(since: cursor)
    #expect(!trace.calls.contains { $0.operation == .open })
  }

  @Test func saysWhenAnEventBelongsBeforeOthers() throws {
    _ = try temporary.timeline().append([.note("one"), .note("two")])
    let cursor = try temporary.timeline().read().cursor
    let other = try TemporaryStore()
    let early = try other.timeline("bo-1111").append([.note("early")]).events[0]
    _ = try temporary.timeline().unite(lines: [early.line])
    let news = try temporary.timeline().news(since: cursor)
    #expect(news.events.map(\.text) == ["early"])
    #expect(news.needsFold)
  }

  @Test func saysWhenAFileIsAnotherOne() throws {
    let timeline = temporary.timeline()
    _ = try timeline.append([.note("one"), .note("two")])
    let cursor = try timeline.read().cursor
    let bytes = try temporary.bytes()
    // Taken back, then written longer: the place in the file is inside another line now.
    try temporary.put(Array(bytes[...(bytes.firstIndex(of: 10) ?? 0)]))
    _ = try timeline.append([.note("another and much longer text than before, by far")])
    let news = try timeline.news(since: cursor)
    #expect(news.needsFold)
    #expect(news.events.map(\.text) == ["another and much longer text than before, by far"])
    try temporary.put([])
    #expect(try timeline.news(since: news.cursor).needsFold)
  }

  @Test func waitsForTheRestOfALine() throws {
    _ = try temporary.timeline("bo-1111").append([.note("one"), .note("two")])
    let whole = try temporary.bytes("bo-1111")
    try temporary.put([], "bo-1111")
    var cursor = try temporary.timeline().read().cursor
    var texts: [String] = []
    for length in stride(from: 0, through: whole.count, by: 1) {
      try temporary.put(Array(whole[..<length]), "bo-1111")
      let news = try temporary.timeline().news(since: cursor)
      #expect(news.damage.isEmpty)
      #expect(!news.needsFold)
      texts += news.events.map(\.text)
      cursor = news.cursor
    }
    #expect(texts == ["one", "two"])
  }

  @Test func reportsDamageWithItsLine() throws {
    let timeline = temporary.timeline()
    _ = try timeline.append([.note("one")])
    let cursor = try timeline.read().cursor
    let bytes = try temporary.bytes()
    try temporary.put(bytes + Array("rubbish\n".utf8))
    let news = try timeline.news(since: cursor)
    #expect(news.damage.map(\.line) == [2])
    #expect(news.damage.map(\.byte) == [Int64(bytes.count)])
    #expect(try timeline.news(since: news.cursor).damage.isEmpty)
  }

  @Test func countsARetryOnce() throws {
    let timeline = temporary.timeline()
    let calls = SystemCalls.quick.intercepted { _, call in
      [.sync, .truncate].contains(call.operation) ? .fail(.io) : .proceed
    }
    _ = try timeline.append([.note("one")])
    let cursor = try timeline.read().cursor
    let error = #expect(throws: TimelineError.self) {
      _ = try temporary.timeline(calls: calls).append([.note("two")])
    }
    guard case .notSaved(_, let events) = error else { return }
    let first = try timeline.news(since: cursor)
    #expect(first.events.map(\.text) == ["two"])
    _ = try timeline.retry(events)
    #expect(try timeline.news(since: first.cursor).events.isEmpty)
    #expect(try timeline.read().state.map(\.text) == ["one", "two"])
    #expect(try timeline.audit().isWhole)
  }

  @Test func foldsTheSameAsItReads() throws {
    for writer in ["a-1", "b-2", "a-1", "c-3", "b-2"] {
      _ = try temporary.timeline(writer).append([.note("x"), .note("y")])
    }
    let timeline = temporary.timeline()
    let folded = try timeline.fold(into: [String]()) { $0.append($1.id) }
    #expect(folded.state == (try timeline.read().state.map(\.id)))
    #expect(folded.state.count == 10)
  }
}
