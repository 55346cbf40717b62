public import Encoding
public import IncidentModel

/// An event as a line, and a line as an event.
public enum EventLine {
  /// The version of the format that this release writes.
  public static let version = 1
  /// The highest logical clock, and the highest number of a line, that is believed.
  ///
  /// A flipped digit must not drive them to where they cannot be counted up. A writer that is there
  /// stays there: events of one clock still have an order.
  static let highestCount = 1 << 53

  /// The most bytes of a line; what has no newline for longer is no timeline.
  static let largestSize = JSON.defaultLimit

  /// The line of an event, without its newline: canonical JSON.
  ///
  /// `previous` is the SHA-256, in hex, of the line before.
  public static func bytes(of event: Event, previous: String) -> [UInt8] {
    var members: [String: JSON] = [
      "at": .string(event.at.rfc3339),
      "by": .string(event.by),
      "clock": JSON(event.clock),
      "data": .object(event.data.members),
      "id": .string(event.id),
      "kind": .string(event.kindName),
      "prev": .string(previous),
      "recorded": .string(event.recorded.rfc3339),
      "seq": JSON(event.sequence),
      "v": JSON(event.version),
      "writer": .string(event.writer),
    ]
    if let step = event.step { members["step"] = .string(step.id) }
    if let typedBy = event.typedBy { members["typedBy"] = .string(typedBy) }
    return JSON.object(members).canonicalBytes
  }

  /// What `prev` says in a file's first line.
  public static let noPrevious = String(repeating: "0", count: 64)

  /// The event of a line without its newline; nil when it is JSON but no event.
  ///
  /// An event needs an id, a kind, a clock and a number. All else has a meaning when it is absent or
  /// of another type, so that a newer release's lines are carried. A line without a writer has that
  /// of its file's name. `members` is storage, used again from line to line.
  ///
  /// - Throws: what is wrong with a line that is not JSON, or not an object.
  public static func event(
    _ line: ArraySlice<UInt8>, writer: String, members: inout JSONMembers
  ) throws(JSONError) -> Event? {
    try members.scan(line)
    return EventHead(members, writer: writer).map { event($0, members) }
  }

  /// The event of a line that was scanned and has this head.
  static func event(_ head: EventHead, _ members: JSONMembers) -> Event {
    Event(
      id: members.string("id") ?? "", kindName: members.string("kind") ?? "", at: head.at,
      recorded: members.instant("recorded") ?? head.at, by: members.string("by") ?? "",
      typedBy: members.string("typedBy"), step: members.string("step").flatMap(Step.init(id:)),
      data: EventData(members: members["data"]?.object ?? [:]), clock: head.position.clock,
      writer: head.position.writer, sequence: head.position.sequence,
      version: members.int("v") ?? 0, line: Array(head.line))
  }

  /// The event of a line that stands alone, as in an export; nil when it is JSON but no event.
  ///
  /// - Throws: what is wrong with a line that is not JSON, or not an object.
  public static func event(_ line: [UInt8]) throws(JSONError) -> Event? {
    var members = JSONMembers()
    return try event(line[...], writer: "", members: &members)
  }
}
