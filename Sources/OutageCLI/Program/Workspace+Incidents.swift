import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Workspace {
  /// The table of all verbs.
  var table: CommandTable { .outage }

  /// The incident of an id, or of a unique beginning of one.
  func desk(named word: String) throws(CommandFailure) -> Desk {
    let ids = try incidentIDs()
    let isExact = ids.contains(word)
    let candidates =
      isExact ? [word] : ids.filter { $0.hasPrefix(word) || $0.hasSuffix("-" + word) }
    guard candidates.count < 2 else {
      throw CommandFailure(
        .usage, "\"\(word)\" could be \(candidates.joined(separator: " or "))",
        hints: candidates.map { "outage status \($0)" })
    }
    // What is no directory is another program's.
    guard let id = candidates.first, store.contains(id) else {
      throw CommandFailure(.notFound, "no incident \"\(word)\"", hints: ["outage list --all"])
    }
    return Desk(id: id, workspace: self)
  }

  /// The incident that a command without an id means.
  ///
  /// `$OUTAGE_INCIDENT`, else the only one that is open or mitigated, not deferred and no drill, else
  /// the only one that is not closed; a reading command falls back to the newest.
  /// Where there are several, hints are the command that was `typed`, with the id of each.
  func currentDesk(
    isRecording: Bool, typed: (_ id: String) -> String
  ) throws(CommandFailure) -> Desk {
    if let named = world.variable("OUTAGE_INCIDENT") { return try desk(named: named) }
    let open = readable(try openIDs().map { Desk(id: $0, workspace: self) })
    if open.count == 1 { return open[0] }
    let active = open.filter { desk in
      let incident = desk.incident
      let isDeferred = incident.deferral.map { $0.until > now } ?? false
      return (incident.status == .open || incident.status == .mitigated) && !incident.isDrill
        && !isDeferred
    }
    if active.count == 1 { return active[0] }
    let candidates = active.isEmpty ? open : active
    let real = candidates.filter { !$0.incident.isDrill }
    if !isRecording, let newest = newest(real.isEmpty ? candidates : real) { return newest }
    guard !candidates.isEmpty else {
      let last = try newestOfAll()
      if !isRecording, let last { return last }
      throw CommandFailure(
        .notFound, "no incident is open",
        hints: ["outage start \"what is broken\""]
          + (last.map { ["outage reopen -i \($0.id)"] } ?? []))
    }
    throw CommandFailure(
      .usage, "\(candidates.count) incidents are open; say which",
      hints: candidates.map { typed($0.id) })
  }

  /// The ids of all incidents.
  func incidentIDs() throws(CommandFailure) -> [String] {
    do throws(TimelineError) { return try store.incidentIDs() } catch {
      throw CommandFailure(error)
    }
  }

  /// The ids of the incidents that are not closed.
  func openIDs() throws(CommandFailure) -> [String] {
    do throws(TimelineError) { return try store.openIncidentIDs() } catch {
      throw CommandFailure(error)
    }
  }

  /// Those of several incidents that can be read; of the others it is said that they cannot.
  private func readable(_ desks: [Desk]) -> [Desk] {
    guard desks.count > 1 else { return desks }
    let readable = desks.filter { desk in
      do throws(TimelineError) {
        _ = try desk.timeline.fileNames()
        return true
      } catch {
        console.say("warning: \(CommandFailure(error).message)")
        return false
      }
    }
    return readable.isEmpty ? desks : readable
  }

  /// The newest of all incidents, looked for among the latest days only: an id begins with its day.
  private func newestOfAll() throws(CommandFailure) -> Desk? {
    let byDay = Dictionary(grouping: try incidentIDs()) { IncidentName.day(of: $0) ?? "" }
    func told(_ day: String) -> [Desk] {
      (byDay[day] ?? []).map { Desk(id: $0, workspace: self) }
        .filter { $0.incident.eventCount > 0 }
    }
    let days = byDay.keys.filter { !$0.isEmpty }.sorted(by: >)
    func newest(of isWanted: @escaping (Desk) -> Bool) -> Desk? {
      let latest = days.lazy.map { told($0).filter(isWanted) }.first { !$0.isEmpty }
      return self.newest((latest ?? []) + told("").filter(isWanted))
    }
    return newest { !$0.incident.isDrill } ?? newest { _ in true }
  }

  private func newest(_ desks: [Desk]) -> Desk? {
    desks.max { a, b in
      (a.incident.declaredAt ?? Instant(milliseconds: 0), a.id)
        < (b.incident.declaredAt ?? Instant(milliseconds: 0), b.id)
    }
  }
}

extension Workspace {
  /// How times are read here and now.
  func timeExpression(_ direction: TimeExpression.Direction) -> TimeExpression {
    TimeExpression(now: now, zone: localZone, direction: direction)
  }

  /// Standard input to its end, as text without its last newline.
  func readInputText() throws(CommandFailure) -> String {
    var bytes: [UInt8]
    do throws(SystemError) { bytes = try world.readInput() } catch { throw CommandFailure(error) }
    while bytes.last == UInt8(ascii: "\n") || bytes.last == UInt8(ascii: "\r") {
      bytes.removeLast()
    }
    let text = String(decoding: bytes, as: UTF8.self).withLineFeeds
    guard !text.trimmed.isEmpty else {
      throw CommandFailure(.usage, "standard input holds no text")
    }
    return text
  }
}

extension String {
  /// The text with every line end as one line feed.
  var withLineFeeds: String {
    guard utf8.contains(UInt8(ascii: "\r")) else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var wasReturn = false
    for byte in utf8 {
      if byte == UInt8(ascii: "\r") {
        bytes.append(UInt8(ascii: "\n"))
      } else if !(byte == UInt8(ascii: "\n") && wasReturn) {
        bytes.append(byte)
      }
      wasReturn = byte == UInt8(ascii: "\r")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
