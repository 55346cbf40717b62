import IncidentModel

/// How far into each file a reader has come.
public struct Cursor: Equatable, Sendable {
  /// A place in one file, always behind a newline.
  struct Place: Equatable, Sendable {
    /// The offset of the first byte that was not read.
    var offset: Int64 = 0
    /// The number of lines before it.
    var lines = 0
    /// The last bytes before it, by which the file is known again.
    var landmark: [UInt8] = []
  }

  /// How many bytes a landmark has at most.
  static let landmarkSize = 96

  var places: [LogFileName: Place] = [:]
  var seen: Set<EventIdentity> = []
  /// The latest event.
  var last: Position?

  /// What orders an event, without the event.
  struct Position: Equatable, Sendable {
    var clock: Int
    var writer: String
    var sequence: Int

    init(clock: Int, writer: String, sequence: Int) {
      self.clock = clock
      self.writer = writer
      self.sequence = sequence
    }

    init(_ event: Event) {
      self.init(clock: event.clock, writer: event.writer, sequence: event.sequence)
    }

    func precedes(_ other: Position) -> Bool {
      if clock != other.clock { return clock < other.clock }
      if writer != other.writer {
        return writer.utf8.lexicographicallyPrecedes(other.writer.utf8)
      }
      return sequence < other.sequence
    }
  }

  /// The cursor before all events.
  public init() {}

  /// Notes that an event was handed out; false when it had been before.
  mutating func take(_ event: Event) -> Bool {
    take(EventIdentity(event.id), Position(event))
  }

  mutating func take(_ identity: EventIdentity, _ position: Position) -> Bool {
    guard seen.insert(identity).inserted else { return false }
    if last.map({ $0.precedes(position) }) ?? true { last = position }
    return true
  }
}
