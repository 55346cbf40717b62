import Encoding
import IncidentModel

/// The drawn timeline of a page: the whole, then each step on its own, larger, with its entries.
struct TimelineSection {
  private let export: IncidentExport
  private let chart: TimelineChart
  private let parts: PageParts
  private let names: EventNames

  init(_ export: IncidentExport, _ chart: TimelineChart) {
    self.export = export
    self.chart = chart
    parts = PageParts(times: export.times)
    names = EventNames(
      record: export.record, playbook: export.playbook, times: export.times, hasOffsets: true)
  }

  var html: String {
    let drawing = TimelineDrawing(
      chart, from: chart.start, to: chart.end, times: export.times, id: "whole")
    let length = TimeText.duration(seconds: chart.end.seconds(since: chart.start))
    var lines = [
      "<p>From \(parts.time(chart.start)) to \(parts.time(chart.end)), \(length).</p>",
      "<figure>",
      PageParts.scroll(
        label: "Drawn timeline", drawing.svg(title: "Timeline: \(export.incident.title)")),
      "<figcaption class=\"legend\">\(legend)</figcaption>",
      "</figure>",
    ]
    if let promises { lines.append(promises) }
    guard !chart.bands.isEmpty else { return lines.joined(separator: "\n") }
    lines += ["<div class=\"steps\">", "<h3>Each step, larger</h3>"]
    let told = export.record.told.filter { $0.written.kind?.isBookkeeping != true }
    lines += chart.bands.enumerated().map { place, band in
      step(band, place, told.filter { isIn(band, place, $0.now.at) })
    }
    lines.append("</div>")
    return lines.joined(separator: "\n")
  }

  private var legend: String {
    "Updates: circle public, square internal, triangle to customers; a bar across the row is the time"
      + " that was promised for the next public word. What a span means stands in it; where it is too"
      + " small, point at it, or read the tables below."
  }

  private func isIn(_ band: TimelineChart.Band, _ place: Int, _ at: Instant) -> Bool {
    let isLast = place == chart.bands.count - 1
    return at >= band.start && (at < band.end || (isLast && at == band.end))
  }

  private func step(_ band: TimelineChart.Band, _ place: Int, _ told: [ToldEvent]) -> String {
    let drawing = TimelineDrawing(
      chart, from: band.start, to: band.end, times: export.times, id: "step\(place)")
    let length = TimeText.duration(seconds: band.end.seconds(since: band.start))
    let name = "\(band.step.rawValue) \(band.step.name)"
    var lines = [
      "<details>",
      "<summary>\(name), \(parts.clock(band.start)) to \(parts.clock(band.end)), \(length)</summary>",
      PageParts.scroll(label: "Drawn timeline of \(name)", drawing.svg(title: name)),
    ]
    if !told.isEmpty {
      lines.append(
        PageParts.table(
          caption: "Entries of \(name)", columns: ["Time", "Who", "What"],
          rows: told.map {
            [parts.clock($0.now.at), Escaping.html($0.now.by), PageParts.text($0.words(names))]
          }))
    }
    return (lines + ["</details>"]).joined(separator: "\n")
  }

  /// The promised public words and what came of them; nothing where nothing was promised.
  private var promises: String? {
    let promises = PublicPromise.all(of: export.incident)
    guard !promises.isEmpty else { return nil }
    return PageParts.table(
      caption: "Promised public updates", columns: ["Promised for", "Came", "Verdict"],
      rows: promises.map { promise in
        let style = promise.isBroken ? " class=\"bad\"" : ""
        return [
          parts.time(promise.due), promise.kept.map(parts.time) ?? "",
          "<span\(style)>\(promise.words)</span>",
        ]
      })
  }
}
