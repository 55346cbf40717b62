import Encoding
import IncidentModel
import Testing

/// An incident as a list of what people did, each at a minute after its declaration: turns drafts
/// into events with increasing clocks, ids and times.
struct Script {
  /// 02:01 UTC on a Friday.
  static let start = Instant(milliseconds: 1_795_140_060_000)
  static let id = "inc-2026-11-20-orders"

  private(set) var events: [Event] = []
  /// The minute of the newest event.
  private(set) var minute = 0
  private var step = Step.callForHelp
  var writer = "ana-3f2a"

  /// A script that nothing was declared in.
  init() {}

  /// A script that begins with a declaration by max.
  init(_ severity: Severity, _ data: EventData = [:]) {
    var data = data
    data[.title] = "Orders return 500"
    data[.severity] = severity.rawValue
    add(0, .declared, by: "max", data)
  }

  /// The moment a number of minutes after the declaration.
  static func at(_ minute: Int) -> Instant {
    start.advanced(bySeconds: minute * 60)
  }

  /// The id of the n-th event, from 1.
  static func id(_ number: Int) -> String {
    let digits = String(number)
    return "01JD6Q" + String(repeating: "0", count: max(0, 20 - digits.count)) + digits
  }

  /// Adds an event, and returns its id.
  @discardableResult
  mutating func add(
    _ minute: Int, _ kind: EventKind, by: String = "ana", typedBy: String? = nil,
    step: Step? = nil, _ data: EventData = [:]
  ) -> String {
    add(minute, named: kind.rawValue, by: by, typedBy: typedBy, step: step, data)
  }

  /// Adds an event of any kind.
  @discardableResult
  mutating func add(
    _ minute: Int, named kind: String, by: String = "ana", typedBy: String? = nil,
    step: Step? = nil, _ data: EventData = [:]
  ) -> String {
    self.minute = max(self.minute, minute)
    self.step = step ?? self.step
    let number = events.count + 1
    let at = Self.at(minute)
    events.append(
      Event(
        id: Self.id(number), kindName: kind, at: at, recorded: at, by: by, typedBy: typedBy,
        step: self.step, data: data, clock: number, writer: writer, sequence: number))
    return Self.id(number)
  }

  /// Adds drafts, as a command would.
  mutating func add(_ minute: Int, _ drafts: [EventDraft]) {
    for draft in drafts { add(minute, draft.kind, by: draft.by, step: draft.step, draft.data) }
  }

  /// Goes to a step, as the commands do.
  mutating func go(_ minute: Int, _ step: Step, why: String? = nil) {
    add(minute, situation().moves(to: step, by: "ana", why: why))
  }

  var record: IncidentRecord { IncidentRecord(id: Self.id, events: events) }
  var incident: Incident { record.incident }

  /// The situation at a minute; at that of the newest event, where none is given.
  func situation(
    _ minute: Int? = nil, playbook: Playbook = .sample, roster: Roster = Roster(),
    speaker: String = "ana"
  ) -> Situation {
    Situation(
      incident: incident, playbook: playbook, roster: roster, now: Self.at(minute ?? self.minute),
      times: TimeText(zone: .utc), speaker: speaker)
  }
}

/// What an event says, where the compiler does not see it by itself.
func said(_ data: EventData) -> EventData { data }

extension EventData {
  /// The data with a moment under a key, told as a minute after the declaration.
  func with(_ key: Key, minute: Int) -> EventData {
    var data = self
    data.set(key, Script.at(minute))
    return data
  }

  /// The data with a switch on.
  func with(_ key: Key) -> EventData {
    var data = self
    data.set(key, true)
    return data
  }
}

/// A named incident with what is expected of it.
struct Story<Expected: Sendable>: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let expected: Expected
  let script: Script

  init(_ name: String, _ expected: Expected, _ tell: (inout Script) -> Void) {
    self.init(name, Script(.p1), expected, tell)
  }

  init(_ name: String, _ script: Script, _ expected: Expected, _ tell: (inout Script) -> Void) {
    var script = script
    tell(&script)
    testDescription = name
    self.expected = expected
    self.script = script
  }
}
