import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// What a team may set in `config.json`; everything is optional.
struct Settings: Equatable {
  /// The people.
  var roster = Roster()
  /// The war room's address.
  var room: String?
  /// The status page's address.
  var statusPage: String?
  /// The zone that times are told in, by its name.
  var zone: String?
  /// Timers in seconds, by id and severity.
  var timers: [String: [Severity: Int]] = [:]
  /// What an hour of a P1 costs, in `currency`; never negative.
  var costPerHour: Double?
  /// The currency of `costPerHour`, as written: `EUR`.
  var currency: String?
  /// Keys that nobody reads, as paths.
  var unknownKeys: [String] = []
  /// Values of the wrong kind, as paths.
  var wrongValues: [String] = []

  /// Reads settings; what is wrong in them is left out and named.
  init(_ value: JSON) {
    guard let members = value.object else {
      wrongValues.append("config.json")
      return
    }
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      switch key {
      case "roster": readRoster(value)
      case "room": room = text(value, at: key)
      case "statusPage": statusPage = text(value, at: key)
      case "zone": zone = text(value, at: key)
      case "timers": readTimers(value)
      case "costPerHour": readCost(value)
      case "currency": currency = text(value, at: key)
      default: unknownKeys.append(key)
      }
    }
  }

  /// No settings.
  init() {}

  private mutating func readRoster(_ value: JSON) {
    guard let list = value.array else { return wrongValues.append("roster") }
    for (place, entry) in list.enumerated() {
      guard let name = entry["name"]?.string, !name.trimmed.isEmpty else {
        wrongValues.append("roster[\(place)].name")
        continue
      }
      roster.people.append(
        Roster.Person(
          name: name.trimmed, role: entry["role"]?.string, phone: entry["phone"]?.string,
          aliases: entry["aliases"]?.array?.compactMap(\.string) ?? []))
      let known = ["name", "role", "phone", "aliases", "knows"]
      unknownKeys += (entry.object ?? [:]).keys.filter { !known.contains($0) }.sorted()
        .map { "roster[\(place)].\($0)" }
    }
  }

  private mutating func readTimers(_ value: JSON) {
    for (timer, bySeverity) in (value.object ?? [:]).sorted(by: { $0.key < $1.key }) {
      for (word, duration) in bySeverity.object ?? [:] {
        guard let severity = Severity(word: word),
          let seconds = duration.int ?? duration.string.flatMap(DurationText.seconds)
        else {
          wrongValues.append("timers.\(timer).\(word)")
          continue
        }
        timers[timer, default: [:]][severity] = seconds
      }
    }
  }

  private mutating func readCost(_ value: JSON) {
    guard let cost = value.double, cost >= 0 else { return wrongValues.append("costPerHour") }
    costPerHour = cost
  }

  private mutating func text(_ value: JSON, at key: String) -> String? {
    guard let text = value.string else {
      wrongValues.append(key)
      return nil
    }
    return text.isEmpty ? nil : text
  }
}
