import Encoding
import IncidentModel

extension SettingsReader {
  /// Somebody of the roster; nil without a name.
  mutating func person(_ value: LocatedJSON, _ path: String) -> Roster.Person? {
    var person = Roster.Person(name: "")
    guard
      let members = members(value, path, ["name", "aliases", "role", "phone", "knows"])
    else { return nil }
    for (key, value) in members {
      let place = "\(path).\(key)"
      switch key {
      case "name": person.name = text(value, place) ?? ""
      case "aliases": person.aliases = texts(value, place)
      case "role": person.roles = texts(value, place)
      case "phone": person.phone = text(value, place)
      case "knows": person.knows = texts(value, place)
      default: break
      }
    }
    guard person.name.isEmpty else { return person }
    note(.lacks(path, key: "name"), value.offset)
    return nil
  }

  /// Somebody of the escalation chain: an object, or only a name.
  mutating func contact(_ value: LocatedJSON, _ path: String) -> Roster.Contact? {
    guard case .object = value.content else {
      return text(value, path, wanted: .contact).map { Roster.Contact(name: $0) }
    }
    var contact = Roster.Contact(name: "")
    for (key, value) in members(value, path, ["name", "phone", "note"]) ?? [] {
      let place = "\(path).\(key)"
      switch key {
      case "name": contact.name = text(value, place) ?? ""
      case "phone": contact.phone = text(value, place)
      case "note": contact.note = text(value, place)
      default: break
      }
    }
    guard contact.name.isEmpty else { return contact }
    note(.lacks(path, key: "name"), value.offset)
    return nil
  }

  /// Who is on call when; nil where there is nobody, or no beginning.
  mutating func rotation(_ value: LocatedJSON, _ path: String) -> Rotation? {
    guard let members = members(value, path, ["people", "start", "overrides"]) else { return nil }
    var people: [String] = []
    var start: CivilTime?
    for (key, value) in members {
      switch key {
      case "people": people = texts(value, "\(path).\(key)")
      case "start":
        start = time(
          value, "\(path).\(key)", hour: Morning.usual.hour, minute: Morning.usual.minute)
      default: break
      }
    }
    guard !people.isEmpty else {
      note(.lacks(path, key: "people"), value.offset)
      return nil
    }
    guard let start else {
      if !members.contains(where: { $0.0 == "start" }) {
        note(.lacks(path, key: "start"), value.offset)
      }
      return nil
    }
    var rotation = Rotation(people: people, start: start)
    for (key, value) in members where key == "overrides" {
      rotation.overrides = list(value, "\(path).\(key)") { $0.override($1, $2, start) }
    }
    return rotation
  }

  /// Other people for some time; dates without a time mean the hour of the hand-over.
  private mutating func override(
    _ value: LocatedJSON, _ path: String, _ start: CivilTime
  ) -> Rotation.Override? {
    guard let members = members(value, path, ["from", "to", "onCall", "backup"]) else { return nil }
    var times: [String: CivilTime] = [:]
    var names: [String: String] = [:]
    for (key, value) in members {
      let place = "\(path).\(key)"
      switch key {
      case "from", "to":
        times[key] = time(value, place, hour: start.hour, minute: start.minute)
      default: names[key] = text(value, place)
      }
    }
    for key in ["from", "to"] where times[key] == nil {
      if !members.contains(where: { $0.0 == key }) { note(.lacks(path, key: key), value.offset) }
    }
    guard let from = times["from"], let to = times["to"] else { return nil }
    guard !names.isEmpty else {
      note(.lacks(path, key: "onCall"), value.offset)
      return nil
    }
    guard from.instant(offsetSeconds: 0) < to.instant(offsetSeconds: 0) else {
      note(.endsBeforeItBegins(path), value.offset)
      return nil
    }
    return Rotation.Override(from: from, to: to, onCall: names["onCall"], backup: names["backup"])
  }

  /// `2026-01-05 09:00`, or a date alone.
  private mutating func time(
    _ value: LocatedJSON, _ path: String, hour: Int, minute: Int
  ) -> CivilTime? {
    guard let text = text(value, path, wanted: .time) else { return nil }
    let parts = text.split { $0 == " " || $0 == "T" || $0 == "-" || $0 == ":" }
    let isWritten = text.allSatisfy { $0.isASCIIDigit || " T-:".contains($0) }
    let numbers = parts.compactMap { Int($0) }
    guard isWritten, numbers.count == parts.count, parts.first?.count == 4,
      numbers.count == 3 || numbers.count == 5,
      let time = CivilTime(
        year: numbers[0], month: numbers[1], day: numbers[2],
        hour: numbers.count == 5 ? numbers[3] : hour,
        minute: numbers.count == 5 ? numbers[4] : minute)
    else {
      note(.wrongValue(path, .time), value.offset)
      return nil
    }
    return time
  }
}
