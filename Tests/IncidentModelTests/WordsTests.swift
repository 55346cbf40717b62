import Encoding
import IncidentModel
import Testing

/// Messages, names, durations and the other small words.
@Suite struct WordsTests {
  struct Filled: CustomTestStringConvertible {
    var source: String
    var text: String
    var open: [String] = []
    var testDescription: String { source }
  }

  @Test(arguments: [
    Filled(source: "", text: ""),
    Filled(source: "no placeholder", text: "no placeholder"),
    Filled(source: "<a>", text: "1"),
    Filled(source: "x<a><b>y", text: "x12y"),
    Filled(source: "<c> and <c> and <d>", text: "<c> and <c> and <d>", open: ["c", "d"]),
    Filled(source: "a < b > c", text: "a < b > c", open: [" b "]),
    Filled(source: "<a", text: "<a"),
    Filled(source: "<<a>>", text: "<1>"),
    Filled(source: "<>", text: "<>"),
    Filled(source: "<https://example.com>", text: "<https://example.com>"),
    Filled(source: "<A>", text: "<A>"),
    Filled(source: "<trap>", text: "<a>"),
    Filled(source: "é<a>\r\n<a>", text: "é1\r\n1"),
  ])
  func fills(_ item: Filled) {
    let values = ["a": "1", "b": "2", "trap": "<a>"]
    #expect(TemplateText(item.source).filled(values) == item.text)
    #expect(TemplateText(item.source).open(values) == item.open)
  }

  @Test func knowsWhatToPutIntoAMessage() {
    var script = Script(.p2, [.room: "https://meet.example.com/a"])
    #expect(script.situation().values["leader"] == "max")
    #expect(script.situation().values["cause"] == nil)
    script.add(1, .leaderAssigned, EventData().with(.nobody))
    #expect(script.situation().values["leader"] == "nobody yet")
    script.add(2, .beganSet, EventData().with(.began, minute: -10))
    script.add(3, .leaderAssigned, [.name: "ana"])
    script.add(4, .impactSet, [.impact: "partial"])
    script.add(5, .causeSuspected, [.text: "pool", .component: "db"])
    script.add(6, .actionStarted, by: "bob", [.text: "roll back"])
    script.add(7, .actionEnded, [.outcome: "worked"])
    script.add(8, .followupAdded, [.text: "alert"])
    let values = script.situation(20).values
    #expect(values["title"] == "Orders return 500")
    #expect(values["severity"] == "P2")
    #expect(values["leader"] == "ana")
    #expect(values["other"] == "max")
    #expect(values["room"] == "https://meet.example.com/a")
    #expect(values["began"] == "01:51 +00:00")
    #expect(values["duration"] == "30m")
    #expect(values["impact"] == "partial")
    #expect(values["component"] == "Database")
    #expect(values["cause"] == "pool")
    #expect(values["actions"] == "roll back")
    #expect(values["followups"] == "alert")
    let situation = script.situation()
    #expect(situation.message("page-site") == "Something is broken.")
    #expect(situation.message("notice-leader-hands-on", ["other": "eve"]) == "Let eve do this.")
    #expect(situation.message("no such message") == nil)
    #expect(situation.openPlaceholders("notice-riskier").isEmpty)
  }

  @Test func choosesTheMessageOfAnUpdate() {
    let all = Dictionary(
      uniqueKeysWithValues: [
        "internal-update", "public-first", "public-update", "public-no-news", "public-resolved",
        "customer-email-ongoing", "customer-email-after",
      ].map { ($0, "x") })
    let full = Playbook(id: "x", templates: all)
    func template(
      _ script: Script, _ audience: StatusUpdate.Audience, _ playbook: Playbook,
      _ isWithoutNews: Bool = false
    ) -> String? {
      script.situation(playbook: playbook)
        .updateTemplate(for: audience, isWithoutNews: isWithoutNews)
    }
    var script = Script(.p1)
    #expect(template(script, .public, full) == "public-first")
    #expect(template(script, .public, full, true) == "public-no-news")
    #expect(template(script, .internal, full) == "internal-update")
    #expect(template(script, .customers, full) == "customer-email-ongoing")
    script.add(1, .updatePosted, [.audience: "public"])
    #expect(template(script, .public, full) == "public-update")
    script.add(2, .resolved)
    #expect(template(script, .public, full) == "public-resolved")
    #expect(template(script, .customers, full) == "customer-email-after")
    #expect(template(script, .public, Playbook(id: "x")) == nil)
  }

  @Test func promisesNothingOnceItIsOver() {
    let playbook = Playbook(
      id: "x", templates: ["a": "It works.\nNext update: <next>.\nThank you.", "b": "Over."])
    #expect(playbook.promisesNext("a") && !playbook.promisesNext("b"))
    var script = Script(.p1)
    func told(_ extra: [String: String] = [:]) -> String? {
      script.situation(playbook: playbook).message("a", extra)
    }
    #expect(told() == "It works.\nNext update: <next>.\nThank you.")
    script.add(5, .closed, [.reason: "false-alarm"])
    #expect(told() == "It works.\nThank you.")
    #expect(script.situation(playbook: playbook).openPlaceholders("a").isEmpty)
    #expect(told(["next": "at noon"]) == "It works.\nNext update: at noon.\nThank you.")
    script.add(6, .reopened)
    #expect(told()?.contains("<next>") == true)
  }

  @Test func findsPeopleByAnyOfTheirNames() {
    let roster = Roster(people: [.init(name: "Bo", aliases: ["bo.smith", "B"])])
    var script = Script(.p1)
    script.add(1, .responderJoined, [.name: "Cy"])
    let incident = script.incident
    let words = ["bo", "BO.SMITH", "b", "cy", "MAX", "nobody"]
    #expect(
      words.map { incident.knownName($0, roster: roster) } == ["Bo", "Bo", "Bo", "Cy", "max", nil])
  }

  @Test func givesWorkToWhoeverHasTheLeast() {
    var script = Script(.p1)
    script.add(1, .leaderAssigned, [.name: "ana"])
    script.add(1, .responderJoined, [.name: "bob"])
    script.add(1, .responderJoined, [.name: "eve"])
    #expect(script.incident.helper == "max")
    script.add(2, .taskAssigned, [.text: "x", .to: "max"])
    script.add(2, .finding, by: "bob", [.component: "db", .state: "ok", .lane: "bottom-up"])
    script.add(2, .roleAssigned, [.role: "scribe", .name: "bob"])
    #expect(script.incident.helper == "eve")
    #expect(script.incident.free == ["eve"])
    #expect(script.incident.newestFinding(inLane: .bottomUp)?.by == "bob")
    #expect(script.incident.newestFinding(inLane: .topDown) == nil)
    script.add(3, .responderLeft, [.name: "eve"])
    script.add(3, .responderLeft, [.name: "max"])
    #expect(script.incident.helper == "bob")
    #expect(script.incident.free.isEmpty)
  }

  struct Word: CustomTestStringConvertible {
    var word: String
    var step: Step?
    var testDescription: String { word }
  }

  @Test(arguments: [
    Word(word: "1", step: .callForHelp), Word(word: "7", step: .postMortem), Word(word: "0"),
    Word(word: "8"), Word(word: ""), Word(word: "narrow", step: .narrow),
    Word(word: "NARROW", step: .narrow), Word(word: "call", step: .callForHelp),
    Word(word: "call-for-help", step: .callForHelp), Word(word: "page", step: .maintenancePage),
    Word(word: "main", step: .maintenancePage), Word(word: "post", step: .postMortem),
    Word(word: "learn", step: .postMortem), Word(word: "l"), Word(word: "m"),
    Word(word: "Restore full service", step: .restore), Word(word: "99999999999999999999"),
  ])
  func understandsSteps(_ item: Word) {
    #expect(Step(word: item.word) == item.step)
  }

  @Test func understandsSeverities() {
    #expect(
      ["P1", "p2", "3", "4", "P5", "", "P", "one"].map { Severity(word: $0) } == [
        .p1, .p2, .p3, .p4, nil, nil, nil, nil,
      ])
    #expect(Severity.p1 < .p4)
  }

  @Test func tellsDurations() {
    let told = [-5, 0, 59, 60, 3599, 3600, 3900, 86_399, 86_400, 273_600].map {
      TimeText.duration(seconds: $0)
    }
    #expect(told == ["0s", "0s", "59s", "1m", "59m", "1h", "1h05m", "23h59m", "1d", "3d4h"])
    let read = ["45s", "12m", "1h30m", "2 days", "10 minutes", "1w"].map(DurationText.seconds)
    #expect(read == [45, 720, 5400, 172_800, 600, 604_800])
    for wrong in ["", " ", "5", "M", "5M", "5 5m", "-5m", "9999999999s", "1h 30"] {
      #expect(DurationText.seconds(wrong) == nil, "\(wrong)")
    }
  }

  @Test func tellsTimesInOneZone() throws {
    let times = TimeText(zone: try #require(TimeZoneRules(posix: "CET-1")))
    let late = Script.at(-130)
    #expect(times.full(Script.start) == "2026-11-20 03:01:00 +01:00")
    #expect(times.dateAndMinutes(Script.start) == "2026-11-20 03:01 +01:00")
    #expect(times.near(Script.start, now: Script.at(5)) == "03:01")
    #expect(times.near(Script.at(-200), now: Script.start) == "2026-11-19 23:41")
    #expect(times.near(late, now: Script.start) == "00:51")
    #expect(times.date(late) == "2026-11-20")
  }
}
