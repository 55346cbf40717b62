import Encoding
public import IncidentModel

/// Where an incident stands as one page for any web server that serves files.
///
/// It says when it was written, because a page that nobody writes any more looks like one that is
/// true.
public struct StatusBoard {
  /// How often it should be written anew, and is loaded anew by who looks at it, in seconds.
  public static let refreshSeconds = 30

  private let situation: Situation
  private let export: IncidentExport
  private let parts: PageParts

  /// A board of a situation, with the record for what happened so far.
  public init(_ situation: Situation, export: IncidentExport) {
    self.situation = situation
    self.export = export
    parts = PageParts(times: export.times)
  }

  /// The whole document.
  public var bytes: [UInt8] {
    let incident = situation.incident
    let header = [
      "<h1>\(Escaping.html(Escaping.visibleLine(incident.title)))</h1>",
      PageParts.facts([
        incident.severity?.rawValue, incident.status.rawValue, incident.isDrill ? "drill" : nil,
        "as of \(parts.time(situation.now))",
        "times in \(Escaping.html(incident.zone ?? export.times.zone.name))",
      ]),
    ]
    let sections = [
      section("now", "Now", facts), section("late", "Overdue", late),
      section("next", "Coming up", ahead), section("parts", "Components", components),
      section("words", "Last updates", updates), section("drawn", "Timeline", drawing),
      section("entries", "Newest entries", entries),
    ]
    let count = export.record.events.count
    return PageFrame.bytes(
      title: "\(incident.severity?.rawValue ?? "") \(incident.status.rawValue): \(incident.title)",
      header: header.joined(separator: "\n"),
      main: sections.compactMap(\.self).joined(separator: "\n"),
      footer: "<p>\(Escaping.html(incident.id)) · \(count) entries on record</p>",
      refreshSeconds: incident.status == .closed ? nil : Self.refreshSeconds)
  }

  private func section(_ id: String, _ heading: String, _ content: String?) -> String? {
    content.map {
      "<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(heading)</h2>\n\($0)\n</section>"
    }
  }

  private var facts: String {
    let incident = situation.incident
    var rows: [[String]] = []
    func add(_ name: String, _ text: String?) {
      if let text, !text.isEmpty { rows.append([name, PageParts.text(text)]) }
    }
    add("Step", "\(incident.step.rawValue) \(incident.step.name)")
    let running = Metrics.running(incident, now: situation.now)
    add("Running", TimeText.duration(seconds: running))
    let acting = incident.isLeaderAssigned ? "" : " (acting)"
    add("Leader", incident.isLeaderless ? "nobody" : incident.leader.map { $0 + acting })
    add("In the call", incident.present.map(\.name).joined(separator: ", "))
    let impact = incident.impact.map { impact in
      [impact.level.rawValue, impact.text, impact.data.map { "data \($0)" }]
        .compactMap(\.self).joined(separator: ", ")
    }
    add("Impact on users", impact ?? "not said yet")
    add("Maintenance page", incident.maintenance.state.rawValue)
    add(
      "Suspected cause",
      incident.cause.map { cause in
        cause.text + (cause.confirmedBy.map { " (confirmed by \($0))" } ?? " (not confirmed)")
      })
    add("Being done", incident.runningAction.map { "\($0.text) (\($0.by))" })
    add("Full restoration", incident.deferral.map { "waits until \(export.times.full($0.until))" })
    return PageParts.table(caption: nil, columns: ["Fact", "Value"], rows: rows)
  }

  private var late: String? {
    let timers = situation.lateTimers
    guard !timers.isEmpty else { return nil }
    let items = timers.map { timer in
      let late = TimeText.duration(seconds: situation.now.seconds(since: timer.due))
      let words = PageParts.text(situation.timerWords(timer))
      return "<li class=\"bad\">\(words) Late by \(late).</li>"
    }
    return (["<ul>"] + items + ["</ul>"]).joined(separator: "\n")
  }

  private var ahead: String? {
    let timers = situation.timers.filter { !$0.isDue(at: situation.now) }.prefix(5)
    guard !timers.isEmpty else { return nil }
    return PageParts.table(
      caption: nil, columns: ["Due", "What"],
      rows: timers.map { [parts.time($0.due), PageParts.text(situation.timerWords($0))] })
  }

  private var components: String? {
    let places = ComponentMap(playbook: situation.playbook, incident: situation.incident).places
    guard places.contains(where: { $0.state != .unknown }) else { return nil }
    return PageParts.table(
      caption: nil, columns: ["Component", "State"],
      rows: places.map { place in
        let style =
          switch place.state {
          case .ok: " class=\"good\""
          case .suspect: " class=\"warning\""
          case .failed: " class=\"bad\""
          case .unknown: ""
          }
        return [PageParts.text(place.name), "<span\(style)>\(place.state.rawValue)</span>"]
      })
  }

  private var updates: String? {
    let latest = StatusUpdate.Audience.allCases.compactMap { situation.incident.lastUpdate($0) }
    guard !latest.isEmpty else { return nil }
    return PageParts.table(
      caption: nil, columns: ["For", "When", "Words", "Next"],
      rows: latest.map {
        [
          $0.audience.rawValue, parts.time($0.at), PageParts.text($0.text),
          $0.next.map(parts.time) ?? "",
        ]
      })
  }

  private var drawing: String? {
    guard let chart = TimelineChart(export, until: situation.now) else { return nil }
    let drawing = TimelineDrawing(
      chart, from: chart.start, to: chart.end, times: export.times, id: "chart")
    return PageParts.scroll(
      label: "Drawn timeline", drawing.svg(title: "Timeline: \(situation.incident.title)"))
  }

  /// The newest first, because that is what people come for.
  private var entries: String? {
    let names = EventNames(
      record: export.record, playbook: export.playbook, times: export.times, hasOffsets: true)
    let told = export.record.told.filter {
      $0.strike == nil && $0.written.kind?.isBookkeeping != true
    }
    guard !told.isEmpty else { return nil }
    return PageParts.table(
      caption: nil, columns: ["Time", "Who", "What"],
      rows: told.suffix(20).reversed().map {
        [parts.time($0.now.at), PageParts.text($0.now.by), PageParts.text($0.words(names))]
      })
  }
}
