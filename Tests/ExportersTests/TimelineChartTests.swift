import Encoding
import IncidentModel
import Testing

@testable import Exporters

@Suite("The drawn timeline")
struct TimelineChartTests {
  private func export(_ drafts: [EventDraft]) -> IncidentExport {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    for draft in drafts {
      story.add(draft)
      story.wait(minutes: 10)
    }
    return IncidentExport(
      record: story.record(id: "inc-x"), playbook: Playbook(id: "none"),
      times: TimeText(zone: .utc))
  }

  private let declared = EventDraft(
    .declared, by: "ana", step: .callForHelp, data: [.title: "Down", .severity: "P1"])

  private func publicUpdate(promising next: String?) -> EventDraft {
    EventDraft(
      .updatePosted, by: "ana", data: [.audience: "public", .message: "…", .next: next])
  }

  /// A lane as text: `label start-end`, in minutes.
  private func lane(_ name: String, _ chart: TimelineChart?) -> [String] {
    func minutes(_ at: Instant) -> Int {
      Instant(rfc3339: "2026-11-20T00:00:00Z").map { at.seconds(since: $0) / 60 } ?? 0
    }
    return chart?.lanes.first { $0.name == name }?.spans.map {
      "\($0.label) \(minutes($0.start))-\(minutes($0.end))"
    } ?? []
  }

  @Test("nothing is drawn of an incident of which nothing is known")
  func nothing() {
    #expect(TimelineChart(export([])) == nil)
  }

  @Test("people are in the call, lead, hand over and leave")
  func people() {
    let chart = TimelineChart(
      export([
        declared, EventDraft(.responderJoined, by: "bo"),
        EventDraft(.leaderAssigned, by: "ana", data: [.name: "bo"]),
        EventDraft(.responderLeft, by: "ana"), EventDraft(.note, by: "bo"),
      ]))
    #expect(lane("ana", chart) == ["leads 0-20", "in the call 20-30"])
    #expect(lane("bo", chart) == ["in the call 10-20", "leads 20-40"])
  }

  @Test("the page goes up and down, and up again")
  func page() {
    let chart = TimelineChart(
      export([
        declared, EventDraft(.maintenanceOn, by: "ana"), EventDraft(.maintenanceOff, by: "ana"),
        EventDraft(.maintenanceOn, by: "ana"), EventDraft(.note, by: "ana"),
      ]))
    #expect(lane("Maintenance page", chart) == ["on 10-20", "on 30-40"])
  }

  @Test("actions side by side have lanes of their own")
  func actions() {
    let chart = TimelineChart(
      export([
        declared, EventDraft(.actionStarted, by: "ana", data: [.text: "a"]),
        EventDraft(.actionStarted, by: "bo", data: [.text: "b"]), EventDraft(.note, by: "bo"),
      ]))
    #expect(lane("Actions", chart) == ["a 10-30"])
    #expect(lane("Actions at that time", chart) == ["b 20-30"])
  }

  @Test("a finding holds until the next one on the same component")
  func findings() {
    func finding(_ component: String, _ state: String) -> EventDraft {
      EventDraft(.finding, by: "bo", data: [.component: component, .state: state])
    }
    let chart = TimelineChart(
      export([
        declared, finding("db", "suspect"), finding("app", "ok"), finding("db", "failed"),
        EventDraft(.note, by: "bo"),
      ]))
    #expect(lane("db", chart) == ["suspect 10-30", "failed 30-40"])
    #expect(lane("app", chart) == ["ok 20-40"])
  }

  @Test(
    "promises are kept, broken or still open",
    arguments: [
      (["00:25", nil], ["kept"]), (["00:15", nil], ["came 5m late"]),
      (["00:20", "03:00"], ["kept", "still to come"]), (["00:10"], ["no word came"]),
    ] as [([String?], [String])])
  func promises(times: [String?], words: [String]) {
    let updates = times.map { publicUpdate(promising: $0.map { "2026-11-20T\($0):00Z" }) }
    let incident = export([declared] + updates + [EventDraft(.note, by: "bo")]).incident
    #expect(PublicPromise.all(of: incident).map(\.words) == words)
  }

  @Test("a public word that was written down later and came before keeps no promise")
  func earlierWord() {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    story.add(declared)
    story.wait(minutes: 30)
    story.add(publicUpdate(promising: "2026-11-20T01:00:00Z"))
    var earlier = publicUpdate(promising: nil)
    earlier.at = story.minutes(-20)
    story.add(earlier)
    story.wait(minutes: 60)
    story.add(EventDraft(.note, by: "bo"))
    let incident = story.record(id: "inc").incident
    #expect(PublicPromise.all(of: incident).map(\.words) == ["no word came"])
  }

  @Test("ticks are round, few, and name each new day once")
  func ticks() throws {
    let start = try #require(Instant(rfc3339: "2026-11-20T23:41:07Z"))
    let ticks = TimeTicks.between(
      start, start.advanced(bySeconds: 2400), count: 8, times: TimeText(zone: .utc))
    #expect(ticks.map(\.label) == ["23:50 2026-11-20", "00:00 2026-11-21", "00:10", "00:20"])
    for seconds in [1, 59, 3600, 86_400, 40_000_000, 4_000_000_000] {
      let many = TimeTicks.between(
        start, start.advanced(bySeconds: seconds), count: 8, times: TimeText(zone: .utc))
      #expect(many.count <= 9, "\(seconds)")
    }
  }
}
