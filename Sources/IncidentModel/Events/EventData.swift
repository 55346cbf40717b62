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
