public import Encoding

/// What an event says, beyond who, when and what kind: the operands and options of its verb.
///
/// Values are kept as JSON, so that what a newer release wrote is carried unchanged. Reading is
/// lenient: a value of another type than expected is absent, never a trap.
public struct EventData: Equatable, Sendable, ExpressibleByDictionaryLiteral {
  /// The members by key.
  public var members: [String: JSON]

  /// Wraps the members of an object.
  public init(members: [String: JSON] = [:]) {
    self.members = members
  }

  /// Makes data of text values; an absent value leaves its key out.
  public init(dictionaryLiteral elements: (Key, String?)...) {
    members = [:]
    for (key, value) in elements {
      self[key] = value
    }
  }

  /// The text under a key, or nil.
  public subscript(key: Key) -> String? {
    get { members[key.rawValue]?.string }
    set { members[key.rawValue] = newValue.map(JSON.string) }
  }

  /// The whole number under a key, or nil.
  public func integer(_ key: Key) -> Int? {
    members[key.rawValue]?.int
  }

  /// Sets a whole number.
  public mutating func set(_ key: Key, _ value: Int?) {
    members[key.rawValue] = value.map { .number(String($0)) }
  }

  /// Whether a switch was given.
  public func flag(_ key: Key) -> Bool {
    members[key.rawValue]?.bool ?? false
  }

  /// Sets a switch; an absent switch is off.
  public mutating func set(_ key: Key, _ value: Bool) {
    members[key.rawValue] = value ? .bool(true) : nil
  }

  /// The instant under a key, or nil.
  public func instant(_ key: Key) -> Instant? {
    self[key].flatMap { Instant(rfc3339: $0) }
  }

  /// Sets an instant, in UTC.
  public mutating func set(_ key: Key, _ value: Instant?) {
    self[key] = value?.rfc3339
  }

  /// The list of texts under a key; empty where there is none.
  public func list(_ key: Key) -> [String] {
    members[key.rawValue]?.array?.compactMap(\.string) ?? []
  }

  /// Sets a list of texts; an empty list leaves the key out.
  public mutating func set(_ key: Key, _ values: [String]) {
    members[key.rawValue] = values.isEmpty ? nil : .array(values.map(JSON.string))
  }
}

extension EventData {
  /// The keys of `data` on the wire: the operand and option names of the verbs.
  public enum Key: String, CaseIterable, Sendable {
    case approach = "approach"
    case audience = "audience"
    case began = "began"
    case component = "component"
    case confirmedBy = "confirmed-by"
    case cons = "cons"
    case data = "data"
    case detected = "detected"
    case drill = "drill"
    case due = "due"
    case evidence = "evidence"
    case foundBy = "found-by"
    case from = "from"
    case gate = "gate"
    case impact = "impact"
    case item = "item"
    case lane = "lane"
    case message = "message"
    case name = "name"
    case next = "next"
    case noNews = "no-news"
    case nobody = "nobody"
    case of = "of"
    case outcome = "outcome"
    case owner = "owner"
    case phone = "phone"
    case playbook = "playbook"
    case pros = "pros"
    case random = "random"
    case reason = "reason"
    case ref = "ref"
    case role = "role"
    case room = "room"
    case scope = "scope"
    case security = "security"
    case severity = "severity"
    case sha256 = "sha256"
    case state = "state"
    case takes = "takes"
    case template = "template"
    case text = "text"
    case ticket = "ticket"
    case time = "time"
    case timer = "timer"
    case timers = "timers"
    case title = "title"
    case to = "to"
    case undone = "undone"
    case until = "until"
    case url = "url"
    case users = "users"
    case version = "version"
    case what = "what"
    case when = "when"
    case why = "why"
    case zone = "zone"
  }
}
