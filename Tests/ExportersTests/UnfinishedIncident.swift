import Encoding
import IncidentModel

@testable import Exporters

/// An incident that is not over: nobody leads, little is known, a promise was made.
enum UnfinishedIncident {
  static var export: IncidentExport {
    IncidentExport(
      record: record, playbook: playbook,
      times: TimeText(zone: TimeZoneRules(posix: "<+0530>-5:30") ?? .utc))
  }

  private static var playbook: Playbook {
    Playbook(
      id: "production-outage", title: "Production outage",
      components: [Playbook.Component(id: "app", name: "App servers")],
      templates: [
        "customer-email-ongoing": """
        Subject: Problem with <feature> since <began>

        Since <began> there is a problem with <feature>. Impact: <impact>.
        Next update: <next>.

        <name>
        """
      ],
      defaults: ["feature": "our service"])
  }

  private static var record: IncidentRecord {
    var story = RecordBuilder(startingAt: "2026-03-01T09:00:00Z")
    story.add(
      EventDraft(
        .declared, by: "Ana Lima", step: .callForHelp,
        data: [.title: "Logins fail", .severity: "P2", .foundBy: "monitor"]))
    story.add(
      EventDraft(.responderCalled, by: "Ana Lima", data: [.name: "bo", .role: "developer"]))
    var update: EventData = [.audience: "public", .message: "Some logins fail."]
    update.set(.next, story.minutes(30))
    story.add(EventDraft(.updatePosted, by: "Ana Lima", data: update))
    story.add(
      EventDraft(
        .finding, by: "Ana Lima", data: [.component: "app", .state: "suspect", .evidence: "slow"]))
    return story.record(id: "inc-2026-03-01-logins-fail")
  }
}
