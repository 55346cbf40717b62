import ArgumentParsing
import Encoding
import IncidentModel

/// Takes settings out of JSON: what is wrong is left out and noted, and the rest counts.
///
/// Keys that begin with `//` are remarks.
struct SettingsReader {
  /// What was read.
  private(set) var settings = Settings()
  /// What is wrong, each with its byte in the text, in the order of the text.
  private(set) var problems: [(offset: Int, problem: SettingsProblem)] = []
  /// Where each value stands that was read, by its path.
  private(set) var offsets: [String: Int] = [:]
  /// The paths of the elements of a list that count, which are fewer where some are left out.
  private(set) var paths: [String: [String]] = [:]

  init(_ root: LocatedJSON) {
    for (key, value) in members(root, "", Self.keys) ?? [] {
      switch key {
      case "roster": settings.roster.people = list(value, key) { $0.person($1, $2) }
      case "rotation": settings.roster.rotation = rotation(value, key)
      case "escalation":
        settings.roster.escalation = list(value, key) { $0.contact($1, $2) }
      case "room": settings.room = text(value, key)
      case "statusPage": settings.statusPage = text(value, key)
      case "zone": settings.zone = text(value, key)
      case "timers": readTimers(value, key)
      case "hooks": readHooks(value, key)
      case "channelPrefix": settings.channelPrefix = text(value, key)
      case "editor": settings.editor = text(value, key)
      case "costPerHour": settings.costPerHour = amount(value, key)
      case "currency": settings.currency = text(value, key)
      default: break
      }
    }
    problems.sort { $0.offset < $1.offset }
  }

  /// The keys of the settings, in the order in which they are shown.
  static let keys = [
    "roster", "rotation", "escalation", "room", "statusPage", "channelPrefix", "zone", "timers",
    "hooks", "editor", "costPerHour", "currency",
  ]

  /// Words that people bring from elsewhere, and what they are called here.
  private static let borrowed = [
    "people": "roster", "team": "roster", "users": "roster", "responders": "roster",
    "oncall": "rotation", "schedule": "rotation", "contacts": "escalation", "vendors": "escalation",
    "warroom": "room", "meeting": "room", "timezone": "zone", "tz": "zone",
    "prefix": "channelPrefix",
    "channel": "channelPrefix", "cost": "costPerHour", "reminders": "timers", "page": "call",
    "number": "phone", "tel": "phone", "skills": "knows", "nicknames": "aliases", "names": "people",
    "begin": "start", "until": "to", "primary": "onCall", "secondary": "backup",
  ]
}

extension SettingsReader {
  /// Notes what is wrong at a place.
  mutating func note(_ problem: SettingsProblem, _ offset: Int) {
    problems.append((offset, problem))
  }

  /// The members of an object that are known and not null, in the order of the text.
  mutating func members(
    _ value: LocatedJSON, _ path: String, _ known: [String]
  ) -> [(String, LocatedJSON)]? {
    guard case .object(let members) = value.content else {
      note(.wrongValue(path, .object), value.offset)
      return nil
    }
    var found: [(String, LocatedJSON)] = []
    var seen: Set<String> = []
    for member in members where !member.name.hasPrefix("//") {
      let place = path.isEmpty ? member.name : "\(path).\(member.name)"
      if !seen.insert(member.name).inserted { note(.repeated(place), member.offset) }
      guard known.contains(member.name) else {
        note(.unknownKey(place, nearest: Self.nearest(member.name, known)), member.offset)
        continue
      }
      offsets[place] = member.offset
      if member.value.content != .scalar(.null) { found.append((member.name, member.value)) }
    }
    return found
  }

  /// The names that may be meant by one that nobody reads.
  private static func nearest(_ name: String, _ known: [String]) -> [String] {
    let bare = name.lowercased().filter(\.isLetter)
    if let same = known.first(where: { $0.lowercased().filter(\.isLetter) == bare }) {
      return [same]
    }
    if let word = borrowed[bare], known.contains(word) { return [word] }
    return NameSuggestion.nearest(to: name, among: known)
  }

  /// What the elements of a list say; the path of each that says something is kept.
  mutating func list<Element>(
    _ value: LocatedJSON, _ path: String,
    _ read: (inout SettingsReader, LocatedJSON, String) -> Element?
  ) -> [Element] {
    guard case .array(let elements) = value.content else {
      note(.wrongValue(path, .list), value.offset)
      return []
    }
    var found: [Element] = []
    for (place, element) in elements.enumerated() {
      let here = "\(path)[\(place)]"
      offsets[here] = element.offset
      guard let one = read(&self, element, here) else { continue }
      found.append(one)
      paths[path, default: []].append(here)
    }
    return found
  }

  /// A text; nil for an empty one.
  mutating func text(
    _ value: LocatedJSON, _ path: String, wanted: SettingsProblem.Wanted = .text
  ) -> String? {
    guard case .scalar(.string(let text)) = value.content else {
      note(.wrongValue(path, wanted), value.offset)
      return nil
    }
    let trimmed = text.trimmed
    return trimmed.isEmpty ? nil : trimmed
  }

  /// The texts of a list, or the one that stands in its place.
  mutating func texts(_ value: LocatedJSON, _ path: String) -> [String] {
    guard case .array = value.content else {
      paths[path] = [path]
      return [text(value, path, wanted: .texts)].compactMap(\.self)
    }
    return list(value, path) { $0.text($1, $2) }
  }

  /// Seconds, as a duration or a number of them.
  private mutating func seconds(_ value: LocatedJSON, _ path: String) -> Int? {
    let found: Int? =
      switch value.content {
      case .scalar(.string(let text)): text == "0" ? 0 : DurationText.seconds(text)
      case .scalar(.number): value.value.int
      default: nil
      }
    guard let found, found >= 0 else {
      note(.wrongValue(path, .duration), value.offset)
      return nil
    }
    return found
  }

  private mutating func amount(_ value: LocatedJSON, _ path: String) -> Double? {
    guard let amount = value.value.double, amount >= 0 else {
      note(.wrongValue(path, .amount), value.offset)
      return nil
    }
    return amount
  }

  /// Timers by severity; `mitigated` is the same timer once the impact has stopped, and a duration
  /// alone counts for every severity.
  private mutating func readTimers(_ value: LocatedJSON, _ path: String) {
    for (timer, value) in members(value, path, IncidentTimer.adjustable) ?? [] {
      let place = "\(path).\(timer)"
      guard case .object = value.content else {
        if let seconds = seconds(value, place) { setTimer(timer, seconds) }
        continue
      }
      let words =
        Severity.allCases.map(\.rawValue)
        + (IncidentTimer.changesOnceMitigated(timer) ? ["mitigated"] : [])
      for (word, value) in members(value, place, words) ?? [] {
        guard let seconds = seconds(value, "\(place).\(word)") else { continue }
        if let severity = Severity(word: word) {
          settings.timers[timer, default: [:]][severity] = seconds
        } else {
          setTimer("\(timer)-\(word)", seconds)
        }
      }
    }
  }

  private mutating func setTimer(_ timer: String, _ seconds: Int) {
    for severity in Severity.allCases { settings.timers[timer, default: [:]][severity] = seconds }
  }

  private mutating func readHooks(_ value: LocatedJSON, _ path: String) {
    for (name, value) in members(value, path, HookName.all) ?? [] {
      settings.hooks[name] = text(value, "\(path).\(name)")
    }
  }
}
