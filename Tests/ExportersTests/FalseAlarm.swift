import Encoding
import IncidentModel

@testable import Exporters

/// A quarter of an hour in which nothing was broken: a check that looked at an old address.
enum FalseAlarm {
  static var export: IncidentExport {
    IncidentExport(
      record: record, playbook: WholeIncident.playbook,
      times: TimeText(zone: TimeZoneRules(posix: "EST5EDT,M3.2.0,M11.1.0") ?? .utc))
  }

  private static var record: IncidentRecord {
    var story = RecordBuilder(startingAt: "2026-04-07T13:12:00Z")
    var declared: EventData = [.title: "Search answers nothing", .severity: "P3"]
    declared[.foundBy] = "monitor"
    declared[.zone] = "America/New_York"
    story.add(EventDraft(.declared, by: "noor", step: .callForHelp, data: declared))
    story.add(
      EventDraft(.note, by: "noor", data: [.text: "the probe gets 410 from search-old.example"]))
    story.wait(minutes: 4)
    story.add(
      EventDraft(
        .finding, by: "noor", step: .narrow,
        data: [.component: "app", .state: "ok", .evidence: "searched by hand, twice"]))
    story.add(
      EventDraft(.impactSet, by: "noor", data: [.impact: "none", .text: "search works"]))
    story.wait(minutes: 6)
    story.add(
      EventDraft(.closed, by: "noor", step: .postMortem, data: [.reason: "false-alarm"]))
    var followUp: EventData = [
      .text: "point the probe of search at the new address", .owner: "noor", .ticket: "MON-7",
    ]
    followUp[.due] = "2026-04-10T16:00:00Z"
    story.add(EventDraft(.followupAdded, by: "noor", data: followUp))
    return story.record(id: "inc-2026-04-07-search-answers-nothing")
  }
}
