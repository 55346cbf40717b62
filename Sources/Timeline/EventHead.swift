import Encoding
import IncidentModel

/// What places an event and says whether it matters, read without the rest of its line.
struct EventHead {
  let identity: EventIdentity
  let position: Cursor.Position
  /// The kind; nil where a newer release wrote one that this one does not know.
  let kind: EventKind?
  let at: Instant
  let line: ArraySlice<UInt8>

  /// The head of the line that was scanned; nil when it is no event.
  ///
  /// A line without a writer has that of its file's name.
  init?(_ members: JSONMembers, writer: String) {
    guard let kind = members.string("kind"), let identity = Self.identity(members),
      let clock = members.int("clock"), (0...EventLine.highestCount).contains(clock),
      let sequence = members.int("seq"), (1...EventLine.highestCount).contains(sequence)
    else { return nil }
    self.identity = identity
    self.kind = EventKind.named(kind)
    // Nearly always its file's own writer, whose name need not be made anew for every line.
    let isOwn = members.isString("writer", writer)
    position = Cursor.Position(
      clock: clock, writer: isOwn ? writer : members.string("writer") ?? writer, sequence: sequence)
    at = members.instant("at") ?? members.instant("recorded") ?? Instant(milliseconds: 0)
    line = members.line
  }

  private static func identity(_ members: JSONMembers) -> EventIdentity? {
    let packed = members.plainText("id")?.withUnsafeBufferPointer { EventIdentity(ulid: $0) }
    if let packed { return packed }
    guard let id = members.string("id"), !id.isEmpty else { return nil }
    return EventIdentity(id)
  }

  /// Whether it comes before another, as `Event.precedes` has it.
  func precedes(_ other: EventHead) -> Bool {
    guard position == other.position else { return position.precedes(other.position) }
    return line.lexicographicallyPrecedes(other.line)
  }
}
