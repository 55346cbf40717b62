import Encoding
import IncidentModel

@testable import Exporters

/// An evening that ends in half a repair: the rest is put off until the morning, the lead changes
/// hands, and in between the clocks go back an hour.
enum NightIncident {
  static var export: IncidentExport {
    var export = IncidentExport(
      record: record, playbook: WholeIncident.playbook,
      times: TimeText(zone: TimeZoneRules(posix: "CET-1CEST,M3.5.0,M10.5.0/3") ?? .utc))
    export.runbookRemarks = [
      RunbookRemarks(
        id: "slow-queries", undone: ["Ask who runs reports"],
        failures: ["ran kill-query: exit 1 in 3s"], notes: 2)
    ]
    return export
  }

  private static var record: IncidentRecord {
    var story = RecordBuilder(startingAt: "2026-10-24T19:30:00Z")
    evening(&story)
    handOver(&story)
    morning(&story)
    return story.record(id: "inc-2026-10-24-reports-block-orders")
  }

  private static func evening(_ story: inout RecordBuilder) {
    var declared: EventData = [.title: "Reports block orders", .severity: "P2"]
    declared[.foundBy] = "staff"
    declared[.zone] = "Europe/Berlin"
    story.add(EventDraft(.declared, by: "ida", step: .callForHelp, data: declared))
    var began = EventData()
    began.set(.began, story.minutes(-25))
    began.set(.detected, story.minutes(-5))
    story.add(EventDraft(.beganSet, by: "ida", data: began))
    story.add(EventDraft(.roomSet, by: "ida", data: [.url: "https://meet.example/ops"]))
    story.add(
      EventDraft(.impactSet, by: "ida", data: [.impact: "partial", .text: "orders take minutes"]))
    story.add(
      EventDraft(.responderCalled, by: "ida", data: [.name: "tom", .outcome: "joined"]))
    story.add(EventDraft(.leaderAssigned, by: "ida", step: .assignLeader, data: [.name: "ida"]))
    story.add(
      EventDraft(
        .runbookAttached, by: "tom",
        data: [.name: "slow-queries", .title: "Slow queries", .version: "4", .sha256: "51aa"]))
    story.wait(minutes: 12)
    var update: EventData = [.audience: "public", .message: "Orders are slow tonight."]
    update.set(.next, story.minutes(60))
    story.add(EventDraft(.updatePosted, by: "ida", data: update))
    story.add(
      EventDraft(
        .finding, by: "tom", step: .narrow,
        data: [.component: "db", .state: "failed", .evidence: "one report holds all locks"]))
    story.add(
      EventDraft(
        .causeSuspected, by: "tom",
        data: [.text: "the yearly report reads the tables of orders", .component: "db"]))
    story.add(
      EventDraft(.causeConfirmed, by: "ida", data: [.text: "seen in the list of locks"]))
    let option = story.add(
      EventDraft(.optionProposed, by: "tom", data: [.text: "reports off", .approach: "flag"]))
    story.add(
      EventDraft(
        .decision, by: "ida", step: .mitigate,
        data: [.text: "reports off", .why: "nobody needs them at night", .ref: option]))
    let off = story.add(EventDraft(.actionStarted, by: "tom", data: [.text: "reports off"]))
    story.wait(minutes: 3)
    story.add(
      EventDraft(
        .actionEnded, by: "tom",
        data: [.ref: off, .outcome: "partly", .text: "orders are quick, reports are gone"]))
    story.add(EventDraft(.mitigated, by: "ida", data: [.text: "orders go through"]))
  }

  private static func handOver(_ story: inout RecordBuilder) {
    var deferral: EventData = [.text: "reports need a copy of the data", .to: "pia"]
    deferral[.until] = "2026-10-25T08:00:00Z"
    story.add(EventDraft(.restoreDeferred, by: "ida", step: .restore, data: deferral))
    story.add(EventDraft(.handoffOffered, by: "ida", data: [.to: "pia"]))
    story.wait(minutes: 1)
    story.add(EventDraft(.handoffAccepted, by: "pia", data: [.name: "pia"]))
    story.add(EventDraft(.responderLeft, by: "ida", data: [.name: "ida"]))
    story.add(EventDraft(.responderLeft, by: "tom", data: [.name: "tom"]))
  }

  private static func morning(_ story: inout RecordBuilder) {
    story.wait(minutes: 11 * 60 + 50)
    let copy = story.add(
      EventDraft(.actionStarted, by: "pia", data: [.text: "reports from the copy"]))
    story.wait(minutes: 40)
    story.add(EventDraft(.actionEnded, by: "pia", data: [.ref: copy, .outcome: "worked"]))
    for check in ["synthetic", "errors", "smoke"] {
      story.add(EventDraft(.checkPassed, by: "tom", data: [.name: check]))
    }
    story.add(EventDraft(.resolved, by: "pia", data: [.text: "reports are back"]))
    story.add(
      EventDraft(
        .updatePosted, by: "pia", data: [.audience: "public", .message: "All is as before."]))
    story.add(
      EventDraft(
        .tollgate, by: "pia", step: .postMortem,
        data: [.name: "acceptance", .text: "the test data has one year only", .ticket: "REP-3"]))
    story.add(
      EventDraft(
        .tollgate, by: "pia",
        data: [.name: "unit", .text: "locks are not modelled", .ticket: "REP-4"]))
    for (text, ticket) in [("ten years of test data", "REP-3"), ("reports read a copy", "REP-4")] {
      var data: EventData = [.text: text, .owner: "tom", .ticket: ticket]
      data[.due] = "2026-11-13T16:00:00Z"
      story.add(EventDraft(.followupAdded, by: "pia", data: data))
    }
    for (name, text) in [("ida", "The graphs were green."), ("tom", "Locks, at once.")] {
      story.add(EventDraft(.contribution, by: name, data: [.name: name, .text: text]))
    }
    story.add(EventDraft(.contribution, by: "pia", data: [.name: "pia", .text: "A calm morning."]))
    story.add(EventDraft(.reviewScheduled, by: "pia", data: [.time: "2026-10-28T09:00:00Z"]))
    story.add(EventDraft(.reviewHeld, by: "pia", data: [.time: "2026-10-28T09:00:00Z"]))
  }
}
