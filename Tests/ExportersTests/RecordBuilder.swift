import Encoding
import IncidentModel

/// Makes a record of drafts, with the ids, times, order and lines that a timeline would give them.
struct RecordBuilder {
  private(set) var events: [Event] = []
  private var now: Instant
  private var step = Step.callForHelp

  /// The first event happens at this time, each further one ten seconds later.
  init(startingAt start: String) {
    now = Instant(rfc3339: start) ?? Instant(milliseconds: 0)
  }

  /// Lets time pass.
  mutating func wait(minutes: Int) {
    now = now.advanced(bySeconds: minutes * 60)
  }

  /// The time of the next event, some minutes later or, for a negative count, earlier.
  func minutes(_ count: Int) -> Instant {
    now.advanced(bySeconds: count * 60)
  }

  /// Adds an event and returns its id.
  @discardableResult
  mutating func add(_ draft: EventDraft) -> String {
    step = draft.step ?? step
    return add(
      kind: draft.kind.rawValue, at: draft.at, by: draft.by, typedBy: draft.typedBy,
      data: draft.data, extra: [:])
  }

  /// Adds an event of any kind, with members of the line that this release does not know.
  @discardableResult
  mutating func add(
    kind: String, at: Instant? = nil, by: String, typedBy: String? = nil, data: EventData,
    id: String? = nil, writer: String = "test-0000", extra: [String: JSON]
  ) -> String {
    let sequence = events.count + 1
    let number = String(sequence)
    let id = id ?? "01JD6Q" + String(repeating: "0", count: 20 - number.count) + number
    var members: [String: JSON] = [
      "at": .string((at ?? now).rfc3339), "by": .string(by), "clock": JSON(sequence),
      "data": .object(data.members), "id": .string(id), "kind": .string(kind),
      "recorded": .string(now.rfc3339), "seq": JSON(sequence), "step": .string(step.id), "v": 1,
      "writer": .string(writer),
    ]
    members["typedBy"] = typedBy.map(JSON.string)
    let line = JSON.object(members.merging(extra) { $1 }).canonicalBytes
    events.append(
      Event(
        id: id, kindName: kind, at: at ?? now, recorded: now, by: by, typedBy: typedBy, step: step,
        data: data, clock: sequence, writer: writer, sequence: sequence, line: line))
    now = now.advanced(bySeconds: 10)
    return id
  }

  /// The record of what was added.
  func record(id: String) -> IncidentRecord {
    IncidentRecord(id: id, events: events)
  }
}
