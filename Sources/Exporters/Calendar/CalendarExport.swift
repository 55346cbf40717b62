import Encoding
import IncidentModel

/// The dates that come out of an incident as a calendar (RFC 5545): the outage itself, the review,
/// what was promised, and the due date of each follow-up.
///
/// Times are in UTC; due dates are whole days in the zone of the incident. A unique id stays the
/// same from export to export, and a sequence number grows with the record, so that a calendar that
/// reads a newer export moves the entries it has.
enum CalendarExport {
  static func bytes(of export: IncidentExport) -> [UInt8] {
    var writer = CalendarWriter()
    writer.line("BEGIN:VCALENDAR")
    writer.line("VERSION:2.0")
    writer.line("PRODID:-//outage//outage//EN")
    writer.line("CALSCALE:GREGORIAN")
    writer.text("X-WR-CALNAME", export.incident.title)
    if let redaction = export.redaction { writer.text("X-OUTAGE-REDACTED", redaction.sentence) }
    for entry in entries(of: export) { write(entry, to: &writer, stamp: stamp(of: export)) }
    writer.line("END:VCALENDAR")
    return writer.bytes
  }

  /// One entry of the calendar.
  private struct Entry {
    enum Time {
      case span(Instant, Instant)
      case day(CivilTime)
    }

    var id: String
    var time: Time
    var summary: String
    var details: [String]
    /// Whether somebody is busy then.
    var isBusy = false
  }

  private static func entries(of export: IncidentExport) -> [Entry] {
    // Ids of events are unique over all incidents and machines; that of the incident is not.
    guard let first = export.record.events.first else { return [] }
    let incident = export.incident
    let facts = "Incident \(incident.id)\(incident.severity.map { ", \($0.rawValue)" } ?? "")"
    let drill = incident.isDrill ? "Drill: " : ""
    var entries: [Entry] = []
    if let began = incident.began ?? incident.declaredAt {
      let end = incident.resolvedAt ?? incident.closedAt ?? incident.lastAt ?? began
      let state =
        incident.resolvedAt ?? incident.closedAt == nil ? "not over in this export" : nil
      entries.append(
        Entry(
          id: "outage-\(first.id)", time: .span(began, max(began, end)),
          summary: "\(drill)\(kind(of: incident)): \(incident.title)",
          details: [facts, state].compactMap(\.self)))
    }
    if let review = incident.reviewHeld ?? incident.reviewScheduled {
      let undated = incident.followUps.filter { $0.due == nil && $0.doneAt == nil }
      entries.append(
        Entry(
          id: "review-\(first.id)", time: .span(review, review.advanced(bySeconds: 3600)),
          summary: "\(drill)Post-mortem review: \(incident.title)",
          details: [facts] + undated.map { "Follow-up without a date: \($0.text)" },
          isBusy: true))
    }
    return entries + promises(of: incident, facts: facts, first: first.id)
      + followUps(of: export, facts: facts)
  }

  /// What it turned out to be, in a word or two.
  private static func kind(of incident: Incident) -> String {
    switch incident.status == .closed ? incident.closeReason.flatMap(CloseReason.init) : nil {
    case .falseAlarm: "False alarm"
    case .duplicate: "Duplicate"
    case .superseded: "Superseded"
    case .resolved, nil: "Outage"
    }
  }

  /// What was promised and is not kept yet: the next public word, and full restoration.
  private static func promises(of incident: Incident, facts: String, first: String) -> [Entry] {
    var entries: [Entry] = []
    if incident.status == .open || incident.status == .mitigated,
      let next = incident.lastUpdate(.public)?.next
    {
      entries.append(
        Entry(
          id: "update-\(first)", time: .span(next, next),
          summary: "Promised public update: \(incident.title)", details: [facts]))
    }
    if let deferral = incident.deferral {
      entries.append(
        Entry(
          id: "restoration-\(first)", time: .span(deferral.until, deferral.until),
          summary: "Full restoration: \(deferral.text ?? incident.title)",
          details: [facts, deferral.to.map { "Taken up by \($0)" }].compactMap(\.self)))
    }
    return entries
  }

  private static func followUps(of export: IncidentExport, facts: String) -> [Entry] {
    export.incident.followUps.compactMap { item in
      guard let due = item.due else { return nil }
      let details = [
        facts, "Owner: \(item.owner ?? "nobody yet")", item.ticket.map { "Ticket: \($0)" },
        item.doneAt.map { "Done on \(export.times.date($0))" },
      ]
      return Entry(
        id: "follow-up-\(item.id)", time: .day(export.times.civil(due)),
        summary: (item.doneAt == nil ? "Follow-up due: " : "Follow-up done: ") + item.text,
        details: details.compactMap(\.self))
    }
  }

  private static func write(_ entry: Entry, to writer: inout CalendarWriter, stamp: Stamp) {
    writer.line("BEGIN:VEVENT")
    writer.text("UID", "\(entry.id)@outage")
    writer.line("DTSTAMP:\(CalendarWriter.utc(stamp.time))")
    writer.line("SEQUENCE:\(stamp.sequence)")
    switch entry.time {
    case .span(let start, let end):
      writer.line("DTSTART:\(CalendarWriter.utc(start))")
      if end > start { writer.line("DTEND:\(CalendarWriter.utc(end))") }
    case .day(let day):
      writer.line("DTSTART;VALUE=DATE:\(day.date.filter { $0 != "-" })")
    }
    writer.text("SUMMARY", entry.summary)
    writer.text("DESCRIPTION", entry.details.joined(separator: "\n"))
    writer.line("TRANSP:\(entry.isBusy ? "OPAQUE" : "TRANSPARENT")")
    writer.line("END:VEVENT")
  }

  /// When the record last changed, and how often it did.
  private typealias Stamp = (time: Instant, sequence: Int)

  private static func stamp(of export: IncidentExport) -> Stamp {
    let events = export.record.events
    return (events.map(\.recorded).max() ?? Instant(milliseconds: 0), max(0, events.count - 1))
  }
}
