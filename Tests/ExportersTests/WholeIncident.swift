import Encoding
import IncidentModel

@testable import Exporters

/// A whole incident, from the first report to the follow-ups, with a wrong turn, corrections, a
/// hand-over, blanks, and words that look like markup.
enum WholeIncident {
  static let id = "inc-2026-11-20-orders-return-500"

  static var export: IncidentExport {
    IncidentExport(
      record: record, playbook: playbook,
      times: TimeText(zone: TimeZoneRules(posix: "CET-1CEST,M3.5.0,M10.5.0/3") ?? .utc))
  }

  static var playbook: Playbook {
    Playbook(
      id: "production-outage", version: "1", title: "Production outage",
      sections: [
        .callForHelp: Playbook.Section(
          title: "Call for help",
          checklist: [Playbook.ChecklistItem(id: "call-1", text: "Open the war room")]),
        .postMortem: Playbook.Section(
          title: "Post-mortem",
          markdown: """
            ## Post-mortem

            1. Not an outline.

            ### Post-mortem outline

            1. **Summary**: one paragraph for everybody.
            2. Root cause: exact, with times in UTC
               and numbers.
            3. What made it possible, or worse.
            4. What went well.
            5. What we got lucky with: chance, not skill.
            6. Follow-ups: what, who, by when.

            ### Something else

            1. Not this one either.
            """),
      ],
      severities: [.p1: Playbook.SeverityMeaning(name: "Critical", meaning: "Nobody can use it")],
      checks: [
        Playbook.Check(id: "synthetic", name: "Synthetic monitors green"),
        Playbook.Check(id: "errors", name: "Error rate back to normal"),
        Playbook.Check(id: "smoke", name: "Smoke test by hand", needsSecondPerson: true),
      ],
      approaches: [
        Playbook.Approach(id: "flag", name: "Turn the feature off"),
        Playbook.Approach(id: "rollback", name: "Roll back"),
      ],
      components: [
        Playbook.Component(id: "app", name: "App servers", next: ["db"]),
        Playbook.Component(id: "db", name: "Database"),
      ],
      tollgates: [
        Playbook.Tollgate(id: "unit", name: "Unit tests"),
        Playbook.Tollgate(id: "acceptance", name: "Acceptance tests"),
      ])
  }

  static var record: IncidentRecord {
    var story = RecordBuilder(startingAt: "2026-11-19T23:41:00Z")
    callForHelp(&story)
    narrow(&story)
    mitigate(&story)
    restore(&story)
    learn(&story)
    return story.record(id: id)
  }

  private static func callForHelp(_ story: inout RecordBuilder) {
    var declared: EventData = [.title: "Orders | checkout return *500*", .severity: "P1"]
    declared[.foundBy] = "user"
    declared[.zone] = "Europe/Berlin"
    declared.members["playbook"] = [
      "id": "production-outage", "title": "Production outage", "version": "1",
      "sha256": "9c1f0e6b",
    ]
    story.add(EventDraft(.declared, by: "max", step: .callForHelp, data: declared))
    var began = EventData()
    began.set(.began, story.minutes(-8))
    story.add(EventDraft(.beganSet, by: "max", data: began))
    var impact: EventData = [.impact: "full", .text: "nobody can order", .data: "unknown"]
    impact.set(.users, 1200)
    story.add(EventDraft(.impactSet, by: "max", data: impact))
    story.add(EventDraft(.itemTicked, by: "max", data: [.item: "call-1"]))
    story.add(
      EventDraft(
        .responderCalled, by: "max",
        data: [.name: "ana", .role: "developer", .phone: "+49 151 5550101", .outcome: "joined"]))
    story.add(EventDraft(.responderCalled, by: "max", data: [.name: "di", .outcome: "no-answer"]))
    story.add(
      EventDraft(
        .leaderAssigned, by: "max", step: .assignLeader, data: [.name: "ana"]))
    story.wait(minutes: 3)
    story.add(
      EventDraft(
        .maintenanceOn, by: "ana", typedBy: "max", step: .maintenancePage,
        data: [.scope: "site", .message: "We are working on it.", .to: "max"]))
    var update: EventData = [.audience: "public", .message: "We know of a problem.\nMore soon."]
    update.set(.next, story.minutes(30))
    story.add(EventDraft(.updatePosted, by: "max", data: update))
  }

  private static func narrow(_ story: inout RecordBuilder) {
    story.wait(minutes: 2)
    story.add(EventDraft(.stepEntered, by: "ana", step: .narrow, data: [.from: "maintenance-page"]))
    story.add(EventDraft(.note, by: "bo", data: [.text: "/v2/orders is `500` <b>everywhere</b>"]))
    story.add(EventDraft(.note, by: "bo", data: [.text: "1. ask @carol\r\n- see #12 | more"]))
    story.add(
      EventDraft(.note, by: "bo", data: [.text: "graph: https://grafana.example/d/a_b?x=*1*."]))
    let wrong = story.add(EventDraft(.note, by: "bo", data: [.text: "it is the *network*"]))
    let late = story.add(EventDraft(.note, by: "bo", data: [.text: "pool exausted on app-2"]))
    let before = story.minutes(-20)
    var change: EventData = [.what: "deploy 2.4.1", .ref: "2.4.1"]
    change.set(.when, before)
    story.add(EventDraft(.changed, by: "bo", data: change))
    story.add(
      EventDraft(
        .finding, by: "eve",
        data: [.component: "db", .state: "ok", .evidence: "primary fine", .lane: "bottom-up"]))
    story.add(
      EventDraft(
        .finding, by: "bo", data: [.component: "app", .state: "failed", .evidence: "all unhealthy"])
    )
    let theory = story.add(EventDraft(.theoryOpened, by: "eve", data: [.text: "the cache is cold"]))
    story.add(
      EventDraft(.ruledOut, by: "eve", data: [.ref: theory, .why: "hit rate is normal"]))
    story.add(EventDraft(.theoryOpened, by: "eve", data: [.text: "a bad index"]))
    story.add(
      EventDraft(.struck, by: "eve", data: [.ref: wrong, .why: "ping is fine"]))
    story.add(
      EventDraft(.amended, by: "bo", data: [.ref: late, .text: "pool exhausted on app-2"]))
    var retimed: EventData = [.ref: late]
    retimed.set(.time, story.minutes(-5))
    story.add(EventDraft(.retimed, by: "bo", data: retimed))
    story.add(
      EventDraft(
        .causeSuspected, by: "bo",
        data: [.text: "2.4.1 leaks connections", .component: "app", .confirmedBy: "eve"]))
  }

  private static func mitigate(_ story: inout RecordBuilder) {
    story.wait(minutes: 4)
    story.add(EventDraft(.handoffOffered, by: "ana", step: .mitigate, data: [.to: "eve"]))
    story.add(EventDraft(.handoffAccepted, by: "eve", data: [.name: "eve"]))
    let option = story.add(
      EventDraft(
        .optionProposed, by: "bo",
        data: [
          .text: "back to 2.4.0", .approach: "rollback", .pros: "known good", .cons: "loses 2.4.1",
          .takes: "3m",
        ]))
    let flag = story.add(EventDraft(.optionProposed, by: "bo", data: [.text: "kill switch"]))
    story.add(EventDraft(.ruledOut, by: "eve", data: [.ref: flag]))
    let first = story.add(EventDraft(.decision, by: "eve", data: [.text: "restart app-2"]))
    let restart = story.add(
      EventDraft(.actionStarted, by: "bo", data: [.text: "restart app-2", .ref: first]))
    story.wait(minutes: 1)
    story.add(
      EventDraft(
        .actionEnded, by: "bo",
        data: [.ref: restart, .outcome: "failed", .text: "full again at once"]))
    let decision = story.add(
      EventDraft(
        .decision, by: "eve",
        data: [
          .text: "roll back 2.4.1", .why: "errors followed the deploy", .approach: "rollback",
          .ref: option,
        ]))
    story.add(EventDraft(.authorized, by: "eve", data: [.text: "drain app-2 by hand"]))
    let rollback = story.add(
      EventDraft(.actionStarted, by: "bo", data: [.text: "roll back 2.4.1", .ref: decision]))
    story.wait(minutes: 3)
    story.add(
      EventDraft(
        .actionEnded, by: "bo",
        data: [.ref: rollback, .outcome: "worked", .text: "error rate falling"]))
    story.add(
      EventDraft(.impactSet, by: "eve", data: [.impact: "partial", .text: "search is slow"]))
    story.add(EventDraft(.mitigated, by: "eve"))
    story.add(EventDraft(.actionStarted, by: "bo", data: [.text: "warm the cache"]))
  }

  private static func restore(_ story: inout RecordBuilder) {
    story.wait(minutes: 10)
    story.add(EventDraft(.maintenanceOff, by: "max", step: .restore))
    story.add(
      EventDraft(.checkPassed, by: "di", data: [.name: "smoke", .evidence: "ordered a thing"]))
    story.add(EventDraft(.checkFailed, by: "bo", data: [.name: "errors", .evidence: "2 % left"]))
    story.add(
      EventDraft(
        .gatePassedOver, by: "eve",
        data: [.gate: "checks", .why: "not passed yet: synthetic, errors"]))
    story.add(EventDraft(.resolved, by: "eve", data: [.text: "all is well"]))
    story.add(
      EventDraft(.updatePosted, by: "max", data: [.audience: "customers", .message: "Solved."]))
  }

  private static func learn(_ story: inout RecordBuilder) {
    var card: EventData = [.text: "kept"]
    card.members["count"] = .number("1.50e3")
    story.add(kind: "weather-noted", by: "bo", data: card, extra: ["mood": "π ≈ 3"])
    story.add(
      EventDraft(
        .tollgate, by: "bo", step: .postMortem,
        data: [.name: "unit", .text: "the pool is not modelled", .ticket: "OPS-1"]))
    story.add(
      EventDraft(
        .contribution, by: "bo", typedBy: "max",
        data: [.name: "bo", .text: "I saw the pool fill.\n\n# Then\n===\n- I told @ana\n  twice"]))
    var followUp: EventData = [.text: "alert at 80 % of the pool", .owner: "bo", .ticket: "OPS-2"]
    followUp[.due] = "2027-01-15T08:00:00Z"
    let alert = story.add(EventDraft(.followupAdded, by: "bo", data: followUp))
    story.add(EventDraft(.followupAdded, by: "bo", data: [.text: "improve monitoring"]))
    story.add(EventDraft(.followupDone, by: "bo", data: [.ref: alert]))
    story.add(
      EventDraft(.reviewScheduled, by: "eve", data: [.time: "2026-11-24T09:00:00Z"]))
    story.add(
      EventDraft(
        .runbookAttached, by: "max",
        data: [.name: "db-pool", .title: "Pool | full", .version: "3", .sha256: "77aa"]))
  }
}
