import Encoding
import IncidentModel

/// The words of a mail to customers: what was reported, the cause, what was done, what will be done.
///
/// They are the playbook's where it has a message for it; else bare facts under plain headings. What
/// the record does not say is a blank that whoever sends it must fill.
struct CustomerEmail: Equatable, Sendable {
  /// A stretch of a line.
  enum Part: Equatable, Sendable {
    case text(String)
    /// What a person must fill in, by its name.
    case blank(String)
  }

  /// A paragraph of lines.
  struct Paragraph: Equatable, Sendable {
    /// The heading above it; nil for none.
    var heading: String?
    /// The lines.
    var lines: [[Part]]
  }

  /// The subject.
  var subject: [Part]
  /// The body.
  var paragraphs: [Paragraph]

  init(_ export: IncidentExport) {
    self.init(words: export)
    guard export.incident.isDrill else { return }
    subject.insert(.text("DRILL: "), at: 0)
    let drill = "This is from a drill. Nothing happened; send it to nobody."
    paragraphs.insert(Paragraph(heading: nil, lines: [[.text(drill)]]), at: 0)
  }

  private init(words export: IncidentExport) {
    let builder = PostMortemBuilder(export)
    guard builder.isOutage else {
      subject = [.text(export.incident.title)]
      paragraphs = Self.nothingBroken(builder)
      return
    }
    let isOver = export.incident.resolvedAt != nil || export.incident.status == .closed
    let id = isOver ? "customer-email-after" : "customer-email-ongoing"
    if let template = export.playbook.templates[id] {
      (subject, paragraphs) = Self.filled(template, export)
    } else {
      subject = [.text(export.incident.title)]
      paragraphs = Self.points(export)
    }
  }

  /// The playbook's message; its first line may be the subject, blank lines part paragraphs.
  private static func filled(
    _ template: String, _ export: IncidentExport
  ) -> ([Part], [Paragraph]) {
    let values = values(export)
    let lines = Escaping.lines(template).map { line in
      parts(of: String(String.UnicodeScalarView(line)), values)
    }
    var body = lines[...]
    var subject: [Part] = [.text(export.incident.title)]
    if case .text(let first)? = body.first?.first, first.lowercased().hasPrefix("subject:") {
      let rest = first.dropFirst("subject:".count).drop { $0 == " " }
      subject = [.text(String(rest))] + (body.first ?? []).dropFirst()
      body = body.dropFirst()
    }
    let paragraphs = body.split(whereSeparator: \.isEmpty).map {
      Paragraph(heading: nil, lines: Array($0))
    }
    return (subject, paragraphs)
  }

  /// A line of a template with its placeholders filled or made blanks.
  private static func parts(of line: String, _ values: [String: String]) -> [Part] {
    TemplateText(line).pieces.compactMap { piece in
      switch piece {
      case .text(let text): text.isEmpty ? nil : .text(text)
      case .placeholder(let name):
        values[name].map { .text(Escaping.visibleLine($0)) } ?? .blank(name)
      }
    }
  }

  /// What the record knows for a message; who signs is not known here.
  ///
  /// What the playbook says while a fact is not known yet is not true once it is over.
  private static func values(_ export: IncidentExport) -> [String: String] {
    var playbook = export.playbook
    if export.incident.resolvedAt != nil || export.incident.status == .closed {
      playbook.defaults = [:]
    }
    let situation = Situation(
      incident: export.incident, playbook: playbook,
      now: export.incident.lastAt ?? Instant(milliseconds: 0), times: export.times, speaker: "")
    var values = situation.values
    values["name"] = nil
    // What is told afterwards is told of what it was.
    values["impact"] = situation.saidImpact ?? values["impact"]
    // The playbook's sentence has its own end.
    let written = rootCause(export).map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    values["cause"] = written ?? values["cause"]
    if let next = export.incident.lastUpdate(.public)?.next {
      values["next"] = "at \(export.times.minutes(next)) \(export.times.offset(next))"
    }
    return values.filter { !$0.value.isEmpty }
  }

  /// The root cause in one paragraph, which is more than what was suspected; nil while nobody wrote it.
  private static func rootCause(_ export: IncidentExport) -> String? {
    export.rootCause.isEmpty ? nil : export.rootCause.joined(separator: " ")
  }

  /// What customers were told of, and that it was no outage, or is told elsewhere.
  private static func nothingBroken(_ builder: PostMortemBuilder) -> [Paragraph] {
    let points = [
      ("What was reported", [builder.incident.title] + builder.impactSentences),
      ("What came of it", builder.endSentences),
      ("What will be done", builder.incident.followUps.map(\.text)),
    ]
    return points.filter { !$0.1.isEmpty }.map { heading, lines in
      Paragraph(heading: heading, lines: lines.map { [.text(Escaping.visibleLine($0))] })
    }
  }

  /// The four points as the record has them.
  private static func points(_ export: IncidentExport) -> [Paragraph] {
    let incident = export.incident
    let builder = PostMortemBuilder(export)
    let helped = incident.actions.filter { $0.outcome == .worked || $0.outcome == .partly }
    func paragraph(_ heading: String, _ lines: [String], _ blank: String) -> Paragraph {
      let parts = lines.filter { !$0.isEmpty }.map { [Part.text(Escaping.visibleLine($0))] }
      return Paragraph(heading: heading, lines: parts.isEmpty ? [[.blank(blank)]] : parts)
    }
    let reported = [incident.title] + builder.impactSentences
    return [
      paragraph("What was reported", reported, "what was reported"),
      paragraph("Cause", [rootCause(export) ?? incident.cause?.text ?? ""], "cause"),
      paragraph("What was done", helped.map(\.text), "what was done"),
      paragraph("What will be done", incident.followUps.map(\.text), "what will be done"),
    ]
  }
}

extension CustomerEmail.Part {
  /// The part as plain text; a blank cannot be overlooked.
  var plain: String {
    switch self {
    case .text(let text): text
    case .blank(let name): "[____ \(name) ____]"
    }
  }
}
