import Encoding
import IncidentModel

/// The whole incident as one page that needs nothing else: the drawn timeline, then the post-mortem.
enum PageExport {
  static func bytes(of export: IncidentExport) -> [UInt8] {
    let incident = export.incident
    let chart = TimelineChart(export)
    let parts = PageParts(times: export.times)
    let title = incident.title.isEmpty ? incident.id : incident.title
    let header = [
      "<h1>\(Escaping.html(Escaping.visibleLine(title)))</h1>",
      PageParts.facts([
        incident.severity?.rawValue, incident.status.rawValue, incident.isDrill ? "drill" : nil,
        incident.declaredAt.map { "declared \(parts.time($0))" },
        incident.resolvedAt.map { "resolved \(parts.time($0))" },
        "times in \(Escaping.html(incident.zone ?? export.times.zone.name))",
      ]),
      "<nav aria-label=\"On this page\"><ul>",
      "<li><a href=\"#drawn\">Timeline</a></li>",
      "<li><a href=\"#post-mortem\">Post-mortem</a></li>",
      "</ul></nav>",
    ]
    var main = ["<section aria-labelledby=\"drawn\">", "<h2 id=\"drawn\">Timeline</h2>"]
    if let chart {
      main.append(TimelineSection(export, chart).html)
    } else {
      main.append("<p>Nothing is known yet.</p>")
    }
    main += ["</section>", "<article id=\"post-mortem\">"]
    let text = export.postMortem ?? PostMortemText(export).string
    main += [MarkdownPage.html(text, headingOffset: 1), "</article>"]
    return PageFrame.bytes(
      title: title, header: header.joined(separator: "\n"), main: main.joined(separator: "\n"),
      footer: footer(export))
  }

  private static func footer(_ export: IncidentExport) -> String {
    let count = export.record.events.count
    let facts = [
      Escaping.html(export.incident.id), "\(count) \(count == 1 ? "entry" : "entries") on record",
      export.redaction.map { "redacted: \($0.sentence)" },
    ]
    return "<p>\(facts.compactMap(\.self).joined(separator: " · "))</p>"
  }
}
