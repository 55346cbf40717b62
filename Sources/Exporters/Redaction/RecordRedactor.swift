import Encoding
import IncidentModel

/// Rewrites the events of a record without what must go, each with its line.
///
/// The lines are chained anew, so that each file's events still prove that none is missing.
struct RecordRedactor {
  /// The texts, and what was removed from them.
  private(set) var text: TextRedactor
  /// How much each event lost, by its id.
  private(set) var removals: [String: Int] = [:]
  /// The incident's id, without its words where something in them must go.
  let incidentID: String
  private let people: RedactedPeople
  private let writers: [String: String]
  /// The ids of the events, and what stands for each: an id from elsewhere may be any text.
  private let ids: [String: String]
  /// The SHA-256 of the last line of each writer.
  private var tails: [String: String] = [:]

  init(text: TextRedactor, people: RedactedPeople, record: IncidentRecord) {
    self.people = people
    let id = record.incident.id
    var trial = text
    let titles = record.events.filter { $0.kind == .declared }.compactMap { $0.data[.title] }
    let isTelling = ([id] + titles).contains { trial.redacted($0) != $0 }
    incidentID = isTelling ? Self.bareID(id) : id
    self.text = text
    if isTelling { self.text.remove(id, replacement: incidentID) }
    ids = Self.ids(of: record.events, &self.text)
    // The names sort as they did, because the writer decides between events of one clock.
    let names = Set(record.events.map(\.writer)).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let width = String(names.count).count
    writers = Dictionary(
      names.enumerated().map { place, name in
        let number = String(place + 1)
        return (name, "writer-" + String(repeating: "0", count: width - number.count) + number)
      }
    ) { $1 }
  }

  /// The id of an incident without its title's words: `inc-2026-11-20-redacted`.
  private static func bareID(_ id: String) -> String {
    let head = id.prefix("inc-2026-11-20".count)
    let isDated =
      head.hasPrefix("inc-")
      && head.dropFirst(4).allSatisfy { $0 == "-" || ($0.isASCII && $0.isNumber) }
    return (isDated ? String(head) : "inc") + "-redacted"
  }

  /// What stands for the ids of events: themselves, or where something in them must go, a number.
  private static func ids(of events: [Event], _ text: inout TextRedactor) -> [String: String] {
    var ids = Dictionary(events.map { ($0.id, $0.id) }) { $1 }
    var number = 0
    for id in ids.keys.sorted() where !ULID.hasForm(id) && text.redacted(id) != id {
      repeat { number += 1 } while ids["event-\(number)"] != nil
      ids[id] = "event-\(number)"
    }
    return ids
  }

  /// The event without what must go.
  mutating func redacted(_ event: Event) -> Event {
    let before = text.counts.total
    var event = named(event)
    event.by = text.name(event.by, people)
    event.typedBy = event.typedBy.map { text.name($0, people) }
    event.data.members = members(event.data.members, of: event)
    event.writer = writers[event.writer] ?? event.writer
    event.line = line(of: event, before: before)
    return event
  }

  /// The event with the id that stands for its own; the name of a kind that this release does not know
  /// is a text, too.
  private mutating func named(_ event: Event) -> Event {
    Event(
      id: ids[event.id] ?? event.id,
      kindName: event.kind == nil ? text.redacted(event.kindName) : event.kindName, at: event.at,
      recorded: event.recorded, by: event.by, typedBy: event.typedBy, step: event.step,
      data: event.data, clock: event.clock, writer: event.writer, sequence: event.sequence,
      version: event.version, line: event.line)
  }

  private mutating func line(of event: Event, before: Int) -> [UInt8] {
    guard var members = (try? JSON(parsing: event.line))?.object else { return [] }
    // What a newer release added beside the known members is text that may say anything.
    for (key, value) in members where !Self.lineKeys.contains(key) {
      members[key] = nil
      members[text.redacted(key)] = self.value(value)
    }
    members["id"] = .string(event.id)
    members["kind"] = .string(event.kindName)
    // A step of a newer release, or a time that is none, may be any text.
    for (key, isKnown) in [
      ("step", members["step"]?.string.flatMap { Step(id: $0) } != nil),
      ("at", isTime(members["at"])),
      ("recorded", isTime(members["recorded"])),
    ] where !isKnown {
      members[key] = members[key].map { value($0) }
    }
    members["by"] = .string(event.by)
    if let typist = event.typedBy { members["typedBy"] = .string(typist) }
    members["writer"] = .string(event.writer)
    members["data"] = .object(event.data.members)
    if members["prev"] != nil {
      let none = String(repeating: "0", count: 64)
      members["prev"] = .string(tails[event.writer] ?? none)
    }
    let removed = text.counts.total - before
    if removed > 0 { removals[event.id] = removed }
    // Also where it lost nothing: it is not the line that the timeline has.
    members[Event.redactionMark] = JSON(removed)
    let line = JSON.object(members).canonicalBytes
    tails[event.writer] = SHA256.hex(of: line)
    return line
  }

  private mutating func members(_ members: [String: JSON], of event: Event) -> [String: JSON] {
    var result: [String: JSON] = [:]
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      let name = EventData.Key(rawValue: key)
      if let name, event.kind != nil {
        result[key] = self.value(value, under: name, of: event)
      } else {
        result[name == nil ? text.redacted(key) : key] = self.value(value)
      }
    }
    return result
  }

  private mutating func value(_ value: JSON, under key: EventData.Key, of event: Event) -> JSON {
    switch (key, value) {
    case (.phone, .string): return .string(text.address("[phone]"))
    case (.path, .string): return .string(text.address("[path]"))
    case (.owner, .string(let name)), (.confirmedBy, .string(let name)), (.to, .string(let name)):
      return .string(text.name(name, people))
    case (.name, .string(let name)) where event.kind?.namesSomebody ?? false:
      return .string(text.name(name, people))
    case (.with, .array(let names)), (.chain, .array(let names)):
      return .array(
        names.map { $0.string.map { .string(text.name($0, people)) } ?? self.value($0) })
    case (.ref, .string(let id)) where ids[id] != nil: return ids[id].map(JSON.string) ?? value
    case (_, .string(let word)) where FixedValue.isKnown(word, under: key): return value
    default: return self.value(value)
    }
  }

  private mutating func value(_ value: JSON) -> JSON {
    switch value {
    case .string(let string): return .string(text.redacted(string))
    case .array(let elements): return .array(elements.map { self.value($0) })
    case .object(let members):
      var result: [String: JSON] = [:]
      for (key, member) in members.sorted(by: { $0.key < $1.key }) {
        result[text.redacted(key)] = self.value(member)
      }
      return .object(result)
    case .null, .bool, .number: return value
    }
  }

  private func isTime(_ value: JSON?) -> Bool {
    value?.string.flatMap { Instant(rfc3339: $0) } != nil
  }

  /// The members of a line that hold no words of people, or are written apart.
  private static let lineKeys: Set<String> = [
    "at", "by", "clock", "data", "id", "kind", "prev", "recorded", "seq", "step", "typedBy", "v",
    "writer",
  ]
}
