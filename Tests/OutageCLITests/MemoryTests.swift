import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Testing

@testable import OutageCLI

@Suite("What is remembered over all incidents")
struct MemoryTests {
  private let world: TestWorld

  /// An outage of ten minutes, 30 days ago, with an action item that is overdue; a drill; a false
  /// alarm; and one that is open.
  init() throws {
    world = try TestWorld(
      .init(isTyped: false, config: #"{"costPerHour": 6000.0, "currency": "EUR"}"#))
    for line in [
      "start \"Orders return 500\" --severity P1 --began -10m --no-session",
      "cause \"no budget, so the disk was full\" --component db", "act \"freed the disk\"",
      "worked",
      "mitigated --at -0s", "resolved", "tollgate unit \"case not considered\" --ticket OPS-1",
      "followup add \"alert at 80 percent\" --owner cy --due +2d --ticket ops-1", "close",
    ] {
      #expect(world.run(Transcript.words(line)) == 0, "\(line): \(world.errors)")
    }
    world.clock.advance(milliseconds: 30 * 86_400_000)
    for line in [
      "start Exercise --severity P1 --drill --no-session", "close -i inc-2026-12-20-exercise",
      "start \"Orders return 404\" --severity P2 --no-session", "close --reason false-alarm",
      "start \"Orders do not load\" --severity P2 --no-session",
    ] {
      #expect(world.run(Transcript.words(line)) == 0, "\(line): \(world.errors)")
    }
  }

  /// What a command prints, as JSON.
  private func json(_ line: String) throws -> JSON {
    let before = world.output.utf8.count
    #expect(world.run(Transcript.words(line) + ["--json"]) == 0, "\(world.errors)")
    return try JSON(parsing: Array(Array(world.output.utf8)[before...]))
  }

  @Test("metrics over all: formulas, values, who had none, drills and false alarms apart")
  func metrics() throws {
    let all = try json("metrics")
    #expect(all["incidents"] == 2 && all["drillsLeftOut"] == 1 && all["notRealLeftOut"] == 1)
    let mitigate = try #require(all["durations"]?["timeToMitigateSeconds"])
    #expect(mitigate["formula"] == "mitigated - began")
    #expect(mitigate["count"] == 1 && mitigate["missing"] == 1)
    let seconds = try #require(mitigate["medianSeconds"]?.int)
    #expect((600...610).contains(seconds))
    #expect(mitigate["by"]?["component"]?.array?.first?["name"] == "db")
    #expect(mitigate["by"]?["severity"]?.array?.compactMap { $0["name"]?.string } == ["P1", "P2"])
    #expect(all["cost"]?["maxAmount"]?.int == CostRate(perHour: 6000)?.amount(ofSeconds: seconds))
    #expect(all["missingMoney"]?.array?.count == 1)
    #expect(try json("metrics --drills")["incidents"] == 1)
    #expect(try json("metrics --severity P2")["incidents"] == 1)
    #expect(try json("metrics --since 2026-12-01")["incidents"] == 1)
    #expect(try json("metrics --funding").array?.first?["said"]?.array?.count == 1)
  }

  @Test("of one incident the same computation, also in its export")
  func metricsOfOne() throws {
    let id = "inc-2026-11-20-orders-return-500"
    let one = try json("metrics \(id)")
    let exported = try json("export \(id)")["metrics"]
    #expect(one == exported)
    #expect(one["timeToDetectSeconds"] == .null)
    #expect(one["ranges"]?["timeToDetectSeconds"]?["minSeconds"] == 0)
    #expect(one["cost"]?["currency"] == "EUR" && one["cost"]?["perHour"] == 6000)
    let open = try json("metrics inc-2026-12-20-orders-do-not-load")
    #expect(open["timeToDetectSeconds"] == .null && open["ranges"] == [:])
  }

  @Test("the page is whole and holds what was typed as text only")
  func page() throws {
    _ = world.run(["start", "<script>alert(1)</script>", "--severity", "P1", "--no-session"])
    _ = world.run(
      Transcript.words("cause \"no budget & <b>\" -i inc-2026-12-20-script-alert-1-script"))
    let path = "\(world.root)/metrics.html"
    #expect(world.run(["metrics", "--html", path]) == 0)
    let text = String(decoding: try world.files.readFile(path), as: UTF8.self)
    #expect(text.hasPrefix("<!DOCTYPE html>") && text.hasSuffix("</html>\n"))
    #expect(text.contains("&lt;script&gt;alert(1)") && !text.contains("<script"))
    #expect(text.contains("no budget &amp; &lt;b&gt;"))
    #expect(text.contains("<title id=\"trend-timeToMitigateSeconds-title\">"))
    #expect(text.contains("(mitigated - began) at 6,000 EUR an hour"))
    #expect(world.run(["metrics", "--html", "\(world.root)/none/m.html"]) == 73)
  }

  @Test("drills are called drills on the page and in JSON")
  func drillsAreNoIncidents() throws {
    let path = "\(world.root)/drills.html"
    #expect(world.run(["metrics", "--drills", "--html", path]) == 0)
    let text = String(decoding: try world.files.readFile(path), as: UTF8.self)
    #expect(text.contains("<h1>Drills: how long things took</h1>"))
    #expect(text.contains("1 drill") && !text.contains("1 incident") && !text.contains("left out"))
    let all = try json("metrics --drills")
    #expect(all["drills"] == true && all["drillsLeftOut"] == 0)
    #expect(try json("metrics")["drills"] == false)
  }

  @Test("what was alike: what worked, what is open, no drill and no false alarm")
  func similar() throws {
    let found = try json("similar ordres")
    #expect(
      found.array?.compactMap { $0["id"]?.string } == [
        "inc-2026-12-20-orders-do-not-load", "inc-2026-11-20-orders-return-500",
      ])
    let past = found.array?.last
    #expect(past?["worked"] == ["freed the disk"])
    #expect(past?["openFollowUps"]?.array?.first?["tollgate"] == "unit")
    let alike = try json("similar inc-2026-12-20-orders-do-not-load")
    #expect(alike.array?.compactMap { $0["id"]?.string } == ["inc-2026-11-20-orders-return-500"])
    #expect(try json("similar zebra") == [])
    #expect(world.run(["similar", "inc-2020-01-01-none"]) == 66)
  }

  @Test("action items over all incidents, with the tollgate that they answer")
  func followUps() throws {
    let items = try #require(try json("followup list").array)
    #expect(items.count == 1 && items[0]["overdue"] == true && items[0]["tollgate"] == "unit")
    #expect(world.run(["followup", "list"]) == 0)
    #expect(world.output.contains("\toverdue\t2026-11-22T"))
    #expect(world.run(["status"]) == 0)
    #expect(world.errors.contains("1 follow-up is overdue from earlier incidents"))
    #expect(world.run(["followup", "done", "80 percent"]) == 0)
    #expect(try json("followup list --overdue") == [])
    #expect(try json("followup list").array?.first?["state"] == "done")
  }

  @Test("a due date is a day where the incident is, the same wherever it is told")
  func dueDates() throws {
    let world = try TestWorld(.init(config: #"{"zone": "JST-9"}"#))
    #expect(world.run(Transcript.words("start Down --severity P1 --no-session")) == 0)
    let config = #"{"zone": "PST8"}"#
    try world.files.replaceFile("\(world.root)/config/outage/config.json", Array(config.utf8))
    #expect(
      world.run(Transcript.words("followup add \"alert at 80 %\" --owner bo --due 2026-12-01")) == 0
    )
    func told(_ line: String) -> String { world.shown { _ = world.run(Transcript.words(line)) } }
    #expect(told("export --format ics").contains("VALUE=DATE:20261201"))
    #expect(told("export --format markdown").contains("due 2026-12-01"))
    #expect(told("followup list").contains("  2026-12-01  bo"))
    #expect(told("followup list --json").contains("2026-12-01T14:59:59.000Z"))
    // From 02:01 UTC to the last minutes of the day in Japan, and past its end.
    world.clock.advance(milliseconds: 11 * 86_400_000 + 12 * 3_600_000)
    #expect(!told("followup list").contains("OVERDUE"))
    world.clock.advance(milliseconds: 3_600_000)
    #expect(told("followup list").contains("OVERDUE"))
  }

  @Test("action items of a drill are found where they are asked for, and nowhere else")
  func followUpsOfDrills() throws {
    let drill = "inc-2026-12-20-exercise"
    #expect(
      world.run(
        Transcript.words("followup add \"write down step 3\" --owner bo --due +2d -i \(drill)"))
        == 0)
    func texts(_ line: String) throws -> [String] {
      try json(line).array?.compactMap { $0["text"]?.string } ?? []
    }
    #expect(try texts("followup list") == ["alert at 80 percent"])
    #expect(try texts("followup list --drills") == ["write down step 3"])
    #expect(try texts("followup list -i \(drill)") == ["write down step 3"])
    #expect(try texts("followup list -i inc-2026-12-20-orders-do-not-load") == [])
    #expect(world.run(["followup", "done", "step 3"]) == 0)
    #expect(try json("followup list --drills").array?.first?["state"] == "done")
  }

  @Test("the kind of a cause is said where its words do not tell it")
  func causeFamily() throws {
    let open = "inc-2026-12-20-orders-do-not-load"
    let line = "cause \"the leap second\" -i \(open) --family"
    #expect(world.run(Transcript.words("\(line) nonsense")) == 64)
    #expect(world.errors.contains("no kind of cause \"nonsense\", only deployment, configuration"))
    #expect(world.run(Transcript.words("\(line) \"third party\"")) == 0, "\(world.errors)")
    let groups = try json("metrics")["durations"]?["timeToMitigateSeconds"]?["by"]?["cause"]
    #expect(groups?.array?.compactMap { $0["name"]?.string } == ["Capacity", "Third party"])
  }

  @Test(
    "older incidents are looked through where their ids share a word with the title",
    arguments: [
      ("Checkout is slow", ["inc-2026-01-02-slow-search", "inc-2026-01-01-checkouts-fail"]),
      ("it is so", []), ("", []), ("2026 pool", ["inc-2026-01-03-pool"]),
    ])
  func sharesWords(title: String, expected: [String]) {
    let ids = [
      "inc-2026-01-03-pool", "inc-2026-01-02-slow-search", "inc-2026-01-01-checkouts-fail",
    ]
    #expect(Workspace.sharing(title, among: ids) == expected)
  }

  @Test("rows keep to a narrow window, and every group has its bar", arguments: [39, 60, 79])
  func plotsAreNarrow(columns: Int) throws {
    var summary = MetricsSummary()
    for (minutes, severity) in [(90, Severity.p1), (600, .p2), (5, .p2)] {
      var incident = Incident(id: "inc-\(minutes)")
      incident.severity = severity
      incident.declaredAt = Instant(milliseconds: 1_795_140_060_000)
      incident.began = incident.declaredAt
      incident.beganBounds = incident.began.map { $0.advanced(bySeconds: -3000)...$0 }
      incident.mitigatedAt = incident.began?.advanced(bySeconds: minutes * 60)
      summary.add(incident)
    }
    let view = MetricsView(
      summary, groupings: [.severity], costRate: nil, columns: columns,
      glyphs: PlotGlyphs(isUTF8: false))
    let rows = view.lines.map(\.text)
    for severity in ["P1", "P2"] {
      #expect(rows.contains { $0.hasPrefix(severity) && $0.contains("##") }, "\(rows)")
    }
    #expect(rows.filter { $0.contains("##") }.allSatisfy { $0.count <= columns })
  }

  @Test("nothing is read where there is no store")
  func empty() throws {
    let world = try TestWorld(.init(isTyped: false))
    for line in [
      "metrics", "followup list", "similar words", "runbook list --use", "metrics --funding",
    ] {
      #expect(world.run(Transcript.words(line)) == 0, "\(line): \(world.errors)")
    }
    #expect(world.output.contains("0 incidents\n"))
  }
}
