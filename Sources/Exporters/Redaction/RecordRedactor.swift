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
  private let ids: Set<String>
  /// The SHA-256 of the last line of each writer.
  private var tails: [String: String] = [:]

  init(text: TextRedactor, people: RedactedPeople, record: IncidentRecord) {
    self.people = people
    ids = Set(record.events.map(\.id))
    let id = record.incident.id
    var trial = text
    let titles = record.events.filter { $0.kind == .declared }.compactMap { $0.data[.title] }
    let isTelling = ([id] + titles).contains { trial.redacted($0) != $0 }
    incidentID = isTelling ? Self.bareID(id) : id
    self.text = text
    if isTelling { self.text.remove(id, replacement: incidentID) }
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

  /// The event without what must go.
  mutating func redacted(_ event: Event) -> Event {
    let before = text.counts.total
    var event = event
    event.by = text.name(event.by, people)
    event.typedBy = event.typedBy.map { text.name($0, people) }
    event.data.members = members(event.data.members, of: event)
    event.writer = writers[event.writer] ?? event.writer
    event.line = line(of: event, before: before)
    return event
  }

  private mutating func line(of event: Event, before: Int) -> [UInt8] {
    guard var members = (try? JSON(parsing: event.line))?.object else { return [] }
    // What a newer release added beside the known members is text that may say anything.
    for (key, value) in members where !Self.lineKeys.contains(key) {
      members[key] = self.value(value)
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
    var result = members
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      let known = event.kind == nil ? nil : EventData.Key(rawValue: key)
      result[key] = known.map { self.value(value, under: $0, of: event) } ?? self.value(value)
    }
    return result
  }

  private mutating func value(_ value: JSON, under key: EventData.Key, of event: Event) -> JSON {
    switch (key, value) {
    case (.phone, .string): return .string(text.address("[phone]"))
    case (.owner, .string(let name)), (.confirmedBy, .string(let name)), (.to, .string(let name)):
      return .string(text.name(name, people))
    case (.name, .string(let name)) where event.kind?.namesSomebody ?? false:
      return .string(text.name(name, people))
    case (.with, .array(let names)), (.chain, .array(let names)):
      return .array(
        names.map { $0.string.map { .string(text.name($0, people)) } ?? self.value($0) })
    case (.ref, .string(let id)) where ids.contains(id): return value
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
        result[key] = self.value(member)
      }
      return .object(result)
    case .null, .bool, .number: return value
    }
  }

  /// The members of a line that hold no words of people, or are written apart.
  private static let lineKeys: Set<String> = [
    "at", "by", "clock", "data", "id", "kind", "prev", "recorded", "seq", "step", "typedBy", "v",
    "writer",
  ]
}
